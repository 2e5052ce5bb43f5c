// Keeps "12 min ago" true while the page stays open.
import { say } from "./words.js";

function refresh() {
  for (const time of document.querySelectorAll("time[data-when]")) {
    const away = Math.round((new Date(time.dateTime) - Date.now()) / 60_000);
    if (Math.abs(away) < 60) time.textContent = away === 0 ? say("now") : say(away < 0 ? "ago" : "ahead", { count: Math.abs(away) });
  }
}

setInterval(refresh, 30_000);
addEventListener("pageshow", (event) => event.persisted && refresh());
