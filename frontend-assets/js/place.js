// A page that brings itself up to date under somebody's hands leaves them where they were: focus and sideways scrolling.
(() => {
  const stops = (root) => [...root.querySelectorAll("a[href], button, input, select, [tabindex]")];
  const same = (one, other) => one.tagName === other.tagName && one.textContent === other.textContent;
  let keep = null;

  document.addEventListener("htmx:beforeSwap", ({ detail: { target } }) => {
    const at = document.activeElement;
    const held = target.contains(at) ? stops(target).filter((stop) => same(stop, at)).indexOf(at) : -1;
    keep = { id: target.id, at, held, lefts: [...target.querySelectorAll(".scroll")].map((region) => region.scrollLeft) };
  });
  document.addEventListener("htmx:afterSettle", () => {
    const target = keep?.id && document.getElementById(keep.id);
    if (target) {
      target.querySelectorAll(".scroll").forEach((region, i) => (region.scrollLeft = keep.lefts[i] ?? 0));
      if (keep.held >= 0 && document.activeElement === document.body) {
        stops(target).filter((stop) => same(stop, keep.at))[keep.held]?.focus({ preventScroll: true });
      }
    }
    keep = null;
  });
})();
