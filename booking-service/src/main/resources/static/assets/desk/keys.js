// The desk by keyboard. Single letters count only where nobody is writing and nothing is open over the page.

import { undoLast } from "./desk.js";
import { close, open } from "./visit.js";
import { book } from "./book.js";

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const keys = document.getElementById("keys");

const focused = () => document.activeElement?.closest("[data-visit], [data-visit-link]");
const idOf = (element) => element?.dataset.visit ?? element?.dataset.visitLink;
const visits = () => [...document.querySelectorAll(".ec-event[data-visit], a[data-visit-link]")];

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("input, textarea, select")) {
    return;
  }
  if (event.key === "Escape") {
    const box = document.querySelector("dialog[open]:not(:modal)");
    if (box) {
      box.close();
    } else if (!document.querySelector("dialog[open]")) {
      close();
    }
    return;
  }
  if (document.querySelector("dialog:modal")) {
    return;
  }
  if (event.key in ARROWS) {
    const next = beside(focused(), ARROWS[event.key]);
    if (next) {
      event.preventDefault();
      next.focus();
      next.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
    return;
  }
  const past = document.getElementById("past")?.hidden === false;
  const act = past && event.key !== "?" ? null : { n: () => book(), m: () => moveFocused(), u: () => undoLast(), "?": () => keys.showModal() }[event.key];
  if (act) {
    event.preventDefault();
    act();
  }
});

function moveFocused() {
  const id = idOf(focused());
  if (id) {
    open(id, "move");
  } else {
    visits()[0]?.focus();
  }
}

/** The nearest visit in a direction; the first one where none has the focus. */
function beside(from, [right, down]) {
  if (!from) {
    return document.activeElement === document.body ? visits()[0] : null;
  }
  const here = from.getBoundingClientRect();
  let best = null;
  for (const candidate of visits().filter((visit) => visit !== from)) {
    const there = candidate.getBoundingClientRect();
    const along = right * (there.left - here.left) + down * (there.top - here.top);
    const apart = Math.max(0, there.left - here.right, here.left - there.right);
    const across = down ? apart && 200 + apart : Math.abs(there.top - here.top);
    if (along > 1 && (!best || along + 3 * across < best.cost)) {
      best = { candidate, cost: along + 3 * across };
    }
  }
  return best?.candidate;
}

document.getElementById("show-keys")?.addEventListener("click", () => keys.showModal());
document.querySelector("[data-print]")?.addEventListener("click", () => window.print());
