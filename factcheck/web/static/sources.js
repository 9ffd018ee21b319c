// On a source's page: selected words go into the form that uses them as evidence.
const text = document.querySelector(".source-text");
const use = document.querySelector("#use");

if (text && use) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "take-words main";
  button.hidden = true;
  button.textContent = "Use as evidence for claim …";
  document.body.append(button);

  // Characters are counted as Python counts them: by code points, without the numbers in the margin.
  const place = (range) => {
    const start = range.startContainer;
    const paragraph = (start.nodeType === Node.TEXT_NODE ? start.parentElement : start).closest("[data-start]");
    if (!paragraph) return "";
    const before = document.createRange();
    before.setStart(paragraph, 0);
    before.setEnd(range.startContainer, range.startOffset);
    return String(Number(paragraph.dataset.start) + [...words(before)].length);
  };

  const words = (range) => {
    const copy = range.cloneContents();
    for (const number of copy.querySelectorAll("a.no")) number.remove();
    const paragraphs = copy.querySelectorAll("p");
    return paragraphs.length ? [...paragraphs].map((one) => one.textContent).join("\n") : copy.textContent;
  };

  const chosen = () => {
    const selection = document.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    return text.contains(range.commonAncestorContainer) && words(range).trim() ? range : null;
  };

  document.addEventListener("selectionchange", () => {
    const range = chosen();
    button.hidden = !range;
    if (!range) return;
    const box = range.getBoundingClientRect();
    const left = Math.min(Math.max(8, box.left), document.documentElement.clientWidth - button.offsetWidth - 8);
    button.style.setProperty("left", `${left + scrollX}px`);
    button.style.setProperty("top", `${box.bottom + scrollY + 6}px`);
  });

  button.addEventListener("click", () => {
    const range = chosen();
    if (!range) return;
    use.open = true;
    use.querySelector("[name=excerpt]").value = words(range).trim();
    use.querySelector("[name=near]").value = place(range);
    use.querySelector("[name=excerpt]").dispatchEvent(new Event("input", { bubbles: true }));
    const claim = use.querySelector("[name=claim]");
    (claim.value ? use.querySelector("[name=stance]") : claim).focus();
    use.scrollIntoView({ block: "nearest" });
    button.hidden = true;
  });
  // A press would take the selection away before the click arrives.
  button.addEventListener("mousedown", (event) => event.preventDefault());
  // Other words than the ones that were chosen have another place.
  use.querySelector("[name=excerpt]").addEventListener("input", (event) => {
    if (event.isTrusted) use.querySelector("[name=near]").value = "";
  });
}
