// Theme and rows change at once; the server remembers them.
import { send } from "./csrf.js";
import { toast } from "./toasts.js";
import { say } from "./words.js";

document.addEventListener("submit", async (event) => {
  if (!event.target.matches("[data-look]")) return;
  event.preventDefault();
  const { name, value } = event.submitter;
  document.documentElement.dataset[name] = value;
  for (const button of event.target.querySelectorAll(`[name="${name}"]`)) button.setAttribute("aria-pressed", String(button === event.submitter));
  const answer = await send("POST", event.target.action, new URLSearchParams({ [name]: value })).catch(() => null);
  if (!answer?.ok) toast(say("failed"), { bad: true });
});
