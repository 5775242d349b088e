// Tables that are counted, lists of passages, articles, actors and frames, and the search.
"use strict";
const lists = (() => {
  const {make, link, grouped, few, own, plain} = dom;
  const FILTERS = ["outlet", "beside", "from", "to", "event", "actor", "frame", "voice", "copies"];
  const PAGE = 40;

  const filtersOf = query => Object.fromEntries(FILTERS.filter(key => query[key]).map(key => [key, query[key]]));
  const pageOf = (what, name, filters) => what === "frame" ? link("frame", {of: name, ...without(filters, "frame")}) : link("actor", {of: name, ...without(filters, "actor")});
  const without = (object, ...keys) => Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
  // What is asked of one outlet is asked of no other beside it.
  const narrow = (query, key, value) => ({...(key === "outlet" ? without(query, "beside") : query), [key]: value});
  const cut = (text, most = 90) => text.length > most ? text.slice(0, most) + " …" : text;
  const termLink = (term, filters) => link("frame", {of: filters.frame ?? term.frame, term: term.lexicon + ":" + term.id, ...without(filters, "frame")});
  const actorLink = (name, filters = {}) => make("a", {href: pageOf("actor", name, filters)}, own(name));

  // One of the tables that the collection describes, or of the same form, under the filters.
  const counted = async (id, about, filters, extra = {}) => {
    const where = {...about.where, ...extra};
    const got = await rows.select(about.table, {...filters, ...where});
    const heads = about.columns === "outlet" ? rows.outletHeads(got.keep) : about.columns === "voice" ? rows.voiceHeads() : about.columns === "kind" ? rows.kindHeads() : [];
    const body = rows.count(got, about.rows, about.columns, heads);
    const words = about.rate ? rows.wordsOf(got.keep) : null, wide = about.rows.length;
    const frame = name => plain(name);
    const cells = row => {
      let query = {table: about.table, ...filters, ...where};
      about.rows.forEach((what, k) => { query = narrow(query, what === "actor" && about.table !== "hits" ? "by" : what, row.key[k]); });
      return [
        ...about.rows.map((what, k) => {
          const name = row.key[k], page = what === "term" ? termLink(rows.about.terms.find(one => one.lexicon + ":" + one.id === name), {...filters, frame: extra.frame ?? filters.frame}) : what === "called" ? link("passages", query) : pageOf(what, name, filters);
          return {value: name, text: what === "frame" ? frame(name) : name, href: page};
        }),
        ...row.counts.map((n, k) => n ? {value: n, text: grouped(n), href: link("passages", narrow(query, about.columns, heads[k].name)),
          small: words && about.columns === "outlet" && words[heads[k].code] ? (1000 * n / words[heads[k].code]).toFixed(2) : null} : {value: 0, text: "·"}),
        {value: row.all, text: grouped(row.all), href: link("passages", query)},
      ];
    };
    return dom.table({
      id, title: about.title, note: (about.note + " " + (about.columns === "outlet" ? rows.othersNote(got.keep, heads) : "")).trim(), body, cells, limit: about.limit || 12,
      value: (row, k) => k < wide ? row.key[k] : k < wide + heads.length ? row.counts[k - wide] : row.all,
      head: [...about.rows.map(text => ({text: plain(text)})), ...heads.map(head => ({text: head.name, number: true})), {text: "all", number: true}],
    });
  };

  const overview = async query => {
    const filters = filtersOf(query), made = [];
    for (const [id, about] of Object.entries(rows.about.tables)) made.push(await counted(id, about, filters));
    return made;
  };

  // Passages: words before, in and after each, with voice, speaker and place.
  const spanOf = (name, row) => name === "mentions" ? row[0] : row[1];
  const flat = text => text.replace(/\s+/g, " ");
  const around = (part, name, row, wide = 70) => {
    if (!rows.about.texts) return row[row.length - 1].map(flat);
    const spans = spanOf(name, row), text = part.text, start = spans[0] ?? 0, end = spans[spans.length - 1] ?? start;
    let middle = text.slice(start, end);
    if (middle.length > 400) middle = middle.slice(0, 400) + " …";
    const before = start > wide ? "… " + text.slice(start - wide, start).replace(/^\S*\s/, "") : text.slice(0, start);
    const after = end + wide < text.length ? text.slice(end, end + wide).replace(/\s\S*$/, "") + " …" : text.slice(end);
    return [before, middle, after].map(flat);
  };
  const short = {quotes: "q", hits: "h", mentions: "m"};

  const fetchPassages = async (name, {columns, found}, from, to) => {
    const out = [];
    for (const k of found.slice(from, to)) {
      const place = columns.article[k], part = await framingReport.article(place, rows.about);
      const at = name === "mentions" ? columns.place[k] : k - columns.first[place];
      out.push({k, place, at, part, row: part[short[name]][at], columns});
    }
    return out;
  };
  const who = (name, {columns, k}) => {
    if (name === "hits") {
      const speaker = columns.speaker[k] ? rows.names[columns.speaker[k] - 1] : null, target = columns.target[k] ? rows.names[columns.target[k] - 1] : null;
      return {voice: rows.about.voices[columns.voice[k]], speaker, target, what: rows.about.frames[columns.frame[k]]};
    }
    if (name === "quotes") return {voice: rows.about.kinds[columns.kind[k]], speaker: rows.names[columns.actor[k]], what: (columns.flags[k] & rows.about.flags.quotes.anonymous) ? "anonymous" : ""};
    return {voice: rows.about.voices[columns.voice[k]], speaker: null, target: rows.names[columns.actor[k]], what: rows.about.forms[columns.form[k]]};
  };

  const passage = (name, one, filters) => {
    const [left, middle, right] = around(one.part, name, one.row), told = who(name, one), {articles, about} = rows;
    const frame = name === "hits";
    return make("li", {class: "passage"},
      make("p", {class: name === "quotes" ? "kwic" : "kwic line"}, make("span", {class: "left"}, left), make("mark", {}, middle), make("span", {class: "right"}, right)),
      make("p", {class: "about"},
        make("a", {href: link("article", {of: articles.id[one.place], row: short[name] + (one.at + 1), ...filters}), class: "where"}, own(about.outlets[articles.outlet[one.place]]), articles.date[one.place] ? ", " + articles.date[one.place] : ""),
        make("span", {class: "tag"}, told.voice),
        told.what ? (frame ? make("a", {class: "tag", href: pageOf("frame", told.what, filters)}, plain(told.what)) : make("span", {class: "tag"}, told.what)) : null,
        told.speaker ? make("span", {}, "by ", actorLink(told.speaker, filters)) : null,
        told.target ? make("span", {}, name === "mentions" ? "names " : "about ", actorLink(told.target, filters)) : null));
  };

  const names = {hits: "framing term", quotes: "quote", mentions: "mention"};

  const passageList = async (name, got, query, filters) => {
    const page = Math.max(1, Number(query.page) || 1), from = (page - 1) * PAGE, last = Math.max(1, Math.ceil(got.found.length / PAGE));
    const shown = await fetchPassages(name, got, from, from + PAGE);
    const turn = (to, text) => to >= 1 && to <= last ? make("a", {href: link("passages", {...query, table: name, page: to})}, text) : null;
    return [
      make("ol", {class: "passages", start: from + 1}, shown.map(one => passage(name, one, filters))),
      last > 1 ? make("nav", {class: "turn", "aria-label": "Pages of passages"}, turn(page - 1, "← before"), make("span", {}, "page " + grouped(page) + " of " + grouped(last)), turn(page + 1, "more →")) : null,
    ];
  };

  const MOST = 5000;
  const savePassages = (name, got) => make("button", {type: "button", class: "plain", onclick: async event => {
    const button = event.currentTarget;
    button.disabled = true;
    const all = await fetchPassages(name, got, 0, MOST), {articles, about} = rows;
    dom.csv("framing-passages", ["article_id", "outlet", "published", "before", "passage", "after", "voice", "what", "speaker", "target"], all.map(one => {
      const told = who(name, one);
      return [articles.id[one.place], about.outlets[articles.outlet[one.place]], articles.date[one.place], ...around(one.part, name, one.row), told.voice, told.what, told.speaker, told.target];
    }));
    button.disabled = false;
  }}, got.found.length > MOST ? "CSV of the first " + grouped(MOST) : "CSV");

  // What was asked for, in words; each can be taken back.
  const chips = (page, query, hidden = []) => make("ul", {class: "chips", "aria-label": "What is chosen"}, Object.entries(query)
    .filter(([key]) => !["table", "page", "of", ...hidden].includes(key))
    .map(([key, value]) => make("li", {}, value === "1" ? plain(key) : [plain(key) + ": ", own(key === "event" ? rows.about.called[rows.about.events.indexOf(value)] ?? value : key === "frame" ? plain(value) : value)],
      make("a", {href: link(page, without(query, key, "page")), "aria-label": "without " + plain(key)}, "×"))));

  const passages = async query => {
    const name = ["hits", "quotes", "mentions"].includes(query.table) ? query.table : "hits";
    const choice = without(query, "table", "page"), filters = filtersOf(query);
    if (name === "mentions" && !query.actor) return [make("h1", {}, "Passages"), make("p", {class: "none"}, "Mentions are shown of one actor: choose an actor.")];
    const got = await rows.select(name, choice);
    return [
      make("div", {class: "headline"}, make("h1", {}, few(got.found.length, names[name])), got.found.length ? savePassages(name, got) : null),
      chips("passages", query),
      got.found.length ? await passageList(name, got, query, filters) : make("p", {class: "none"}, "No passage is left by what is chosen."),
    ];
  };

  // Search: words of the articles, by an index of which only the parts of these words are loaded.
  const partOf = word => {
    let number = 7;
    for (const letter of [...word].slice(0, 3)) number = (number * 31 + letter.codePointAt(0)) % 65521;
    return number % rows.about.wordParts;
  };
  const wordsIn = text => (text.toLowerCase().replaceAll("’", "'").match(/[\p{L}\p{N}_]+(?:'[\p{L}\p{N}_]+)*\*?/gu) || []).slice(0, 8);
  const places = async word => {
    const begins = word.endsWith("*") && word.length > 3 ? word.slice(0, -1) : null, plainWord = word.replace("*", "");
    const part = await framingReport.load("words-" + framingReport.pads(partOf(plainWord), 2));
    const keys = begins ? Object.keys(part).filter(one => one.startsWith(begins)) : Object.hasOwn(part, plainWord) ? [plainWord] : [];
    const out = new Set();
    for (const key of keys) { let at = 0; for (const step of part[key]) { at += step; out.add(at); } }
    return out;
  };
  const find = async text => {
    let left = null;
    for (const word of wordsIn(text)) {
      const here = await places(word);
      left = left === null ? here : new Set([...left].filter(at => here.has(at)));
    }
    return left || new Set();
  };

  const articleTable = (id, title, places, filters, asked = {}, limit = 40) => {
    const {articles, about} = rows, outlet = a => about.outlets[articles.outlet[a]];
    const told = [a => articles.title[a] || articles.id[a], outlet, a => articles.date[a] || "", a => articles.words[a]];
    return dom.table({
      id, title, limit, body: places, value: (a, k) => told[k](a),
      cells: a => [
        {value: told[0](a), href: link("article", {of: articles.id[a], ...asked, ...filters})},
        {value: outlet(a), href: link("articles", narrow(filters, "outlet", outlet(a)))},
        {value: told[2](a)}, {value: articles.words[a], text: grouped(articles.words[a])},
      ],
      head: [{text: "headline"}, {text: "outlet"}, {text: "date", short: true}, {text: "words", number: true}],
    });
  };

  const articlesPage = async query => {
    await rows.base();
    const filters = filtersOf(query), keep = rows.chosenArticles(filters), out = [];
    for (let a = 0; a < keep.length; a++) if (keep[a]) out.push(a);
    return [make("h1", {}, "Articles"), articleTable("articles", few(out.length, "article"), out, filters)];
  };

  const search = async query => {
    await rows.base();
    const text = query.q || "", filters = filtersOf(query), low = text.toLowerCase().trim(), keep = rows.chosenArticles(filters);
    if (!low) return [make("h1", {}, "Search"), make("p", {}, "Write words into the field above; an asterisk stands for any ending (attack*).")];
    const named = [];
    for (let k = 0; k < rows.names.length && named.length < 40; k++) if (rows.names[k].toLowerCase().includes(low)) named.push(rows.names[k]);
    const events = rows.about.called.map((called, k) => [called, rows.about.events[k]]).filter(([called]) => called.toLowerCase().includes(low)).slice(0, 20);
    const frames = rows.about.frames.filter(frame => plain(frame).includes(low) || frame.includes(low));
    const near = term => term.id === low ? 0 : term.id.startsWith(low) ? 1 : term.id.includes(low) ? 2 : 3;
    const terms = rows.about.terms.filter(term => (term.pattern || "").toLowerCase().includes(low) || term.id.includes(low)).sort((a, b) => near(a) - near(b)).slice(0, 20);
    const hits = rows.about.texts ? [...await find(text)] : rows.articles.title.map((title, a) => title.toLowerCase().includes(low) ? a : -1).filter(a => a >= 0);
    const found = hits.filter(a => keep[a]).sort((a, b) => a - b);
    return [
      make("h1", {}, "Search: ", own(text)),
      frames.length || terms.length ? make("section", {}, make("h2", {}, "Frames and terms"), make("ul", {class: "plainlist"}, frames.map(frame => make("li", {}, make("a", {href: pageOf("frame", frame, filters)}, plain(frame)))), terms.map(term => make("li", {}, make("a", {href: termLink(term, filters)}, plain(term.frame) + ": " + plain(term.id)), " ", make("span", {class: "quiet"}, cut(term.pattern || term.lexicon)))))) : null,
      named.length ? make("section", {}, make("h2", {}, "Actors and outlets"), make("ul", {class: "plainlist columns"}, named.map(name => make("li", {}, actorLink(name, filters))))) : null,
      events.length ? make("section", {}, make("h2", {}, "Events"), make("ul", {class: "plainlist"}, events.map(([called, event]) => make("li", {}, make("a", {href: link("event", {of: event, ...without(filters, "event")})}, called))))) : null,
      articleTable("found", few(found.length, "article") + (rows.about.texts ? " with these words" : " with this in the headline"), found, filters, rows.about.texts ? {words: text} : {}),
    ];
  };

  const actorsPage = async query => {
    const filters = filtersOf(query);
    return [make("h1", {}, "Actors"),
      await counted("speakers", {title: "Who is quoted", table: "quotes", rows: ["actor"], columns: "kind", where: {attributed: 1}, limit: 25, note: "By the form of the quote: direct is in quotation marks, indirect is not, mixed is in part."}, filters),
      await counted("targets", {title: "Whom framing terms are about", table: "hits", rows: ["target"], columns: "voice", where: {}, limit: 25, note: "All terms with a target, also those of which it is not sure."}, filters)];
  };

  const framesPage = async query => {
    const filters = filtersOf(query), tables = rows.about.tables;
    return [make("h1", {}, "Frames"),
      await counted("frames", {...tables.frames, limit: 40}, filters), await counted("voices", {...tables.voices, limit: 40}, filters),
      await counted("terms", {title: "Terms", table: "hits", rows: ["term"], columns: "outlet", where: {}, limit: 25, note: "Entries of the lexicons, with all words that they match."}, filters)];
  };

  return {counted, overview, passages, passageList, savePassages, fetchPassages, articlesPage, articleTable, search, actorsPage, framesPage, filtersOf, without, narrow, actorLink, pageOf, chips, around, cut, wordsIn, FILTERS};
})();
