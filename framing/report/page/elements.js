// Elements of pages. Text of data only ever becomes text: nothing here writes HTML.
"use strict";
const dom = (() => {
  const make = (tag, attributes = {}, ...children) => {
    const node = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes)) {
      if (value === undefined || value === null || value === false) continue;
      if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
      else if (key === "class") node.className = value;
      else node.setAttribute(key, value === true ? "" : String(value));
    }
    for (const child of children.flat(Infinity)) {
      if (child === null || child === undefined || child === false) continue;
      node.append(child instanceof Node ? child : document.createTextNode(String(child)));
    }
    return node;
  };

  const encode = text => encodeURIComponent(text);
  const link = (page, query = {}) => {
    const told = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== "")
      .map(([key, value]) => key + "=" + encode(value)).join("&");
    return "#/" + page + (told ? "?" + told : "");
  };
  const read = hash => {  // page and query of an address
    const [page, told = ""] = hash.replace(/^#\/?/, "").split("?"), query = {};
    for (const pair of told.split("&")) {
      if (!pair) continue;
      const at = pair.indexOf("="), key = at < 0 ? pair : pair.slice(0, at);
      try { query[decodeURIComponent(key)] = at < 0 ? "" : decodeURIComponent(pair.slice(at + 1)); } catch { /* no address of ours */ }
    }
    return {page: page || "overview", query};
  };

  const grouped = n => n.toLocaleString("en-US");
  const few = (n, one, many = one + "s") => grouped(n) + " " + (n === 1 ? one : many);
  // A name inside a line of ours: whichever way it is written, what stands beside it keeps its order.
  const own = name => make("bdi", {}, name);
  const plain = text => String(text).replaceAll("_", " ");

  const download = (name, text, type) => {
    const address = URL.createObjectURL(new Blob([text], {type}));
    const node = make("a", {href: address, download: name});
    document.body.append(node);
    node.click();
    node.remove();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  };
  // A spreadsheet takes what begins so for a formula.
  const cell = value => {
    let text = value === null || value === undefined ? "" : String(value);
    if (typeof value !== "number" && /^[=+\-@\t\r]/.test(text)) text = "'" + text;
    return /[",\n\r]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
  };
  const csv = (name, head, body) => download(name + ".csv", "\ufeff" + [head, ...body].map(row => row.map(cell).join(",")).join("\r\n") + "\r\n", "text/csv;charset=utf-8");

  const numeric = text => { const value = Number(String(text).replaceAll(",", "").replace("<", "").trim()); return Number.isNaN(value) ? null : value; };
  const compare = (a, b) => {
    const [x, y] = [typeof a === "number" ? a : numeric(a), typeof b === "number" ? b : numeric(b)];
    if (x !== null && y !== null) return x - y;
    if ((x === null) !== (y === null)) return x === null ? 1 : -1;
    return String(a).localeCompare(String(b), "en");
  };

  // A table that sorts and exports. head: [{text, number}]; body: rows of cells {value, href, small, node}; or records,
  // as `rows.count` gives them, of which `cells` makes the cells when they are shown and `value` tells what to sort by.
  // A title may be several pieces.
  const table = ({id, title, note, head, body, cells = row => row, value = (row, k) => row[k].value, limit = 12, level = "h2"}) => {
    const list = make("tbody"), label = "h-" + id, heading = make(level, {id: label}, title), held = Array.isArray(body) ? {size: body.length, first: n => body.slice(0, n), all: () => body} : body;
    let shown = limit, sorted = null;
    const more = make("button", {type: "button", class: "plain more"});
    const cellOf = (one, k) => {
      const text = one.node || (one.href ? make("a", {href: one.href}, one.text ?? one.value) : one.text ?? one.value);
      return make("td", {class: head[k].number ? "number" : head[k].short ? "short" : head[k].wide ? "wide" : null}, text, one.small ? make("small", {}, one.small) : null);
    };
    const fill = () => {
      const order = sorted ? sorted.order.slice(0, shown) : held.first(shown);
      list.replaceChildren(...order.map(row => make("tr", {}, cells(row).map(cellOf))));
      more.hidden = held.size <= shown;
      more.textContent = "Show more (" + grouped(Math.min(shown, held.size)) + " of " + grouped(held.size) + ")";
    };
    more.addEventListener("click", () => { shown = Math.min(shown * 4 + 20, shown + 500); fill(); });
    const heads = head.map((one, k) => {
      const button = make("button", {type: "button", class: "sort"}, one.text);
      const th = make("th", {scope: "col", class: one.number ? "number" : null}, button);
      button.addEventListener("click", () => {
        const down = sorted && sorted.th === th ? !sorted.down : Boolean(one.number);
        if (sorted) sorted.th.removeAttribute("aria-sort");
        th.setAttribute("aria-sort", down ? "descending" : "ascending");
        sorted = {th, down, order: [...held.all()].sort((a, b) => (down ? -1 : 1) * compare(value(a, k), value(b, k)))};
        fill();
      });
      return th;
    });
    fill();
    const save = make("button", {type: "button", class: "plain", onclick: () => csv("framing-" + id, head.map(one => one.text), (sorted ? sorted.order : held.all()).map(row => head.map((_, k) => value(row, k))))}, "CSV");
    save.setAttribute("aria-label", "Save the table “" + heading.textContent + "” as CSV");
    return make("figure", {class: "counted", "data-table": id},
      make("figcaption", {}, make("div", {class: "headline"}, heading, held.size ? save : null), note ? make("p", {class: "note"}, note) : null),
      held.size
        ? [make("div", {class: "scroll", tabindex: "0", role: "region", "aria-labelledby": label}, make("table", {"aria-labelledby": label}, make("thead", {}, make("tr", {}, heads)), list)), more]
        : make("p", {class: "none"}, "None."));
  };

  // A table that is in the page already: the same sorting and export.
  const enhance = node => {
    const head = [...node.tHead.rows[0].cells], body = node.tBodies[0];
    head.forEach((th, k) => {
      const button = make("button", {type: "button", class: "sort"}, th.textContent);
      th.replaceChildren(button);
      button.addEventListener("click", () => {
        const down = th.getAttribute("aria-sort") === "ascending";
        for (const other of head) other.removeAttribute("aria-sort");
        th.setAttribute("aria-sort", down ? "descending" : "ascending");
        body.append(...[...body.rows].sort((a, b) => (down ? -1 : 1) * compare(a.cells[k].textContent, b.cells[k].textContent)));
      });
    });
    const save = make("button", {type: "button", class: "plain"}, "CSV");
    save.setAttribute("aria-label", "Save this table as CSV");
    save.addEventListener("click", () => csv("framing-" + node.dataset.name, head.map(th => th.textContent), [...body.rows].map(row => [...row.cells].map(one => one.textContent))));
    node.parentElement.after(save);
  };

  return {make, link, read, grouped, few, own, plain, csv, download, table, enhance};
})();
