// The day as a list: open visits in the drawer, look again when something changes.

import { listen } from "./live.js";
import { open } from "./visit.js";
import "./keys.js";

listen(document.querySelector(".diary").dataset.location);

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-visit-link]");
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    open(link.dataset.visitLink);
  }
});
