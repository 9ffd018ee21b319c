// Drafts: what is typed into a form with data-draft stays in this browser until it is saved. Each person
// has their own, for several may share a browser.
const PREFIX = `factcheck:draft:${document.body.dataset.who}:`;
const KEPT_DAYS = 14;

function fields(form) {
  return [...form.elements].filter(
    (field) => field.name && !["hidden", "password", "file", "submit", "button"].includes(field.type) && field.type !== "fieldset",
  );
}

function read(name) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + name));
  } catch {
    return null;
  }
}

export function forget(name) {
  try {
    localStorage.removeItem(PREFIX + name);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

function keep(form) {
  const values = {};
  for (const field of fields(form)) {
    if (field.type === "radio" || field.type === "checkbox") {
      if (field.checked !== field.defaultChecked) values[`${field.name}=${field.value}`] = field.checked;
    } else if (field.tagName === "SELECT") {
      const usual = [...field.options].find((option) => option.defaultSelected) ?? field.options[0];
      if (field.value !== usual?.value) values[field.name] = field.value;
    } else if (field.value !== field.defaultValue) {
      values[field.name] = field.value;
    }
  }
  try {
    if (Object.keys(values).length) {
      localStorage.setItem(PREFIX + form.dataset.draft, JSON.stringify({ at: Date.now(), values }));
    } else {
      forget(form.dataset.draft);
    }
  } catch {
    // No room or not allowed: typing goes on without a draft.
  }
}

function restore(form) {
  const draft = read(form.dataset.draft);
  if (!draft) return;
  if (Date.now() - draft.at > KEPT_DAYS * 86_400_000) {
    forget(form.dataset.draft);
    return;
  }
  let restored = false;
  for (const field of fields(form)) {
    if (field.type === "radio" || field.type === "checkbox") {
      const checked = draft.values[`${field.name}=${field.value}`];
      if (checked !== undefined && checked !== field.checked) {
        field.checked = checked;
        restored = true;
      }
    } else if (field.name in draft.values && field.value !== draft.values[field.name]) {
      field.value = draft.values[field.name];
      restored = true;
    }
  }
  if (!restored) return;
  form.closest("details")?.setAttribute("open", "");
  const note = document.createElement("p");
  note.className = "restored";
  const button = document.createElement("button");
  button.type = "button";
  button.className = "quiet";
  button.textContent = "Discard it";
  button.addEventListener("click", () => {
    form.reset();
    forget(form.dataset.draft);
    note.remove();
  });
  note.append("What you typed here before is back. ", button);
  form.append(note);
}

export function keepDrafts(root) {
  for (const form of root.querySelectorAll("form[data-draft]")) {
    if (form.dataset.kept) continue;
    form.dataset.kept = "1";
    restore(form);
    form.addEventListener("input", () => keep(form));
  }
}
