// Where two people disagree: writing something of one's own chooses it.
document.addEventListener("input", ({ target }) => {
  const own = target.closest("[data-conflict] .field")?.closest("td").querySelector('input[value="written"]');
  if (own) own.checked = true;
});
