// In a [data-grid] table: arrows walk to the next cell that leads somewhere; Enter follows it, as any link.
const STEPS = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] };

document.addEventListener("keydown", (event) => {
  const step = STEPS[event.key];
  const cell = event.target.closest?.("[data-grid] td");
  if (!step || !cell || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const rows = [...cell.closest("tbody").rows];
  let [row, column] = [rows.indexOf(cell.parentElement), cell.cellIndex];
  let link;
  do {
    row += step[0];
    column += step[1];
    link = rows[row]?.cells[column]?.querySelector("a");
  } while (!link && rows[row]?.cells[column]);
  link?.focus();
});
