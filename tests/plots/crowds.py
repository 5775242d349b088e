"""Tables of as many groups as one likes, with names that figures stumble over."""

import numpy as np
import pandas as pd

from framing.plots.layout.style import ROLES, TELLINGS

HOSTILE = [
    "The $5 billion to $6 billion Post", "_Under_score_News_", "100 % [Brackets] {Braces} & Sons", "😀 Daily 🗞️",
    "جريدة الشرق الأوسط", "人民日报", "Line\nbreak\tTimes", "W" * 80, "", "\\alpha^2 $x_1$ \\frac{", "Ördög Ñandú",
    "a\x07\u200bb",
    "The Very Long Named Evening Standard of the Northern Provinces", "#hash~tilde^caret", "ברוך הבא", "<b>bold</b>",
]  # fmt: skip
FRAMES = [
    "label_delegitimising", "war", "$a_b$", "epistemic_doubt", "x" * 60, "blame", "law", "peace", "alarm",
    "hope", "cost", "loss",
]  # fmt: skip
VOICES = ["narration", "reported", "quoted", "scare"]


def names(count):
    """Names of groups: hostile ones first, then many that begin alike."""
    plain = [f"Evening Standard of the Northern Provinces, edition {place:04d}" for place in range(count)]
    return [*HOSTILE, *plain][:count]


def actors(count):
    return [name or "nobody" for name in names(count)]


def rates(count, what=("frame", "voice"), by="outlet", seed=0):
    rng = np.random.default_rng(seed)
    values = pd.MultiIndex.from_product([{"frame": FRAMES, "voice": VOICES}[column] for column in what])
    index = [(name, *(value if isinstance(value, tuple) else (value,))) for name in names(count) for value in values]
    table = pd.DataFrame(index, columns=[by, *what])
    words = dict(zip(names(count), rng.integers(500, 90_000, count)))
    table["n"] = rng.integers(0, 90, len(table))
    table["n_tokens"] = table[by].map(words)
    table["rate"] = 1000 * table["n"] / table["n_tokens"]
    return table.assign(
        ci_low=table["rate"] * 0.7, ci_high=table["rate"] * 1.4, q=rng.random(len(table)), denominator="tokens"
    )


def sourcing(count, people=300, seed=0):
    rng = np.random.default_rng(seed)
    stances = ["doubting", "neutral", "assertive", "factive"]
    rows = [
        {"outlet": outlet, "measure": measure, "category": value, "n": int(rng.integers(0, most)),
         "actor_id": value if measure == "actor" else "US" if measure.startswith("actor_") else None}
        for outlet in names(count)
        for measure, values, most in (
            ("actor", actors(people), 2000), ("cue_stance", stances, 90), ("actor_cue_stance", stances, 9),
        )
        for value in values
    ]  # fmt: skip
    table = pd.DataFrame(rows)
    table["total"] = table.groupby(["outlet", "measure"])["n"].transform("sum")
    return table.assign(value=table["n"] / table["total"].where(table["total"] > 0))


def sources(count, seed=0):
    rng = np.random.default_rng(seed)
    kinds = {"gender_quotes": ["woman", "man", "mixed", "unknown"], "role_quotes": list(ROLES)}
    rows = [
        {"outlet": outlet, "measure": measure, "category": value, "n": int(rng.integers(0, 90))}
        for outlet in names(count) for measure, values in kinds.items() for value in values
    ]  # fmt: skip
    return pd.DataFrame(rows)


def places(count, each=2, seed=0):
    """Terms, and the articles that they stand in."""
    rng = np.random.default_rng(seed)
    text = " ".join(["word"] * 200)
    articles = pd.DataFrame([
        {"article_id": f"{k}-{n}", "outlet": outlet, "title": f"{HOSTILE[(k + n) % len(HOSTILE)]} …", "text": text}
        for k, outlet in enumerate(names(count)) for n in range(each)
    ])  # fmt: skip
    terms = pd.DataFrame([
        {"hit_id": f"{article}:{n}", "article_id": article, "frame": rng.choice(FRAMES), "voice": rng.choice(VOICES),
         "start": (at := 5 * int(rng.integers(0, 199))), "end": at + 4}
        for article in articles["article_id"] for n in range(6)
    ])  # fmt: skip
    return terms, articles


def accusations(count, pairs=3000, seed=0):
    rng = np.random.default_rng(seed)
    who = actors(count)
    speakers, targets = rng.integers(0, count, pairs), rng.integers(0, count, pairs)
    rows = pd.DataFrame({
        "speaker": [who[i] for i in speakers], "target": [who[i] for i in targets],
        "frame": rng.choice(FRAMES, pairs), "n": rng.integers(1, 4000, pairs), "own_voice": rng.random(pairs) < 0.3,
    })  # fmt: skip
    rows["mirror"] = [["war"] if x else [] for x in rng.random(pairs) < 0.3]
    return rows[rows["speaker"] != rows["target"]]


def naming(count, seed=0):
    rng = np.random.default_rng(seed)
    terms = [f"{word} of the $old_{i}$ province" for i in range(40) for word in ("rebels", "fighters")]
    rows = pd.DataFrame([
        {"actor_id": who, "outlet": outlet, "designator": term, "n": int(rng.integers(1, 50)), "exclusive": False}
        for outlet in names(count) for term in terms[:20] for who in ("REB", "ARMY")
    ])  # fmt: skip
    rows["total"] = rows.groupby(["actor_id", "outlet"])["n"].transform("sum")
    return rows.assign(value=rows["n"] / rows["total"])


def agency(count, seed=0):
    rng = np.random.default_rng(seed)
    sides = ["$north_$", "a very long name of a side of the war", "südlich", "west"]
    told = {"construction": list(TELLINGS), "agent_named": ["named"]}
    rows = pd.DataFrame([
        {"outlet": outlet, "whose": side, "measure": measure, "category": value, "against": "sides",
         "n": int(rng.integers(0, 30))}
        for outlet in names(count) for side in sides for measure in told for value in told[measure]
    ])  # fmt: skip
    rows["total"] = rows.groupby(["outlet", "whose"])["n"].transform("sum")
    rows["value"] = rows["n"] / rows["total"]
    return rows.assign(ci_low=rows["value"] * 0.7, ci_high=rows["value"] * 1.2, q=rng.random(len(rows)) * 0.1)


def coverage(count, seed=0):
    rng = np.random.default_rng(seed)
    title = "Ministers of $old_{1}$ towns meet again, and nobody says what they talk about in_deed"
    told = [f"{title[: int(rng.integers(8, 80))]} {n}" for n in range(count + 3)]
    rows = pd.DataFrame([
        {"event": f"e{n}", "label": label, "outlet": outlet,
         "n_articles": int(rng.integers(0, 14) * (rng.random() < 0.6))}
        for n, label in enumerate(told) for outlet in names(count)
    ])  # fmt: skip
    rows["n"] = (rows["n_articles"] > 0).astype(int)
    blind = pd.Series(range(1, len(rows) + 1), dtype="Int64")
    return rows.assign(blind_spot=blind.where(rows["n"] == 0))


def portrayal(count, seed=0):
    rng = np.random.default_rng(seed)
    whom = ["$north_$", "a very long name of a side of the war", "südlich", "west", "o_t_h_e_r"]
    rows = pd.DataFrame([
        {"outlet": outlet, "actor_id": who, "voice": voice, "speaker": None, "stance": stance,
         "n": int(rng.integers(0, 40))}
        for outlet in names(count) for who in whom for voice in ("own", "others")
        for stance in ("negative", "neutral", "positive")
    ])  # fmt: skip
    rows["total"] = rows.groupby(["outlet", "actor_id", "voice"])["n"].transform("sum")
    rows["value"] = rows["n"] / rows["total"]
    return rows.assign(ci_low=rows["value"] * 0.7, ci_high=rows["value"] * 1.3, q=rng.random(len(rows)) * 0.1)


def keyness(count, seed=0):
    rng = np.random.default_rng(seed)
    both = rng.integers(1, 5000, count)
    return pd.DataFrame(
        {"log_odds": rng.normal(0, 1, count), "count_target": both, "count_reference": rng.integers(1, 5000, count),
         "z": rng.normal(0, 3, count), "q": rng.random(count) * 0.2, "unit": "article"},
        index=pd.Index(names(count), name="term"),
    )  # fmt: skip


def numbers(count, seed=0):
    rng = np.random.default_rng(seed)
    low = 10 ** rng.uniform(0, 6, count)
    return pd.DataFrame({
        "topic": 0, "label": "people $killed$ or_hurt", "outlet": names(count), "surface": "more than\n$5 billion",
        "low": low, "high": np.where(rng.random(count) < 0.3, np.inf, low * rng.choice([1, 4], count)),
        "voice": rng.choice(["narration", "quoted"], count), "source": actors(count),
    })  # fmt: skip


def statement(words):
    steps = [
        {"op": op, "a_text": f"{text} $5_{i} to $6", "b_text": f"{text} 😀_{i}"}
        for i, (op, text) in enumerate(zip(["same", "cut", "changed", "varied", "unmarked"] * (words // 5 + 1),
                                           ["W" * 200, "a word", "$x$", "人民日报", "_a_"] * (words // 5 + 1)))
    ][: words]  # fmt: skip
    return {"outlet_a": HOSTILE[0], "outlet_b": HOSTILE[12] * 4, "speaker_a": "US_ARMY", "speaker_b": None,
            "cue_a": "said $5", "cue_b": "said", "alignment": steps}  # fmt: skip


def over_time(days, lines, seed=0):
    rng = np.random.default_rng(seed)
    dates = pd.date_range("2015-01-01", periods=days).strftime("%Y-%m-%d")
    index = pd.MultiIndex.from_product([names(lines), dates, FRAMES[:3]], names=["outlet", "published", "frame"])
    table = pd.DataFrame(index=index).reset_index()
    table["n"], table["n_tokens"] = rng.integers(0, 9, len(table)), 500
    return table.assign(rate=2.0 * table["n"], ci_low=np.nan, ci_high=np.nan, q=np.nan, denominator="tokens")
