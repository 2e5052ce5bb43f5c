// After a key was pressed in a page: everything that is wrong with it, in words.
() => {
  const seen = (it) => it.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const ringed = (it) => it && ["outlineStyle", "boxShadow"].some((how) => !["none", ""].includes(getComputedStyle(it)[how]));
  const unringed = (it) => {
    it.focus({ preventScroll: true });
    const around = [it, it.closest("label, .field, .chip, .drop, .note"), it.parentElement, it.nextElementSibling];
    return document.activeElement === it && !around.some(ringed);
  };
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  const worked = [...document.querySelectorAll("main :is(a[href], button, input, select, textarea, summary)")].filter((it) => seen(it) && it.tabIndex >= 0);
  return [
    wide > 0 && `scrolls sideways by ${wide}`,
    !document.querySelector("h1") && "no h1",
    !document.title.trim() && "no title",
    window.moved > 0.02 && `moved by ${window.moved}`,
    ...window.refused,
    ...worked.slice(0, 40).filter(unringed).map((it) => `no ring: ${it.outerHTML.slice(0, 100)}`),
  ].filter(Boolean);
}
