// The timeline: what arrives while one looks lights up; opening the filters puts the cursor into them.
let before = null;

const rows = (list) => [...list.querySelectorAll(".event")].map((row) => row.id);

document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  before = detail.target.matches?.(".timeline[data-topic]") ? new Set(rows(detail.target)) : null;
});
document.addEventListener("htmx:afterSettle", ({ detail }) => {
  if (!before || !detail.target.matches?.(".timeline[data-topic]")) return;
  for (const row of detail.target.querySelectorAll(".event")) if (!before.has(row.id)) row.classList.add("new");
  before = null;
});
document.addEventListener("toggle", ({ target }) => {
  if (target.matches?.(".filters") && target.open) target.querySelector("input[type=search]")?.focus();
}, true);
