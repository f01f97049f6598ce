// How many visits one press moves. Without this module the button says how many were ticked at first.

const form = document.getElementById("move");
const button = document.getElementById("move-all");
const boxes = [...(form?.querySelectorAll("input[type=checkbox]") ?? [])];

function count() {
  const ticked = boxes.filter((box) => box.checked).length;
  button.textContent = ticked === 1 ? "Move 1 visit" : `Move ${ticked} visits`;
  button.disabled = ticked === 0;
  boxes.forEach((box) => box.closest("tr").classList.toggle("left", !box.checked));
}

/** Who chooses a time for somebody wants her moved. */
function chosen(event) {
  const box = event.target.closest("tr")?.querySelector("input[type=checkbox]");
  if (event.target.matches("select") && box) {
    box.checked = true;
  }
  count();
}

if (form) {
  form.addEventListener("change", chosen);
  count();
}
