// A part that asks for itself rests in a hidden tab, and while its button is pressed, which holds for the visit.
document.querySelectorAll("[data-pause]").forEach((button) => {
  const press = (on) => (button.ariaPressed = sessionStorage.rests = on);
  press(sessionStorage.rests ?? false);
  button.onclick = () => press(button.ariaPressed !== "true");
  addEventListener("htmx:beforeRequest", (event) => {
    if (event.target.id === button.dataset.pause && (document.hidden || button.ariaPressed === "true")) event.preventDefault();
  });
});
