// The workbench: moving from claim to claim without leaving the page, and keys for what is done most.
import { forget } from "./drafts.js";

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

const sheet = matchMedia("(max-width: 64rem)"); // as in workbench.css: the panel covers the lower half
function intoView(element) {
  if (!element) return;
  const box = element.getBoundingClientRect();
  if (box.top < 60 || box.bottom > innerHeight * (sheet.matches ? 0.4 : 0.85)) element.scrollIntoView({ block: "center" });
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
  const parts = new DOMParser().parseFromString(await answer.text(), "text/html");
  show(parts.querySelector("#panel"), { scrollText });
}

function show(section, { scrollText = true } = {}) {
  const id = section.dataset.claim;
  place.replaceChildren(section);
  place.dispatchEvent(new CustomEvent("panel:shown", { bubbles: true }));
  history.replaceState(null, "", address(id));
  light(id);
  if (scrollText) intoView(document.querySelector(`#n${CSS.escape(id)}`));
  place.closest(".side").scrollTop = 0;
}

if (bench) {
  // Whoever comes by the address of a claim sees it in the text, too.
  if (panel()) intoView(document.querySelector(`#n${CSS.escape(panel().dataset.claim)}`));
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

// Moving on with the keys goes through the list as it is filtered.
function step(by) {
  if (!bench) return false;
  const now = panel()?.dataset.claim;
  const line = now && bench.querySelector(`.claims li[data-claim="${CSS.escape(now)}"]`);
  const lines = bench.querySelectorAll(".claims li[data-claim]");
  const next = line
    ? by > 0 ? line.nextElementSibling : line.previousElementSibling
    : lines[by > 0 ? 0 : lines.length - 1];
  if (next) choose(next.dataset.claim);
  return true;
}

document.addEventListener("key", (event) => {
  const by = { j: 1, k: -1 }[event.detail];
  if (by && step(by)) event.preventDefault();
});

// “Save and next” without drawing the page again: the server answers with the next claim's panel, the
// line of the one just judged and what to say of it. Whatever goes wrong is left to the form itself.
const DELIVERED = "X-Factcheck-Part";
document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!bench || form.id !== "judge" || event.submitter?.value !== "next" || form.dataset.plain) return;
  event.preventDefault();
  const mine = ++asked;
  const button = event.submitter;
  const sent = new FormData(form, button);
  button.disabled = true;
  let answer;
  try {
    answer = await fetch(form.action, { method: "POST", body: sent, headers: { [DELIVERED]: "panel" } });
  } catch {
    answer = null;
  }
  button.disabled = false;
  if (!answer?.ok || !answer.headers.has(DELIVERED)) {
    form.dataset.plain = "1";
    form.requestSubmit(button);
    return;
  }
  const parts = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const old of document.querySelectorAll(".said")) old.remove();
  const main = document.querySelector("main");
  for (const said of parts.querySelectorAll(".said")) {
    if (said.dataset.saved) forget(said.dataset.saved);
    main.before(said);
  }
  for (const line of parts.querySelectorAll(".claims > li")) {
    bench.querySelector(`.claims li[data-claim="${CSS.escape(line.dataset.claim)}"]`)?.replaceWith(line);
  }
  if (mine !== asked) return;
  show(parts.querySelector("#panel"));
  panel()?.querySelector("a, summary, input:not([type=hidden])")?.focus({ preventScroll: true });
});
