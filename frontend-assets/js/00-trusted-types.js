// htmx writes the server's HTML into the page; scripts and addresses of scripts never pass.
if (window.trustedTypes) {
  trustedTypes.createPolicy("default", { createHTML: (html) => html });
}
