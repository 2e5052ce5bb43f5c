// What was just done stands at the foot of the screen for ten seconds; Ctrl+Z takes it back meanwhile.
import { onChord, typing } from "./keys.js";
import { say } from "./words.js";

const STAYS = 10_000;
const place = document.getElementById("toasts");
const model = document.getElementById("toast-model");

export function toast(text, { undo = "", bad = false } = {}) {
  const made = model.content.firstElementChild.cloneNode(true);
  made.querySelector("span").textContent = text;
  made.classList.toggle("bad", bad);
  const form = made.querySelector("form");
  if (undo) { form.action = undo; form.setAttribute("hx-post", undo); }
  else { form.remove(); made.querySelector(".left").remove(); }
  place.append(made);
  window.htmx.process(made);
  stay(made);
}

function stay(shown) {
  let timer;
  const leave = () => { timer = setTimeout(() => shown.remove(), STAYS); };
  const wait = () => clearTimeout(timer);
  shown.addEventListener("pointerenter", wait);
  shown.addEventListener("focusin", wait);
  shown.addEventListener("pointerleave", leave);
  shown.addEventListener("focusout", leave);
  leave();
}

place?.querySelectorAll("[data-toast]").forEach(stay);
document.addEventListener("toast", (event) => toast(event.detail.say ?? event.detail.value, event.detail));
place?.addEventListener("htmx:afterRequest", (event) => {
  if (!event.detail.successful) return;
  event.target.closest("[data-toast]")?.remove();
  if (!event.detail.xhr.getResponseHeader("HX-Trigger")) toast(say("undone"));
});

onChord("Ctrl+Z", ({ target }) => {
  const last = [...document.querySelectorAll("[data-undo]")].at(-1);
  if (typing(target) && target.value !== target.defaultValue || !last) return false;
  last.requestSubmit();
  return true;
});
