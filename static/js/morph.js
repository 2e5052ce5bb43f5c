// A panel that renews itself keeps what the person is doing in it.
const { defaults } = window.Idiomorph;

defaults.ignoreActiveValue = true;
defaults.callbacks.beforeNodeMorphed = (old) => !old.matches?.("[data-draft], [data-keep]");
defaults.callbacks.beforeAttributeUpdated = (name, node) =>
  !(name === "open" && node.matches("details, dialog")) && !["data-at", "data-placed"].includes(name);
