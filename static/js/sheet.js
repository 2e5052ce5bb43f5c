// "?" shows the keys of this screen above those that work everywhere.
import { caps } from "./caps.js";
import { visible } from "./commands.js";
import { onLetter } from "./keys.js";

const sheet = document.getElementById("keys-sheet");

function name(element) {
  const said = element.dataset.command || element.control?.dataset.command || element.ariaLabel;
  if (said) return said;
  const copy = (element.labels?.[0] ?? element).cloneNode(true);
  copy.querySelectorAll("kbd, svg").forEach((part) => part.remove());
  return copy.textContent.trim();
}

function collect() {
  const here = sheet.querySelector("[data-keys-here]");
  const known = new Map();
  for (const element of [...document.querySelectorAll("main [data-key]")].filter(visible)) {
    const what = name(element);
    known.set(what, (known.get(what) ?? new Set()).add(element.dataset.key));
  }
  const rows = [...known].flatMap(([what, keys]) => {
    const dd = document.createElement("dd");
    dd.append(...[...keys].flatMap((key, at) => [at ? "\u2002" : "", ...caps(key)]));
    return [Object.assign(document.createElement("dt"), { textContent: what }), dd];
  });
  here.querySelector("dl").replaceChildren(...rows);
  here.hidden = !rows.length;
}

if (sheet) {
  onLetter("?", () => { if (!sheet.open) sheet.showModal(); });
  new MutationObserver(() => sheet.open && collect()).observe(sheet, { attributeFilter: ["open"] });
}
