// Finding a product for an order: results while typing, arrows and Enter to take one. Each result is a button of the form.
import { listbox } from "./listbox.js";

function begin(place) {
  const field = place.querySelector("input");
  const list = place.querySelector(".results");
  if (!field || place.dataset.begun) return;
  place.dataset.begun = "yes";
  const options = listbox(field, list, (option, event) => event.type === "click" || option.click());
  list.addEventListener("htmx:afterSwap", () => {
    field.setAttribute("aria-expanded", String(Boolean(list.querySelector('[role="option"]'))));
    options.first();
  });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !list.firstElementChild) return;
    event.preventDefault();
    list.replaceChildren();
    field.setAttribute("aria-expanded", "false");
  });
}

// A line that was just added is typed over: its quantity is chosen as a whole.
function all() {
  document.querySelectorAll("[data-pick]").forEach(begin);
  if (document.activeElement?.matches(".lines input")) document.activeElement.select();
}
document.addEventListener("htmx:afterSettle", all);
all();
