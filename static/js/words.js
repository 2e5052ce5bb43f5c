// Sentences the scripts say, translated by the server (templates/components/words.html).
const words = document.getElementById("words")?.dataset ?? {};

export const say = (name, values = {}) =>
  Object.entries(values).reduce((text, [key, value]) => text.replace(`{${key}}`, value), words[name] ?? "");
