// "?" shows the keys of this screen above those that work everywhere.
import { caps } from "./caps.js";
import { visible } from "./commands.js";
import { onLetter } from "./keys.js";

const sheet = document.getElementById("keys-sheet");

function name(element) {
  if (element.dataset.command || element.ariaLabel) return element.dataset.command || element.ariaLabel;
  const copy = (element.labels?.[0] ?? element).cloneNode(true);
  copy.querySelectorAll("kbd, svg").forEach((part) => part.remove());
  return copy.textContent.trim();
}

function collect() {
  const here = sheet.querySelector("[data-keys-here]");
  const known = new Map();
  for (const element of [...document.querySelectorAll("main [data-key]")].filter(visible)) {
    if (!known.has(element.dataset.key)) known.set(element.dataset.key, name(element));
  }
  const rows = [...known].flatMap(([key, what]) => {
    const dd = document.createElement("dd");
    dd.append(...caps(key));
    return [Object.assign(document.createElement("dt"), { textContent: what }), dd];
  });
  here.querySelector("dl").replaceChildren(...rows);
  here.hidden = !rows.length;
}

if (sheet) {
  onLetter("?", () => { if (!sheet.open) sheet.showModal(); });
  new MutationObserver(() => sheet.open && collect()).observe(sheet, { attributeFilter: ["open"] });
}
