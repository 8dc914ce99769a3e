// What every page does a little better with script than without: menus that close by themselves, and “/” to search.

const MENUS = "details.menu[open]";

document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll(MENUS)) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll(MENUS)) {
    menu.open = false;
    if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.target.closest?.("input, select, textarea, [contenteditable]")) return;
  const field = document.querySelector("[data-search]"), link = document.querySelector('body > header nav a[href$="/search"]');
  if (!field && !link) return;
  event.preventDefault();
  if (field) field.select();
  else link.click();
});
