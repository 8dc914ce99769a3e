// Words that are selected in the text go into the form of a new claim, with their place. Places are counted in code points of the
// document: JavaScript counts halves of characters, and the numbers of passages are no part of the text.

const text = document.getElementById("text");
const form = document.querySelector("#record form");

/** The text nodes of the document's own words, in order. */
function nodes() {
  const walk = document.createTreeWalker(text, NodeFilter.SHOW_TEXT, {
    acceptNode: (node) => node.parentElement.closest(".no") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT});
  const found = [];
  while (walk.nextNode()) found.push(walk.currentNode);
  return found;
}

/** The words of a range, and how many code points of the text come before it. */
function measured(range) {
  let before = "", words = "";
  for (const node of nodes()) {
    const whole = document.createRange();
    whole.selectNodeContents(node);
    if (range.compareBoundaryPoints(Range.START_TO_END, whole) <= 0) break; // the range ends before the node
    const begun = range.compareBoundaryPoints(Range.START_TO_START, whole) <= 0;
    const from = node === range.startContainer ? range.startOffset : begun ? 0 : node.length;
    const to = node === range.endContainer ? range.endOffset : node.length;
    before += node.data.slice(0, Math.min(from, node.length));
    words += node.data.slice(from, Math.max(from, to));
  }
  return {start: Number(text.dataset.start) + [...before].length, words};
}

function taken() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0).cloneRange();
  if (!text.contains(range.commonAncestorContainer) && !range.intersectsNode(text)) return null;
  if (!text.contains(range.startContainer)) range.setStart(text, 0);
  if (!text.contains(range.endContainer)) range.setEnd(text, text.childNodes.length);
  const {start, words} = measured(range);
  const lead = words.length - words.trimStart().length;
  return words.trim() ? {start: start + [...words.slice(0, lead)].length, words: words.trim()} : null;
}

if (text && form) {
  const offer = document.createElement("button");
  offer.type = "button";
  offer.className = "offer main";
  offer.textContent = document.querySelector("#record summary").textContent;
  offer.hidden = true;
  document.querySelector("main").append(offer);
  let chosen = null;

  document.addEventListener("selectionchange", () => {
    chosen = taken() ?? (document.activeElement === offer ? chosen : null);
    offer.hidden = !chosen || form.contains(document.activeElement); // it must not lie over the fields
  });
  form.addEventListener("focusin", () => { offer.hidden = true; });
  offer.addEventListener("mousedown", (event) => event.preventDefault()); // the words stay selected
  offer.addEventListener("click", () => {
    if (!chosen) return;
    document.getElementById("record").open = true;
    form.elements.words.value = chosen.words;
    for (const each of form.querySelectorAll("[name=start]")) if (each.type === "hidden") each.value = chosen.start;
    offer.hidden = true;
    form.scrollIntoView({block: "nearest"});
    form.elements.kind.focus();
  });
  form.elements.words.addEventListener("input", () => { // typed words are looked up again
    for (const each of form.querySelectorAll("input[type=hidden][name=start]")) each.value = "";
  });
}

// A click on marked words chooses their shortest passage, unless somebody is selecting.
text?.addEventListener("click", (event) => {
  const mark = event.target.closest("mark[data-passages]");
  if (!mark || !getSelection().isCollapsed) return;
  location.assign(`?passage=${mark.dataset.passages.split(" ")[0]}#chosen`);
});
