// What the shell itself needs to react to: notices, menus, search, and htmx's requests.

const notices = document.getElementById("notices");
const STAYS = 8000;

// htmx sends the CSRF token with every change.
document.addEventListener("htmx:configRequest", (event) => {
  const csrf = document.querySelector("meta[name=csrf-token]");
  if (csrf && event.detail.verb !== "get") {
    event.detail.headers[csrf.dataset.header] = csrf.content;
  }
});

// No answer at all: the server's own words arrive as notices, these do not.
for (const silence of ["htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(silence, () => show(document.getElementById("notice-offline").content.cloneNode(true)));
}

// A slim bar while something is on its way.
let waiting = 0;
document.addEventListener("htmx:beforeRequest", () => document.documentElement.classList.toggle("waiting", ++waiting > 0));
document.addEventListener("htmx:afterRequest", () => document.documentElement.classList.toggle("waiting", --waiting > 0));

// Other modules speak by an event: new CustomEvent("meridian:notice", {detail: {style: "done", text: "…"}}); with
// action: {words: "Undo", run: () => …} there is a button.
document.addEventListener("meridian:notice", (event) => {
  const style = event.detail.style ?? "information";
  const copy = document.getElementById("notice-" + style).content.cloneNode(true);
  copy.querySelector("p").textContent = event.detail.text;
  const { action } = event.detail;
  if (action) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "action";
    button.textContent = action.words;
    button.addEventListener("click", () => {
      button.closest(".notice").remove();
      action.run();
    });
    copy.querySelector(".close").before(button);
  }
  if (style === "done" || style === "information") {
    copy.querySelector(".notice").dataset.goes = "";
  }
  show(copy);
});

function show(notice) {
  notices?.append(notice);
}

// What needs nobody to act goes by itself, unless it is being read.
function arrange(notice) {
  if (!("goes" in notice.dataset)) {
    return;
  }
  let timer;
  const leave = () => (timer = setTimeout(() => notice.remove(), STAYS));
  const stay = () => clearTimeout(timer);
  notice.addEventListener("pointerenter", stay);
  notice.addEventListener("focusin", stay);
  notice.addEventListener("pointerleave", leave);
  notice.addEventListener("focusout", leave);
  leave();
}

if (notices) {
  notices.querySelectorAll(".notice").forEach(arrange);
  new MutationObserver((changes) => {
    for (const change of changes) {
      for (const added of change.addedNodes) {
        if (added instanceof Element) {
          (added.matches(".notice") ? [added] : added.querySelectorAll(".notice")).forEach(arrange);
        }
      }
    }
  }).observe(notices, { childList: true });
}

document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  target?.closest("[data-close]")?.closest(".notice")?.remove();
  if (target?.closest("[data-back]") && history.length > 1) {
    event.preventDefault();
    history.back();
  }
  if (target?.closest("[data-reload]")) {
    event.preventDefault();
    location.reload();
  }
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(target)) {
      menu.open = false;
    }
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  }
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    const search = document.querySelector("[data-search]");
    if (search) {
      event.preventDefault();
      search.select();
    }
  }
});

// What is wrong is where the writing goes on.
function correct(within) {
  within.querySelector("[aria-invalid=true]")?.focus();
}
correct(document);
document.addEventListener("htmx:afterSettle", (event) => correct(event.target));

// A form is sent once, however often its button is pressed.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method === "get" || event.defaultPrevented) {
    return;
  }
  if (form.dataset.sent !== undefined) {
    event.preventDefault();
  }
  form.dataset.sent = "";
});

// A page that comes back from the browser's memory may send its forms again.
window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent));
