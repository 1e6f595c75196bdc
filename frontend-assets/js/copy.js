// <button type="button" data-copy="text" data-copied="Copied">Copy</button>; browsers lend the clipboard to secure pages only.
if (!navigator.clipboard) {
  document.addEventListener("htmx:load", () => {
    for (const button of document.querySelectorAll("button[data-copy]")) button.hidden = true;
  });
}
document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("button[data-copy]");
  if (!button) return;
  await navigator.clipboard.writeText(button.dataset.copy);
  const word = button.textContent;
  button.textContent = button.dataset.copied;
  setTimeout(() => (button.textContent = word), 2000);
});
