// A tree of accounts in a table (role="treegrid"): rows take the keyboard, open branches close and open again
// without asking the server twice. Opening itself is htmx's work, and a plain link without scripts.
(() => {
  const rowsOf = (grid) => [...grid.querySelectorAll("tbody tr[aria-level]:not([hidden])")];
  const level = (row) => Number(row.getAttribute("aria-level"));
  const expander = (row) => row.querySelector("a.expander");
  const isOpen = (row) => row.getAttribute("aria-expanded") === "true";

  const setTabStops = (row, stop) => {
    row.tabIndex = stop ? 0 : -1;
    for (const link of row.querySelectorAll("a")) link.tabIndex = stop && link !== expander(row) ? 0 : -1;
  };
  const prepare = (root) => {
    for (const grid of root.querySelectorAll('[role="treegrid"]')) {
      const rows = grid.querySelectorAll("tbody tr[aria-level]");
      const present = grid.querySelector('tr[tabindex="0"]') ?? rows[0];
      for (const row of rows) setTabStops(row, row === present);
    }
  };
  const moveTo = (row) => {
    if (!row) return;
    for (const other of row.closest("table").querySelectorAll('tr[tabindex="0"]')) setTabStops(other, false);
    setTabStops(row, true);
    row.focus();
    row.scrollIntoView({ block: "nearest" });
  };

  // Shows or hides what is already there; a closed branch inside an opened one stays closed.
  const show = (row, open) => {
    row.setAttribute("aria-expanded", String(open));
    let closedAt = open ? Infinity : level(row);
    for (let next = row.nextElementSibling; next && !(level(next) <= level(row)); next = next.nextElementSibling) {
      if (level(next) <= closedAt && open) closedAt = Infinity;
      next.hidden = !open || level(next) > closedAt;
      if (!next.hidden && next.getAttribute("aria-expanded") === "false") closedAt = level(next);
    }
    note();
  };
  // What stands open stands in the address, for reloading and coming back; only a tree that opens in place has expanders.
  const note = () => {
    const open = [...document.querySelectorAll('tr[aria-expanded="true"]:has(a.expander)')];
    const address = new URL(location);
    address.searchParams.delete("open");
    address.hash = "";
    const ids = open.map((row) => row.id.replace("account-", "")).slice(0, 500).join(".");
    if (ids) address.searchParams.set("open", ids);
    history.replaceState(history.state, "", address);
  };
  const isThere = (row) => {
    const next = row.nextElementSibling;
    return next !== null && level(next) > level(row);
  };
  const toggle = (row) => (isThere(row) ? show(row, !isOpen(row)) : expander(row)?.click());

  document.addEventListener("htmx:beforeRequest", (event) => {
    const row = event.target.closest?.("a.expander")?.closest("tr");
    if (!row) return;
    if (isThere(row)) {
      event.preventDefault();
      show(row, !isOpen(row));
    } else {
      row.setAttribute("aria-busy", "true");
    }
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    const row = event.target.closest?.("a.expander")?.closest("tr");
    if (!row || !row.hasAttribute("aria-busy")) return;
    row.removeAttribute("aria-busy");
    if (!event.detail.successful) return;
    row.setAttribute("aria-expanded", "true");
    note();
  });
  document.addEventListener("htmx:load", () => prepare(document));
  // The line "212 more" gives way to what it stood for, and the focus goes to the first of them.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const more = event.detail.target.closest("tr[data-more]");
    const before = more?.contains(document.activeElement) && more.previousElementSibling;
    if (before) addEventListener("htmx:afterSettle", () => moveTo(before.nextElementSibling), { once: true });
  });

  document.addEventListener("keydown", (event) => {
    const row = event.target.closest?.('[role="treegrid"] tbody tr');
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    const rows = rowsOf(row.closest("table"));
    const at = rows.indexOf(row);
    const keys = {
      ArrowDown: () => moveTo(rows[at + 1]),
      ArrowUp: () => moveTo(rows[at - 1]),
      Home: () => moveTo(rows[0]),
      End: () => moveTo(rows.at(-1)),
      ArrowRight: () => {
        if (row.hasAttribute("aria-expanded") && !isOpen(row)) toggle(row);
        else if (isOpen(row)) moveTo(rows[at + 1]);
      },
      ArrowLeft: () => {
        if (isOpen(row)) toggle(row);
        else moveTo(rows.slice(0, at).findLast((other) => level(other) < level(row)));
      },
      Enter: () => row.querySelector(".account a:not(.expander)").click(),
    };
    if (!keys[event.key] || (event.key === "Enter" && event.target !== row)) return;
    event.preventDefault();
    keys[event.key]();
  });
  document.addEventListener("focusin", (event) => {
    const row = event.target.closest?.('[role="treegrid"] tbody tr[tabindex="-1"]');
    if (!row) return;
    for (const other of row.closest("table").querySelectorAll('tr[tabindex="0"]')) setTabStops(other, false);
    setTabStops(row, true);
  });
  prepare(document);
})();
