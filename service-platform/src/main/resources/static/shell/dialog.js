// What htmx puts into #dialog opens over the page. Closed by its buttons ([data-dismiss]) and by Escape.

const dialog = document.getElementById("dialog");

if (dialog) {
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target === dialog && dialog.childElementCount > 0 && !dialog.open) {
      dialog.showModal();
    }
  });

  document.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("[data-dismiss]")?.closest("dialog") === dialog) {
      event.preventDefault();
      dialog.close();
    }
  });

  dialog.addEventListener("close", () => dialog.replaceChildren());
}
