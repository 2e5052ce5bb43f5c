// What may become part of the page (Trusted Types): HTML, because htmx brings parts of pages from our own server, which
// escapes them. Never a script and never the address of one: with no rule for those, the browser refuses them.
// Loaded before everything else, and not a module, so that no script runs ahead of it.
window.trustedTypes?.createPolicy("default", { createHTML: (html) => html });
