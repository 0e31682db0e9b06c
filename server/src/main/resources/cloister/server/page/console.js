"use strict";
// Everything works without this script; with it, what changes is seen at once.

for (const button of document.querySelectorAll("[data-copies]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const field = button.parentElement.querySelector("[data-copy]");
    field.select();
    await navigator.clipboard.writeText(field.value);
    button.textContent = button.dataset.done;
  });
}

// On a phone the sections are a strip; the page's own is to be seen in it.
const here = document.querySelector(".side [aria-current]");
if (here) {
  const strip = here.closest("ul");
  strip.scrollLeft = here.offsetLeft - (strip.clientWidth - here.offsetWidth) / 2;
}

/** Takes the live parts of the page as they are now, but for one that somebody is using. */
async function refresh() {
  const answer = await fetch(location.href, { headers: { "X-Live": "1" } });
  if (!answer.ok || answer.redirected) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of document.querySelectorAll("[data-live][id]")) {
    const fresh = page.getElementById(part.id);
    if (fresh && fresh.innerHTML !== part.innerHTML && !part.contains(document.activeElement)) {
      const seen = part.querySelector(".stage");
      const now = document.importNode(fresh, true);
      part.replaceWith(now);
      const stage = now.querySelector(".stage");
      if (seen && stage) stage.scrollTo(seen.scrollLeft, seen.scrollTop);
    }
  }
}

/** Begins each picture at what it is about. */
for (const stage of document.querySelectorAll(".stage")) {
  const centre = stage.querySelector("[aria-current]");
  if (!centre) continue;
  const box = centre.getBoundingClientRect();
  const around = stage.getBoundingClientRect();
  stage.scrollTo(
    box.left - around.left - (around.width - box.width) / 2,
    box.top - around.top - (around.height - box.height) / 2,
  );
}

const pause = (seconds) => new Promise((done) => setTimeout(done, 1000 * seconds));

/** Waits for commits, which the server tells of as soon as they are there. */
async function follow() {
  let revision = document.body.dataset.revision;
  for (;;) {
    if (document.hidden) {
      await pause(2);
      continue;
    }
    try {
      const answer = await fetch("/console/changes?since=" + revision);
      if (answer.redirected || answer.status === 403) return;
      const now = (await answer.text()).trim();
      if (answer.ok && now !== revision) {
        revision = now;
        await refresh();
        await pause(0.5);
      } else if (!answer.ok) {
        await pause(10);
      }
    } catch {
      await pause(10);
    }
  }
}
if (document.querySelector("[data-live]")) follow();

/** Shows what the linter finds while a policy is written. */
const editor = document.querySelector("textarea[name=document]");
const findings = document.getElementById("findings");
if (editor && findings) {
  let asked = 0;
  editor.addEventListener("input", async () => {
    const mine = ++asked;
    await pause(0.4);
    if (mine !== asked) return;
    const answer = await fetch("/console/lint", {
      method: "POST",
      body: new URLSearchParams(new FormData(editor.form)),
    });
    if (!answer.ok || mine !== asked) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("findings");
    if (fresh) document.getElementById("findings").replaceWith(document.importNode(fresh, true));
  });
}
