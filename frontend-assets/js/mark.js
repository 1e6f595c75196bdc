// On a touch screen the first tap on a mark of a chart reads it out, and the second follows it.
(() => {
  let read = null;
  document.addEventListener("click", (event) => {
    const mark = event.target.closest?.("[data-mark]");
    if (mark && mark !== read && event.pointerType === "touch") {
      event.preventDefault();
      mark.focus();
    }
    read = mark;
  });
})();
