// On every page: what is typed is kept, files can be dropped, long work says that it is going on.
import { keepDrafts, forget } from "./drafts.js";

document.documentElement.classList.add("js");

for (const notice of document.querySelectorAll("[data-saved]")) {
  if (notice.dataset.saved) forget(notice.dataset.saved);
}
keepDrafts(document);
document.addEventListener("panel:shown", (event) => keepDrafts(event.target));

for (const form of document.querySelectorAll("form[data-busy]")) {
  form.addEventListener("submit", () => {
    const button = form.querySelector("button.main");
    button.textContent = form.dataset.busy;
    button.setAttribute("aria-busy", "true");
  });
}

// Files dropped anywhere on the box for new articles are chosen in its file field.
const take = document.querySelector(".take");
if (take) {
  const files = take.querySelector("input[type=file]");
  take.addEventListener("dragover", (event) => {
    if ([...event.dataTransfer.types].includes("Files")) {
      event.preventDefault();
      take.classList.add("over");
    }
  });
  take.addEventListener("dragleave", () => take.classList.remove("over"));
  take.addEventListener("drop", (event) => {
    take.classList.remove("over");
    if (event.dataTransfer.files.length) {
      event.preventDefault();
      files.files = event.dataTransfer.files;
      files.focus();
    }
  });
}

for (const field of document.querySelectorAll("input[readonly]")) {
  field.addEventListener("focus", () => field.select());
}

// The menu of the account closes as one expects of a menu.
const account = document.querySelector(".account");
if (account) {
  document.addEventListener("click", (event) => {
    if (!account.contains(event.target)) account.open = false;
  });
  account.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && account.open) {
      account.open = false;
      account.querySelector("summary").focus();
    }
  });
}

// On a narrow screen the pages are a strip one pushes: the one that is open is brought into sight.
const pages = document.querySelector(".top nav");
const here = pages?.querySelector("[aria-current]");
if (here) pages.scrollLeft = here.offsetLeft - pages.clientWidth / 2 + here.offsetWidth / 2;
