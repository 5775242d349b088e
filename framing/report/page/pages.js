// The pages of an event, an actor and a frame.
"use strict";
const pages = (() => {
  const {make, link, grouped, few, own, plain} = dom, {counted, filtersOf, without, narrow, actorLink} = lists;
  const place = ([article, start, end], text) => make("a", {href: link("article", {of: rows.articles.id[article], at: start + "-" + end})}, text);

  const missing = (what, name) => [make("h1", {}, what), make("p", {class: "none"}, "The collection has nothing of this name: " + name)];

  const eventsPage = async query => {
    await rows.base();
    const {about, articles} = rows, filters = filtersOf(query), keep = rows.chosenArticles(without(filters, "event")), heads = rows.outletHeads(keep, 8);
    const cells = about.events.map(() => ({n: 0, outlets: new Map(), first: null}));
    for (let a = 0; a < keep.length; a++) if (keep[a] && articles.event[a]) {
      const cell = cells[articles.event[a] - 1], outlet = articles.outlet[a], day = articles.date[a];
      cell.n++;
      cell.outlets.set(outlet, (cell.outlets.get(outlet) || 0) + 1);
      if (day && (!cell.first || day < cell.first)) cell.first = day;
    }
    if (!about.events.length) return [make("h1", {}, "Events"), make("p", {}, "No article says which event it reports. “framing analyze --events” finds out, or give a column event.")];
    const body = [];
    cells.forEach((cell, k) => { if (cell.n) body.push([
      {value: about.called[k], href: link("event", {of: about.events[k], ...without(filters, "event")})}, {value: cell.first || ""},
      ...heads.map(head => { const n = cell.outlets.get(head.code) || 0; return n ? {value: n, href: link("articles", {...narrow(filters, "outlet", head.name), event: about.events[k]})} : {value: 0, text: "·"}; }),
      {value: cell.outlets.size}, {value: cell.n, href: link("articles", {...filters, event: about.events[k]})},
    ]); });
    const single = body.filter(row => row[row.length - 1].value < 2).length;
    const several = body.filter(row => row[row.length - 1].value > 1);
    return [make("h1", {}, "Events"), dom.table({id: "events", title: few(several.length, "event") + " with more than one article", limit: 40, body: several,
      note: ["How many articles of each outlet report an event; a point: none.", rows.othersNote(keep, heads), single ? few(single, "event has", "events have") + " one article only." : ""].filter(Boolean).join(" "),
      head: [{text: "event", wide: true}, {text: "first", short: true}, ...heads.map(head => ({text: head.name, number: true})), {text: "outlets", number: true}, {text: "articles", number: true}]})];
  };

  const steps = (list, side) => list.filter(([, a, b]) => side === "a" ? a : b).map(([op, a, b]) => {
    const words = side === "a" ? a : b, same = op === "same" || op === "unmarked";
    return [same ? make("span", {}, words) : make(side === "a" ? "del" : "ins", {class: "step " + op, title: op}, words), " "];
  });

  const leadOf = part => {
    if (!part.text) return null;
    const body = part.text.slice(part.body).trim(), end = body.search(/\n\s*\n|\n/);
    const lead = end > 40 ? body.slice(0, end) : body;
    return lead.length > 420 ? lead.slice(0, 420).replace(/\s\S*$/, "") + " …" : lead;
  };

  const counts = (n, thing, asked) => n ? make("a", {href: link("passages", asked)}, few(n, thing)) : few(n, thing);

  const eventPage = async query => {
    await rows.base();
    const {about, articles} = rows, at = about.events.indexOf(query.of), filters = {...filtersOf(query), event: query.of};
    if (at < 0) return missing("Event", query.of);
    if (query.without) return leftOut(query, at);
    const keep = rows.chosenArticles(filters), here = [];
    for (let a = 0; a < keep.length; a++) if (keep[a]) here.push(a);
    const shown = here.slice(0, 12), parts = await Promise.all(shown.map(a => framingReport.article(a, about)));
    const cards = shown.map((a, k) => make("article", {class: "report"},
      make("p", {class: "quiet"}, own(about.outlets[articles.outlet[a]]), articles.date[a] ? ", " + articles.date[a] : ""),
      make("h3", {}, make("a", {href: link("article", {of: articles.id[a], ...without(filters, "event")})}, articles.title[a] || articles.id[a])),
      leadOf(parts[k]) ? make("p", {}, leadOf(parts[k])) : null,
      make("p", {class: "quiet"}, few(articles.words[a], "word"), ", ", counts(parts[k].q.filter(row => row[6] & about.flags.quotes.attributed).length, "quote", {table: "quotes", article: articles.id[a], attributed: 1, copies: filters.copies}), ", ", counts(parts[k].h.length, "term", {table: "hits", article: articles.id[a], copies: filters.copies}))));
    const outlets = [...new Set(here.map(a => articles.outlet[a]))].sort((a, b) => a - b), left = without(filters, "event", "outlet", "beside");
    const out = [make("h1", {}, about.called[at]),
      make("p", {class: "quiet"}, make("a", {href: link("articles", filters)}, few(here.length, "article"))),
      outlets.length > 1 || filters.outlet ? make("p", {class: "quiet"}, "What is left out by ", outlets.map((one, k) => [k ? ", " : "", make("a", {href: link("event", {of: query.of, without: about.outlets[one], ...left})}, own(about.outlets[one]))])) : null,
      make("h2", {}, "Side by side"), make("div", {class: "reports"}, cards)];
    const tables = about.tables;
    out.push(await counted("quoted", {...tables.quoted, title: "Sources"}, filters));
    out.push(namingTable(shown, parts, filters, shown.length === here.length));
    const more = about.compared.includes(at + 1) ? await framingReport.load("event-" + framingReport.pads(at + 1, 5)) : null;
    if (more) out.push(...compared(more, about));
    else out.push(make("p", {class: "note"}, "The words of these reports were not compared" + (new Set(here.map(a => articles.outlet[a])).size < 2 ? ": they are of one outlet." : "; “framing compare OUT” does it for each event.")));
    out.push(await counted("frames", tables.frames, filters), await counted("accusations", tables.accusations, filters));
    return out;
  };

  // What one outlet does not carry of what others report of an event.
  const leftOut = async (query, at) => {
    const {about, articles} = rows, name = query.without, outlet = about.outlets.indexOf(name);
    const filters = {...without(filtersOf(query), "outlet", "beside", "actor", "frame", "voice"), event: query.of};
    const keep = rows.chosenArticles(filters), here = [], found = {quoted: new Map(), named: new Map(), frame: new Map()}, spoken = new Set();
    for (let a = 0; a < keep.length; a++) if (keep[a]) here.push(a);
    const others = new Set(here.map(a => articles.outlet[a]).filter(one => one !== outlet)), least = Math.min(2, others.size);
    const add = (kind, code, a) => {
      const by = found[kind].get(code) || new Map(), one = articles.outlet[a];
      by.set(one, (by.get(one) || 0) + 1);
      found[kind].set(code, by);
    };
    const quotes = await rows.select("quotes", {...filters, attributed: 1}), hits = await rows.select("hits", filters);
    for (const k of quotes.found) add("quoted", quotes.columns.actor[k], quotes.columns.article[k]);
    for (const k of hits.found) add("frame", hits.columns.frame[k], hits.columns.article[k]);
    for (const a of here) for (const row of (await framingReport.article(a, about)).m) {  // named by others, and here not described either
      if (row[2] === 0) add("named", row[1], a);
      if (row[2] < 2 && articles.outlet[a] === outlet) spoken.add(row[1]);
    }
    const out = [], sum = by => [...by.values()].reduce((x, y) => x + y, 0), lacks = by => !by.has(outlet) && by.size >= least;
    const told = by => {
      const each = [...by].sort((x, y) => y[1] - x[1]).map(([one, n]) => [about.outlets[one], " (" + n + ")"]);
      return {value: each.map(one => one.join("")).join(", "), node: make("span", {}, each.map(([one, n], k) => [k ? ", " : "", own(one), n]))};
    };
    const row = (what, who, by, asked) => out.push([{value: what}, who, told(by), {value: by.size}, {value: sum(by), href: link("passages", {...filters, ...asked})}]);
    const actor = code => ({value: rows.names[code], href: link("actor", {of: rows.names[code], ...filters})});
    const somebody = code => rows.names[code] !== about.anybody;
    for (const [code, by] of found.quoted) if (lacks(by) && somebody(code)) row(spoken.has(code) ? "names, but does not quote" : "neither quotes nor names", actor(code), by, {table: "quotes", by: rows.names[code], attributed: 1});
    for (const [code, by] of found.named) if (lacks(by) && somebody(code) && !spoken.has(code) && !(found.quoted.has(code) && lacks(found.quoted.get(code)))) row("does not name", actor(code), by, {table: "mentions", actor: rows.names[code], form: about.forms[0]});
    for (const [code, by] of found.frame) if (lacks(by)) row("has no term of", {value: about.frames[code], text: plain(about.frames[code]), href: link("frame", {of: about.frames[code], ...filters})}, by, {table: "hits", frame: about.frames[code]});
    const more = about.compared.includes(at + 1) ? await framingReport.load("event-" + framingReport.pads(at + 1, 5)) : null;
    const whole = more && here.every(a => articles.outlet[a] !== outlet || more.articles.includes(a));
    if (whole) for (const topic of new Set(more.numbers.map(one => one.topic))) {
      const mine = more.numbers.filter(one => one.topic === topic), by = new Map();
      for (const one of mine) { const code = about.outlets.indexOf(one.outlet); by.set(code, (by.get(code) || 0) + 1); }
      if (lacks(by)) out.push([{value: "gives no number of"}, {value: mine[0].label}, told(by), {value: by.size}, {value: sum(by), node: place(mine[0].at, grouped(sum(by)))}]);
    }
    out.sort((x, y) => y[3].value - x[3].value || y[4].value - x[4].value);
    const alone = whole ? more.alone.filter(one => one.other === name) : [], mine = here.filter(a => articles.outlet[a] === outlet).length;
    return [make("h1", {}, "What ", own(name), " leaves out"),
      make("p", {class: "lead"}, "of ", make("a", {href: link("event", {of: query.of, ...without(filters, "event")})}, own(about.called[at])), ", of which it has " + (mine === 0 ? "no report" : mine === 1 ? "one report" : grouped(mine) + " reports") + ". What is left out may have been cut, not yet known, or told in words that were not found."),
      dom.table({id: "left-out", title: "What others carry", limit: 25, body: out, note: least > 1 ? "What at least two other outlets carry in their reports of the event, and this one in none of its own." : "What the other outlet carries in its reports of the event, and this one in none of its own.",
        head: [{text: "it"}, {text: "whom or what"}, {text: "carried by", wide: true}, {text: "outlets", number: true}, {text: "passages", number: true}]}),
      make("h2", {}, "Sentences that nothing in its reports resembles"),
      alone.length ? make("ul", {class: "plainlist"}, alone.map(one => make("li", {}, place(one.at, own(one.outlet)), ": ", own(one.words)))) : make("p", {class: "none"}, whole ? "None." : more ? "Not all of its reports are among those whose words were compared." : "The words of these reports were not compared.")];
  };

  // What each outlet calls each actor, in the articles that are shown; a number leads to passages where these are all.
  const namingTable = (shown, parts, filters, whole) => {
    const {about, articles} = rows, voice = about.voices.indexOf(filters.voice), only = rows.actorNumber(filters.actor), heads = [...new Set(shown.map(a => articles.outlet[a]))].map(code => ({code, name: about.outlets[code]})), cells = new Map();
    shown.forEach((a, k) => parts[k].m.forEach(row => {
      if (row[2] > 1 || !row[0].length || (filters.voice !== undefined && row[3] !== voice) || (filters.actor !== undefined && row[1] !== only)) return;
      const words = (rows.about.texts ? parts[k].text.slice(row[0][0], row[0][1]) : row[row.length - 1][1]).replace(/\s+/g, " ").replace(/^(the|a|an|this|that|these|those) /i, "").toLowerCase();
      const cell = cells.get(row[1]) || {all: 0, by: new Map()};
      const mine = cell.by.get(articles.outlet[a]) || new Map();
      mine.set(words, (mine.get(words) || 0) + 1);
      cell.by.set(articles.outlet[a], mine);
      cell.all++;
      cells.set(row[1], cell);
    }));
    const told = mine => mine ? [...mine].sort((x, y) => y[1] - x[1]).slice(0, 6).map(([words, n]) => n > 1 ? words + " ×" + n : words).join(", ") : "·";
    const body = [...cells].filter(([, cell]) => cell.all > 1).sort((a, b) => b[1].by.size - a[1].by.size || b[1].all - a[1].all).map(([actor, cell]) => [
      {value: rows.names[actor], href: link("actor", {...without(filters, "actor"), of: rows.names[actor]})}, ...heads.map(head => ({value: told(cell.by.get(head.code))})),
      {value: cell.all, href: whole ? link("passages", {...filters, table: "mentions", actor: rows.names[actor], names: 1}) : undefined}]);
    return dom.table({id: "naming", title: "Naming", note: "What each outlet calls those that are named more than once, by names and descriptions" + (whole ? "." : ", in the " + shown.length + " reports shown above."), body, limit: 15, head: [{text: "actor"}, ...heads.map(head => ({text: head.name})), {text: "all", number: true}]});
  };

  const compared = (more, about) => {
    const seen = row => [...new Map(row.passages.map(one => [one.at.join(), one])).values()];
    const refs = (row, side) => seen(row).filter(one => one.side === side).slice(0, 3).map((one, k) => [" ", place(one.at, "[" + (k + 1) + "]")]);
    const brief = dom.table({id: "brief", title: "Differences, the weightiest first", limit: 15, note: "What two reports tell differently. Each number leads to the place in the article.", body: more.brief.map((row, k) => [
      {value: k + 1}, {value: plain(row.kind)}, {value: row.about},
      {value: row.outlet_a + ": " + row.side_a, node: make("span", {}, make("b", {}, own(row.outlet_a)), " ", row.side_a, refs(row, "a"))},
      {value: row.outlet_b + ": " + row.side_b, node: make("span", {}, make("b", {}, own(row.outlet_b)), " ", row.side_b, refs(row, "b"))}]),
    head: [{text: "rank", number: true}, {text: "kind"}, {text: "about"}, {text: "one", wide: true}, {text: "the other", wide: true}]});
    const aligned = make("section", {}, make("h2", {}, "Statements that both carry"),
      more.statements.length ? [make("p", {class: "note"}, "Struck through: only in the first. Underlined: only in the second."), more.statements.map(row => make("div", {class: "pair"},
        make("p", {class: "quiet"}, plain(row.type)),
        ["a", "b"].map(side => make("p", {}, make("b", {}, place(row.at[side], own(row["outlet_" + side]))), " ", make("span", {class: "quiet"}, own(row["speaker_" + side]), (row["cue_" + side] ? ", " + row["cue_" + side] : "") + ": "), steps(row.steps, side)))))] : make("p", {class: "none"}, "None."));
    const numbers = dom.table({id: "numbers", title: "Numbers", note: "What several outlets put a number on.", limit: 20, body: more.numbers.map(row => [
      {value: row.label}, {value: row.outlet}, {value: row.surface, node: place(row.at, row.surface)}, {value: row.voice}, {value: row.source}]),
    head: [{text: "what"}, {text: "outlet"}, {text: "number"}, {text: "voice"}, {text: "source"}]});
    return [brief, aligned, numbers];
  };

  const actorPage = async query => {
    await rows.base();
    const name = query.of, filters = without(filtersOf(query), "actor"), number = rows.actorNumber(name), {about} = rows;
    if (number === 4294967295) return missing("Actor", name);
    const out = [make("h1", {}, name)];
    if (about.outlets.includes(name)) out.push(make("p", {class: "quiet"}, "An outlet of the collection: ", make("a", {href: link("articles", {outlet: name})}, "its articles"), "."));
    const quotes = await rows.select("quotes", {...filters, by: name, attributed: 1}), kinds = rows.kindHeads();
    const by = rows.count(quotes, ["outlet"], "kind", kinds);
    out.push(dom.table({id: "quoted-by", title: ["Who quotes ", own(name)], note: "Quotes by outlet and form.", body: by.all().map(row => {
      const asked = {table: "quotes", ...narrow(filters, "outlet", row.key[0]), by: name, attributed: 1};
      return [{value: row.key[0], href: link("actor", {of: name, ...narrow(filters, "outlet", row.key[0])})}, ...row.counts.map((n, k) => n ? {value: n, href: link("passages", {...asked, kind: kinds[k].name})} : {value: 0, text: "·"}), {value: row.all, href: link("passages", asked)}];
    }), head: [{text: "outlet"}, ...kinds.map(head => ({text: head.name, number: true})), {text: "all", number: true}]}));
    const chosen = {...filters, actor: name};
    const mentions = await rows.select("mentions", chosen);
    if (mentions.found.length) {
      out.push(await counted("names", {title: ["What ", own(name), " is called"], table: "mentions", rows: ["called"], columns: "outlet", where: {names: 1}, note: "Names and descriptions; pronouns are left out."}, chosen));
      out.push(await counted("named", {title: "In whose words", table: "mentions", rows: ["called"], columns: "voice", where: {names: 1}, note: "The same by voice."}, chosen));
      if (mentions.found.some(k => mentions.columns.stance[k])) {
        const cells = rows.count({...mentions, found: mentions.found.filter(k => mentions.columns.stance[k])}, ["stance"], "voice", rows.voiceHeads());
        out.push(dom.table({id: "portrayal", title: "In what light", note: "Of the mentions whose stance is sure enough.", body: cells.all().map(row => [{value: row.key[0]}, ...row.counts.map((n, k) => n ? {value: n, href: link("passages", {table: "mentions", ...chosen, stance: row.key[0], voice: about.voices[k]})} : {value: 0, text: "·"}), {value: row.all, href: link("passages", {table: "mentions", ...chosen, stance: row.key[0]})}]), head: [{text: "light"}, ...about.voices.map(text => ({text, number: true})), {text: "all", number: true}]}));
      }
    }
    const terms = (id, title, rows, where, extra, note) => counted(id, {title, table: "hits", rows, columns: id === "about" ? "voice" : "outlet", where, note}, filters, extra);
    out.push(await terms("about", ["Framing terms about ", own(name)], ["frame"], {}, {target: name}, "Portrayal by the terms whose target it is, by voice."));
    out.push(await terms("made", "Accusations made", ["target", "frame"], {accuses: 1}, {speaker: name}));
    out.push(await terms("received", "Accusations received", ["speaker", "frame"], {accuses: 1}, {target: name}));
    out.push(await terms("used", "Framing terms used", ["frame"], {}, {speaker: name}));
    return out;
  };

  const framePage = async query => {
    await rows.base();
    const {about} = rows, at = about.frames.indexOf(query.of);
    if (at < 0) return missing("Frame", query.of);
    const term = query.term ? about.terms.find(one => one.lexicon + ":" + one.id === query.term) : null;
    const filters = without(filtersOf(query), "frame"), chosen = {...filters, frame: query.of, ...(term ? {term: query.term} : {})};
    const out = [make("h1", {}, plain(query.of), term ? [": ", make("span", {class: "term-name"}, plain(term.id))] : null), about.meaning[at] ? make("p", {class: "lead"}, about.meaning[at]) : null];
    if (term) {
      out.push(make("dl", {class: "pairs"}, [["lexicon", term.lexicon], ["entry", term.id], ["what it matches", term.pattern], ["source", term.source], ["note", term.note]].filter(([, value]) => value).map(([key, value]) => make("div", {}, make("dt", {}, key), make("dd", {}, value)))));
      out.push(make("p", {}, make("a", {href: link("frame", {of: query.of, ...filters})}, "← all terms of " + plain(query.of))));
    }
    const table = (id, title, by, columns, note, rate) => counted(id, {title, table: "hits", rows: by, columns, where: {}, note, rate}, filters, without(chosen, ...lists.FILTERS.filter(key => key !== "frame")));
    out.push(await table("voices", "In whose voice", ["outlet"], "voice", "Terms by outlet and voice."));
    if (!term) out.push(await table("contribution", "Terms", ["term"], "outlet", "What each entry contributes to the frame, by outlet."));
    out.push(await table("speakers", "Who uses them", ["speaker"], "outlet"), await table("about-whom", "About whom", ["target"], "outlet"));
    const got = await rows.select("hits", chosen);
    out.push(make("div", {class: "headline"}, make("h2", {}, few(got.found.length, "passage")), got.found.length ? lists.savePassages("hits", got) : null), await lists.passageList("hits", got, {...chosen}, filters));
    return out;
  };

  return {eventsPage, eventPage, actorPage, framePage};
})();
