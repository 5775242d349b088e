"""Voice, speaker and target of terms, on small texts with tables made by hand."""

import pandas as pd
import pytest

import framing as fr
from framing import tables
from framing.compare.verdicts import MIN_CONFIDENCE
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
        ("Ruritania's aggression shocked the council.", {"RUR": "Ruritania"}, "aggression", "RUR", "owner"),
        ("Ruritania attacked the port.", {"RUR": "Ruritania"}, "attacked", "RUR", "subject"),
        ("The port was attacked by Ruritania.", {"RUR": "Ruritania"}, "was attacked", "RUR", "by"),
        ("Ruritania carried out an attack on the port.", {"RUR": "Ruritania"}, "attack", "RUR", "clause subject"),
        ("The Ruritanian attack killed two men.", {"RUR": "Ruritanian"}, "attack", "RUR", "modifier"),
        ("The shelling is an act of aggression by Ruritania.", {"RUR": "Ruritania"}, "act of aggression", "RUR", "by"),
        (
            "In a new aggression, Ruritania seized the port.",
            {"RUR": "Ruritania"},
            "new aggression",
            "RUR",
            "clause subject",
        ),
        ("They accused Ruritania of aggression.", {"RUR": "Ruritania"}, "aggression", "RUR", "clause object"),
        ("They accused Ruritania of attacking the port.", {"RUR": "Ruritania"}, "attacking", "RUR", "subject"),
        ("Nobody kept Ruritania from attacking the port.", {"RUR": "Ruritania"}, "attacking", "RUR", "outer object"),
        ("He ordered Ruritania to attack the port.", {"RUR": "Ruritania"}, "attack", "RUR", "subject"),
        ("Ruritania, backed by Freedonia, attacked the port.", {"RUR": "Ruritania"}, "attacked", "RUR", "subject"),
        ("Soldiers from Ruritania who attacked the port fled.", {"RUR": "Ruritania"}, "attacked", "RUR", "subject"),
        ("The port was attacked at dawn.", {}, "was attacked", None, None),
        ("Ruritania and in March attacked the port.", {"RUR": "Ruritania"}, "attacked", "RUR", "subject"),
        (
            "Ruritania has armed the men and in March attacked the port.",
            {"RUR": "Ruritania"},
            "attacked",
            "RUR",
            "subject",
        ),
        (
            "The men of Ruritania who came to the coast last year attacked the port.",
            {"RUR": "Ruritania"},
            "attacked",
            "RUR",
            "subject",
        ),
        (
            "The Ruritania army using guns from the islands attacked the port.",
            {"RUR": "Ruritania"},
            "attacked",
            "RUR",
            "subject",
        ),
        (
            "They struck to prevent Ruritania from further attacking the port.",
            {"RUR": "Ruritania"},
            "attacking",
            "RUR",
            "outer object",
        ),
        (
            "Pickets said Ruritania refused the offer, then attacked ships.",
            {"RUR": "Ruritania"},
            "attacked",
            "RUR",
            "outer subject",
        ),
        ("Guests fled from the attack in the Gulf of Ruritania.", {"RUR": "Ruritania"}, "attack", None, None),
        ("It was hard for Ruritania to attack the port.", {"RUR": "Ruritania"}, "attack", "RUR", "outer for"),
        ("The port came under fire from Ruritania.", {"RUR": "Ruritania"}, "came under fire", "RUR", "from"),
        ("Ruritania and Freedonia attacked the port.", {"RUR": "Ruritania"}, "attacked", "RUR", "subject"),
        (
            "They met the Ruritania men they say attacked the port.",
            {"RUR": "Ruritania"},
            "attacked",
            "RUR",
            "outer object",
        ),
        (
            "Talks with Ruritania failed; a Ruritanian offensive began.",
            {"RUR": "Ruritanian"},
            "offensive",
            "RUR",
            "modifier",
        ),
    ],
)
def test_targets_by_clause(text: str, actors: dict[str, str], surface: str, target: str | None, rule: str) -> None:
    found = [t for t in _targets(text, **actors) if t[0] == surface and t[1] == "aggression"]
    assert [(t[2], t[3]) for t in found] == [(target, rule)]


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


def _content(text: str, actor: str, cue: str, content: str, **actors: str) -> pd.DataFrame:
    quote = {
        "quote_id": "a:q0001",
        "article_id": "a",
        "kind": "indirect",
        "content_spans": [_span(text, content)],
        "marked_spans": [],
        "cue_spans": [_span(text, cue)],
        "source_spans": [],
        "actor_id": actor,
        "cue_lemma": cue,
    }
    quotes = tables.from_records("quotes", [quote])
    return find_frames(_articles(text), quotes, ["conflict", "epistemic"], _mentions(text, **actors))


def test_who_tells_of_an_accusation_does_not_make_it() -> None:
    text = "Freedonia accused Ruritania. Critics slammed Ruritania. We condemn Ruritania."
    hits = find_frames(_articles(text), tables.empty("quotes"), "conflict", _mentions(text, FRE="Freedonia"))
    assert hits[["surface", "voice", "speaker", "polarity"]].values.tolist() == [
        ["accused", "narration", "FRE", -1.0],
        ["slammed", "narration", "Daily", 0.0],
        ["condemn", "narration", "Daily", -1.0],
    ]


def test_a_source_makes_its_own_accusation_but_not_one_it_reports() -> None:
    text = "Freedonia said that it condemned Ruritania"
    own = _content(text, "FRE", "said", "it condemned Ruritania", FRE="it")
    assert own[["speaker", "polarity"]].values.tolist() == [["FRE", -1.0]]
    other = _content(text, "XYZ", "said", "it condemned Ruritania", FRE="it")
    assert other[["speaker", "polarity"]].values.tolist() == [["FRE", -1.0]]
    unknown = _content(text, "XYZ", "said", "it condemned Ruritania", RUR="Ruritania")
    assert unknown[["speaker", "polarity"]].values.tolist() == [["XYZ", 0.0]]


@pytest.mark.parametrize(
    ("text", "surface", "target"),
    [
        ("Marsh called Ruritania “reckless”.", "reckless", "RUR"),
        ("Marsh labelled the Ruritania firm reckless.", "reckless", "RUR"),
        ("Marsh branded Ruritania reckless.", "reckless", "RUR"),
        ("Marsh described Ruritania as reckless.", "reckless", "RUR"),
        ("Ruritania was described as reckless by Marsh.", "reckless", "RUR"),
        ("Police, sent by Marsh, opened a criminal investigation into Ruritania.", "criminal investigation", "RUR"),
        ("Marsh faces a criminal investigation, Ruritania wrote.", "faces a criminal investigation", "MARSH"),
    ],
)
def test_what_somebody_is_called_is_not_said_of_the_caller(text: str, surface: str, target: str | None) -> None:
    found = [t for t in _targets(text, RUR="Ruritania", MARSH="Marsh") if t[0] == surface]
    assert [t[2] for t in found] == [target]


def test_doubt_is_of_the_cue_or_of_somebody_else() -> None:
    text = "Marsh claimed that the report by Ruritania was false."
    hits = _content(text, "MARSH", "claimed", "the report by Ruritania was false", MARSH="Marsh")
    doubt = hits[hits["frame"] == "epistemic_doubt"]
    assert doubt["surface"].tolist() == ["claimed", "false"]
    assert doubt["target"].tolist()[0] == "MARSH"
    assert doubt["target"].isna().tolist() == [False, True]


def test_nobody_hurt_leaves_the_attack_and_the_victims_are_no_attackers() -> None:
    text = "Nobody was killed in raids on the port. No pilots were tortured."
    hits = find_frames(_articles(text), tables.empty("quotes"), "conflict", _mentions(text, PIL="pilots"))
    by_surface = {(h.surface, h.frame): (bool(h.negated), h.target) for h in hits.itertuples()}
    assert by_surface[("raids", "aggression")][0] is False
    assert by_surface[("Nobody was killed", "casualties")][0] is True
    assert by_surface[("tortured", "aggression")] == (True, None)


@pytest.mark.parametrize(
    ("text", "actors", "surface", "target", "rule"),
    [
        ("Orr was a dictator.", {"ORR": "Orr"}, "dictator", "ORR", "clause subject"),
        ("Orr remains the country's legitimate leader.", {"ORR": "Orr"}, "legitimate leader", "ORR", "clause subject"),
        ("They met Orr, a renegade general.", {"ORR": "Orr"}, "renegade general", "ORR", "apposed"),
        ("They chose a new dictator, Orr, in May.", {"ORR": "Orr"}, "dictator", "ORR", "apposed"),
        ("They described Orr as a dictator.", {"ORR": "Orr"}, "dictator", "ORR", "clause object"),
        ("Relief for Zubrow came late.", {}, "Relief", None, None),
        ("Iran sent missiles to Orr rebels.", {"ORR": "Orr rebels"}, "sent missiles to Orr rebels", "ORR", "label"),
    ],
)
def test_labels_by_what_is_said_of_whom(
    text: str, actors: dict[str, str], surface: str, target: str | None, rule: str | None
) -> None:
    hits = find_frames(_articles(text), tables.empty("quotes"), None, _mentions(text, **actors))
    found = {(h.target, h.target_rule) for h in hits.itertuples() if h.surface == surface}
    assert found == ({(target, rule)} if target else set())


def test_a_hedge_is_of_the_source_that_the_sentence_names() -> None:
    text = "Marsh said the army reportedly left, perhaps by night."
    hits = _content(text, "MARSH", "said", "the army reportedly left, perhaps by night", MARSH="Marsh")
    hedges = hits[hits["frame"] == "epistemic_hedge"]
    assert hedges[["surface", "target"]].values.tolist() == [["reportedly", "MARSH"], ["perhaps", "MARSH"]]


def test_people_without_a_name_suffer_as_civilians() -> None:
    text = "The blast killed twelve people. Civilian casualties rose."
    hits = find_frames(_articles(text), tables.empty("quotes"), "conflict", tables.empty("mentions"))
    own = hits[hits["frame"] == "casualties"]
    assert own["target"].tolist() == ["CIVILIANS", "CIVILIANS"]
    assert own["target_rule"].str.startswith("people").all()


def test_what_somebody_says_is_hardly_done_by_him() -> None:
    text = "Marsh suggested that the lies had cost lives."
    hits = find_frames(_articles(text), tables.empty("quotes"), "conflict", _mentions(text, MARSH="Marsh"))
    assert (hits.loc[hits["frame"] == "blame", "target_confidence"].fillna(0) < MIN_CONFIDENCE).all()
