// Shows a message as others would see it, in its place under the box.
// Without script, or when this fails, the same button asks the server for the whole page again.
const cleaned = window.trustedTypes
  ? window.trustedTypes.createPolicy("cooked", { createHTML: (html) => html })
  : { createHTML: (html) => html };

const show = async (button, form, place) => {
  try {
    const answer = await fetch("/preview", {
      method: "POST",
      body: new URLSearchParams([
        ["title", form.elements.title?.value ?? ""],
        ["body", form.elements.body.value],
        ["no_links", form.elements.no_links?.checked ? "y" : ""],
        ...[...form.querySelectorAll("[name=not_private]:checked")].map((box) => ["not_private", box.value]),
      ]),
      headers: { "X-CSRF-Token": form.elements.csrf_token.value },
    });
    if (!answer.ok) throw new Error(String(answer.status));
    place.innerHTML = cleaned.createHTML(await answer.text());
    const section = place.querySelector(".crisis, .preview");
    section.tabIndex = -1;
    section.focus();
  } catch {
    form.requestSubmit(button);
  }
};

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-preview]");
  const place = button?.form?.querySelector("[data-preview-place]");
  if (!place || !button.form.elements.body) return;
  event.preventDefault();
  show(button, button.form, place);
});
