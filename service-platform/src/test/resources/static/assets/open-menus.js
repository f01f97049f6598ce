// Opens the menus for a look at them.
document.querySelectorAll("details.menu").forEach((menu) => (menu.open = true));
