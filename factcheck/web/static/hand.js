// Words selected in a text go along into the forms for new claims, flags and splits.
const NOT_TEXT = ".no, .flag";

function wordsOf(range) {
  const copy = range.cloneContents();
  for (const extra of copy.querySelectorAll(NOT_TEXT)) extra.remove();
  for (const block of copy.querySelectorAll("p, h2")) block.prepend("\n");
  return copy.textContent.trim();
}

let chosen = null;

document.addEventListener("selectionchange", () => {
  const selection = getSelection();
  if (!selection.rangeCount) return;
  const range = selection.getRangeAt(0);
  const around = range.commonAncestorContainer;
  const ground = (around.nodeType === 1 ? around : around.parentElement)?.closest(".reading, .selectable");
  if (!ground) return;
  const words = range.collapsed ? "" : wordsOf(range);
  if (words) {
    // Where it stands, counted in characters: tells apart words that stand there twice.
    const before = document.createRange();
    before.setStart(ground, 0);
    before.setEnd(range.startContainer, range.startOffset);
    chosen = { words, near: [...wordsOf(before)].length };
  } else {
    chosen = null;
  }
  for (const place of document.querySelectorAll("[data-chosen]")) {
    place.dataset.empty ??= place.textContent;
    place.textContent = chosen ? `“${chosen.words}”` : place.dataset.empty;
  }
});

function take(event) {
  const link = event.target.closest("[data-takes=selection] a");
  if (link && chosen) {
    const url = new URL(link.href);
    url.searchParams.set("words", chosen.words);
    url.searchParams.set("near", chosen.near);
    link.href = url.href;
    return;
  }
  const button = event.target.closest("[data-use-selection]");
  if (button && chosen) {
    const field = document.getElementById(button.dataset.useSelection);
    field.value = chosen.words;
    if (button.dataset.near) document.getElementById(button.dataset.near).value = chosen.near;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  }
}
document.addEventListener("click", take, { capture: true });
