// One stream a page: the server says that the diary has changed, the page looks again.

import { changed } from "./desk.js";

const SLOW_MS = 30_000;

/** @param show is told "live", "waiting" or "lost" */
export function listen(locationId, show = () => {}) {
  const stream = new EventSource("/diary/stream?locationId=" + encodeURIComponent(locationId));
  stream.addEventListener("open", () => {
    show("live");
    // What happened before the line was there is seen by looking once.
    changed();
  });
  stream.addEventListener("changed", changed);
  stream.addEventListener("error", () => {
    if (stream.readyState === EventSource.CLOSED) {
      show("lost");
      setTimeout(() => listen(locationId, show), SLOW_MS);
    } else {
      show("waiting");
    }
  });
  window.addEventListener("pagehide", () => stream.close());
}
