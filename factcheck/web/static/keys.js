// Single keys. Elements say which key acts on them with data-key, by its usual name; the keys
// of the person stand on the body. None acts while something is being typed, with Ctrl, Alt or Meta held, or
// where the person has switched them off.
const own = JSON.parse(document.body.dataset.keys || "{}");
const meant = new Map(Object.entries(own).filter(([name]) => name !== "off").map(([name, key]) => [key, name]));

function typing(target) {
  return target.closest?.("input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]");
}

function shown(element) {
  return element.getClientRects().length > 0;
}

// The field a form wants first: where one goes on with the keyboard once it is open.
function focusIn(details) {
  details.open = true;
  details.scrollIntoView({ block: "nearest" });
  details.querySelector("select, textarea, input:not([type=hidden])")?.focus();
}

function act(name) {
  const asked = new CustomEvent("key", { detail: name, cancelable: true });
  if (!document.dispatchEvent(asked)) return true;
  // Beside the panel's own, so that the claim in hand comes before what else is on the page.
  const all = [...document.querySelectorAll(`[data-key="${CSS.escape(name)}"]`)].filter(shown);
  const element = all.find((one) => one.closest("#panel")) ?? all[0];
  if (!element) return false;
  if (element.matches("summary")) {
    const details = element.parentElement;
    if (details.querySelector("form")) focusIn(details);
    else details.open = !details.open;
  } else if (element.matches("input, textarea, select")) {
    element.focus();
    element.select?.();
  } else {
    element.click();
  }
  return true;
}

function label(digit) {
  const labels = document.querySelectorAll("#judge input[name=label]");
  const chosen = labels[digit === "0" ? 9 : Number(digit) - 1];
  if (!chosen) return false;
  chosen.checked = true;
  chosen.dispatchEvent(new Event("input", { bubbles: true }));
  chosen.form.querySelector("textarea").focus();
  return true;
}

document.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  const field = typing(event.target);
  if (event.key === "Enter" && event.ctrlKey && field?.form?.id === "judge") {
    event.preventDefault();
    field.form.requestSubmit(field.form.querySelector("button[value=next]"));
    return;
  }
  if (event.key === "Escape" && field) {
    field.blur();
    return;
  }
  if (own.off || field || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  const done = /^[0-9]$/.test(event.key) ? label(event.key) : meant.has(event.key) && act(meant.get(event.key));
  if (done) event.preventDefault();
});
