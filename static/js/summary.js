// When a form comes back with errors, reading starts at the list of them.
document.querySelector("[data-errors]")?.focus();
