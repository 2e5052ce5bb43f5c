// Forms: the first thing wrong gets the focus, or the first field of one just opened; Ctrl+Enter sends, once.
function toWhatIsWrong(root) {
  const wrong = root.querySelector?.('.summary, [aria-invalid="true"]');
  wrong?.focus();
}

document.addEventListener("htmx:afterSettle", ({ detail }) => detail.xhr?.status === 422 && toWhatIsWrong(detail.elt));
toWhatIsWrong(document.querySelector("main") ?? document);

// A form that opens where its button stood takes the cursor the button had.
document.addEventListener("htmx:afterSettle", ({ target, detail }) => {
  if (detail.requestConfig?.verb !== "get" || document.activeElement !== document.body) return;
  target.closest?.("[data-editing]")?.querySelector("select, textarea, input:not([type=hidden])")?.focus();
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || !event.target.form) return;
  event.preventDefault();
  event.target.form.requestSubmit();
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method === "get" || form.method === "dialog" || form.hasAttribute("hx-post")) return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "yes";
});
addEventListener("pageshow", () => document.querySelectorAll("[data-sent]").forEach((form) => delete form.dataset.sent));
