// What is typed behind a command's first word is put into the field it takes (data-takes): "promise tomorrow 10 refund".
// Nothing is sent here, and nothing begun is written over: the person reads it and presses the last key.
export const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const split = (text) => text.trim().split(/\s+/);

// The command's field and what goes into it; nothing if this command takes none or is not the one meant.
export function parameters(element, title, query) {
  const [verb, ...more] = split(query);
  const field = document.getElementById(element.dataset.takes);
  if (!field || !more.length || !plain(split(title)[0]).startsWith(plain(verb))) return null;
  const due = when(field.form?.elements.quick, more);
  return { field, due, text: more.slice(due?.words ?? 0).join(" ") };
}

// The day the words begin with, if it is one of those the form offers, and the hour behind it.
function when(offered, [day, hour]) {
  const meant = [...(offered?.options ?? [])].find(({ value, text }) => value && day.length > 2 && plain(text).startsWith(plain(day)));
  const time = meant && /^([01]?\d|2[0-3])(?::([0-5]\d))?$/.exec(hour ?? "");
  if (!time) return meant && { words: 1, quick: meant.value, own: "", said: meant.text };
  const clock = `${time[1].padStart(2, "0")}:${time[2] ?? "00"}`;
  return { words: 2, quick: "", own: meant.value.replace(/T.*/, `T${clock}`), said: `${split(meant.text)[0]} ${clock}` };
}

export function fill({ field, due, text }) {
  if (due) {
    field.form.elements.quick.value = due.quick;
    field.form.elements.due.value = due.own;
  }
  const begun = field.matches("textarea") && field.value.trim();
  field.value = begun ? `${field.value.trimEnd()}\n${text}` : text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
}
