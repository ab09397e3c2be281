// On "Told in this browser": asks the browser whether it may show messages, and tells the house where it takes them.
// Only a script can ask that; without one the page says so.
const WORKER = "/push-worker.js";
const trusted = window.trustedTypes
  ? window.trustedTypes.createPolicy("push", { createScriptURL: (url) => (url === WORKER ? url : "") })
  : { createScriptURL: (url) => url };

const bytesOf = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));

const subscribe = async (form) => {
  const line = form.querySelector("[data-push-status]");
  try {
    if ((await Notification.requestPermission()) !== "granted") throw new Error("not allowed");
    await navigator.serviceWorker.register(trusted.createScriptURL(WORKER));
    const worker = await navigator.serviceWorker.ready;
    const key = bytesOf(form.dataset.push);
    const made = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
    const { endpoint, keys } = made.toJSON();
    for (const [name, value] of Object.entries({ endpoint, p256dh: keys.p256dh, auth: keys.auth })) form.elements[name].value = value;
    form.submit();
  } catch {
    line.textContent = "This browser did not allow it. Look for “Notifications” in its settings for this site.";
  }
};

for (const form of document.querySelectorAll("form[data-push]")) {
  if (!("serviceWorker" in navigator) || !("PushManager" in window)) continue;
  form.hidden = false;
  document.querySelector("[data-push-missing]").hidden = true;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    subscribe(form);
  });
}
