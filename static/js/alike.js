// While the title of a new thread is typed, threads that may answer it already are listed under it, folded.
// Their line is kept free, and they come and go only while the title is being written in: nothing else moves.
const PAUSE_MS = 700;
const FEWEST = 6;

const row = ({ title, url, meta }) => {
  const item = document.createElement("li");
  const link = Object.assign(document.createElement("a"), { href: url, textContent: title });
  item.append(link, " ", Object.assign(document.createElement("span"), { className: "meta", textContent: meta }));
  return item;
};

const look = async (place, box) => {
  const title = box.value.trim();
  const [status, fold] = [place.querySelector("[role=status]"), place.querySelector("details")];
  const url = `${place.dataset.alike}?${new URLSearchParams({ title })}`;
  try {
    const answer = title.length < FEWEST ? null : await fetch(url);
    const found = answer?.ok ? await answer.json() : { words: "", threads: [] };
    if (box.value.trim() !== title || document.activeElement !== box) return;
    fold.hidden = !found.words;
    fold.querySelector("summary span").textContent = status.textContent = found.words;
    fold.querySelector("ul").replaceChildren(...found.threads.map(row));
  } catch {
    // The page works on without it.
  }
};

for (const place of document.querySelectorAll("[data-alike]")) {
  const box = place.closest("form").elements.title;
  let waiting = 0;
  place.hidden = false;
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => look(place, box), PAUSE_MS);
  });
}
