"""Who makes an accusation that a text tells of."""

import pandas as pd
import pytest

from framing import tables
from framing.frames import find_frames
from framing.frames.participants.accusers import Accusers
from framing.frames.participants.scene import Scene
from framing.quotes.voices import Voices
from framing.text import Document

ACTORS = {"FRE": "Freedonia", "RUR": "Ruritania", "ORR": "Orr", "MAR": "Marsh"}


def _hits(text: str, quotes: list[dict[str, object]] | None = None, lexicons: object = None) -> pd.DataFrame:
    articles = tables.from_records("articles", [{"article_id": "a", "outlet": "Daily", "text": text, "body_start": 0}])
    rows = []
    for actor, name in ACTORS.items():
        start = text.find(name)
        while start >= 0:
            rows.append({"mention_id": f"a:{actor}{start}", "article_id": "a", "actor_id": actor, "designator": name,
                         "start": start, "end": start + len(name), "form": "name"})  # fmt: skip
            start = text.find(name, start + 1)
    mentions = tables.from_records("mentions", rows)
    return find_frames(articles, tables.from_records("quotes", quotes or []), lexicons, mentions)  # type: ignore[arg-type]


def _of(text: str, surface: str) -> tuple[str | None, float, str | None]:
    hit = next(h for h in _hits(text).itertuples() if h.surface == surface)
    return hit.speaker, float(hit.polarity), hit.target


@pytest.mark.parametrize(
    ("text", "surface", "speaker", "polarity"),
    [
        ("Freedonia accused Ruritania of theft.", "accused", "FRE", -1.0),
        ("Ruritania was accused by Freedonia of theft.", "accused", "FRE", -1.0),
        ("Ruritania has been accused of theft.", "accused", "Daily", 0.0),
        ("Ruritania accused of theft", "accused", "Daily", 0.0),  # a headline
        ("The raid was blamed on Ruritania by Freedonia.", "blamed", "FRE", -1.0),
        ("Raid blamed on Ruritania", "blamed", "Daily", 0.0),
        ("Freedonia, which condemned Ruritania, left.", "condemned", "FRE", -1.0),
        ("Freedonia left, denouncing Ruritania.", "denouncing", "FRE", -1.0),
        ("Freedonia wants to blame Ruritania.", "blame", "FRE", -1.0),
        ("Freedonia's condemnation of Ruritania was loud.", "condemnation", "FRE", -1.0),
        ("The condemnation of Ruritania by Freedonia was loud.", "condemnation", "FRE", -1.0),
        ("Ruritania faced condemnation.", "condemnation", "Daily", 0.0),
        ("Ruritania drew criticism from Freedonia.", "criticism from", "FRE", -1.0),
        ("Officials condemned Ruritania.", "condemned", "Daily", 0.0),  # who is no mention
        ("I condemn Ruritania.", "condemn", "Daily", -1.0),
        ("Orr was indicted in May.", "was indicted", "Daily", 0.0),
        ("Freedonia issued a statement condemning Ruritania.", "condemning", "FRE", -1.0),  # whose the text is
        ("Marsh left after Orr's letter accusing Ruritania of theft.", "accusing", "ORR", -1.0),
        ("Marsh left the room in an effort to blame Orr.", "blame", "MAR", -1.0),
        ("It was a move by Freedonia to rebuke Ruritania.", "rebuke", "FRE", -1.0),
        ("The raid met with condemnation from Freedonia.", "condemnation", "FRE", -1.0),
        ("The criticism that Marsh heaped on Orr was loud.", "criticism", "MAR", -1.0),
        ("Marsh responded with outrage at the raid.", "outrage", "MAR", -1.0),
        ("Marsh, whose rivals stayed away, rejected Freedonian criticism of Orr.", "criticism of", "FRE", -1.0),
        ("Marsh's critics condemned Ruritania.", "condemned", "Daily", 0.0),  # his critics are not he
        ("Dozens of us condemned Ruritania.", "condemned", "Daily", -1.0),
    ],
)
def test_an_act_of_speech_is_that_of_who_performs_it(text: str, surface: str, speaker: str, polarity: float) -> None:
    assert _of(text, surface)[:2] == (speaker, polarity)


@pytest.mark.parametrize(
    ("text", "surface", "speaker", "polarity"),
    [
        ("Freedonia accused Ruritania of war crimes.", "war crimes", "FRE", -1.0),
        ("Freedonia accused Ruritania of attacking the port.", "attacking", "FRE", -1.0),
        ("Ruritania was accused by Freedonia of war crimes.", "war crimes", "FRE", -1.0),
        ("Ruritania is accused of war crimes.", "war crimes", "Daily", 0.0),
        ("Freedonia blamed the attack on Ruritania.", "attack", "FRE", -1.0),
        ("Orr faces charges of bribery.", "bribery", "Daily", 0.0),
        ("Orr faces bribery charges in court.", "bribery", "Daily", 0.0),
        ("Freedonia's allegations of war crimes shook Ruritania.", "war crimes", "FRE", -1.0),
        ("Marsh called Orr a liar.", "liar", "MAR", -1.0),
        ("Orr was called a liar.", "liar", "Daily", 0.0),
        ("Police look into an alleged attack by Ruritania.", "attack", "Daily", 0.0),
        ("Ruritania attacked the port.", "attacked", "Daily", -1.0),
        ("Freedonia accused Orr of theft after Ruritania attacked the port.", "attacked", "Daily", -1.0),
        ("Freedonia said it was late; Ruritania committed war crimes.", "war crimes", "Daily", -1.0),
        ("Ruritania is believed to have attacked the port.", "attacked", "Daily", 0.0),
        ("Freedonia criticised Ruritania for attacking the port.", "attacking", "FRE", -1.0),
        ("Orr denied allegations of bribery by Marsh.", "bribery", "Daily", 0.0),  # Marsh would have bribed
        ("Marsh accused Orr, the judge in a bribery case, of delay.", "bribery", "Daily", -1.0),
        ("The dealers were called criminals by Freedonia.", "criminals", "FRE", -1.0),
    ],
)
def test_what_somebody_is_accused_of_is_said_by_the_accuser(
    text: str, surface: str, speaker: str, polarity: float
) -> None:
    assert _of(text, surface)[:2] == (speaker, polarity)


def test_the_accuser_is_not_the_target_of_his_own_accusation() -> None:
    assert _of("Ruritania was accused by Freedonia of war crimes.", "war crimes")[2] != "FRE"
    assert _of("Ruritania was accused by Freedonia of theft.", "accused") == ("FRE", -1.0, "RUR")


def test_who_questions_is_the_one_who_doubts() -> None:
    assert _of("Freedonia questioned the claim.", "questioned the claim")[0] == "FRE"
    assert _of("Freedonia disputes Ruritania's account.", "disputes")[::2] == ("FRE", "RUR")


def test_a_cue_is_performed_by_its_source_and_a_quotation_keeps_its_own_speaker() -> None:
    text = "He accused them of “war crimes”."
    quote = {"quote_id": "a:q0001", "article_id": "a", "kind": "mixed", "content_spans": [[11, 31]],
             "marked_spans": [[20, 30]], "cue_spans": [[3, 10]], "source_spans": [[0, 2]], "actor_id": "MAR",
             "cue_lemma": "accuse"}  # fmt: skip
    hits = _hits(text, [quote]).set_index("surface")
    assert hits.loc["accused", ["voice", "speaker", "polarity"]].tolist() == ["narration", "MAR", -1.0]
    assert hits.loc["war crimes", ["voice", "speaker", "polarity"]].tolist() == ["quoted", "MAR", -1.0]
    passive = "They were accused of “war crimes”."
    wrong = quote | {"content_spans": [[18, 33]], "marked_spans": [[22, 32]], "cue_spans": [[5, 17]],
                     "source_spans": [[0, 4]]}  # fmt: skip
    assert set(_hits(passive, [wrong])["polarity"]) == {0.0}  # the subject of a passive does not accuse itself


def test_a_lexicon_of_ones_own_says_what_accuses() -> None:
    from framing.lexicons import Entry, Lexicon

    entry = Entry("theft", "theft", "wrong", polarity=-1.0, target=("agent",))
    for accusing, polarity in ((("wrong",), 0.0), ((), -1.0), (None, 0.0)):
        lexicon = Lexicon("mine", "1.0.0", (entry,), accusing=accusing)
        assert _hits("Ruritania is accused of theft.", lexicons=lexicon)["polarity"].tolist() == [polarity]


def _accusers(text: str, *actors: str) -> Accusers:
    rows = [
        {"mention_id": name, "actor_id": name, "designator": name, "start": text.index(name),
         "end": text.index(name) + len(name), "form": "name"}
        for name in actors if name in text
    ]  # fmt: skip
    return Accusers(Scene(Document(text), rows), Voices([]))


@pytest.mark.parametrize(
    ("text", "word", "namer"),
    [
        ("Marsh called Orr a liar.", "liar", "Marsh"),
        ("Marsh called the firm a reckless gambler.", "reckless", "Marsh"),
        ("Orr was called a liar.", "liar", None),
        ("Orr was denounced as a liar and a cheat by Marsh.", "cheat", "Marsh"),
        ("He portrayed his opponents as liars and thugs.", "thugs", None),
        ("Marsh condemned what Orr called a brutal crackdown.", "crackdown", "Orr"),
    ],
)
def test_who_calls_somebody_so(text: str, word: str, namer: str | None) -> None:
    token = Document(text).tree.words.index(word)
    found = _accusers(text, "Marsh", "Orr").accuser(token, token + 1)
    assert found is not None
    assert (found.actor, found.own) == (namer, False)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Marsh declared that Orr was a liar.", "liar"),
        ("Marsh called on Orr to stop the attack.", "attack"),
        ("Marsh called the firm.", "firm"),
        ("Marsh called the raid a mistake.", "raid"),
        ("Marsh considered it an excuse for murderers.", "murderers"),
    ],
)
def test_who_is_called_nothing(text: str, word: str) -> None:
    token = Document(text).tree.words.index(word)
    assert _accusers(text, "Marsh", "Orr").accuser(token, token + 1) is None


@pytest.mark.parametrize(
    ("text", "noun", "actor"),
    [
        ("Two of the senators left.", "Two", "senators"),
        ("The group's leader, Orr, left.", "leader", "Orr"),
        ("Orr's lorries left.", "lorries", "Orr"),
        ("Orr's neighbours left.", "neighbours", None),
        ("The mayor of Orr left.", "mayor", None),
    ],
)
def test_whom_a_noun_stands_for(text: str, noun: str, actor: str | None) -> None:
    assert _accusers(text, "Orr", "senators").actor_of(Document(text).tree.words.index(noun)) == actor
