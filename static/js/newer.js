// On the last page of a thread a line says when there are new replies. It asks about once a minute, only while the page is
// in sight, and shows a link: the page itself never changes. Its line is kept free, so that nothing moves.
const EVERY_MS = 60_000;
const MOST = 60;

const ask = async (place) => {
  try {
    const answer = await fetch(place.dataset.newer);
    const { words, url } = answer.ok ? await answer.json() : {};
    if (!words) return;
    const link = place.querySelector("a") ?? Object.assign(document.createElement("a"), { className: "btn" });
    if (link.textContent === words) return;
    Object.assign(link, { href: url, textContent: words });
    place.replaceChildren(link);
  } catch {
    // The page works on without it.
  }
};

for (const place of document.querySelectorAll("[data-newer]")) {
  let asked = 0;
  place.hidden = false;
  const timer = setInterval(() => {
    if (document.visibilityState !== "visible") return;
    asked += 1;
    if (asked >= MOST) clearInterval(timer);
    ask(place);
  }, EVERY_MS);
}
