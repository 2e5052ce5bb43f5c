// A file dropped on the box, or chosen in it, is named before it is sent.
const size = (bytes) => (bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`);

for (const kind of ["dragenter", "dragleave", "drop"]) {
  document.addEventListener(kind, ({ target }) => target.closest?.(".drop")?.classList.toggle("over", kind === "dragenter"));
}
document.addEventListener("change", ({ target }) => {
  const output = target.closest(".drop")?.querySelector("output");
  if (output) output.textContent = [...target.files].map((file) => `${file.name}, ${size(file.size)}`).join("; ");
});
