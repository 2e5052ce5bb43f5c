// Where two people disagree: writing something of one's own chooses it.
document.addEventListener("input", ({ target }) => {
  const own = target.closest("[data-conflict] .field")?.closest("td").querySelector('input[value="written"]');
  if (own) own.checked = true;
});

// The page has become another question: whoever wrote stands at its first choice, not in the field they came from.
document.addEventListener("htmx:afterSettle", ({ detail }) => {
  if (detail.xhr?.status === 409) document.querySelector("[data-conflict] input:checked")?.focus();
});
