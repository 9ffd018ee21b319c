// Comparing: n and p go from difference to difference, a accepts the grade one is at.
const steps = () => [...document.querySelectorAll("[data-step]")];
let here = null;

function go(by) {
  const all = steps();
  if (!all.length) return;
  let at = here ? all.indexOf(here) + by : by > 0 ? 0 : all.length - 1;
  if (!here && by > 0) {
    const seen = all.findIndex((one) => one.getBoundingClientRect().top > 80);
    at = seen < 0 ? 0 : seen;
  }
  at = Math.max(0, Math.min(all.length - 1, at));
  here?.classList.remove("here");
  here = all[at];
  here.closest("details")?.setAttribute("open", "");
  here.classList.add("here");
  here.focus({ preventScroll: true });
  here.scrollIntoView({ block: "center" });
}

document.addEventListener("focusin", (event) => {
  const step = event.target.closest?.("[data-step]");
  if (step && step !== here) {
    here?.classList.remove("here");
    here = step;
    here.classList.add("here");
  }
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]")) return;
  const acts = {
    n: () => go(1),
    p: () => go(-1),
    a: () => here?.querySelector("button.accept")?.click(),
    "?": () => document.querySelector("#keys")?.toggleAttribute("open"),
  };
  if (acts[event.key]) {
    event.preventDefault();
    acts[event.key]();
  }
});

if (location.hash.startsWith("#q")) {
  const step = document.querySelector(`${CSS.escape ? "#" + CSS.escape(location.hash.slice(1)) : location.hash}`);
  if (step?.matches("[data-step]")) step.focus({ preventScroll: true });
}
