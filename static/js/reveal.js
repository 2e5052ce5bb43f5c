// A new password may be looked at while it is typed: `data-reveal` holds the words of the button.
for (const field of document.querySelectorAll("input[data-reveal]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button bare small reveal";
  button.textContent = field.dataset.reveal;
  button.setAttribute("aria-pressed", "false");
  button.addEventListener("click", () => {
    const shown = field.type === "text";
    field.type = shown ? "password" : "text";
    button.setAttribute("aria-pressed", String(!shown));
  });
  field.form.addEventListener("submit", () => { field.type = "password"; });
  field.after(button);
}
