// The workbench: moving from claim to claim without leaving the page, and keys for what is done most.
const bench = document.querySelector("[data-bench]");
const place = document.querySelector("#panel-place");

function panel() {
  return document.querySelector("#panel");
}

function address(id) {
  const url = new URL(bench.dataset.back, location.href);
  url.searchParams.set("claim", id);
  return url.pathname + url.search;
}

function light(id) {
  for (const old of bench.querySelectorAll(".on")) old.classList.remove("on");
  for (const piece of bench.querySelectorAll(`[data-claims~="${id}"], [data-claim="${id}"]`)) {
    if (piece.matches("li, .no, .c")) piece.classList.add("on");
  }
}

function intoView(element) {
  if (!element) return;
  const box = element.getBoundingClientRect();
  if (box.top < 60 || box.bottom > innerHeight * 0.55) element.scrollIntoView({ block: "center" });
}

let asked = 0;
async function choose(id, { scrollText = true } = {}) {
  const mine = ++asked;
  const url = `/claims/${id}/panel?back=${encodeURIComponent(bench.dataset.back)}`;
  let answer;
  try {
    answer = await fetch(url, { headers: { Accept: "text/html" } });
  } catch {
    answer = null;
  }
  if (mine !== asked) return;
  if (!answer || !answer.ok || answer.redirected) {
    location.href = `${address(id)}#panel`;
    return;
  }
  place.innerHTML = await answer.text();
  place.dispatchEvent(new CustomEvent("panel:shown", { bubbles: true }));
  history.replaceState(null, "", address(id));
  light(id);
  const number = document.querySelector(`#n${CSS.escape(String(id))}`);
  if (scrollText) intoView(number);
  place.closest(".side").scrollTop = 0;
}

if (bench) {
  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const link = event.target.closest("a[data-claim], .claims li[data-claim] > a");
    if (link && (bench.contains(link))) {
      event.preventDefault();
      const id = link.dataset.claim ?? link.parentElement.dataset.claim;
      choose(id, { scrollText: !link.closest(".reading") });
      return;
    }
    const piece = event.target.closest(".reading .c");
    if (piece && !event.target.closest("a") && getSelection().isCollapsed) {
      // The innermost claim is the last of the list; clicking again goes outwards.
      const ids = piece.dataset.claims.split(" ");
      const at = ids.indexOf(panel()?.dataset.claim ?? "");
      choose(ids[at > 0 ? at - 1 : ids.length - 1], { scrollText: false });
    }
  });
  for (const field of bench.querySelectorAll(".side > .filters select, .side > .filters input[type=checkbox]")) {
    field.addEventListener("change", () => field.form.requestSubmit());
  }
}

// Keys. None acts while something is being typed.
function typing(target) {
  return target.closest("input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]");
}

function step(by) {
  const now = panel()?.dataset.claim;
  if (!bench) {
    document.querySelector(by > 0 ? ".steps [rel=next]" : ".steps [rel=prev]")?.click();
    return;
  }
  const ids = [...bench.querySelectorAll(".claims li[data-claim]")].map((line) => line.dataset.claim);
  const at = ids.indexOf(now);
  const next = at < 0 ? ids[by > 0 ? 0 : ids.length - 1] : ids[at + by];
  if (next) choose(next);
}

function openAndFocus(details, field) {
  if (!details) return;
  details.open = true;
  details.scrollIntoView({ block: "nearest" });
  details.querySelector(field)?.focus();
}

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  e: () => openAndFocus(document.querySelector("#attach"), "select, input:not([type=hidden])"),
  f: () => openAndFocus(document.querySelector("#panel .answer, #answer .answer"), "textarea"),
  s: () => document.querySelector("#find")?.focus(),
  "?": () => {
    const keys = document.querySelector("#keys");
    if (keys) keys.open = !keys.open;
  },
};

document.addEventListener("keydown", (event) => {
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
  if (field || event.ctrlKey || event.metaKey || event.altKey) return;
  if (/^[0-9]$/.test(event.key)) {
    const labels = document.querySelectorAll("#judge input[name=label]");
    const chosen = labels[event.key === "0" ? 9 : Number(event.key) - 1];
    if (chosen) {
      event.preventDefault();
      chosen.checked = true;
      chosen.dispatchEvent(new Event("input", { bubbles: true }));
      chosen.form.querySelector("textarea").focus();
    }
    return;
  }
  const act = KEYS[event.key];
  if (act) {
    event.preventDefault();
    act();
  }
});
