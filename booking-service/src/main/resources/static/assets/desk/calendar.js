// The desk's calendar: draws the board of a day or a week, and moves visits in it. Everything that it changes goes
// through the same commands as the API; what the server refuses snaps back and says why.

import { ask, clock, day, say, words } from "./desk.js";
import { book } from "./book.js";
import { listen } from "./live.js";
import { choices, move, name, open, why } from "./visit.js";
import { Day, minutes, time } from "./collisions.js";
import { Past } from "./past.js";
import "./keys.js";

const SCREEN_PX = 40;
const PAPER_PX = 590;
const SLOT_MINUTES = 30;
const LINE_PX = 17;
const PAPER_LINE_PX = 12;

const root = document.getElementById("calendar");
const { location: here, date, view, columns } = root.dataset;
const mayBook = root.dataset.mayBook === "true";
const week = view === "week";
const byRoom = columns === "rooms";
const only = document.getElementById("only");
const nothing = document.getElementById("nothing");
const refusal = document.getElementById("refusal");

let board = null;
let slotPx = SCREEN_PX;
let onPaper = false;
let hours = { from: 0, to: 24 };
let framed = null;
let arrived = 0;
let dragging = false;
let pressed = false;
let missed = false;
let pointer = { x: 0, y: 0 };

// ---------- what is drawn ----------

const past = new Past(load);

function element(tag, className, text) {
  const made = document.createElement(tag);
  made.className = className;
  if (text !== undefined) {
    made.textContent = text;
  }
  return made;
}

function icon(badge) {
  const marks = { attention: "!", danger: "✕", check: "✓", clock: "◷", close: "✕", information: "i" };
  return marks[badge.icon] ? marks[badge.icon] + " " : "";
}

/** A visit as a stack of what it takes: hands, rest, turnover; each as high as it is long. */
function draw({ event }) {
  const visit = event.extendedProps.visit;
  if (!visit) {
    return { domNodes: event.extendedProps.words ? [element("span", "words", event.extendedProps.words)] : [] };
  }
  const box = element("div", "block");
  const start = event.display === "preview" ? local(event.start).slice(11, 16) : clock(visit.start);
  box.title = start + " " + visit.client + rest(visit);
  const lines = texts(visit, start);
  const high = (minutesLong, line) => Math.max(1, Math.floor((minutesLong * slotPx) / SLOT_MINUTES / line));
  for (const part of visit.parts) {
    const drawn = element("div", "part " + part.look.toLowerCase());
    drawn.style.flexGrow = part.minutes;
    if (onPaper && lines.length) {
      drawn.append(...lines.splice(0, high(length(visit), PAPER_LINE_PX)));
      lines.length = 0;
    } else if (part.look !== "TURNOVER" && lines.length) {
      drawn.append(...lines.splice(0, high(part.minutes, LINE_PX)));
    }
    if (part.look === "REST") {
      const resting = element("span", "resting", "rest " + part.minutes + " min");
      resting.ariaHidden = "true";
      drawn.append(resting);
    }
    box.append(drawn);
  }
  box.append(element("span", "unseen", rest(visit)));
  return { domNodes: [box] };
}

function length(visit) {
  return visit.parts.reduce((sum, part) => sum + part.minutes, 0);
}

function texts(visit, start) {
  const first = element("div", "line first");
  first.append(element("span", "time", start), " ", element("b", "", visit.client));
  const badges = visit.badges.filter((badge, nth) => nth > 0 || visit.status !== "BOOKED");
  const second = element("div", "line");
  if (visit.since) {
    second.append(element("span", "mark since", "↻ " + visit.since));
  } else if (badges.length) {
    second.append(...badges.map((badge) => element("span", "mark " + badge.style, icon(badge) + badge.words)));
  } else {
    second.append(element("span", "", visit.service));
  }
  const third = element("div", "line", [week ? visit.room : byRoom ? visit.practitioner : visit.room, visit.series].filter(Boolean).join(" · "));
  second.ariaHidden = third.ariaHidden = "true";
  return [first, second, third];
}

/** What there is no room for, or only for the eye; read after the time and the name. */
function rest(visit) {
  return [
    "",
    "until " + clock(visit.end),
    visit.service,
    visit.practitioner,
    visit.room,
    ...visit.badges.map((badge) => badge.words),
    visit.series && "visit " + visit.series,
    visit.since,
  ].filter((text) => text !== null && text !== undefined).join(", ");
}

function events() {
  const shown = board.visits.filter((visit) => !only?.value || visit.roomId === only.value || visit.practitionerId === only.value);
  return [
    ...background(),
    ...shown.map((visit) => ({
      id: visit.appointmentId,
      start: visit.start,
      end: visit.until,
      title: visit.client,
      resourceId: byRoom ? visit.roomId : visit.practitionerId,
      startEditable: mayBook && visit.movable && !past.on,
      durationEditable: mayBook && visit.movable && !past.on,
      classNames: ["status-" + visit.status.toLowerCase(), visit.over ? "over" : "", visit.since ? "changed" : ""].filter(Boolean),
      extendedProps: { visit },
    })),
  ];
}

function columnsShown() {
  return week ? [null] : byRoom ? board.rooms : board.practitioners;
}

function stretch(on, { from, to }, className, column) {
  const end = to === 24 * 60 ? "23:59:59" : time(to) + ":00";
  return { start: `${on}T${time(from)}:00`, end: `${on}T${end}`, display: "background", classNames: [className], resourceIds: column ? [column.id] : [] };
}

function background() {
  const drawn = [];
  const visit = dragging;
  for (const { date: on } of board.days) {
    const times = new Day(board, on, visit || null);
    for (const column of columnsShown()) {
      const practitioner = week || byRoom ? null : column.id;
      times.closed(practitioner).forEach((hole) => drawn.push(stretch(on, hole, "closed", column)));
      if (visit) {
        const who = practitioner ?? visit.practitionerId;
        const where = week || !byRoom ? null : column.id;
        times.blocked(who, where).forEach((hole) => drawn.push(stretch(on, hole, "blocked", column)));
      }
    }
  }
  const now = clinicNow();
  for (const hold of board.holds.filter((one) => one.expires > now)) {
    const column = week ? [] : [byRoom ? hold.roomId : hold.practitionerId];
    drawn.push({ start: hold.start, end: hold.until, display: "background", classNames: ["held"], resourceIds: column, extendedProps: { words: hold.words } });
  }
  if (!past.on && board.days.some((one) => one.date === now.slice(0, 10))) {
    const minute = minutes(now);
    const line = { from: Math.min(minute, 24 * 60 - 2), to: Math.min(minute, 24 * 60 - 2) + 1 };
    columnsShown().forEach((column) => drawn.push(stretch(now.slice(0, 10), line, "now", column)));
  }
  return drawn;
}

/** What the clinic's clock shows, which may not be this computer's. */
function clinicNow() {
  const then = new Date(board.now.slice(0, 19) + "Z").getTime();
  return new Date(then + performance.now() - arrived).toISOString().slice(0, 19);
}

/** The calendar's dates are wall clocks in the browser's zone; so are these. */
function local(moment) {
  const two = (number) => String(number).padStart(2, "0");
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}T${two(moment.getHours())}:${two(moment.getMinutes())}`;
}

// ---------- the calendar ----------

const calendar = EventCalendar.create(root, {
  view: week ? "timeGridWeek" : "resourceTimeGridDay",
  date,
  firstDay: 1,
  headerToolbar: { start: "", center: "", end: "" },
  allDaySlot: false,
  locale: "en-GB",
  slotHeight: slotPx,
  slotDuration: { minutes: SLOT_MINUTES },
  slotLabelInterval: { minutes: 60 },
  snapDuration: { minutes: 5 },
  slotLabelFormat: (moment) => local(moment).slice(11, 16),
  dayHeaderFormat: (moment) => day(local(moment)),
  slotEventOverlap: false,
  resources: [],
  events: [],
  eventContent: draw,
  eventClick: ({ event }) => event.extendedProps.visit && open(event.id),
  eventDidMount: ({ el, event }) => {
    const visit = event.extendedProps.visit;
    if (visit && event.display === "auto") {
      el.dataset.visit = visit.appointmentId;
    }
  },
  eventAllUpdated: () => {
    scrollByKeyboard();
    nameNoTable();
    refocus();
  },
  eventStartEditable: mayBook,
  eventDurationEditable: mayBook,
  eventDragStart: ({ event }) => drag(event.extendedProps.visit),
  eventDragStop: () => drag(false),
  eventDrop: dropped,
  eventResize: resized,
  selectable: mayBook,
  selectMinDistance: 10,
  select: drawn,
  longPressDelay: 400,
});

scrollByKeyboard();

/** A day without visits has nothing else that the keyboard could reach. */
function scrollByKeyboard() {
  root.querySelector(".ec-main")?.setAttribute("tabindex", "0");
}

/** The calendar names its grid a table; but what stands in it are buttons, not rows of cells. */
function nameNoTable() {
  for (const part of root.querySelectorAll("[role=table], [role=rowgroup], [role=row], [role=rowheader], [role=columnheader], [role=cell]")) {
    part.removeAttribute("role");
    part.removeAttribute("aria-colindex");
  }
}

/** What the pointer is on must not be drawn anew under it: the calendar would lose what is about to be dragged. */
root.addEventListener("pointerdown", () => (pressed = true), { capture: true, passive: true });
for (const end of ["pointerup", "pointercancel"]) {
  window.addEventListener(end, released, { passive: true });
}

function released() {
  pressed = false;
  if (missed && !dragging) {
    load();
  }
}

function drag(visit) {
  dragging = visit;
  if (!visit && missed) {
    load();
  }
  root.classList.toggle("moving", Boolean(visit));
  calendar.setOption("events", events());
}

async function dropped(info) {
  const visit = info.oldEvent.extendedProps.visit;
  const to = { start: local(info.event.start) };
  const column = info.newResource?.id;
  if (!week && byRoom) {
    to.roomId = column ?? visit.roomId;
  } else if (column) {
    to.practitionerId = column;
  }
  await attempt(visit, to);
}

/** Shows a visit where it is wanted, until the server has decided. */
async function attempt(visit, to) {
  refusal.close();
  const shown = board.visits.find((one) => one.appointmentId === visit.appointmentId) ?? visit;
  const before = { ...shown };
  Object.assign(shown, to, { start: to.start.slice(0, 16) + ":00", until: later(to.start, length(shown)) });
  calendar.setOption("events", events());
  const moved = await move(before, to, (failure) => {
    Object.assign(shown, before);
    calendar.setOption("events", events());
    explain(before, "Not moved", why(failure), failure.problem);
  });
  if (!moved) {
    load();
  }
}

/** The wall clock so many minutes after another. */
function later(start, minutesMore) {
  return new Date(Date.parse(start.slice(0, 16) + ":00Z") + 60_000 * minutesMore).toISOString().slice(0, 19);
}

function resized(info) {
  info.revert();
  const visit = info.event.extendedProps.visit;
  const stay = (new Date(visit.end) - new Date(visit.start)) / 60_000;
  explain(visit, "As long as before", `${visit.service} takes ${stay} minutes: its phases have fixed lengths. For more time, book another visit after it.`);
}

/** Where the pointer is, so that it cannot be overlooked: why not, and what would fit. */
function explain(visit, title, text, problem) {
  refusal.querySelector("h2").textContent = title;
  refusal.querySelector("p").textContent = text;
  const others = choices(problem, visit.start.slice(0, 10), (slot) => {
    attempt(visit, { start: slot.start, practitionerId: slot.practitionerId, roomId: slot.roomId });
  });
  refusal.querySelector(".others").hidden = others.length === 0;
  refusal.querySelector(".choices").replaceChildren(...others);
  refusal.show();
  const { width, height } = refusal.getBoundingClientRect();
  refusal.style.left = Math.max(8, Math.min(pointer.x + 12, innerWidth - width - 8)) + "px";
  refusal.style.top = Math.max(56, Math.min(pointer.y - 24, innerHeight - height - 8)) + "px";
}

document.addEventListener("pointermove", (event) => (pointer = { x: event.clientX, y: event.clientY }), { passive: true });
document.addEventListener("pointerdown", (event) => {
  if (refusal.open && !refusal.contains(event.target)) {
    refusal.close();
  }
});

function drawn(info) {
  const start = local(info.start);
  calendar.unselect();
  book({
    date: start.slice(0, 10),
    time: start.slice(11, 16),
    practitionerId: byRoom || week ? null : info.resource?.id,
    roomId: byRoom && !week ? info.resource?.id : null,
  });
}

// ---------- looking again ----------

let focusedVisit = null;
root.addEventListener("focusin", (event) => (focusedVisit = event.target.closest("[data-visit]")?.dataset.visit ?? null));

function refocus() {
  if (focusedVisit && document.activeElement === document.body) {
    root.querySelector(`.ec-event[data-visit="${focusedVisit}"]`)?.focus({ preventScroll: true });
  }
}

let asked = 0;

/** Asks for the board and draws it; the last question wins. */
async function load() {
  const mine = ++asked;
  const { asOf } = past;
  const address = new URL("/diary/board", location.href);
  address.search = new URLSearchParams({ locationId: here, date, view, ...(asOf ? { asOf } : {}) });
  try {
    const answer = await ask(address);
    missed = pressed || Boolean(dragging);
    if (mine !== asked || missed) {
      return;
    }
    board = answer;
    arrived = performance.now();
    name([...board.rooms, ...board.practitioners]);
    paint();
    if (asOf) {
      root.dataset.asOf = asOf;
    } else {
      delete root.dataset.asOf;
    }
  } catch (failure) {
    say("attention", words(failure));
  }
}

function paint() {
  frame();
  calendar.setOption("events", events());
  sums();
  tellNothing();
  past.show(board);
  root.classList.toggle("of-the-past", past.on);
  calendar.setOption("selectable", mayBook && !past.on);
}

/** Hours, days and columns. The calendar scrolls away whenever it is told them, so only when they are others. */
function frame() {
  const stretches = board.days.flatMap((one) => [...one.open, ...Object.values(one.working).flat()]);
  const starts = [...stretches.map((one) => one.from), ...board.visits.map((one) => one.start)].map((one) => Number(one.slice(11, 13)));
  const ends = [...stretches.map((one) => one.to), ...board.visits.map((one) => one.until)].map((one) => Math.ceil(Number(one.slice(11, 13)) + Number(one.slice(14, 16)) / 60));
  const from = Math.min(9, ...starts);
  const to = Math.max(17, ...ends);
  const options = { slotMinTime: `${String(from).padStart(2, "0")}:00`, slotMaxTime: `${String(to).padStart(2, "0")}:00` };
  if (week) {
    offer();
    const empty = board.days.filter((one) => one.open.length === 0 && !board.visits.some((visit) => visit.start.startsWith(one.date)));
    options.hiddenDays = empty.length === 7 ? [] : empty.map((one) => new Date(one.date + "T00:00:00Z").getUTCDay());
  } else {
    options.resources = (byRoom ? board.rooms : board.practitioners).map((one) => ({ id: one.id, title: one.name }));
  }
  const told = JSON.stringify(options);
  if (told === framed) {
    return;
  }
  const seen = framed && scrolledTo();
  framed = told;
  hours = { from, to };
  Object.entries(options).forEach(([option, value]) => calendar.setOption(option, value));
  requestAnimationFrame(() => {
    scrollTo(seen ?? opening());
    if (!("ready" in root.dataset)) {
      root.dataset.ready = "";
      openNamed();
    }
  });
}

/** The address may name a visit: another page sent for it. */
function openNamed() {
  const visit = board.visits.find((one) => one.appointmentId === location.hash.slice(1));
  if (visit) {
    scrollTo(minutes(visit.start) - 60);
    open(visit.appointmentId);
  }
}

// ---------- what is scrolled to, as a minute of the day ----------

function hourPx() {
  return (60 / SLOT_MINUTES) * slotPx;
}

function scrolledTo() {
  return 60 * (hours.from + root.querySelector(".ec-main").scrollTop / hourPx());
}

function scrollTo(minute) {
  root.querySelector(".ec-main").scrollTop = (minute / 60 - hours.from) * hourPx();
}

/** Today now is a third from the top; any other day begins where the location opens. */
function opening() {
  const now = clinicNow();
  if (board.days.some((one) => one.date === now.slice(0, 10))) {
    const shown = root.querySelector(".ec-main").clientHeight - root.querySelector(".ec-body").offsetTop;
    return minutes(now) - (60 * shown) / 3 / hourPx();
  }
  const open = board.days.flatMap((one) => one.open).map((one) => minutes(one.from));
  return open.length ? Math.min(...open) : 0;
}

// ---------- on paper ----------

/** A week is printed on one page: as high as that has room for. */
function grow(px) {
  slotPx = px;
  calendar.setOption("slotHeight", px);
  calendar.setOption("events", events());
}

if (week) {
  let seen = 0;
  window.addEventListener("beforeprint", () => {
    seen = scrolledTo();
    onPaper = true;
    grow(Math.min(SCREEN_PX, Math.floor((PAPER_PX * SLOT_MINUTES) / 60 / (hours.to - hours.from))));
  });
  window.addEventListener("afterprint", () => {
    onPaper = false;
    grow(SCREEN_PX);
    requestAnimationFrame(() => scrollTo(seen));
  });
}

function tellNothing() {
  const closed = board.days.every((one) => one.open.length === 0);
  nothing.hidden = board.visits.length + board.holds.length > 0;
  nothing.querySelector(".open").hidden = closed;
  nothing.querySelector(".shut").hidden = !closed;
  const rebook = document.getElementById("rebook-day");
  if (rebook) {
    rebook.hidden = !board.visits.some((visit) => visit.movable);
  }
}

function sums() {
  const [visits, ...rest] = board.sums;
  const shown = [element("strong", "", visits), ...rest.map((text) => element("span", "", text))];
  if (board.waitlist) {
    const link = element("a", "", "waitlist " + board.waitlist);
    link.href = "/waitlist?locationId=" + here;
    shown.push(link);
  }
  document.getElementById("sums").replaceChildren(...shown);
}

/** In the week, the people and rooms to look at alone. */
function offer() {
  if (only.options.length > 1) {
    return;
  }
  for (const [title, list] of [["Practitioners", board.practitioners], ["Rooms", board.rooms]]) {
    const group = document.createElement("optgroup");
    group.label = title;
    group.append(...list.map((one) => new Option(one.name, one.id)));
    only.append(group);
  }
}
only?.addEventListener("change", () => calendar.setOption("events", events()));

const liveness = document.getElementById("live");
const LIVE = { live: "live", waiting: "connecting again …", lost: "not live: reload to see changes" };

document.addEventListener("meridian:diary", () => load());
listen(here, (state) => {
  liveness.textContent = LIVE[state];
  liveness.className = state;
});

// The line of now, and the day that follows midnight.
setInterval(() => {
  if (!board || dragging || pressed) {
    return;
  }
  if (root.dataset.following === "true" && root.dataset.today !== clinicNow().slice(0, 10)) {
    location.reload();
  }
  calendar.setOption("events", events());
}, 60_000);

load();
