// While work is under way for an article its line is fetched anew; when it is done the page is offered again.
const PAUSE = 2000;

function box() {
  return document.querySelector("[data-work]");
}

async function look() {
  const old = box();
  if (!old || old.dataset.underWay === "0") return;
  try {
    const answer = await fetch(old.dataset.work, { headers: { Accept: "text/html" } });
    if (!answer.ok || answer.redirected) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("[data-work]");
    if (!fresh) return;
    if (fresh.dataset.underWay === "0" && !fresh.querySelector(".failed")) {
      const line = document.createElement("p");
      const link = document.createElement("a");
      link.href = location.href;
      link.textContent = "Show the page as it is now";
      line.append("Done. ", link);
      fresh.append(line);
    }
    old.replaceWith(fresh);
  } catch {
    // no connection for a moment: the next look will tell
  }
  setTimeout(look, PAUSE);
}

setTimeout(look, PAUSE);
