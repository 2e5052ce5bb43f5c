// When a request fails, say what happened and what is kept; never put a stranger's page into a panel.
import { renew } from "./csrf.js";
import { toast } from "./toasts.js";
import { say } from "./words.js";

const reference = (xhr) => xhr.getResponseHeader("X-Reference") ?? "";

document.addEventListener("htmx:responseError", ({ detail: { xhr } }) => {
  const known = { 403: "forbidden", 404: "gone", 413: "large", 429: "often" };
  toast([say(known[xhr.status] ?? "failed"), reference(xhr)].filter(Boolean).join(" "), { bad: true });
});
document.addEventListener("htmx:sendError", () => toast(say("offline"), { bad: true }));
document.addEventListener("htmx:timeout", () => toast(say("offline"), { bad: true }));

// A session that has ended sends part of a page to the sign-in page. Words that nobody has kept yet stay on the screen
// until their writer has signed in again in another tab and comes back.
const unkept = () =>
  document.querySelector("[data-editing]") ||
  [...document.querySelectorAll("[data-draft]")].some((field) => field.value !== (field.dataset.kept ?? field.defaultValue));

document.addEventListener("htmx:beforeOnLoad", (event) => {
  const { xhr, requestConfig } = event.detail;
  if (xhr.status !== 401 || (requestConfig.verb === "get" && !unkept())) return;
  event.preventDefault();
  toast(say("signedOut"), { bad: true });
  addEventListener("focus", () => renew().catch(() => {}), { once: true });
});

// A page that answers with the sign-in page is not put into a panel.
document.addEventListener("htmx:beforeSwap", (event) => {
  const signIn = document.getElementById("words")?.dataset.signIn;
  if (!signIn || !new URL(event.detail.xhr.responseURL || location).pathname.startsWith(signIn)) return;
  event.detail.shouldSwap = false;
  toast(say("signedOut"), { bad: true });
});
