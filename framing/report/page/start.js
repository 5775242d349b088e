// Which page is shown, and the filters over it; both stand in the address.
"use strict";
const start = (() => {
  const {make, link, read} = dom;
  const byId = name => document.getElementById(name);
  const filters = byId("filters"), view = byId("view");
  let leave = null, turn = 0, shownHash = null;

  const shade = () => {
    let kept = null;
    try { kept = localStorage.getItem("framing-shade"); } catch { /* a browser that keeps nothing */ }
    if (kept) document.documentElement.dataset.shade = kept;
    byId("shade").addEventListener("click", () => {
      const dark = document.documentElement.dataset.shade ? document.documentElement.dataset.shade === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
      document.documentElement.dataset.shade = dark ? "light" : "dark";
      try { localStorage.setItem("framing-shade", document.documentElement.dataset.shade); } catch { /* the same */ }
    });
  };

  const suggest = (list, text, fits = () => true) => {
    const low = text.toLowerCase(), out = [];
    if (low.length > 1 && rows.names) for (let k = 0; k < rows.names.length && out.length < 30; k++) if (rows.names[k].toLowerCase().includes(low) && fits(rows.names[k])) out.push(rows.names[k]);
    list.replaceChildren(...out.map(name => make("option", {value: name})));
  };

  const fillFilters = about => {
    const add = (name, values, text = value => value) => filters.elements[name].append(...values.map(value => make("option", {value}, text(value))));
    for (const name of ["outlet", "beside"]) if (filters.elements[name]) add(name, about.outlets);
    const order = about.events.map((_, k) => k);
    if (order.length) add("event", order.slice(0, 500).map(k => about.events[k]), value => about.called[about.events.indexOf(value)]);
    else filters.elements.event.closest("label").hidden = true;
    add("frame", [...about.frames].sort(), dom.plain);
    add("voice", about.voices);
    filters.elements.actor.addEventListener("input", async event => { await rows.base(); suggest(byId("actor-names"), event.target.value); });
    filters.addEventListener("change", () => {
      const {page, query} = read(location.hash), next = lists.without(query, "page", ...lists.FILTERS);
      for (const key of lists.FILTERS) {
        const field = filters.elements[key];
        if (field && (field.type === "checkbox" ? field.checked : field.value)) next[key] = field.value;
      }
      location.hash = link(page, next);
    });
    filters.addEventListener("submit", event => event.preventDefault());
    filters.addEventListener("reset", event => { event.preventDefault(); const {page, query} = read(location.hash); location.hash = link(page, lists.without(query, "page", ...lists.FILTERS)); });
  };

  const showFilters = query => {
    for (const key of lists.FILTERS) {
      const field = filters.elements[key];
      if (!field) continue;
      if (field.type === "checkbox") field.checked = query[key] === "all";
      else {
        field.value = query[key] || "";
        if (query[key] && field.tagName === "SELECT" && field.value !== query[key]) { field.append(make("option", {value: query[key]}, query[key])); field.value = query[key]; }
      }
      field.closest("label").classList.toggle("set", Boolean(query[key]));
    }
  };

  const PAGES = {
    events: pages.eventsPage, event: pages.eventPage, articles: lists.articlesPage, article: articlePage.show, actors: lists.actorsPage,
    actor: pages.actorPage, frames: lists.framesPage, frame: pages.framePage, passages: lists.passages, search: lists.search,
  };
  const PARENTS = {event: "events", article: "articles", actor: "actors", frame: "frames"};
  const HIDDEN = ["methods", "article", "search"];  // pages that no filter changes

  const whole = ({page, query}) => [page, query.of, query.without].join(" ");  // what makes it another page, at whose top one begins
  const show = async () => {
    const here = ++turn, begin = performance.now(), {page, query} = read(location.hash);
    if (location.hash && !location.hash.startsWith("#/")) return;
    const first = shownHash === null, moved = shownHash !== null && whole(read(shownHash)) !== whole({page, query});
    shownHash = location.hash;
    document.body.dataset.busy = "1";
    showFilters(query);
    filters.hidden = byId("fold").hidden = HIDDEN.includes(page);
    const set = Object.keys(lists.filtersOf(query)).length;
    byId("fold").textContent = set ? "Filters (" + set + ")" : "Filters";
    for (const one of document.querySelectorAll("nav [data-page]")) {
      one.setAttribute("href", link(one.dataset.page, lists.filtersOf(query)));
      if (one.dataset.page === (PARENTS[page] || page)) one.setAttribute("aria-current", "page"); else one.removeAttribute("aria-current");
    }
    const known = page === "overview" || page === "methods" ? page : "view";
    try {
      let made = null, after = null, next = null;
      if (page === "overview") made = await lists.overview(query);
      else if (page === "methods") made = await rows.base().then(corrections.listed);
      else if (Object.hasOwn(PAGES, page)) { made = await PAGES[page](query); if (made.nodes) { ({after, leave: next} = made); made = made.nodes; } }
      else made = [make("h1", {}, "There is no such page"), make("p", {}, make("a", {href: "#/overview"}, "Back to the overview"))];
      if (here !== turn) { if (next) next(); return; }
      if (leave) leave();
      leave = next;
      for (const name of ["overview", "view", "methods"]) byId(name).hidden = name !== known;
      (page === "overview" ? byId("counted") : page === "methods" ? byId("marks") : view).replaceChildren(...made.flat(Infinity).filter(Boolean));
      const head = byId(known).querySelector("h1");
      document.title = (page === "overview" ? "" : (head ? head.textContent : page) + " · ") + rows.about.title;
      if (moved) { scrollTo(0, 0); byId("main").focus({preventScroll: true}); }
      if (after && (moved || first)) after();
    } catch (error) {
      if (here !== turn) return;
      for (const name of ["overview", "methods"]) byId(name).hidden = true;
      view.hidden = false;
      view.replaceChildren(make("h1", {}, "This page could not be shown"), make("p", {}, String(error && error.message || error)));
    }
    document.body.dataset.took = String(Math.round(performance.now() - begin));
    delete document.body.dataset.busy;
  };

  const begin = async () => {
    shade();
    const about = await rows.start();
    fillFilters(about);
    for (const table of document.querySelectorAll("table.sortable")) dom.enhance(table);
    byId("find").addEventListener("submit", event => { event.preventDefault(); location.hash = link("search", {q: byId("words").value}); });
    byId("fold").addEventListener("click", () => byId("fold").setAttribute("aria-expanded", String(filters.classList.toggle("open"))));
    byId("print").addEventListener("click", () => print());
    document.querySelector(".skip").addEventListener("click", event => { event.preventDefault(); byId("main").focus(); byId("main").scrollIntoView(); });
    addEventListener("hashchange", show);
    document.addEventListener("keydown", event => { if (event.key === "/" && !event.target.matches("input,select,textarea")) { event.preventDefault(); byId("words").focus(); } });
    await new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve, 0)));  // what is in the page comes first
    await show();
  };
  return {begin, suggest};
})();
start.begin();
