// A question on the page: one key brings it into focus, and while it has the focus the next key picks the answer.
import { typing } from "./keys.js";
import { visible } from "./commands.js";

// Caught on its way down, before a letter of the page is found for the same key.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat || typing(event.target)) return;
  const question = event.target.closest?.("[data-picks]");
  const picked = [...(question?.querySelectorAll("[data-pick]") ?? [])].find((one) => one.dataset.pick === event.key.toLowerCase());
  if (!picked || !visible(picked)) return;
  event.preventDefault();
  picked.click();
}, true);
