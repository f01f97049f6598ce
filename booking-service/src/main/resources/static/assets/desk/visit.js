// A visit's drawer: what can be done about it. Without this module its forms are plain forms.

import { command, day, clock, done, say, words, Refusal } from "./desk.js";

const drawer = document.getElementById("drawer");
let shown = null;
let cameFrom = null;

/** Opens the drawer of a visit, and one of its dialogs. */
export async function open(appointmentId, dialog) {
  if (drawer.hidden || !drawer.contains(document.activeElement)) {
    cameFrom = document.activeElement;
  }
  shown = appointmentId;
  if (await fill()) {
    drawer.hidden = false;
    if (dialog && !show(dialog)) {
      say("attention", `This visit cannot be ${dialog === "move" ? "moved" : "cancelled"} any more.`);
    } else if (!dialog) {
      drawer.querySelector("h2").focus();
    }
  }
}

/** Looks again at the visit that is open, unless somebody is filling in a form. */
export async function refresh() {
  if (shown && !drawer.hidden && !drawer.querySelector("dialog[open]")) {
    await fill();
  }
}

export function close() {
  if (!drawer || drawer.hidden) {
    return false;
  }
  shown = null;
  drawer.hidden = true;
  drawer.replaceChildren();
  const back = cameFrom?.isConnected ? cameFrom : document.querySelector(`[data-visit="${cameFrom?.dataset?.visit}"]`);
  back?.focus();
  return true;
}

async function fill() {
  const wanted = shown;
  try {
    const response = await fetch("/visits/" + wanted, { headers: { "HX-Request": "true", Accept: "text/html" } });
    if (!response.ok) {
      throw new Refusal({ detail: "The visit cannot be shown. Please reload the page." });
    }
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    if (wanted !== shown) {
      return false;
    }
    const focused = drawer.contains(document.activeElement);
    drawer.replaceChildren(document.adoptNode(page.querySelector(".visit")));
    if (focused) {
      drawer.querySelector("h2").focus();
    }
    return true;
  } catch (failure) {
    say("attention", words(failure));
    return false;
  }
}

function show(name) {
  const dialog = document.getElementById(name);
  dialog?.showModal();
  return dialog;
}

/** Moves a visit; the answer, or null where it was refused and `refused` was told why. */
export async function move(visit, to, refused) {
  try {
    const moved = await command(visit.appointmentId, "reschedule", visit.version, to);
    done(`${visit.client} is moved to ${day(moved.localStart)}, ${clock(moved.localStart)}.`, moved);
    return moved;
  } catch (failure) {
    refused(failure);
    return null;
  }
}

/** Names of practitioners and rooms by id, as the page that is open knows them. */
const names = new Map();
export function name(columns) {
  columns.forEach((column) => names.set(column.id, column.name));
}

/** Why not, in words; without the free times that end the sentence where they follow as buttons. */
export function why(failure) {
  const text = words(failure);
  return failure.problem?.alternatives?.length ? text.replace(/ Free: .*$/, "") : text;
}

/** The slots that would fit, as buttons. */
export function choices(problem, visitDay, choose) {
  return (problem?.alternatives ?? []).map((slot) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button slim";
    const other = slot.start.slice(0, 10) === visitDay ? "" : day(slot.start) + ", ";
    const where = [names.get(slot.practitionerId), names.get(slot.roomId)].filter(Boolean).join(", ");
    button.textContent = other + clock(slot.start) + (where ? " · " + where : "");
    button.addEventListener("click", () => choose(slot));
    return button;
  });
}

function bodyOf(form) {
  const fields = new FormData(form);
  switch (form.dataset.command) {
    case "reschedule":
      return {
        start: fields.get("day") + "T" + fields.get("time"),
        practitionerId: fields.get("practitionerId"),
        roomId: fields.get("roomId"),
      };
    case "cancel":
      return {
        reason: { code: fields.get("reason"), note: fields.get("note") || undefined },
        cancelledBy: form.elements.reason.selectedOptions[0].dataset.side,
      };
    default:
      return {};
  }
}

async function submit(form) {
  const box = form.closest("[data-visit]");
  const { visit: appointmentId, client, version } = box.dataset;
  const refusal = form.querySelector(".refused");
  const buttons = form.querySelectorAll("button");
  buttons.forEach((button) => (button.disabled = true));
  try {
    const body = bodyOf(form);
    const visit = await command(appointmentId, form.dataset.command, version, body);
    form.closest("dialog")?.close();
    const said = form.dataset.said ?? `is moved to ${day(visit.localStart)}, ${clock(visit.localStart)}`;
    if (form.dataset.command === "undo") {
      say("done", `Taken back. The visit of ${client} ${said}.`);
      document.dispatchEvent(new CustomEvent("meridian:diary"));
    } else {
      done(`${client} ${said}.`, visit);
    }
  } catch (failure) {
    if (refusal) {
      refusal.hidden = false;
      refusal.querySelector("p").textContent = why(failure);
      refusal.querySelector(".choices").replaceChildren(
        ...choices(failure.problem, form.elements.day?.value, (slot) => {
          form.elements.day.value = slot.start.slice(0, 10);
          form.elements.time.value = clock(slot.start);
          form.elements.practitionerId.value = slot.practitionerId;
          form.elements.roomId.value = slot.roomId;
          submit(form);
        }),
      );
    } else {
      say("attention", words(failure));
      refresh();
    }
  } finally {
    buttons.forEach((button) => (button.disabled = false));
  }
}

document.addEventListener("submit", (event) => {
  if (drawer?.contains(event.target) && event.target.dataset.command) {
    event.preventDefault();
    submit(event.target);
  }
});

document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  target?.closest("[data-dismiss]")?.closest("dialog").close();
  if (target?.closest("[data-leave]")) {
    close();
  }
  const opener = target?.closest("[data-open]");
  if (opener) {
    show(opener.dataset.open);
  }
});

document.addEventListener("meridian:diary", () => refresh());
