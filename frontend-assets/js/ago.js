// <time data-ago="190">3 min ago</time> stays true while the page stays open; the number is the age in seconds when the
// page was made. The server's words stand until a minute has passed.
(() => {
  const language = document.documentElement.lang;
  const relative = new Intl.RelativeTimeFormat(language, { numeric: "always", style: "short" });
  const opened = Date.now();
  const units = [["day", 1440], ["hour", 60], ["minute", 1]];

  const refresh = () => {
    for (const time of document.querySelectorAll("time[data-ago]")) {
      // The browser's clock may be wrong: only the time since the page came is taken from it.
      const base = Number(time.dataset.ago);
      const minutes = Math.floor((base + (Date.now() - opened) / 1000) / 60);
      const [unit, size] = units.find(([, size]) => minutes >= size) ?? units[2];
      time.textContent = relative.format(-Math.floor(minutes / size), unit);
    }
  };
  setInterval(refresh, 60000);
})();
