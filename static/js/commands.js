// Whatever on the page carries data-key is pressed by that key; data-go places are reached by g and a letter.
import { elsewhere, onLetter } from "./keys.js";

export const visible = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.disabled;

export function press(element) {
  if (element.matches("[data-picks], input:not([type='checkbox'], [type='radio']), textarea, select")) element.focus();
  else element.click();
}

// A key acts where the person is: in the open dialog, if there is one; in the row one has walked to, if rows share it.
const scope = () => [...document.querySelectorAll("dialog[open]")].at(-1) ?? document;

elsewhere((keys) => {
  const meant = [...scope().querySelectorAll("[data-key]")].filter((element) => element.dataset.key.toLowerCase() === keys.toLowerCase() && visible(element));
  const target = meant.find((element) => element.closest("[data-at]")) ?? meant[0];
  return target && (() => press(target));
});

for (const place of document.querySelectorAll("[data-go]")) {
  if (place.dataset.go) onLetter(`g ${place.dataset.go}`, () => place.click());
}
