// A print link leads to a page or file made for printing; with script it prints what is shown, at once.
for (const link of document.querySelectorAll("[data-print]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    window.print();
  });
}
