// Whoever leaves the booking page gives up the start that is held for her: nobody has to wait for it to run out.

const KEPT_MS = 10_000;
const SETTLED_MS = 1_000;
const LEFT = "meridian-left";

let keptUntil = 0;

const holdId = () => document.getElementById("held")?.dataset.hold;
const keep = () => (keptUntil = performance.now() + KEPT_MS);

// An address that names the hold goes on with it: another day, a new client, the same page again.
window.navigation?.addEventListener("navigate", ({ destination }) => {
  if (holdId() && !destination.sameDocument && destination.url.includes(holdId())) {
    keep();
  }
});

// A reload by the browser announces itself by its key alone. One by its button gives the start up like any leaving; the
// page that comes then holds it again, unless somebody was faster.
document.addEventListener("keydown", ({ key, ctrlKey, metaKey }) => {
  if (key === "F5" || (key.toLowerCase() === "r" && (ctrlKey || metaKey))) {
    keep();
  }
});
const left = sessionStorage.getItem(LEFT);
sessionStorage.removeItem(LEFT);
if (left && performance.getEntriesByType("navigation")[0]?.type === "reload" && location.search.includes(left)) {
  if (!holdAgain()) {
    document.addEventListener("htmx:afterSettle", holdAgain, { once: true });
    setTimeout(() => document.getElementById("held")?.dispatchEvent(new Event("meridian:look")), SETTLED_MS);
  }
}

/** Presses the button of a hold that is gone; whether there was one. */
function holdAgain() {
  const button = document.querySelector("#held.lost form[action='/book/hold'] button");
  button?.click();
  return Boolean(button);
}

document.addEventListener("submit", (event) => {
  if ("keeps" in event.target.dataset) {
    keep();
  }
});

window.addEventListener("pagehide", () => {
  const form = document.getElementById("release");
  if (form && performance.now() > keptUntil) {
    sessionStorage.setItem(LEFT, holdId());
    fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), keepalive: true, redirect: "manual" });
  }
});

// The browser may bring the page back as it was left.
window.addEventListener("pageshow", (event) => {
  if (event.persisted && holdId()) {
    location.reload();
  }
});
