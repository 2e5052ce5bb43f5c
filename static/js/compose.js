// The composer: choosing a form puts the cursor into it; "Answer" at a matter begins the answer.
const composer = () => document.getElementById("compose");

function begin(mode) {
  const form = composer()?.querySelector(`[data-mode="${mode}"]`);
  const field = form?.querySelector("textarea");
  field?.focus();
  field?.setSelectionRange(field.value.length, field.value.length);
  return form;
}

document.addEventListener("click", ({ target }) => {
  if (target.matches?.('[name="compose-mode"]')) begin(target.value);
  const matter = target.closest?.("[data-answer]")?.dataset.answer;
  if (!matter || !composer()) return;
  composer().querySelector('[name="compose-mode"][value="contact"]').checked = true;
  const form = begin("contact");
  form.elements.thread.value = matter;
  form.elements.direction.value = "out";
  form.scrollIntoView({ block: "nearest" });
});

// What was sent needs no draft any more: resetting the form says so, before the empty one takes its place.
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  const form = detail.requestConfig?.elt;
  if (form?.matches?.(".compose > form") && detail.xhr.status < 300) form.reset();
});
