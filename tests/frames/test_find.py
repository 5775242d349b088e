"""Voice, speaker and target of terms, on small texts with tables made by hand."""

import pandas as pd
import pytest

import framing as fr
from framing import tables
from framing.frames import add_sentiment, find_frames


def _articles(text: str) -> pd.DataFrame:
    return tables.from_records(
        "articles", [{"article_id": "a", "outlet": "Daily", "text": text, "body_start": 0, "title": ""}]
    )


def _span(text: str, words: str) -> list[int]:
    start = text.index(words)
    return [start, start + len(words)]


def _mentions(text: str, **actors: str) -> pd.DataFrame:
    rows = []
    for actor, words in actors.items():
        start, end = _span(text, words)
        rows.append({"mention_id": f"a:{actor}", "article_id": "a", "actor_id": actor, "designator": words,
                     "start": start, "end": end, "form": "name"})  # fmt: skip
    return tables.from_records("mentions", rows)


def _targets(text: str, **actors: str) -> list[tuple[str, str, str | None, str | None]]:
    hits = find_frames(_articles(text), tables.empty("quotes"), "conflict", _mentions(text, **actors))
    return [(h.surface, h.frame, h.target, h.target_rule) for h in hits.itertuples()]


def test_voices_of_one_word() -> None:
    text = "“The aggression must end,” Orr said, calling the aggression illegal. Aggression followed."
    quote = {
        "quote_id": "a:q0001",
        "article_id": "a",
        "kind": "mixed",
        "content_spans": [[0, 26], _span(text, "the aggression illegal")],
        "marked_spans": [[1, 25]],
        "cue_spans": [_span(text, "said")],
        "source_spans": [_span(text, "Orr")],
        "actor_id": "ORR",
        "cue_lemma": "say",
    }
    hits = find_frames(_articles(text), tables.from_records("quotes", [quote]), "conflict", tables.empty("mentions"))
    hits = hits[hits["frame"] == "aggression"]
    assert hits["voice"].tolist() == ["quoted", "reported", "narration"]
    assert hits["speaker"].tolist() == ["ORR", "ORR", "Daily"]
    tables.check(hits, "hits", _articles(text))


def test_scare_marks_have_no_speaker() -> None:
    text = "Raid was an ‘act of war’"
    quote = {"quote_id": "a:q0001", "article_id": "a", "kind": "scare", "content_spans": [[12, 24]],
             "marked_spans": [[13, 23]], "actor_id": "X"}  # fmt: skip
    hits = find_frames(_articles(text), tables.from_records("quotes", [quote]), "conflict", tables.empty("mentions"))
    hit = hits[hits["surface"] == "act of war"].iloc[0]
    assert hit["voice"] == "scare"
    assert hit["speaker"] is None


@pytest.mark.parametrize(
    ("text", "actors", "surface", "target", "rule"),
    [
        ("The attack by Ruritania came at dawn.", {"RUR": "Ruritania"}, "attack", "RUR", "by"),
        ("Ruritania's aggression shocked the council.", {"RUR": "Ruritania"}, "aggression", "RUR", "possessive"),
        ("Ruritania attacked the port.", {"RUR": "Ruritania"}, "attacked", "RUR", "subject"),
        ("The port was attacked by Ruritania.", {"RUR": "Ruritania"}, "was attacked", "RUR", "by"),
        ("Ruritania carried out an attack on the port.", {"RUR": "Ruritania"}, "attack", "RUR", "light verb"),
        ("The Ruritanian attack killed two men.", {"RUR": "Ruritanian"}, "attack", "RUR", "modifier"),
        ("The shelling is an act of aggression by Ruritania.", {"RUR": "Ruritania"}, "act of aggression", "RUR", "by"),
        ("In a new aggression, Ruritania seized the port.", {"RUR": "Ruritania"}, "new aggression", "RUR", "fronted"),
        ("They accused Ruritania of aggression.", {"RUR": "Ruritania"}, "aggression", "RUR", "accused"),
        ("They accused Ruritania of attacking the port.", {"RUR": "Ruritania"}, "attacking", "RUR", "subject"),
        ("Nobody kept Ruritania from attacking the port.", {"RUR": "Ruritania"}, "attacking", "RUR", "subject"),
        ("He ordered Ruritania to attack the port.", {"RUR": "Ruritania"}, "attack", "RUR", "subject"),
        ("Ruritania, backed by Freedonia, attacked the port.", {"RUR": "Ruritania"}, "attacked", "RUR", "subject"),
        ("Soldiers from Ruritania who attacked the port fled.", {"RUR": "Ruritania"}, "attacked", "RUR", "subject"),
        ("The port was attacked at dawn.", {}, "was attacked", None, None),
    ],
)
def test_targets_by_clause(text: str, actors: dict[str, str], surface: str, target: str | None, rule: str) -> None:
    found = [t for t in _targets(text, **actors) if t[0] == surface and t[1] == "aggression"]
    assert [(t[2], t[3]) for t in found] == [(target, rule)]


def test_the_attack_takes_up_the_last_attacker_but_never_the_speaker() -> None:
    text = "An attack by Ruritania hit the port. The attack lasted hours."
    assert [t[2:] for t in _targets(text, RUR="Ruritania")] == [("RUR", "by"), ("RUR", "antecedent")]


def test_negated_and_denied_terms_are_marked() -> None:
    text = "The army did not attack the town. The army denied any attack."
    hits = find_frames(_articles(text), tables.empty("quotes"), "conflict", tables.empty("mentions"))
    assert hits["negated"].tolist() == [True, False]
    assert hits["denied"].tolist() == [False, True]


def test_hits_in_the_title_and_no_hits_at_all() -> None:
    articles = fr.read_articles(
        pd.DataFrame(
            {"article_id": ["a", "b"], "outlet": "O", "title": ["Attack on port", "Fair"], "text": ["Calm.", "Calm."]}
        )
    )
    hits = find_frames(articles, tables.empty("quotes"), "conflict", tables.empty("mentions"))
    assert hits[["article_id", "in_title"]].values.tolist() == [["a", True]]


def test_sentiment_is_not_framing() -> None:
    quotes = tables.from_records(
        "quotes", [{"quote_id": "q1", "content": "an unprovoked attack"}, {"quote_id": "q2", "content": None}]
    )
    scored = add_sentiment(quotes)
    assert scored["sentiment_polarity"].isna().tolist() == [False, True]
    assert scored["sentiment_polarity"].iloc[0] == 0
