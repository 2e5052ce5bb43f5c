// The search box: results while typing, arrows and Enter to open, Esc to leave.
import { onLetter } from "./keys.js";
import { follow, listbox } from "./listbox.js";

const field = document.querySelector("[data-search]");
const list = field && document.getElementById(field.dataset.search);

const found = () => list.querySelector('[role="option"], p');

function show(open) {
  list.hidden = !open || !found();
  field.setAttribute("aria-expanded", String(!list.hidden));
}

if (field) {
  const options = listbox(field, list, follow);
  onLetter("/", () => { field.focus(); field.select(); });
  field.addEventListener("focus", () => {
    if (found()) show(true);
    else window.htmx.trigger(field, "look");
  });
  field.addEventListener("blur", () => show(false));
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" && list.hidden) show(true);
    if (event.key !== "Escape") return;
    event.preventDefault();
    if (!list.hidden) show(false);
    else if (field.value) { field.value = ""; window.htmx.trigger(field, "look"); }
    else field.blur();
  });
  list.addEventListener("htmx:afterSwap", () => {
    show(document.activeElement === field);
    if (field.value.trim()) options.first();
    else options.select(null);
  });
}
