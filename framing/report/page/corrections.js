// Marks of a reader: what is wrong, and what would be right. They stay in the browser until they are saved as a file.
"use strict";
const corrections = (() => {
  const {make} = dom;
  let held = null;
  const key = () => "framing-corrections-" + rows.about.id;
  const all = () => {
    if (held === null) {
      try { held = JSON.parse(localStorage.getItem(key())) || {}; } catch { held = {}; }
    }
    return held;
  };
  const keep = () => { try { localStorage.setItem(key(), JSON.stringify(all())); return true; } catch { return false; } };
  const nameOf = (place, kind, row) => {
    const article = rows.articles.id[place], id = row[0];
    return {article_id: article, table: kind, row: article + ":" + id};
  };
  const author = value => {
    try { if (value !== undefined) localStorage.setItem("framing-author", value); return localStorage.getItem("framing-author") || ""; } catch { return value || ""; }
  };

  const CHANGES = {hits: [["right", "is right"], ["wrong", "is no framing term"], ["speaker", "has another speaker"], ["target", "has another target"], ["frame", "has another frame"]], quotes: [["right", "is right"], ["wrong", "is no quote"], ["speaker", "has another speaker"]]};

  const form = (place, {kind, row}) => {
    if (rows.about.back) return "";  // a text that is kept nowhere has no tables to correct
    const {about} = rows, name = nameOf(place, kind, row), told = make("p", {class: "quiet", role: "status"});
    const what = make("select", {name: "what"}, make("option", {value: ""}, "is not marked"), CHANGES[kind].map(([value, text]) => make("option", {value}, text)));
    const value = make("input", {name: "value", list: "correct-names", autocomplete: "off", placeholder: "nobody"}), frame = make("select", {name: "frame"}, about.frames.map(one => make("option", {value: one}, dom.plain(one))));
    const names = make("datalist", {id: "correct-names"}), by = make("input", {name: "author", value: author(), autocomplete: "name"});
    const valueLabel = make("label", {}, "who ", value), frameLabel = make("label", {}, "frame ", frame);
    const fit = () => { valueLabel.hidden = !["speaker", "target"].includes(what.value); frameLabel.hidden = what.value !== "frame"; };
    // An outlet that is no actor speaks in terms of its own articles, and nowhere else.
    const outlet = about.outlets[rows.articles.outlet[place]];
    const fits = name => !about.outlets.includes(name) || Object.hasOwn(about.ids, name) || (kind === "hits" && what.value === "speaker" && name === outlet);
    value.addEventListener("input", () => start.suggest(names, value.value, fits));
    const old = all()[name.row];
    if (old) { what.value = old.change; value.value = old.value_name || ""; if (old.change === "frame") frame.value = old.value; by.value = old.author; }
    fit();
    what.addEventListener("change", fit);
    const made = make("form", {class: "correct"}, make("label", {}, "This row ", what), valueLabel, names, frameLabel, make("label", {}, "your name ", by), make("button", {type: "submit"}, "Keep"), told);
    made.addEventListener("submit", event => {
      event.preventDefault();
      if (!what.value) delete all()[name.row];
      else {
        if (!by.value.trim()) { told.textContent = "Write your name first: it stands beside the mark."; by.focus(); return; }
        const person = ["speaker", "target"].includes(what.value), known = value.value === about.anybody ? null : Object.hasOwn(about.ids, value.value) ? about.ids[value.value] : value.value;
        all()[name.row] = {...name, change: what.value, value: person ? known || null : what.value === "frame" ? frame.value : null, value_name: person ? value.value : "", author: author(by.value.trim()), date: new Date().toISOString().slice(0, 10)};
      }
      told.textContent = (keep() ? "Kept in this browser. " : "This browser keeps nothing; save the file before you leave. ") + Object.keys(all()).length + (Object.keys(all()).length === 1 ? " mark" : " marks") + "; save them from the page of methods.";
    });
    return make("details", {class: "correcting"}, make("summary", {}, old ? "Marked: " + CHANGES[kind].find(([value]) => value === old.change)?.[1] : "Right or wrong?"), made);
  };

  // What stands on the page of methods.
  const listed = () => {
    if (rows.about.back) return [];
    const marks = Object.values(all());
    if (!marks.length) return [make("p", {class: "quiet"}, "In an article, open a quote or a term to say whether it is right, or to correct it. Marks stay in this browser until you save them as a file for framing apply.")];
    const save = make("button", {type: "button", onclick: () => dom.download("corrections.json", JSON.stringify({report: rows.about.id, corrections: marks}, null, 1) + "\n", "application/json")}, "Save corrections.json");
    const body = marks.map(one => [{value: one.row, href: dom.link("article", {of: one.article_id})}, {value: one.change}, {value: one.value_name || one.value || ""}, {value: one.author}, {value: one.date}]);
    return [dom.table({id: "corrections", title: "Marks in this browser", level: "h3", body, head: ["row", "mark", "now", "author", "date"].map(text => ({text}))}), save];
  };
  return {form, listed};
})();
