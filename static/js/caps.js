// Keys as they are printed on a keyboard: "g c" or "Alt+n" become caps to look at.
export const caps = (keys) =>
  keys.split(/[ +]/).filter(Boolean).flatMap((key) => {
    const cap = document.createElement("kbd");
    cap.textContent = key.length === 1 ? key.toUpperCase() : key;
    return [cap, " "];
  });
