// When a request fails, say what happened and what is kept; never put a stranger's page into a panel.
import { toast } from "./toasts.js";
import { say } from "./words.js";

const reference = (xhr) => xhr.getResponseHeader("X-Reference") ?? "";

document.addEventListener("htmx:responseError", ({ detail: { xhr } }) => {
  const known = { 403: "forbidden", 404: "gone", 413: "large", 429: "often" };
  toast([say(known[xhr.status] ?? "failed"), reference(xhr)].filter(Boolean).join(" "), { bad: true });
});
document.addEventListener("htmx:sendError", () => toast(say("offline"), { bad: true }));
document.addEventListener("htmx:timeout", () => toast(say("offline"), { bad: true }));

// A session that has ended answers with the sign-in page.
document.addEventListener("htmx:beforeSwap", (event) => {
  const signIn = document.getElementById("words")?.dataset.signIn;
  if (!signIn || !new URL(event.detail.xhr.responseURL || location).pathname.startsWith(signIn)) return;
  event.detail.shouldSwap = false;
  toast(say("signedOut"), { bad: true });
});
