// Every change we send carries the token the page was given.
export const token = () => document.querySelector('meta[name="csrf-token"]').content;

document.addEventListener("htmx:configRequest", (event) => {
  event.detail.headers["X-CSRFToken"] = token();
});

export function send(method, url, body, more = {}) {
  return fetch(url, { method, body, ...more, headers: { "X-CSRFToken": token(), "HX-Request": "true", ...more.headers } });
}
