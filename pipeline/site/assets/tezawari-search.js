/* Opens Pagefind's search in a dialog. Nothing of it is loaded before somebody asks for it. */
(() => {
  const given = document.currentScript.dataset;
  const at = path => new URL(path, location.href).href;
  let dialog;

  function added(name, properties) {
    return new Promise((resolve, reject) => {
      const element = Object.assign(document.createElement(name), properties, { onload: resolve, onerror: reject });
      document.head.append(element);
    });
  }

  async function made() {
    const bundle = at(given.bundle), own = document.documentElement.lang;
    dialog = document.createElement("dialog");
    dialog.className = "tezawari-search";
    dialog.setAttribute("aria-label", given.open);
    dialog.innerHTML = '<form method="dialog"><button></button></form><div class="tezawari-search__body"></div>';
    dialog.querySelector("button").textContent = given.close;
    dialog.addEventListener("click", event => { if (event.target === dialog) dialog.close(); });
    document.body.append(dialog);
    await Promise.all([
      added("link", { rel: "stylesheet", href: bundle + "pagefind-ui.css" }),
      added("link", { rel: "stylesheet", href: at(given.style) }),
      added("script", { src: bundle + "pagefind-ui.js" }),
    ]);
    new PagefindUI({
      element: dialog.querySelector(".tezawari-search__body"),
      bundlePath: bundle,
      showImages: false,
      showSubResults: false,
      resetStyles: false,
      // Articles in the site's other language are found as well.
      mergeIndex: given.languages.split(" ").filter(one => one && one !== own).map(language => ({ bundlePath: bundle, language })),
    });
  }

  async function open(event) {
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!dialog) await made();
    dialog.showModal();
    dialog.querySelector("input").focus();
  }

  // In the place of Material's own field, where the site has one.
  document.querySelectorAll(".md-search, label[for='__search']").forEach(one => one.remove());
  const button = document.createElement("button");
  button.className = "md-header__button md-icon tezawari-search-open";
  button.type = "button";
  button.title = given.open;
  button.setAttribute("aria-label", given.open);
  button.innerHTML = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" aria-hidden="true"><path d="M9.5 3A6.5 6.5 0 0 1 16 9.5c0 1.6-.6 3.1-1.6 4.2l.3.3h.8l5 5-1.5 1.5-5-5v-.8l-.3-.3A6.5 6.5 0 1 1 9.5 3m0 2a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9"/></svg>';
  button.addEventListener("click", open);
  (document.querySelector(".md-header__inner") || document.body).append(button);
  document.addEventListener("keydown", event => {
    const typing = event.target.closest && event.target.closest("input, textarea, select, [contenteditable]");
    if (!typing && !event.ctrlKey && !event.metaKey && !event.altKey && (event.key === "/" || event.key === "s")) open(event);
  }, true);
})();
