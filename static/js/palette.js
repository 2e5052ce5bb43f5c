// Ctrl+K: what can be done here, where one can go, whom one may look for.
import { caps } from "./caps.js";
import { press, visible } from "./commands.js";
import { onChord } from "./keys.js";
import { follow, listbox } from "./listbox.js";
import { fill, parameters, plain } from "./parameters.js";

const palette = document.getElementById("palette");
const field = palette?.querySelector("input");
const list = palette?.querySelector(".list");
let asked;
let waiting;

const label = (element) => {
  const copy = element.cloneNode(true);
  copy.querySelectorAll("kbd, svg, .unseen").forEach((part) => part.remove());
  return copy.textContent.trim().replace(/\s+/g, " ");
};

const called = (element) => element.dataset.command || label(element);

// Every word asked for begins some word of the title.
function fits(title, query) {
  const words = plain(title).split(/[^\p{L}\p{N}]+/u);
  return plain(query).split(/\s+/).filter(Boolean).every((part) => words.some((word) => word.startsWith(part)));
}

function row(title, keys, act) {
  const option = document.createElement("div");
  option.setAttribute("role", "option");
  option.innerHTML = '<span></span><span class="title"></span><span class="side"></span>';
  option.querySelector(".title").textContent = title;
  option.querySelector(".side").append(...caps(keys));
  option.act = act;
  return option;
}

// A command with what was typed behind it, as it will stand in its field.
function begun(element, query) {
  const given = !fits(called(element), query) && parameters(element, called(element), query);
  if (!given) return [];
  const option = row(called(element), element.dataset.key ?? "", () => {
    if (!visible(given.field)) press(element);
    fill(given);
  });
  const why = Object.assign(document.createElement("span"), { className: "why", textContent: [given.text, given.due?.said].filter(Boolean).join(" · ") });
  option.append(why);
  return [option];
}

function group(title, rows) {
  if (!rows.length) return [];
  const box = document.createElement("div");
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", title);
  box.append(Object.assign(document.createElement("p"), { className: "group", textContent: title }), ...rows);
  return [box];
}

function actions(query) {
  const commands = [...document.querySelectorAll("[data-command]")].filter(visible);
  const here = commands.map((element) => row(called(element), element.dataset.key ?? "", () => press(element)));
  const places = [...document.querySelectorAll("[data-go]")]
    .map((place) => row(label(place), place.dataset.go && `g ${place.dataset.go}`, () => place.click()));
  const fitting = (rows) => rows.filter((option) => fits(option.querySelector(".title").textContent, query));
  return [...group(list.dataset.here, [...fitting(here), ...commands.flatMap((element) => begun(element, query))]), ...group(list.dataset.places, fitting(places))];
}

async function people(query) {
  asked?.abort();
  asked = new AbortController();
  try {
    const answer = await fetch(`/search/?q=${encodeURIComponent(query)}`, { headers: { "HX-Request": "true" }, signal: asked.signal });
    if (!answer.ok || answer.redirected) return [];
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return [...page.querySelectorAll('[role="option"]')].map((found) => {
      const option = document.createElement("div");
      option.setAttribute("role", "option");
      option.dataset.href = found.dataset.href ?? found.querySelector("a")?.getAttribute("href");
      option.append(...found.childNodes);
      return option;
    });
  } catch {
    return null;
  }
}

function draw(found) {
  const query = field.value.trim();
  const groups = [...actions(query), ...group(list.dataset.people, found)];
  if (found.length) groups.at(-1).dataset.found = "";
  const nothing = Object.assign(document.createElement("p"), { className: "nothing", textContent: list.dataset.nothing });
  list.replaceChildren(...(groups.length ? groups : [nothing]));
  options.first();
}

function look() {
  const before = [...list.querySelectorAll("[data-found] [role='option']")];
  draw(before);
  list.classList.add("waiting");
  clearTimeout(waiting);
  waiting = setTimeout(async () => {
    const found = await people(field.value.trim());
    if (!found) return;
    list.classList.remove("waiting");
    draw(found);
  }, 80);
}

function choose(option, event) {
  palette.close();
  if (option.act) option.act();
  else follow(option, event);
}

const options = palette && listbox(field, list, choose);
if (palette) {
  onChord("Ctrl+K", () => { if (!palette.open) palette.showModal(); });
  field.addEventListener("input", look);
  new MutationObserver(() => {
    if (!palette.open) return;
    field.value = "";
    look();
    field.focus();
  }).observe(palette, { attributeFilter: ["open"] });
}
