// A field and the list below it: arrows move through the options, the focus stays in the field.
let made = 0;

export function listbox(field, list, choose) {
  const options = () => [...list.querySelectorAll('[role="option"]')];
  const current = () => list.querySelector('[aria-selected="true"]');

  function select(option) {
    current()?.setAttribute("aria-selected", "false");
    if (!option) return field.removeAttribute("aria-activedescendant");
    option.id ||= `option-${(made += 1)}`;
    option.setAttribute("aria-selected", "true");
    field.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  function move(by) {
    const all = options();
    const at = all.indexOf(current());
    select(all.at(at < 0 ? Math.min(by, 0) : (at + by) % all.length));
  }

  const steps = { ArrowDown: 1, ArrowUp: -1 };
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (steps[event.key] && options().length) { event.preventDefault(); move(steps[event.key]); }
    if (event.key === "Enter" && current()) { event.preventDefault(); choose(current(), event); }
  });
  list.addEventListener("pointermove", (event) => {
    const option = event.target.closest('[role="option"]');
    if (option && option !== current()) select(option);
  });
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest('[role="option"]');
    if (option) choose(option, event);
  });
  return { select, current, first: () => select(options()[0]) };
}

export function follow(option, event) {
  const link = option.dataset.href ?? option.querySelector("a")?.href;
  if (event.ctrlKey || event.metaKey) window.open(link, "_blank");
  else location.assign(link);
}
