// Asks the browser for a passkey: a form with data-passkey carries what to ask, and data-passkey-act says make or sign.
// Its button is hidden until here; without script, or in a browser without passkeys, the form has its other ways.
const canUse = window.PublicKeyCredential?.parseRequestOptionsFromJSON !== undefined;

const ask = (form) => {
  const asked = JSON.parse(form.dataset.passkey);
  return form.dataset.passkeyAct === "make"
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(asked) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(asked) });
};

for (const form of document.querySelectorAll("form[data-passkey]")) {
  const go = form.querySelector("[data-passkey-go]");
  const status = form.querySelector("[data-passkey-status]");
  if (!canUse) {
    status.textContent = "This browser can't use passkeys.";
    continue;
  }
  go.hidden = false;
  status.textContent = "";
  go.addEventListener("click", async () => {
    status.textContent = "";
    try {
      form.elements.credential.value = JSON.stringify((await ask(form)).toJSON());
    } catch {
      status.textContent = "The passkey was not used. You can try again.";
      return;
    }
    form.submit();
  });
}
