// A live part rests in a hidden tab, and for the visit once its button is pressed.
document.querySelectorAll("[data-pause]").forEach((button) => {
  const press = (on) => (button.ariaPressed = sessionStorage.rests = on);
  press(sessionStorage.rests ?? false);
  button.onclick = () => press(button.ariaPressed !== "true");
  addEventListener("htmx:beforeRequest", (event) => {
    if (event.target.id === button.dataset.pause && (document.hidden || button.ariaPressed === "true")) event.preventDefault();
  });
});
