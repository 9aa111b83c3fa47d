/* Small help that pages can do without: every page reads and prints well when this does not run. */
(function () {
  "use strict";

  function all(selector, within) {
    return Array.prototype.slice.call((within || document).querySelectorAll(selector));
  }
  function word(name) {
    var words = document.getElementById("hb-words");
    return (words && words.getAttribute("data-" + name)) || "";
  }

  /* The language switch keeps the clause that the reader is at. */
  function keepPlace() {
    all("a.hb-alternate").forEach(function (link) { link.hash = window.location.hash; });
  }
  window.addEventListener("hashchange", keepPlace);
  keepPlace();

  /* The search box is a dialog without a name; give it the name of its field. */
  all('.md-search[role="dialog"]:not([aria-label])').forEach(function (box) {
    var field = box.querySelector("input");
    box.setAttribute("aria-label", (field && field.getAttribute("aria-label")) || "Search");
  });
  /* On small screens the closed search lies beside the screen, where no one looks for the cursor. */
  (function () {
    var field = document.querySelector(".md-search__input");
    var toggle = document.getElementById("__search");
    var narrow = window.matchMedia("(max-width: 59.9844em)");
    if (!field || !toggle) return;
    function tell() { field.tabIndex = narrow.matches && !toggle.checked ? -1 : 0; }
    toggle.addEventListener("change", tell);
    narrow.addEventListener("change", tell);
    tell();
    /* Escape closes the search; the cursor goes back to the button that opened it. */
    document.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || !narrow.matches || !toggle.checked) return;
      window.setTimeout(function () {
        var opener = document.querySelector('.md-header__button[for="__search"]');
        if (opener && !toggle.checked) opener.focus();
      }, 0);
    }, true);
  })();
  all(".md-search-result__meta").forEach(function (line) { line.setAttribute("role", "status"); });

  /* The labels that open menu and search are buttons to a mouse; make them buttons to everyone. */
  all("label.md-header__button, label.md-search__icon").forEach(function (label) {
    var toggle = document.getElementById(label.htmlFor);
    if (!toggle || toggle.type !== "checkbox") return;
    var closes = label.matches(".md-search__icon");
    var button = document.createElement("button");
    button.type = "button";
    button.className = label.className;
    button.setAttribute("for", label.htmlFor); /* the theme's style sheet asks for it */
    button.append.apply(button, Array.prototype.slice.call(label.childNodes));
    button.addEventListener("click", function () { toggle.click(); });
    function tell() {
      button.tabIndex = closes && !toggle.checked ? -1 : 0;
      button.setAttribute("aria-expanded", String(toggle.checked));
      button.setAttribute("aria-label", toggle.id === "__drawer" ? word("menu")
        : word(closes && toggle.checked ? "search-close" : "search"));
    }
    toggle.addEventListener("change", tell);
    tell();
    label.replaceWith(button);
  });

  /* Parts of the menu open by their own checkbox, so their labels are no stop of their own. */
  all(".md-nav__toggle ~ label[tabindex], .md-nav__toggle ~ * label[tabindex]").forEach(function (label) {
    label.removeAttribute("tabindex");
  });
  all(".md-nav__toggle").forEach(function (toggle) {
    /* Two labels would say the name twice. */
    if (document.getElementById(toggle.id + "_label")) {
      toggle.setAttribute("aria-labelledby", toggle.id + "_label");
    }
  });
  var drawer = document.getElementById("__drawer");
  if (drawer) {
    document.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || !drawer.checked) return;
      drawer.click();
      var opener = document.querySelector('.md-header__button[for="__drawer"]');
      if (opener) opener.focus();
    });
  }

  /* The start page's search line opens the search; without scripts it leads to the chapters. */
  all(".hb-search-link a").forEach(function (link) {
    link.addEventListener("click", function (event) {
      var toggle = document.getElementById("__search");
      var field = document.querySelector(".md-search__input");
      if (!toggle || !field) return;
      event.preventDefault();
      if (!toggle.checked) toggle.click();
      field.focus();
    });
  });

  /* Chapter pages show everything, or on demand only what concerns one group. */
  all(".hb-audiences").forEach(function (line) {
    var sections = all(".hb-head").map(function (head) {
      var parts = [];
      var part = head.previousElementSibling;
      for (; part && (part === head.previousElementSibling || part.tagName !== "H2");
        part = part.nextElementSibling) parts.push(part);
      var link = document.querySelector('.hb-contents + ul a[href$="#' + parts[0].id + '"]');
      if (link) parts.push(link.parentNode);
      return { head: head, parts: parts };
    });
    var group = document.createElement("div");
    group.className = "hb-filter";
    group.setAttribute("role", "group");
    var title = document.createElement("span");
    title.id = "hb-filter-title";
    title.textContent = word("show") + ":";
    group.setAttribute("aria-labelledby", title.id);
    group.appendChild(title);
    var status = document.createElement("p");
    status.className = "hb-filter-status";
    status.setAttribute("role", "status");
    var buttons = [];

    function show(name) {
      var count = 0;
      sections.forEach(function (section) {
        var wanted = !name || section.head.classList.contains(name);
        if (wanted) count += 1;
        section.parts.forEach(function (part) { part.hidden = !wanted; });
      });
      buttons.forEach(function (button) {
        button.setAttribute("aria-pressed", String(button.value === name));
      });
      status.textContent = name ? word("shown") + ": " + count + "/" + sections.length : "";
    }
    function add(text, name) {
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = text;
      button.value = name;
      button.addEventListener("click", function () { show(name); });
      buttons.push(button);
      group.appendChild(button);
    }
    add(word("all"), "");
    all("a", line).forEach(function (link) { add(link.textContent, link.className); });
    line.hidden = true;
    line.after(group, status);
    show("");

    /* A link to a clause shows it, whatever is chosen. */
    window.addEventListener("hashchange", function () {
      var target = document.getElementById(window.location.hash.slice(1));
      if (target && target.hidden) {
        show("");
        target.scrollIntoView();
      }
    });
  });

  /* Folded parts print open. */
  var opened = [];
  window.addEventListener("beforeprint", function () {
    all("details:not([open])").forEach(function (part) {
      part.open = true;
      opened.push(part);
    });
  });
  window.addEventListener("afterprint", function () {
    opened.splice(0).forEach(function (part) { part.open = false; });
  });
})();
