// Single keys press what carries them as data-key. They can be switched off, and do nothing while somebody types or holds another key.

const SWITCH = "habeas-keys";
const FIELDS = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";
const box = document.getElementById("keys-on");

if (box) {
  box.checked = localStorage.getItem(SWITCH) !== "off";
  box.addEventListener("change", () => localStorage.setItem(SWITCH, box.checked ? "on" : "off"));
}

function isOn() {
  return box ? box.checked : localStorage.getItem(SWITCH) !== "off";
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || event.isComposing || !isOn()) return;
  if (event.target.closest(FIELDS)) return;
  const name = event.key.toLowerCase();
  if (!/^[a-z]$/.test(name)) return;
  const wanted = [...document.querySelectorAll(`[data-key~="${name}"]`)].find((each) => each.checkVisibility());
  if (!wanted) return;
  event.preventDefault();
  wanted.click();
  const opened = wanted.closest("details[open]");
  if (wanted.tagName === "SUMMARY" && opened) (opened.querySelector("select, input:not([type=hidden]), textarea") ?? wanted).focus();
});

// Escape folds what a key unfolded, also from within a field.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const opened = document.activeElement.closest("details.way[open]");
  if (!opened) return;
  opened.open = false;
  opened.querySelector("summary").focus();
});

// A decision is sent once, however quickly somebody presses again.
document.addEventListener("submit", (event) => {
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = "yes";
});
window.addEventListener("pageshow", () => {
  for (const each of document.forms) delete each.dataset.sent;
});

// After a decision whoever listens is told of the next proposal at once.
if (document.querySelector(".done")) document.getElementById("proposal")?.focus({preventScroll: true});
