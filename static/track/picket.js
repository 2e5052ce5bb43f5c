// Picket's tracker. Before consent nothing leaves the browser and nothing is kept in it; with Global Privacy Control or
// Do Not Track that stays so for ever. picket("consent"), picket("forget"), picket("event", "cart"),
// picket("identify", { email, hash }).
(() => {
  const to = new URL("./", document.currentScript.src).href;
  const never = navigator.globalPrivacyControl || navigator.doNotTrack === "1";
  const secure = location.protocol === "https:" ? ";Secure" : "";
  const keep = (id, seconds) => { document.cookie = `picket_id=${id};Max-Age=${seconds};Path=/;SameSite=Lax${secure}`; };
  let visitor = never ? null : document.cookie.match(/(?:^|; )picket_id=([0-9a-f-]{36})/)?.[1];
  let waiting = [];
  let claims = {};
  let timer;
  let seen;

  function send() {
    clearTimeout(timer);
    timer = 0;
    if (!visitor || !(waiting.length || claims.link || claims.who)) return;
    const now = Date.now();
    const events = waiting.splice(0, 20).map(({ at, ...event }) => ({ ...event, age: Math.max(0, now - at) }));
    navigator.sendBeacon(to, JSON.stringify({ visitor, events, ...claims }));
    claims = {};
    if (waiting.length) send();
  }

  function event(name) {
    if (never) return;
    const referrer = document.referrer.startsWith(location.origin) ? "" : document.referrer.split("?")[0].slice(0, 500);
    // Without consent only the page one is on is remembered, in memory, for the moment of consent.
    if (!visitor) waiting = [];
    waiting.push({ name, path: location.pathname.slice(0, 500), title: document.title.slice(0, 200), referrer, at: Date.now() });
    timer ||= setTimeout(send, 1000);
  }

  function page() {
    if (seen === location.pathname) return;
    seen = location.pathname;
    event("page");
  }

  const uuid = () => "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (digit) =>
    (digit ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (digit / 4)))).toString(16));

  const verbs = {
    event,
    consent() {
      if (never) return;
      visitor ||= uuid();
      keep(visitor, 34560000);
      send();
    },
    forget() {
      visitor = null;
      waiting = [];
      keep("", 0);
    },
    identify(who) {
      claims.who = who;
      send();
    },
  };

  const early = window.picket?.q ?? [];
  window.picket = (verb, value) => verbs[verb]?.(value);

  const here = new URL(location.href);
  const link = here.searchParams.get("picket");
  if (link) {
    claims.link = link;
    here.searchParams.delete("picket");
    history.replaceState(history.state, "", here);
  }
  for (const change of ["pushState", "replaceState"]) {
    const before = history[change];
    history[change] = function (...what) { before.apply(this, what); setTimeout(page); };
  }
  addEventListener("popstate", () => setTimeout(page));
  addEventListener("visibilitychange", () => document.hidden && send());
  addEventListener("pagehide", send);
  page();
  for (const call of early) window.picket(...call);
})();
