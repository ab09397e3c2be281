// The browser knows its time zone. It is offered to a member who has not chosen one, and sent only when they press.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
for (const form of document.querySelectorAll("form[data-zone]")) {
  if (!zone) break;
  form.elements.time_zone.value = zone;
  form.querySelector("[data-zone-words]").textContent = `Use the time of ${zone.split("/").pop().replaceAll("_", " ")}`;
  form.hidden = false;
}
for (const list of document.querySelectorAll("select[data-zone-list]")) {
  const isListed = [...list.options].some((option) => option.value === zone);
  if (!list.value && isListed) list.value = zone;
}
