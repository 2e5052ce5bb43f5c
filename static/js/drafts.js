// What is typed into a [data-draft] is kept on the server within a second, and never dropped when that fails.
// Two windows of one person never write over each other: the later one takes the other's words in.
import { renew, send } from "./csrf.js";
import { toast } from "./toasts.js";
import { say } from "./words.js";

const waiting = new Map();
const versions = new Map();
const known = (field) => versions.get(field.dataset.draft) ?? field.dataset.version;

document.addEventListener("input", ({ target }) => {
  if (!target.matches("[data-draft]")) return;
  clearTimeout(waiting.get(target));
  waiting.set(target, setTimeout(keep, 800, target));
});

async function keep(field, again = 1000) {
  waiting.delete(field);
  const text = field.value;
  const kept = await put(field).catch(() => false);
  tellHow(field, kept);
  if (kept && text === field.value) field.dataset.kept = text;
  if (!kept && field.isConnected && !waiting.has(field)) waiting.set(field, setTimeout(keep, again, field, Math.min(again * 2, 15_000)));
}

async function put(field, more) {
  const body = new Blob([field.value], { type: "text/plain;charset=utf-8" });
  const condition = known(field) === undefined ? {} : { "If-Match": `"${known(field)}"` };
  const answer = await send("PUT", `/drafts/${encodeURIComponent(field.dataset.draft)}/`, body, { ...more, headers: condition });
  const version = answer.headers.get("ETag")?.replaceAll('"', "");
  if (version !== undefined && !answer.redirected) versions.set(field.dataset.draft, version);
  if ([401, 403].includes(answer.status)) await renew();
  if (answer.status === 412) return takeIn(await answer.text(), field);
  return answer.ok && !answer.redirected;
}

function takeIn(others, field) {
  if (!field.value.includes(others.trim())) {
    const at = field.selectionStart;
    field.value = `${field.value.trimEnd()}\n${others.trim()}`;
    field.setSelectionRange(at, at);
    toast(say("elsewhere"));
  }
  return put(field);
}

function tellHow(field, kept) {
  const status = field.form?.querySelector("[data-saved]");
  if (!status) return;
  status.textContent = kept ? say("saved", { time: new Date().toLocaleTimeString(document.documentElement.lang, { hour12: false }) }) : say("unsaved");
  status.classList.toggle("failed", !kept);
}

// A form that is sent says which drafts were its own.
document.addEventListener("htmx:configRequest", ({ target, detail }) => {
  const own = [...target.querySelectorAll("[data-draft]")].map((field) => known(field) ?? "");
  if (own.length && detail.verb === "post") detail.parameters.kept = own;
});

// A sent note needs no draft; a page that goes away sends what is still waiting.
document.addEventListener("reset", ({ target }) => target.querySelectorAll("[data-draft]").forEach((field) => {
  clearTimeout(waiting.get(field));
  waiting.delete(field);
  const status = target.querySelector("[data-saved]");
  if (status) status.textContent = "";
}));
addEventListener("pagehide", () => {
  for (const [field, timer] of waiting) {
    clearTimeout(timer);
    put(field, { keepalive: true }).catch(() => {});
  }
});
