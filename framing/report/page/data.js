// Loads data from the files beside the page, or from the page itself; nothing else is ever loaded.
"use strict";
const framingReport = (() => {
  const held = new Map(), waiting = new Map(), sized = {u1: Uint8Array, u2: Uint16Array, u4: Uint32Array};

  const take = (name, value) => {  // called by the files of data
    held.set(name, value);
    const wait = waiting.get(name);
    if (wait) wait.resolve(value);
  };

  const load = name => {
    if (held.has(name)) return Promise.resolve(held.get(name));
    const inside = document.getElementById("data-" + name);
    if (inside) {
      take(name, JSON.parse(inside.textContent));
      return Promise.resolve(held.get(name));
    }
    let wait = waiting.get(name);
    if (!wait) {
      wait = {};
      wait.promise = new Promise((resolve, reject) => { wait.resolve = resolve; wait.reject = reject; });
      waiting.set(name, wait);
      const script = document.createElement("script");
      script.src = "data/" + name + ".js";
      script.onerror = () => { waiting.delete(name); wait.reject(new Error("the file " + script.src + " is missing")); };
      document.head.append(script);
    }
    return wait.promise;
  };

  const bytes = text => {
    if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
    const raw = atob(text), out = new Uint8Array(raw.length);
    for (let k = 0; k < raw.length; k++) out[k] = raw.charCodeAt(k);
    return out;
  };
  const numbers = part => new sized[part.t](bytes(part.b).buffer);

  const pads = (number, digits) => String(number).padStart(digits, "0");
  const articleParts = new Map();
  const article = async (place, about) => {  // what the page of one article shows
    const name = "text-" + pads(Math.floor(place / about.perFile), 5);
    if (articleParts.size > 400) { for (const old of [...articleParts.keys()].slice(0, 200)) { articleParts.delete(old); held.delete(old); waiting.delete(old); } }
    const part = await load(name);
    articleParts.set(name, true);
    return part[place % about.perFile];
  };
  return {take, load, numbers, article, pads};
})();
