// Menus hang from their button by CSS; where the browser cannot, we place them. Arrows walk through them.
const anchors = CSS.supports("position-area", "block-end span-inline-start");

document.addEventListener("toggle", (event) => {
  const menu = event.target;
  if (!menu.matches?.(".menu[popover]") || event.newState !== "open") return;
  if (!anchors) place(menu);
  menu.querySelector("a, button")?.focus({ focusVisible: false });
}, true);

function place(menu) {
  const box = document.querySelector(`[popovertarget="${menu.id}"]`).getBoundingClientRect();
  menu.dataset.placed = "";
  menu.style.top = `${box.bottom}px`;
  menu.style.right = `${document.documentElement.clientWidth - box.right}px`;
}

document.addEventListener("keydown", (event) => {
  const menu = event.target.closest?.(".menu");
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!menu || !by) return;
  event.preventDefault();
  const items = [...menu.querySelectorAll("a, button")];
  items.at((items.indexOf(event.target) + by) % items.length).focus();
});
