// What every module of the desk needs: asking the server, changing a visit, saying what happened, taking it back.

const API = "/api/v1/appointments/";
let lastUndo = null;

/** JSON of an address; throws a Refusal. */
export async function ask(address) {
  return (await answer(await fetch(address, { headers: { Accept: "application/json" } }))).json();
}

/** A refusal in the server's own words; `problem` is its document. */
export class Refusal extends Error {
  constructor(problem) {
    super(problem.detail ?? problem.title ?? "The clinic cannot be reached. Nothing was changed; please try again.");
    this.problem = problem;
  }
}

/** Does something to a visit as it was at this version. */
export async function command(appointmentId, name, version, body = {}) {
  const csrf = document.querySelector("meta[name=csrf-token]");
  document.documentElement.classList.add("waiting");
  try {
    const response = await answer(await fetch(API + appointmentId + "/" + name, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        Accept: "application/json",
        "If-Match": `"${version}"`,
        "Idempotency-Key": crypto.randomUUID(),
        [csrf.dataset.header]: csrf.content,
      },
      body: JSON.stringify(body),
    }));
    return await response.json();
  } finally {
    document.documentElement.classList.remove("waiting");
  }
}

async function answer(response) {
  if (response.ok) {
    return response;
  }
  throw new Refusal(await response.json().catch(() => ({})));
}

/** A notice at the edge of the page. */
export function say(style, text, action) {
  document.dispatchEvent(new CustomEvent("meridian:notice", { detail: { style, text, action } }));
}

/** What went wrong, whatever it was. */
export function words(failure) {
  return failure instanceof Refusal ? failure.message : new Refusal({}).message;
}

/** Says what was done, with a button that takes it back. */
export function done(text, visit) {
  lastUndo = () => undo(visit.appointmentId, visit.version);
  say("done", text, { words: "Undo", run: undoLast });
  changed();
}

/** Takes back what was done last on this page. */
export function undoLast() {
  const run = lastUndo;
  lastUndo = null;
  if (run) {
    run();
  } else {
    say("information", "Nothing was done on this page that could be undone. A visit's history has its own undo.");
  }
}

async function undo(appointmentId, version) {
  try {
    const visit = await command(appointmentId, "undo", version);
    say("done", `Taken back. The visit is ${visit.status === "WITHDRAWN" ? "not booked any more" : "as it was before"}.`);
    changed();
  } catch (refused) {
    say("attention", words(refused));
  }
}

/** Everything on the page that shows the diary looks again. */
export function changed() {
  document.dispatchEvent(new CustomEvent("meridian:diary"));
}

export function clock(local) {
  return local.slice(11, 16);
}

/** "Tue 24 Nov" of a local date and time. */
export function day(local) {
  const date = new Date(local.slice(0, 10) + "T00:00:00Z");
  const part = (options) => date.toLocaleDateString("en-GB", { timeZone: "UTC", ...options });
  return `${part({ weekday: "short" })} ${part({ day: "numeric" })} ${part({ month: "short" })}`;
}
