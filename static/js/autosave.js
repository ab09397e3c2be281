// Keeps what a member types on their account: every 10 seconds when it changed, and when they leave a box.
// A form asks for it with data-draft-key; it works on, unsaved, when the answer does not come.
const EVERY_MS = 10000;
const AFTER_LEAVING_MS = 500;

const textOf = (form) => {
  const { title, body, no_links: noLinks } = form.elements;
  const chosen = [...form.elements].filter(({ name }) => name === "audience" || name.startsWith("poll_"));
  const text = { title: title ? title.value : "", body: body ? body.value : "", no_links: noLinks?.checked ? "y" : "" };
  const valueOf = (box) => (box.type !== "checkbox" || box.checked ? box.value : "");
  return { ...text, ...Object.fromEntries(chosen.map((box) => [box.name, valueOf(box)])) };
};

const tell = (form, words) => {
  const line = form.querySelector("[data-draft-status]");
  if (line) line.textContent = words;
};

const clockTime = () => new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });

const save = async (form, draft) => {
  const text = JSON.stringify(textOf(form));
  if (draft.isSent || draft.isSaving || text === draft.saved) return;
  const { draft_key: key, draft_seen: seen } = form.elements;
  const fields = new URLSearchParams({ key: key.value, seen: seen.value, ...textOf(form) });
  draft.isSaving = true;
  try {
    const answer = await fetch("/me/drafts", {
      method: "POST",
      body: fields,
      keepalive: text.length < 60000,
      headers: { "X-CSRF-Token": form.elements.csrf_token.value },
    });
    if (!answer.ok) throw new Error(String(answer.status));
    const kept = await answer.json();
    const isBeside = kept.key !== key.value;
    key.value = kept.key;
    seen.value = kept.seen;
    draft.saved = text;
    draft.others = draft.others || isBeside;
    tell(form, `Draft saved at ${clockTime()}${draft.others ? ". Another unfinished text of this place is kept beside it: see My page, Drafts" : ""}`);
  } catch {
    tell(form, "Draft not saved yet. We will try again.");
  } finally {
    draft.isSaving = false;
  }
};

for (const form of document.querySelectorAll("form[data-draft-key]")) {
  const draft = { saved: JSON.stringify(textOf(form)), isSent: false, isSaving: false, others: false };
  setInterval(() => save(form, draft), EVERY_MS);
  // A box is also left on the way to the Post button: then there is nothing to keep, so wait a moment and see.
  form.addEventListener("focusout", () => setTimeout(() => save(form, draft), AFTER_LEAVING_MS));
  form.addEventListener("submit", () => { draft.isSent = true; });
  addEventListener("pagehide", () => save(form, draft));
  addEventListener("pageshow", () => { draft.isSent = false; });
}
