// Where a visit could begin, judged by what the page knows. The server decides; this only shows the way.

export const GRID_MINUTES = 5;
const DAY_MINUTES = 24 * 60;

/** Minutes since midnight. */
export const minutes = (local) => 60 * Number(local.slice(11, 13)) + Number(local.slice(14, 16));

const dateOf = (local) => local.slice(0, 10);
const overlaps = (a, b) => a.from < b.to && b.from < a.to;

/** The stretches of a visit that take hands or a room, as minutes from its start. */
function takes(visit, what) {
  const taken = [];
  let from = 0;
  for (const part of visit.parts) {
    const to = from + part.minutes;
    if (part[what]) {
      if (taken.at(-1)?.to === from) {
        taken.at(-1).to = to;
      } else {
        taken.push({ from, to });
      }
    }
    from = to;
  }
  return taken;
}

/** A stretch on a day may begin the day before or end the day after; the board is of one day, so it is cut there. */
function inDay(stretch, date) {
  return {
    from: dateOf(stretch.from) < date ? 0 : minutes(stretch.from),
    to: dateOf(stretch.to) > date ? DAY_MINUTES : minutes(stretch.to),
  };
}

/** What a day leaves to a visit: when the location, its rooms and its people are free. */
export class Day {
  constructor(board, date, visit) {
    this.board = board;
    this.date = date;
    this.visit = visit;
    const day = board.days.find((one) => one.date === date);
    this.open = day.open.map((stretch) => inDay(stretch, date));
    this.working = new Map(Object.entries(day.working).map(([id, stretches]) => [id, stretches.map((stretch) => inDay(stretch, date))]));
    this.rooms = new Map();
    this.hands = new Map();
    this.client = [];
    for (const other of [...board.visits, ...board.holds]) {
      if (dateOf(other.start) !== date || other.over || other.appointmentId === visit?.appointmentId) {
        continue;
      }
      const start = minutes(other.start);
      add(this.rooms, other.roomId, takes(other, "room"), start);
      add(this.hands, other.practitionerId, takes(other, "hands"), start);
      if (other.clientId === visit?.clientId) {
        this.client.push({ from: start, to: minutes(other.end) });
      }
    }
    this.stay = visit ? visit.parts.reduce((sum, part) => sum + part.minutes, 0) - turnover(visit) : 0;
  }

  /** The stretches that no visit can use at all in this column. */
  closed(practitionerId) {
    const free = practitionerId ? cut(this.open, this.working.get(practitionerId) ?? []) : this.open;
    const holes = [];
    let from = 0;
    for (const stretch of free) {
      holes.push({ from, to: stretch.from });
      from = stretch.to;
    }
    holes.push({ from, to: DAY_MINUTES });
    return holes.filter((hole) => hole.from < hole.to);
  }

  /** Whether the visit could begin at this minute with this practitioner, in this room or, for null, in any. */
  fits(start, practitionerId, roomId) {
    const whole = { from: start, to: start + this.stay };
    const within = (stretches) => stretches.some((stretch) => stretch.from <= whole.from && whole.to <= stretch.to);
    if (this.board.now > this.date + "T" + time(start) || !within(this.open) || !within(this.working.get(practitionerId) ?? [])) {
      return false;
    }
    const free = (taken, wanted) => wanted.every((part) => !(taken ?? []).some((busy) => overlaps(busy, { from: start + part.from, to: start + part.to })));
    const roomFree = (id) => free(this.rooms.get(id), takes(this.visit, "room"));
    return (
      free(this.hands.get(practitionerId), takes(this.visit, "hands")) &&
      free(this.client, [{ from: 0, to: this.stay }]) &&
      (roomId ? roomFree(roomId) : this.board.rooms.some((room) => roomFree(room.id)))
    );
  }

  /** The stretches in which it could not begin. */
  blocked(practitionerId, roomId) {
    const blocked = [];
    for (let start = 0; start < DAY_MINUTES; start += GRID_MINUTES) {
      if (this.fits(start, practitionerId, roomId)) {
        continue;
      }
      if (blocked.at(-1)?.to === start) {
        blocked.at(-1).to += GRID_MINUTES;
      } else {
        blocked.push({ from: start, to: start + GRID_MINUTES });
      }
    }
    return blocked;
  }
}

/** "09:05" of minutes since midnight. */
export function time(minute) {
  return String(Math.floor(minute / 60)).padStart(2, "0") + ":" + String(minute % 60).padStart(2, "0");
}

function turnover(visit) {
  return visit.parts.filter((part) => part.look === "TURNOVER").reduce((sum, part) => sum + part.minutes, 0);
}

function add(busy, id, taken, start) {
  const list = busy.get(id) ?? [];
  list.push(...taken.map((part) => ({ from: start + part.from, to: start + part.to })));
  busy.set(id, list);
}

function cut(some, others) {
  return some.flatMap((a) => others.filter((b) => overlaps(a, b)).map((b) => ({ from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) })));
}
