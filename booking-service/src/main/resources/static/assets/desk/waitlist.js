// The waitlist's page looks again when the diary of its location has changed; not under somebody who has a menu open, nor
// while a form is on its way: what is said about that is meant for the page that comes then.

import { listen } from "./live.js";

const ID = "lists";

document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.target.id === ID && event.target.querySelector("details[open], form[data-sent]")) {
    event.preventDefault();
  }
});

listen(document.getElementById(ID).dataset.location);
