// One stream for all topics on the screen. It only says that something changed; each panel asks again with its own rights.
const SILENT = 40_000;
const PATIENT = 3_000;
const banner = document.getElementById("reconnecting");
let stream = null;
let topics = "";
let missed = false;
let failures = 0;
let silence;
let retry;
let notice;

const panels = () => [...document.querySelectorAll("[data-topic]")];
const topicsOf = (panel) => panel.dataset.topic.split(" ");
const seenAt = () => [...document.querySelectorAll("[data-seen-at]")];
const lookAround = (place, members) => window.htmx.ajax("GET", `${place.dataset.look}?members=${members}`, place);
const ask = (name, topics) => [...new Set(topics)].sort().map((topic) => `${name}=${encodeURIComponent(topic)}`);
const wanted = () => [...ask("topic", panels().flatMap(topicsOf)), ...ask("at", seenAt().map(({ dataset }) => dataset.seenAt))].join("&");

// Nobody's half-written change is swept away by news: a panel being edited renews itself when that is done.
const tell = (panel) => {
  panel.toggleAttribute("data-missed", Boolean(panel.querySelector("[data-editing]")));
  if (!panel.hasAttribute("data-missed")) panel.dispatchEvent(new CustomEvent("tell"));
};

function open() {
  close();
  topics = wanted();
  if (!topics) return;
  stream = new EventSource(`/live/?${topics}`);
  stream.addEventListener("open", connected);
  stream.addEventListener("beat", heard);
  stream.addEventListener("resync", () => { heard(); panels().forEach(tell); });
  stream.addEventListener("tell", ({ data }) => {
    heard();
    panels().filter((panel) => topicsOf(panel).includes(data)).forEach(tell);
  });
  stream.addEventListener("here", ({ data }) => {
    heard();
    const [topic, members] = data.split(" ");
    seenAt().filter(({ dataset }) => dataset.seenAt === topic).forEach((place) => lookAround(place, members));
  });
  stream.addEventListener("error", lost);
  heard();
}

function close() {
  stream?.close();
  stream = null;
  clearTimeout(silence);
  clearTimeout(retry);
}

function heard() {
  clearTimeout(silence);
  silence = setTimeout(again, SILENT);
}

function connected() {
  failures = 0;
  clearTimeout(notice);
  notice = null;
  banner.hidden = true;
  heard();
  if (missed) panels().forEach(tell);
  missed = false;
}

// A line that merely ended is taken up by the browser itself, after the pause the server asked for.
function lost() {
  missed = true;
  notice ??= setTimeout(() => { banner.hidden = false; }, PATIENT);
  if (stream?.readyState !== EventSource.CONNECTING) again();
}

// Waits grow and differ from screen to screen, so that a restarted server is not met by everyone at once.
function again() {
  close();
  missed = true;
  failures += 1;
  notice ??= setTimeout(() => { banner.hidden = false; }, PATIENT);
  retry = setTimeout(open, Math.min(20_000, 500 * 2 ** failures) * (0.5 + Math.random()));
}

addEventListener("pagehide", close);
addEventListener("pageshow", (event) => {
  missed ||= event.persisted;
  open();
});
addEventListener("online", () => stream || open());
const catchUp = () => panels().filter((panel) => panel.matches("[data-missed]") && !panel.querySelector("[data-editing]")).forEach(tell);
document.addEventListener("htmx:afterSettle", () => {
  if (wanted() !== topics) open();
  catchUp();
});
// A form that was answered with nothing leaves nothing to settle.
document.addEventListener("htmx:afterRequest", catchUp);
// What this screen itself changed it need not wait to hear of, should the stream be down.
document.addEventListener("told", ({ detail }) => {
  if (stream?.readyState !== EventSource.OPEN) panels().filter((panel) => topicsOf(panel).includes(detail.topic)).forEach(tell);
});
