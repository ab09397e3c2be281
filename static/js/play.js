// A figure moves five times on a press; who asked for less motion sees its poses side by side instead.
const calm = document.documentElement.dataset.motion === "less" || matchMedia("(prefers-reduced-motion: reduce)").matches;
let presses = 0;
for (const link of document.querySelectorAll("a[data-play]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    const picture = document.querySelector(`#${link.dataset.play} picture`);
    const image = picture.querySelector("img");
    const look = new URL(image.currentSrc || image.src, location.href).searchParams.get("look");
    const url = new URL(calm ? link.dataset.strip : link.href, location.href);
    url.searchParams.set("look", look);
    if (!calm) url.searchParams.set("again", (presses += 1));
    for (const source of picture.querySelectorAll("source")) source.remove();
    image.removeAttribute("width");
    image.removeAttribute("height");
    image.src = url.href;
  });
}
