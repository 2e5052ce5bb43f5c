// One stream for all topics on the screen. It only says that something changed; each panel asks again with its own rights.
const SILENT = 40_000;
const banner = document.getElementById("reconnecting");
let stream = null;
let topics = "";
let missed = false;
let failures = 0;
let silence;
let retry;

const panels = () => [...document.querySelectorAll("[data-topic]")];
const topicsOf = (panel) => panel.dataset.topic.split(" ");
const tell = (panel) => panel.dispatchEvent(new CustomEvent("tell"));

function open() {
  close();
  topics = [...new Set(panels().flatMap(topicsOf))].sort().map((topic) => `topic=${encodeURIComponent(topic)}`).join("&");
  if (!topics) return;
  stream = new EventSource(`/live/?${topics}`);
  stream.addEventListener("open", connected);
  stream.addEventListener("beat", heard);
  stream.addEventListener("tell", (event) => {
    heard();
    panels().filter((panel) => topicsOf(panel).includes(event.data)).forEach(tell);
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
  silence = setTimeout(lost, SILENT);
}

function connected() {
  failures = 0;
  banner.hidden = true;
  heard();
  if (missed) panels().forEach(tell);
  missed = false;
}

// Waits grow and differ from screen to screen, so that a restarted server is not met by everyone at once.
function lost() {
  close();
  missed = true;
  failures += 1;
  if (failures > 1) banner.hidden = false;
  retry = setTimeout(open, Math.min(20_000, 500 * 2 ** failures) * (0.5 + Math.random()));
}

addEventListener("pagehide", close);
addEventListener("pageshow", (event) => {
  missed ||= event.persisted;
  open();
});
addEventListener("online", () => stream || open());
document.addEventListener("htmx:afterSettle", () => {
  const now = [...new Set(panels().flatMap(topicsOf))].sort().map((topic) => `topic=${encodeURIComponent(topic)}`).join("&");
  if (now !== topics) open();
});
