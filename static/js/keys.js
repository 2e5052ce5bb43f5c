// Two layers of keys: letters while no field has the focus, chords with Ctrl or Alt at any time.
const letters = new Map();
const chords = new Map();
const prefixes = new Set();
let before = "";
let forget;

export const onLetter = (keys, act) => {
  letters.set(keys, act);
  if (keys.includes(" ")) prefixes.add(keys.split(" ")[0]);
};
export const onChord = (keys, act) => chords.set(keys, act);

// The last word on any key: `find(keys)` answers with something to do, or nothing.
let findOnPage = () => null;
export const elsewhere = (find) => { findOnPage = find; };

export const typing = (element) =>
  Boolean(element?.closest?.('input:not([type="checkbox"], [type="radio"], [type="button"], [type="submit"]), textarea, select, [contenteditable]'));

// Letters by what they write, so that "/" is where the keyboard has it; Alt by where they lie, as Option writes other signs.
function chord(event) {
  const key = event.altKey ? event.code.replace(/^(Key|Digit)/, "") : event.key.length === 1 ? event.key.toUpperCase() : event.key;
  return [(event.ctrlKey || event.metaKey) && "Ctrl", event.altKey && "Alt", event.shiftKey && "Shift", key].filter(Boolean).join("+");
}

function letter(event) {
  if (typing(event.target) || document.documentElement.dataset.letters === "off") return null;
  const pressed = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const keys = before ? `${before} ${pressed}` : pressed;
  clearTimeout(forget);
  before = !before && prefixes.has(pressed) ? pressed : "";
  forget = setTimeout(() => { before = ""; }, 1500);
  return letters.get(keys) ?? findOnPage(keys);
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing || event.getModifierState("AltGraph")) return;
  const combined = event.ctrlKey || event.metaKey || event.altKey;
  const act = combined ? chords.get(chord(event)) ?? findOnPage(chord(event)) : letter(event);
  if (!act || act(event) === false) return;
  event.preventDefault();
});
