// The page of an article: its text with quotes by speaker, cues, mentions and framing terms.
"use strict";
const articlePage = (() => {
  const {make, link, grouped, few, own, plain} = dom;
  const COLOURS = 8;
  const SHOW = {quotes: "quotes by speaker", cues: "cues", mentions: "mentions", terms: "framing terms"};
  const pairs = flat => { const out = []; for (let k = 0; k + 1 < flat.length; k += 2) out.push([flat[k], flat[k + 1]]); return out; };

  // Everything that covers a piece of the text, in one list.
  const coversOf = (part, about) => {
    const out = [], said = about.flags.quotes.attributed;
    part.q.forEach((row, k) => {
      if (!(row[6] & said) && row[5] !== 3) return;
      pairs(row[1]).forEach(([start, end], piece) => out.push({kind: "quotes", at: k, start, end, first: piece === 0, row}));
      pairs(row[3]).forEach(([start, end]) => out.push({kind: "cues", at: k, start, end, row}));
    });
    part.m.forEach((row, k) => pairs(row[0]).forEach(([start, end]) => out.push({kind: "mentions", at: k, start, end, row})));
    part.h.forEach((row, k) => pairs(row[1]).forEach(([start, end]) => out.push({kind: "terms", at: k, start, end, row})));
    return out.filter(one => one.end > one.start);
  };

  // Speakers in the order in which they come, with a number and a colour each.
  const speakersOf = (part, about) => {
    const out = new Map();
    part.q.forEach(row => { if (row[6] & about.flags.quotes.attributed) { const one = out.get(row[4]) || {number: out.size + 1, n: 0}; one.n++; out.set(row[4], one); } });
    return out;
  };
  const actorsOf = part => {
    const out = new Map();
    part.m.forEach(row => { const one = out.get(row[1]) || {number: out.size + 1, n: 0}; one.n++; out.set(row[1], one); });
    return out;
  };

  // What an address points at: a place, a mention, or words that somebody searched for.
  const pointedAt = (part, query) => {
    if (query.at) { const [start, end] = query.at.split("-").map(Number); return end > start ? [[start, end]] : []; }
    const mention = /^m\d+$/.test(query.row || "") ? part.m[Number(query.row.slice(1)) - 1] : null;
    if (mention) return pairs(mention[0]);
    const words = lists.wordsIn(query.words || "").map(word => word.replaceAll("'", "['’]").replace("*", "[\\p{L}\\p{N}_'’]*"));
    if (!words.length || !part.text) return [];
    const found = part.text.matchAll(new RegExp("(?<![\\p{L}\\p{N}_])(?:" + words.join("|") + ")(?![\\p{L}\\p{N}_])", "giu"));
    return [...found].map(one => [one.index, one.index + one[0].length]);
  };

  const drawn = (part, about, show, chosen, open) => {
    const covers = coversOf(part, about).filter(one => show[one.kind]), text = part.text, speakers = speakersOf(part, about), actors = actorsOf(part);
    const cuts = new Set([0, text.length]);
    for (const one of covers) { cuts.add(one.start); cuts.add(one.end); }
    for (const ends of chosen) for (const at of ends) cuts.add(at);
    for (const match of text.matchAll(/\n+/g)) { cuts.add(match.index); cuts.add(match.index + match[0].length); }
    const places = [...cuts].filter(at => at >= 0 && at <= text.length).sort((a, b) => a - b);
    const starts = new Map(), begun = [];
    for (const one of covers) { if (!starts.has(one.start)) starts.set(one.start, []); starts.get(one.start).push(one); }
    let active = [], paragraph = make("p"), title = part.body > 0, next = 0;
    const out = [];
    const close = () => { if (paragraph.hasChildNodes()) out.push(paragraph); paragraph = make("p"); };
    if (title) paragraph.className = "headline-text";
    for (let k = 0; k + 1 < places.length; k++) {
      const [from, to] = [places[k], places[k + 1]], words = text.slice(from, to);
      active = active.filter(one => one.end > from).concat(starts.get(from) || []);
      if (/^\n+$/.test(words)) { close(); continue; }
      const term = active.filter(one => one.kind === "terms").sort((a, b) => (a.end - a.start) - (b.end - b.start))[0];
      const quote = active.filter(one => one.kind === "quotes").sort((a, b) => (a.end - a.start) - (b.end - b.start))[0];
      const mention = active.filter(one => one.kind === "mentions").sort((a, b) => (a.end - a.start) - (b.end - b.start))[0];
      const cue = active.find(one => one.kind === "cues"), classes = [];
      const attributes = {};
      if (quote) {
        const speaker = speakers.get(quote.row[4]);
        classes.push("quote", quote.row[5] === 3 ? "scare" : "s" + ((speaker.number - 1) % COLOURS + 1), quote.row[5] === 1 ? "indirect" : "direct");
      }
      if (cue) classes.push("cue");
      if (mention) classes.push("mention");
      while (next < chosen.length && chosen[next][1] <= from) next++;
      if (next < chosen.length && to > chosen[next][0]) classes.push("chosen");
      if (term) {
        classes.push("term");
        const begins = !begun.includes(term);
        if (begins) begun.push(term);
        Object.assign(attributes, {"data-row": "h" + (term.at + 1), role: begins ? "button" : null, tabindex: begins ? "0" : null});
      } else if (quote || cue) attributes["data-row"] = "q" + ((quote || cue).at + 1);
      attributes["data-in"] = [quote, cue].filter(Boolean).map(one => "q" + (one.at + 1)).join(" ") || null;
      const marks = [];
      for (const one of starts.get(from) || []) {
        if (one.kind !== "quotes" || !one.first) continue;
        if (one.row[5] === 3) marks.push(make("button", {type: "button", class: "who scare", "data-row": "q" + (one.at + 1), "aria-label": "scare quote"}, "“"));
        else marks.push(make("button", {type: "button", class: "who s" + ((speakers.get(one.row[4]).number - 1) % COLOURS + 1), "data-row": "q" + (one.at + 1), "aria-label": speakers.get(one.row[4]).number + ", quote of " + rows.names[one.row[4]]}, speakers.get(one.row[4]).number));
      }
      const after = active.filter(one => one.kind === "mentions" && one.end === to && show.mentions).map(one => make("sub", {class: "number", title: rows.names[one.row[1]]}, actors.get(one.row[1]).number));
      paragraph.append(...marks, classes.length ? make("span", {class: classes.join(" "), ...attributes}, words) : words, ...after);
      if (title && to >= part.body) { title = false; }
    }
    close();
    const box = make("div", {class: "text", lang: part.unread || "en"}, out);
    box.addEventListener("click", event => { const one = event.target.closest("[data-row]"); if (one && !String(getSelection())) open(one.dataset.row, one); });
    box.addEventListener("keydown", event => {
      if (event.target.matches("[role=button]") && (event.key === "Enter" || event.key === " ")) { event.preventDefault(); open(event.target.dataset.row, event.target); }
    });
    return box;
  };

  const named = number => number ? lists.actorLink(rows.names[number - 1]) : "not said";
  const terms = (list, row) => make("dl", {class: "pairs"}, list.filter(([, value]) => value !== null && value !== "" && value !== undefined).map(([key, value]) => make("div", {}, make("dt", {}, key), make("dd", {}, value))));
  const flagsOf = (table, number) => Object.entries(rows.about.flags[table]).filter(([name, bit]) => number & bit && name !== "attributed").map(([name]) => plain(name)).join(", ");

  const card = (part, row, about) => {
    const at = Number(row.slice(1)) - 1;
    if (row[0] === "h" && part.h[at]) {
      const [, , frame, term, voice, speaker, target, flags, quote, confidence, agent, patient, construction, rule, polarity] = part.h[at], entry = about.terms[term];
      return {title: "Framing term", words: lists.around(part, "hits", part.h[at])[1], kind: "hits", row: part.h[at],
        body: terms([["frame", make("a", {href: link("frame", {of: about.frames[frame]})}, plain(about.frames[frame]))], ["what it means", about.meaning[frame]], ["voice", about.voices[voice]],
          ["speaker", speaker ? named(speaker) : "nobody"], ["about (target)", named(target)], ["confidence", target && confidence !== null ? confidence.toFixed(2) : null], ["found by", target ? rule : null],
          ["agent", agent ? named(agent) : null], ["patient", patient ? named(patient) : null], ["told as", construction], ["polarity", polarity], ["marked", flagsOf("hits", flags)],
          ["entry", make("a", {href: link("frame", {of: about.frames[frame], term: entry.lexicon + ":" + entry.id})}, plain(entry.id) + " (" + entry.lexicon + ")")], ["source of the entry", entry.source]])};
    }
    if (row[0] === "q" && part.q[at]) {
      const [, , , , actor, kind, flags, stance, confidence, told] = part.q[at];
      return {title: "Quote", words: lists.around(part, "quotes", part.q[at])[1], kind: "quotes", row: part.q[at],
        body: terms([["speaker", lists.actorLink(rows.names[actor])], ["form", about.kinds[kind]], ["cue", stance ? stance + " cue" : null], ["marked", flagsOf("quotes", flags)],
          ...Object.entries(told).map(([key, value]) => [plain(key), value]), ["confidence", confidence === null ? null : confidence.toFixed(2)]])};
    }
    return null;
  };

  const withoutText = (part, about, filters) => {
    const list = (name, title, key) => make("section", {}, make("h2", {}, title + " (" + part[key].length + ")"), make("ol", {class: "passages"}, part[key].map((row, k) => {
      const [left, middle, right] = lists.around(part, name, row);
      return make("li", {class: "passage"}, make("p", {class: "kwic"}, make("span", {class: "left"}, left), make("mark", {"data-row": key + (k + 1), role: "button", tabindex: "0"}, middle), make("span", {class: "right"}, right)));
    })));
    return make("div", {class: "text"}, make("p", {class: "note"}, "This report was made without the texts: passages only."), list("quotes", "Quotes", "q"), list("hits", "Framing terms", "h"));
  };

  // The pieces of a row in the text, also those on which a term is drawn.
  const piecesOf = row => document.querySelectorAll('.text [data-row="' + row + '"], .text [data-in~="' + row + '"]');

  const show = async query => {
    await rows.base();
    const {about, articles} = rows, place = articles.id.indexOf(query.of);
    if (place < 0) return [make("h1", {}, "Article"), make("p", {class: "none"}, "The collection has no article of this name: " + query.of)];
    const part = await framingReport.article(place, about), filters = lists.filtersOf(query);
    const state = {quotes: true, cues: true, mentions: false, terms: true, ...Object.fromEntries((query.hide || "").split(",").filter(Boolean).map(key => [key, false])), ...(/^m/.test(query.row || "") ? {mentions: true} : {}), ...Object.fromEntries((query.show || "").split(",").filter(Boolean).map(key => [key, true]))};
    const side = make("aside", {class: "card", "aria-live": "polite", "aria-label": "What is chosen", hidden: true});
    let opener = null;
    const close = () => { side.hidden = true; side.replaceChildren(); for (const one of document.querySelectorAll(".text .open")) one.classList.remove("open"); if (opener && opener.isConnected) opener.focus(); opener = null; };
    const open = (row, from) => {
      const got = card(part, row, about);
      if (!got) return;
      opener = from && from.matches("[tabindex],button") ? from : opener;
      for (const one of document.querySelectorAll(".text .open")) one.classList.remove("open");
      for (const one of piecesOf(row)) one.classList.add("open");
      side.replaceChildren(make("div", {class: "headline"}, make("h2", {}, got.title), make("button", {type: "button", class: "plain", onclick: close, "aria-label": "Close"}, "×")),
        make("blockquote", {}, got.words), got.body, corrections.form(place, got));
      side.hidden = false;
    };
    const chosen = pointedAt(part, query), row = /^[qh]\d+$/.test(query.row || "") ? query.row : null;
    const holder = make("div"), draw = () => {
      const box = about.texts ? drawn(part, about, state, chosen, open) : withoutText(part, about, filters);
      if (!about.texts) {
        const act = event => { const one = event.target.closest("[data-row]"); if (one && (event.type === "click" || event.key === "Enter")) open(one.dataset.row, one); };
        box.addEventListener("click", act); box.addEventListener("keydown", act);
      }
      holder.replaceChildren(box);
    };
    draw();
    const toggles = about.texts ? make("fieldset", {class: "toggles"}, make("legend", {}, "Show"), Object.entries(SHOW).map(([key, text]) => {
      const box = make("input", {type: "checkbox", name: key});
      box.checked = state[key];
      box.addEventListener("change", () => { state[key] = box.checked; draw(); });
      return make("label", {class: "check"}, box, " " + text);
    })) : null;
    const speakers = speakersOf(part, about), actors = actorsOf(part);
    const legend = make("section", {class: "legend"}, make("h2", {}, "Speakers"),
      part.unread ? make("p", {class: "none"}, "Nobody was looked for.") : speakers.size ? make("ol", {class: "speakers"}, [...speakers].slice(0, 40).map(([actor, one]) => make("li", {}, make("span", {class: "who s" + ((one.number - 1) % COLOURS + 1)}, one.number), " ", lists.actorLink(rows.names[actor]), " ", make("a", {class: "quiet", href: link("passages", {table: "quotes", article: query.of, by: rows.names[actor], attributed: 1, copies: "all"})}, grouped(one.n))))) : make("p", {class: "none"}, "Nobody is quoted."),
      make("details", {}, make("summary", {}, "Who is named (" + grouped(actors.size) + ")"), make("ol", {class: "speakers"}, [...actors].sort((a, b) => b[1].n - a[1].n).slice(0, 200).map(([actor, one]) => make("li", {}, make("span", {class: "number"}, one.number), " ", lists.actorLink(rows.names[actor]), " ", make("a", {class: "quiet", href: link("passages", {table: "mentions", article: query.of, actor: rows.names[actor], copies: "all"})}, grouped(one.n)))))));
    const event = articles.event[place];
    const about_ = make("p", {class: "quiet"}, own(about.outlets[articles.outlet[place]]), articles.date[place] ? ", " + articles.date[place] : "", ", " + few(articles.words[place], "word"),
      part.byline ? [", by ", own(part.byline)] : "", part.wire ? [", copy of ", own(part.wire)] : "", part.copy ? [", the same as ", make("a", {href: link("article", {of: part.copy})}, own(part.copy))] : null,
      event ? [" · event: ", make("a", {href: link("event", {of: about.events[event - 1]})}, own(about.called[event - 1]))] : null);
    const unread = part.unread ? make("p", {class: "warning"}, "This text is not in English (" + part.unread + "): no quotes, mentions or framing terms were looked for in it.") : null;
    const headline = at => own(lists.cut(articles.title[at] || articles.id[at], 60));
    const neighbours = make("nav", {class: "turn", "aria-label": "Articles"},
      place ? make("a", {href: link("article", {of: articles.id[place - 1], ...filters})}, "← ", headline(place - 1)) : null,
      place + 1 < articles.id.length ? make("a", {href: link("article", {of: articles.id[place + 1], ...filters})}, headline(place + 1), " →") : null);
    // Next and previous term by j and k, as long as nothing is written.
    const step = event_ => {
      if (event_.target.matches("input,select,textarea") || event_.ctrlKey || event_.metaKey || event_.altKey) return;
      if (event_.key === "Escape" && !side.hidden) close();
      if (event_.key !== "j" && event_.key !== "k") return;
      const all = [...document.querySelectorAll(".text :is(.term, mark)[role=button]")];
      const here = all.indexOf(document.activeElement), next = all[(here + (event_.key === "j" ? 1 : -1) + all.length) % all.length];
      if (next) { next.focus(); open(next.dataset.row, next); }
    };
    document.addEventListener("keydown", step);
    const leave = () => document.removeEventListener("keydown", step);
    const after = () => {
      const first = row ? piecesOf(row)[0] : document.querySelector(".text .chosen");
      if (first) first.scrollIntoView({block: "center"});
      if (row) open(row, null);
    };
    return {nodes: [make("h1", {class: "away"}, articles.title[place] || articles.id[place]), about_, unread, make("div", {class: "reading"}, make("div", {class: "column"}, toggles, holder, neighbours), make("div", {class: "beside"}, side, legend, make("p", {class: "quiet keys"}, "Keys: j and k go from term to term, Esc closes the card.")))], after, leave};
  };
  return {show};
})();
