// The builder saves by itself: every 10 seconds when something changed, and when a box is left.
// It sends the same form to the same address as the Save draft button; without script that button does it.
const EVERY_MS = 10000;

const textOf = (form) => {
  const fields = new FormData(form);
  fields.set("act", "save");
  return new URLSearchParams(fields);
};

// What the draft holds, without the marks of its page: the same text is not sent twice.
const contentOf = (form) => {
  const fields = textOf(form);
  for (const name of ["seen", "csrf_token", "find", "found"]) fields.delete(name);
  return fields.toString();
};

const tell = (form, words) => {
  form.querySelector("[data-builder-status]").textContent = words;
};

const clockTime = () => new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });

const save = async (form, draft) => {
  const content = contentOf(form);
  if (draft.isSent || draft.isSaving || draft.isStopped || content === draft.saved) return;
  draft.isSaving = true;
  draft.stop = new AbortController();
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      body: textOf(form),
      signal: draft.stop.signal,
      headers: { "X-CSRF-Token": form.elements.csrf_token.value, Accept: "application/json" },
    });
    const told = await answer.json();
    if (answer.ok) {
      form.elements.seen.value = told.stamp;
      draft.saved = content;
      tell(form, `Draft saved at ${clockTime()}`);
    } else {
      // A refusal stays one until the member does something: the Save draft button shows what to do.
      draft.isStopped = answer.status === 422;
      tell(form, `Not saved: ${told.error}`);
    }
  } catch {
    if (!draft.isSent) tell(form, "Draft not saved yet. We will try again.");
  } finally {
    draft.isSaving = false;
  }
};

for (const form of document.querySelectorAll("form[data-builder]")) {
  const draft = { saved: contentOf(form), isSent: false, isSaving: false, isStopped: false, stop: null };
  setInterval(() => save(form, draft), EVERY_MS);
  form.addEventListener("focusout", () => save(form, draft));
  form.addEventListener("submit", () => {
    draft.isSent = true;
    draft.stop?.abort();
  });
  // Coming back with the Back button finds this page as it was left: it may save again.
  addEventListener("pageshow", () => { draft.isSent = false; });
}
