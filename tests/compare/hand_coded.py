"""The five tables of the two sample reports as a careful reader codes them by hand."""

import json
from pathlib import Path

from framing import tables

ROOT = Path(__file__).parents[2]
STANCE = {"claimed": "doubting", "deny": "doubting", "confirmed": "assertive", "condemning": "evaluative"}


def read_gold():
    return json.loads((ROOT / "tests/gold/seeds.json").read_text(encoding="utf-8"))


def hand_coded():
    """Articles, quotes, mentions, actors and hits of the gold file, by name."""
    gold = read_gold()
    texts = {path.stem: path.read_text(encoding="utf-8-sig") for path in sorted((ROOT / "seeds").glob("*.txt"))}
    outlet = {doc["doc"]: doc["outlet"] for doc in gold["docs"]}
    quotes, hits = [], []
    for q in gold["quotes"]:
        quote = _quote(q, outlet, texts[q["doc"]])
        quotes.append(quote)
        for frame in q["frames"]:
            speaker = outlet[q["doc"]] if frame["voice"] == "narration" else q["actor"]
            hits.append(_hit(frame, q["doc"], outlet, speaker, quote["quote_id"], texts[q["doc"]]))
    for frame in gold["narration"]:
        hits.append(_hit(frame, frame["doc"], outlet, outlet[frame["doc"]], None, texts[frame["doc"]]))
    hits.sort(key=lambda hit: (hit["article_id"], hit["start"]))
    for number, hit in enumerate(hits, 1):
        hit["hit_id"] = f"{hit['article_id']}:h{number:04d}"
    mentions = _mentions(gold, texts, outlet, quotes)
    actors = sorted({q["actor_id"] for q in quotes} | {m["actor_id"] for m in mentions})
    records = {
        "articles": [_article(key, text, outlet[key]) for key, text in texts.items()],
        "quotes": quotes,
        "mentions": mentions,
        "actors": [{"actor_id": a, "name": a.replace("_", " ").title(), "n_mentions": 1} for a in actors],
        "hits": hits,
    }
    return {name: tables.from_records(name, rows) for name, rows in records.items()}


def with_acts(hits):
    """The hits of casualties with a patient, every other agent and a construction, filled in by turns."""
    deaths = hits[hits["frame"] == "casualties"].reset_index(drop=True)
    turn = deaths.index
    ways = ["active", "passive", "agentless", "nominal", "agentless"]
    return deaths.assign(
        patient=["PRO_GOV_FORCES" if number % 3 else "SDF" for number in turn],
        agent=["US_COALITION" if number % 5 < 2 else None for number in turn],
        construction=[ways[number % 5] for number in turn],
    )


def _article(key, text, outlet):
    title = text.splitlines()[0]
    about = {"event": "deir-al-zor-2018-02", "language": "en", "body_start": len(title) + 2}
    return {"article_id": key, "outlet": outlet, "title": title, "text": text, **about}


def _quote(q, outlet, text):
    content = [q["content_span"]]
    inside = content if q["type"] in ("direct", "scare") else [f["span"] for f in q["quoted_fragments"]]
    quote = {
        "quote_id": f"{q['doc']}:{q['id']}",
        "article_id": q["doc"],
        "outlet": outlet[q["doc"]],
        "kind": q["type"],
        "source_spans": [q["source_span"]] if q.get("source_span") else [],
        "cue_spans": [q["cue_span"]] if q.get("cue_span") else [],
        "content_spans": content,
        "marked_spans": inside,
        "actor_id": q["actor"],
        "actor": q["actor"],
        "source_entity": q.get("source_entity"),
        "anonymous": q["anonymous"],
        "relayed_by": (q.get("relay") or {}).get("actor"),
        "cue_stance": STANCE.get(q["cue"], "neutral") if q["cue"] else None,
        "negated": bool(q.get("negated")),
        "in_title": q["line"] == 1,
    }
    words = {part: tables.surface(text, quote[f"{part}_spans"]) or None for part in ("source", "cue", "content")}
    return quote | words


def _hit(frame, doc, outlet, speaker, quote_id, text):
    start, end = frame["span"]
    return {
        "article_id": doc,
        "outlet": outlet[doc],
        "quote_id": quote_id,
        "voice": frame["voice"],
        "speaker": None if frame["voice"] == "scare" else speaker,
        "frame": frame["frame"],
        "term_id": frame["term"].lower(),
        "surface": text[start:end],
        "start": start,
        "end": end,
        "target": frame["target"],
    }


def _mentions(gold, texts, outlet, quotes):
    """The names that the gold file lists for comparison, and the sources of the quotes."""
    spans = {}
    for difference in gold["cross_outlet"]:
        if difference["kind"] == "label":
            for item in difference["a"] + difference["b"]:
                spans[item["doc"], *item["span"]] = difference["referent"]
    for quote in quotes:
        for start, end in quote["source_spans"]:
            spans.setdefault((quote["article_id"], start, end), quote["actor_id"])
    rows = []
    for number, ((doc, start, end), actor) in enumerate(sorted(spans.items()), 1):
        holder, voice = None, "narration"
        for quote in quotes:
            if quote["article_id"] == doc and any(s <= start < e for s, e in quote["content_spans"]):
                holder = quote["quote_id"]
                voice = "quoted" if any(s <= start < e for s, e in quote["marked_spans"]) else "reported"
        words = texts[doc][start:end]
        row = {"mention_id": f"{doc}:m{number:04d}", "article_id": doc, "outlet": outlet[doc], "actor_id": actor}
        row |= {"designator": words, "start": start, "end": end, "voice": voice, "quote_id": holder}
        rows.append(row | {"form": "nominal", "head": words.split()[-1].lower().strip("()")})
    return rows
