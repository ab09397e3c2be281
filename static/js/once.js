// A trembling finger presses twice: within two seconds the second press of a form's button does nothing.
// The button is not disabled, so its name and value still travel with the form.
const PAUSE_MS = 2000;
const lastSent = new WeakMap();

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  const now = performance.now();
  if (now - (lastSent.get(form) ?? -PAUSE_MS) < PAUSE_MS) {
    event.preventDefault();
    return;
  }
  lastSent.set(form, now);
  const button = event.submitter;
  if (!button) return;
  button.setAttribute("aria-disabled", "true");
  setTimeout(() => button.removeAttribute("aria-disabled"), PAUSE_MS);
});
