// The rows of the run as numbers: which of them a choice leaves, and how often what stands together.
"use strict";
const rows = (() => {
  let about = null, names = null, number = null, articles = null;
  const tables = new Map();

  const start = async () => {
    about = await framingReport.load("about");
    return about;
  };

  const expand = (first, n) => {  // number of the article of each row
    const out = new Uint32Array(n);
    for (let a = 0; a + 1 < first.length; a++) out.fill(a, first[a], first[a + 1]);
    return out;
  };

  const base = async () => {
    if (articles) return;
    const [listed, found] = await Promise.all([framingReport.load("names"), framingReport.load("articles")]);
    names = listed;
    number = new Map(listed.map((name, k) => [name, k]));
    const made = {...found};
    for (const name of ["outlet", "event", "words", "copy"]) made[name] = framingReport.numbers(found[name]);
    articles = made;
  };

  const table = async name => {
    await base();
    if (!tables.has(name)) {
      const part = await framingReport.load(name), columns = {};
      for (const [key, packed] of Object.entries(part.columns)) columns[key] = framingReport.numbers(packed);
      const first = framingReport.numbers(part.first);
      columns.n = first[first.length - 1];
      columns.first = first;
      columns.article = expand(first, columns.n);
      tables.set(name, columns);
    }
    return tables.get(name);
  };

  const mentions = async actor => {  // those of one actor
    await base();
    const part = await framingReport.load("mentions-" + framingReport.pads(actor % about.mentionParts, 3));
    const all = {}, out = {words: part.words};
    for (const [key, packed] of Object.entries(part.columns)) all[key] = framingReport.numbers(packed);
    const keep = [];
    for (let k = 0; k < all.actor.length; k++) if (all.actor[k] === actor) keep.push(k);
    for (const key of Object.keys(all)) out[key === "words" ? "word" : key] = all[key].constructor.from(keep, k => all[key][k]);
    out.n = keep.length;
    return out;
  };

  // Articles that the filters leave: 1 or 0 for each.
  const chosenArticles = choice => {
    const keep = new Uint8Array(articles.id.length).fill(1), all = choice.copies === "all";
    const chosen = ["outlet", "beside"].filter(key => choice[key] !== undefined).map(key => about.outlets.indexOf(choice[key]));
    const event = choice.event === undefined ? -1 : about.events.indexOf(choice.event) + 1;
    const only = choice.article === undefined ? -1 : articles.id.indexOf(choice.article);
    for (let a = 0; a < keep.length; a++) {
      const day = articles.date[a];
      if ((!all && articles.copy[a]) || (chosen.length && !chosen.includes(articles.outlet[a]))
        || (choice.event !== undefined && (articles.event[a] !== event || !event))
        || (choice.from && !(day && day >= choice.from)) || (choice.to && !(day && day <= choice.to))
        || (choice.article !== undefined && a !== only)) keep[a] = 0;
    }
    return keep;
  };

  const UNKNOWN = 4294967295;  // a name that the collection does not have
  const actorNumber = name => number.has(name) ? number.get(name) : UNKNOWN;

  // Tests of a row, each a function of its place; what a table has no column for does not choose.
  const tests = async (name, columns, choice) => {
    const out = [], flags = about.flags[name] || {};
    const equal = (column, value) => out.push(k => column[k] === value);
    if (choice.frame !== undefined) {
      const frame = about.frames.indexOf(choice.frame);
      if (name === "hits") equal(columns.frame, frame);
      if (name === "quotes") {
        const hits = await table("hits"), holds = new Uint8Array(columns.n);
        for (let k = 0; k < hits.n; k++) if (hits.quote[k] && hits.frame[k] === frame) holds[columns.first[hits.article[k]] + hits.quote[k] - 1] = 1;
        equal(holds, 1);
      }
    }
    if (choice.voice !== undefined && columns.voice) equal(columns.voice, about.voices.indexOf(choice.voice));
    if (choice.actor !== undefined) {
      const actor = actorNumber(choice.actor);
      if (name === "hits") out.push(k => columns.speaker[k] === actor + 1 || columns.target[k] === actor + 1);
      else equal(columns.actor, actor);
    }
    for (const key of ["speaker", "target"]) if (choice[key] !== undefined && columns[key]) equal(columns[key], actorNumber(choice[key]) + 1);
    if (choice.by !== undefined && name !== "hits") equal(columns.actor, actorNumber(choice.by));
    if (choice.term !== undefined && columns.term) equal(columns.term, about.terms.findIndex(term => term.lexicon + ":" + term.id === choice.term));
    if (choice.kind !== undefined && columns.kind) equal(columns.kind, about.kinds.indexOf(choice.kind));
    if (choice.form !== undefined && columns.form) equal(columns.form, about.forms.indexOf(choice.form));
    if (choice.stance !== undefined && columns.stance) equal(columns.stance, about.stances.indexOf(choice.stance));
    if (choice.called !== undefined && columns.word) equal(columns.word, columns.words.indexOf(choice.called));
    if (choice.names !== undefined && columns.form) out.push(k => columns.form[k] < 2);
    for (const [flag, bit] of Object.entries(flags)) if (choice[flag] !== undefined) out.push(k => (columns.flags[k] & bit) !== 0);
    return out;
  };

  // The rows of a table that a choice leaves.
  const select = async (name, choice) => {
    await base();
    const columns = name === "mentions" ? await mentions(actorNumber(choice.actor)) : await table(name);
    const keep = chosenArticles(choice), asked = await tests(name, columns, choice), found = [];
    for (let k = 0; k < columns.n; k++) {
      if (!keep[columns.article[k]]) continue;
      let right = true;
      for (const test of asked) if (!test(k)) { right = false; break; }
      if (right) found.push(k);
    }
    return {columns, found, keep};
  };

  // What a row is called in one of the columns that tables are made of; null where nobody is named.
  const label = (columns, what) => {
    const shifted = key => k => columns[key][k] ? names[columns[key][k] - 1] : null;
    switch (what) {
      case "outlet": return k => about.outlets[articles.outlet[columns.article[k]]];
      case "voice": return k => about.voices[columns.voice[k]];
      case "kind": return k => about.kinds[columns.kind[k]];
      case "form": return k => about.forms[columns.form[k]];
      case "stance": return k => about.stances[columns.stance[k]];
      case "frame": return k => about.frames[columns.frame[k]];
      case "term": return k => about.terms[columns.term[k]].lexicon + ":" + about.terms[columns.term[k]].id;
      case "called": return k => columns.words[columns.word[k]];
      case "speaker": case "target": return shifted(what);
      default: return k => names[columns.actor[k]];
    }
  };
  const codes = (columns, what) => {  // the same as numbers, for counting
    switch (what) {
      case "outlet": return k => articles.outlet[columns.article[k]];
      case "called": return k => columns.word[k];
      default: { const column = columns[what]; return k => column[k]; }
    }
  };

  // Count rows by what they are and by a column: records {key: [name …], counts: [by head …], all}, most frequent first.
  // There can be a hundred thousand, of which a page shows a few: `first` orders no more than it gives.
  const count = ({columns, found}, by, across, heads) => {
    const code = by.map(what => codes(columns, what)), named = by.map(what => label(columns, what));
    const nobody = by.map(what => what === "speaker" || what === "target");
    const side = across ? codes(columns, across) : null, wide = heads.length, places = [];
    heads.forEach((head, place) => { places[head.code] = place + 1; });
    const spots = code.length > 1 ? null : new Uint32Array(Math.max(names.length, about.terms.length, (columns.words || []).length, 64) + 2);
    const known = new Map(), one = [], all = [];
    let counts = new Uint32Array(64 * wide);
    for (const k of found) {
      let key = code[0](k), lost = nobody[0] && !key;
      for (let j = 1; j < code.length; j++) { const next = code[j](k); lost = lost || (nobody[j] && !next); key = key * 2097152 + next; if (j > 1) key = String(key) + ":" + next; }
      if (lost) continue;
      let at = spots ? spots[key] : known.get(key);
      if (!at) {
        at = one.push(k);
        all.push(0);
        if (spots) spots[key] = at; else known.set(key, at);
        if (at * wide > counts.length) { const more = new Uint32Array(2 * counts.length + wide); more.set(counts); counts = more; }
      }
      all[at - 1]++;
      const place = side ? places[side(k)] : 0;
      if (place) counts[(at - 1) * wide + place - 1]++;
    }
    const record = at => ({key: named.map(name => name(one[at])), counts: [...counts.subarray(at * wide, (at + 1) * wide)], all: all[at]});
    const order = (x, y) => {
      if (all[x] !== all[y]) return all[y] - all[x];
      for (const name of named) { const a = name(one[x]), b = name(one[y]); if (a !== b) return a < b ? -1 : 1; }
      return 0;
    };
    const atLeast = least => { const out = []; for (let at = 0; at < all.length; at++) if (all[at] >= least) out.push(at); return out.sort(order); };
    const first = n => {
      const times = [];  // how many have which number
      for (const one of all) times[one] = (times[one] || 0) + 1;
      let least = times.length - 1, have = 0;
      while (least > 1 && (have += times[least] || 0) < n) least--;
      return atLeast(least).slice(0, n).map(record);
    };
    return {size: all.length, first, all: () => atLeast(0).map(record)};
  };

  // Columns of outlets: of those of the chosen articles, the ones with most articles in the collection.
  const outletHeads = (keep, most = 6) => {
    const there = new Set();
    for (let a = 0; a < keep.length; a++) if (keep[a]) there.add(articles.outlet[a]);
    return [...there].sort((a, b) => a - b).slice(0, most).map(code => ({code, name: about.outlets[code]}));
  };
  // What is said of those that get none.
  const othersNote = (keep, heads) => {
    const others = outletHeads(keep, about.outlets.length).length - heads.length;
    return others > 0 ? about.others[others > 1 ? 1 : 0].replace("{}", others.toLocaleString("en-US")) : "";
  };
  const voiceHeads = () => about.voices.map((name, code) => ({code, name}));
  // Of quotes that somebody is credited with, which scare quotes never are.
  const kindHeads = () => about.kinds.map((name, code) => ({code, name})).filter(head => head.name !== "scare");
  const wordsOf = keep => {
    const out = new Array(about.outlets.length).fill(0);
    for (let a = 0; a < keep.length; a++) if (keep[a]) out[articles.outlet[a]] += articles.words[a];
    return out;
  };

  return {
    start, base, table, mentions, select, count, chosenArticles, outletHeads, othersNote, voiceHeads, kindHeads, wordsOf, actorNumber, label,
    get about() { return about; }, get names() { return names; }, get articles() { return articles; },
  };
})();
