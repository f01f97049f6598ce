// Looking at the diary as it was known before: a slider whose steps are the moments at which it changed.

import { clock, day } from "./desk.js";

const section = document.getElementById("past");
const slider = document.getElementById("past-moment");
const PAUSE_MS = 120;

export class Past {
  on = false;
  asOf = null;
  moments = [];

  /** @param look asks for the board again */
  constructor(look) {
    this.look = look;
    let timer;
    slider.addEventListener("input", () => {
      clearTimeout(timer);
      this.step(Number(slider.value), () => (timer = setTimeout(() => this.look(), PAUSE_MS)));
    });
    document.getElementById("past-before").addEventListener("click", () => this.step(Number(slider.value) - 1, this.look));
    document.getElementById("past-after").addEventListener("click", () => this.step(Number(slider.value) + 1, this.look));
    document.getElementById("past-leave").addEventListener("click", () => this.leave());
    document.getElementById("look-back").addEventListener("click", () => this.enter());
  }

  enter() {
    if (this.on || this.moments.length === 0) {
      return this.on && this.leave();
    }
    this.on = true;
    section.hidden = false;
    this.step(Math.max(0, this.moments.length - 2), this.look);
    slider.focus();
  }

  leave() {
    this.on = false;
    this.asOf = null;
    section.hidden = true;
    document.getElementById("look-back").focus();
    this.look();
  }

  step(nth, then) {
    if (nth < 0 || nth >= this.moments.length) {
      return;
    }
    slider.value = String(nth);
    this.asOf = this.moments[nth];
    this.tell();
    then();
  }

  tell() {
    const when = `${day(this.asOf)}, ${clock(this.asOf)}`;
    document.getElementById("past-when").textContent = when;
    slider.setAttribute("aria-valuetext", when);
  }

  /** The moments of a board; new ones come at the end. */
  show(board) {
    this.moments = board.moments;
    document.getElementById("look-back").disabled = this.moments.length === 0;
    slider.max = String(Math.max(0, this.moments.length - 1));
    if (!this.on) {
      return;
    }
    slider.value = String(this.moments.indexOf(this.asOf));
    const changed = board.visits.filter((visit) => visit.since).length;
    const told = [];
    if (changed > 0) {
      told.push(changed === 1 ? "1 visit has changed since and is marked." : `${changed} visits have changed since and are marked.`);
    }
    if (board.bookedSince > 0) {
      told.push(board.bookedSince === 1 ? "1 more was booked since." : `${board.bookedSince} more were booked since.`);
    }
    document.getElementById("past-since").textContent = told.join(" ") || "Nothing has changed since.";
  }
}
