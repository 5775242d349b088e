"""How many of the coded differences a brief finds: a row of the kind whose passages meet the coder's on both sides."""


def _wanted(difference):
    """Spans of the coder by article; where a difference has none, its kind alone decides."""
    spans = {}

    def visit(value):
        if isinstance(value, dict):
            if "doc" in value and "span" in value:
                spans.setdefault(value["doc"], []).append(value["span"])
            for item in value.values():
                visit(item)
        elif isinstance(value, list):
            for item in value:
                visit(item)

    visit({key: value for key, value in difference.items() if key not in ("quotes",)})
    return spans


def found(difference, brief, first=60):
    """Rank of the first row that surfaces the difference, or None."""
    wanted = _wanted(difference)
    for row in brief.head(first).to_dict("records"):
        if row["kind"] != difference["kind"]:
            continue
        met = {
            doc
            for doc, spans in wanted.items()
            for start, end in spans
            if any(p["article_id"] == doc and p["start"] < end and start < p["end"] for p in row["passages"])
        }
        if met == set(wanted):
            return row["rank"]
    return None


def score(gold, brief):
    """Rank by identity of each coded difference."""
    return {difference["id"]: found(difference, brief) for difference in gold["cross_outlet"]}
