// What changed is said aloud: the sentence marked data-announce in what htmx has just put into the page.
(() => {
  const voice = document.createElement("p");
  voice.className = "heard";
  voice.setAttribute("role", "status");
  document.querySelector("footer")?.append(voice);
  document.addEventListener("htmx:afterSettle", (event) => {
    const said = event.target.closest?.("[data-announce]") ?? event.target.querySelector?.("[data-announce]");
    if (said && voice.textContent !== said.textContent) voice.textContent = said.textContent;
  });
})();
