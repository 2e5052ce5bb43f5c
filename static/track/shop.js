// The shop's own buttons: what a site's consent banner would do.
for (const button of document.querySelectorAll("[data-picket]")) {
  button.addEventListener("click", () => window.picket(button.dataset.picket));
}
