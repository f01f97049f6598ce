// The top bar's search while somebody types: arrows move through what was found, Enter opens it, Escape closes it.

const field = document.querySelector("[data-search]");
const results = () => document.getElementById("search-results");
const options = () => [...results().querySelectorAll("[role=option]")];

function open(wanted) {
  const something = wanted && options().length > 0;
  results().hidden = !something;
  field.setAttribute("aria-expanded", String(something));
  if (!something) {
    choose(null);
  }
}

function choose(option) {
  options().forEach((other) => other.setAttribute("aria-selected", String(other === option)));
  if (option) {
    field.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  } else {
    field.removeAttribute("aria-activedescendant");
  }
}

function step(by) {
  const all = options();
  const at = all.findIndex((option) => option.id === field.getAttribute("aria-activedescendant"));
  const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : (at + by + all.length) % all.length;
  choose(all[next]);
}

if (field) {
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.requestConfig?.elt === field) {
      open(document.activeElement === field);
    }
  });

  field.addEventListener("focus", () => open(field.value.trim() !== ""));

  field.addEventListener("keydown", (event) => {
    const closed = results().hidden;
    if (event.key === "Escape" && !closed) {
      event.preventDefault();
      open(false);
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && options().length > 0) {
      event.preventDefault();
      open(true);
      step(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && !closed) {
      const chosen = document.getElementById(field.getAttribute("aria-activedescendant"));
      if (chosen) {
        event.preventDefault();
        chosen.click();
      }
    }
  });

  document.addEventListener("focusin", (event) => event.target.closest(".search") || open(false));
  document.addEventListener("click", (event) => event.target.closest(".search") || open(false));
}
