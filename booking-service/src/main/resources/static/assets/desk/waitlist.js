// The waitlist's page looks again when the diary of its location has changed; not under somebody who has a menu open.

import { listen } from "./live.js";

const ID = "lists";

document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.target.id === ID && event.target.querySelector("details[open]")) {
    event.preventDefault();
  }
});

listen(document.getElementById(ID).dataset.location);
