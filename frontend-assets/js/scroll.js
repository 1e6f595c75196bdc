// A region that can be scrolled can be reached with the keyboard; one that cannot is no stop on the way.
(() => {
  const check = () => {
    for (const region of document.querySelectorAll(".scroll")) {
      if (region.scrollWidth > region.clientWidth) region.tabIndex = 0;
      else region.removeAttribute("tabindex");
    }
  };
  addEventListener("resize", check);
  document.addEventListener("htmx:load", check);
  check();
})();
