// Files, folders and what is dropped are sent a few at a time, so that the page shows how far it is and no request grows large. Without
// this script the form sends what was chosen at once.

const form = document.getElementById("take");
const PIECE = 8_000_000; // bytes that go together

if (form) {
  for (const each of form.querySelectorAll(".scripted")) each.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = [...form.files.files, ...document.getElementById("folder").files];
    send(chosen.map((file) => [file.webkitRelativePath || file.name, file]));
  });
  form.addEventListener("dragover", (event) => {
    event.preventDefault();
    form.classList.add("over");
  });
  form.addEventListener("dragleave", () => form.classList.remove("over"));
  form.addEventListener("drop", async (event) => {
    event.preventDefault();
    form.classList.remove("over");
    const files = [...event.dataTransfer.files]; // both are emptied when this function first waits
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry()).filter(Boolean);
    send(entries.length ? (await Promise.all(entries.map(below))).flat() : files.map((file) => [file.name, file]));
  });
}

// The files at or below what was dropped, each with its path.
async function below(entry) {
  if (entry.isFile) {
    const file = await new Promise((done, failed) => entry.file(done, failed));
    return [[entry.fullPath.replace(/^\//, ""), file]];
  }
  const reader = entry.createReader();
  const found = [];
  for (;;) {
    const some = await new Promise((done, failed) => reader.readEntries(done, failed));
    if (!some.length) break;
    found.push(...some);
  }
  return (await Promise.all(found.map(below))).flat();
}

// What describes files goes first, then everything in the order of its path.
const described = ([path]) => (path.endsWith("documents.toml") ? 0 : 1);

async function send(files) {
  if (!files.length) return form.files.focus();
  const button = form.querySelector("button.main");
  const bar = document.getElementById("sent");
  const words = document.getElementById("sent-words");
  const trouble = document.getElementById("trouble");
  trouble.replaceChildren();
  trouble.hidden = true;
  files.sort((one, other) => described(one) - described(other) || one[0].localeCompare(other[0]));
  button.disabled = true;
  bar.hidden = false;
  bar.max = files.length;
  let done = 0;
  for (const piece of pieces(files)) {
    words.textContent = form.dataset.sending.replace("{done}", done).replace("{of}", files.length);
    bar.value = done;
    if (!await post(piece, trouble)) { // the form itself was refused: what was chosen and typed stays
      button.disabled = false;
      words.textContent = "";
      return;
    }
    done += piece.length;
  }
  bar.value = done;
  words.textContent = trouble.hidden ? form.dataset.sent : "";
  button.disabled = false;
  form.files.value = "";
  document.getElementById("folder").value = "";
  form.sending.value = crypto.getRandomValues(new Uint32Array(2)).join("");
}

function* pieces(files) {
  let piece = [];
  let size = 0;
  for (const each of files) {
    if (piece.length && size + each[1].size > PIECE) {
      yield piece;
      piece = [];
      size = 0;
    }
    piece.push(each);
    size += each[1].size;
  }
  yield piece;
}

// Send some files; whether the form was understood.
async function post(piece, trouble) {
  const sent = new FormData(form);
  sent.delete("files");
  for (const [path, file] of piece) {
    if (file.size > Number(form.dataset.most)) {
      say(trouble, form.dataset.large.replace("{file}", path));
      continue;
    }
    sent.append("files", file, file.name);
    sent.append("path", path);
  }
  let taken = true;
  if (!sent.has("files")) return taken;
  try {
    const answer = await fetch(form.action, { method: "POST", body: sent, redirect: "manual" });
    if (answer.type !== "opaqueredirect") {
      taken = answer.status !== 422;
      say(trouble, sentence(await answer.text()));
    }
  } catch {
    say(trouble, form.dataset.lost.replace("{file}", piece[0][0]));
  }
  await htmx.ajax("GET", form.dataset.tray, { target: "#tray", swap: "outerHTML" });
  return taken;
}

// What a page for something that did not work says.
function sentence(html) {
  const main = new DOMParser().parseFromString(html, "text/html").querySelector("main p");
  return main ? main.textContent : html.slice(0, 300);
}

function say(trouble, text) {
  const line = document.createElement("li");
  line.textContent = text;
  trouble.append(line);
  trouble.hidden = false;
}
