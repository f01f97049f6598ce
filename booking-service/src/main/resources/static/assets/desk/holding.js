// Whoever leaves the booking page gives up the start that is held for her: nobody has to wait for it to run out.

const KEPT_MS = 10_000;
const SETTLED_MS = 1_000;

let keptUntil = 0;

const holdId = () => document.getElementById("held")?.dataset.hold;
const keep = () => (keptUntil = performance.now() + KEPT_MS);

// An address that names the hold goes on with it: another day, a new client, the same page again.
window.navigation?.addEventListener("navigate", ({ destination }) => {
  if (holdId() && !destination.sameDocument && destination.url.includes(holdId())) {
    keep();
  }
});

// A reload by the browser announces itself by its key alone. After one by its button the page must look again.
document.addEventListener("keydown", ({ key, ctrlKey, metaKey }) => {
  if (key === "F5" || (key.toLowerCase() === "r" && (ctrlKey || metaKey))) {
    keep();
  }
});
if (performance.getEntriesByType("navigation")[0]?.type === "reload") {
  setTimeout(() => document.getElementById("held")?.dispatchEvent(new Event("meridian:look")), SETTLED_MS);
}

document.addEventListener("submit", (event) => {
  if ("keeps" in event.target.dataset) {
    keep();
  }
});

window.addEventListener("pagehide", () => {
  const form = document.getElementById("release");
  if (form && performance.now() > keptUntil) {
    fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), keepalive: true, redirect: "manual" });
  }
});

// The browser may bring the page back as it was left.
window.addEventListener("pageshow", (event) => {
  if (event.persisted && holdId()) {
    location.reload();
  }
});
