// In a [data-list]: j and k walk, x selects, Enter opens, the full stop goes to what can be done with the selection.
import { onLetter } from "./keys.js";

const rows = () => [...document.querySelectorAll("[data-list] :is(tbody tr, li), [data-list]:is(ol, ul) > li")].filter((row) => row.querySelector("a, input"));
const at = () => document.querySelector("[data-list] [data-at]");

function go(to) {
  at()?.removeAttribute("data-at");
  to.setAttribute("data-at", "");
  to.scrollIntoView({ block: "nearest" });
  to.querySelector("a")?.focus({ preventScroll: true, focusVisible: false });
}

function walk(by) {
  const all = rows();
  if (!all.length) return false;
  const here = all.indexOf(at());
  go(all[here < 0 ? 0 : Math.max(0, Math.min(all.length - 1, here + by))]);
  return true;
}

onLetter("j", () => walk(1));
onLetter("k", () => walk(-1));
onLetter("x", () => {
  const box = at()?.querySelector('input[type="checkbox"]');
  box?.click();
  return Boolean(box);
});
onLetter("Enter", (event) => {
  const link = !event.target.closest("a, button, summary") && at()?.querySelector("a");
  link?.click?.();
  return Boolean(link);
});
onLetter(".", () => {
  const first = document.querySelector(".picked :is(button, a, select)");
  first?.focus();
  return Boolean(first);
});
