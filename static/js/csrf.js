// Every change we send carries the token the page was given.
const held = document.querySelector('meta[name="csrf-token"]');
const FOUND = /<meta name="csrf-token" content="([^"]+)" data-member="(\d+)">/;
export const token = () => held.content;

document.addEventListener("htmx:configRequest", (event) => {
  event.detail.headers["X-CSRFToken"] = token();
});

// Whoever signed in again in another tab has a new token: this page takes it over, unless it is somebody else's by now.
export async function renew() {
  const answer = await fetch(document.getElementById("words").dataset.signIn);
  const [, fresh, member] = (await answer.text()).match(FOUND) ?? [];
  if (member !== held.dataset.member) return;
  held.content = fresh;
  document.querySelectorAll('[name="csrfmiddlewaretoken"]').forEach((field) => { field.value = fresh; });
}

export function send(method, url, body, more = {}) {
  return fetch(url, { method, body, ...more, headers: { "X-CSRFToken": token(), "HX-Request": "true", ...more.headers } });
}
