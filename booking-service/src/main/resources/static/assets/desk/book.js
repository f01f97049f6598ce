// From the diary to booking: the button, the key, or a time drawn in the calendar.

const button = document.getElementById("book");

/** @param wish what is known already: date, time, practitionerId, roomId */
export function book(wish = {}) {
  if (!button) {
    return;
  }
  const address = new URL(button.href);
  for (const [name, value] of Object.entries(wish)) {
    if (value) {
      address.searchParams.set(name, value);
    }
  }
  location.assign(address);
}
