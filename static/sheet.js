// The print buttons. Without this script they are not shown, and the browser's own print gives the same sheet.
for (const button of document.querySelectorAll("button.print")) {
  button.addEventListener("click", () => window.print());
}
