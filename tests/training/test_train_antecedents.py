"""Training of the ranker of antecedents on small articles in which there is a pattern to learn."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from typer import Typer
from typer.testing import CliRunner

from framing.actors.detect.mention import Mention
from framing.actors.link.antecedent_ranker import AntecedentRanker
from framing.actors.link.entity import Entity
from framing.cli.train import train_actors
from framing.training.actors.coded_antecedents import Teacher
from framing.training.actors.train_antecedents import coded_sources, coded_terms, questions_of, train_antecedents

PEOPLE = [("Ann Lee", "She"), ("Bob Ho", "He"), ("Carl Wu", "He"), ("Eve Hale", "She")]


def _write(folder: Path, stem: str, first: tuple[str, str], second: tuple[str, str]) -> dict[str, object]:
    """An article in which the last one named is who speaks on."""
    parts = [first[0], " met the clerk on Monday. ", second[0], " said no. ", second[1], " said maybe.\n"]
    text, spans = "", []
    for part in parts:
        spans.append((len(text), len(text) + len(part)))
        text += part
    (folder / "text" / f"{stem}.txt").write_text(text, encoding="utf-8")
    lines = []
    for nth, (source, content) in enumerate(((spans[2], " no"), (spans[4], " maybe"))):
        start = text.index(content, source[0]) + 1
        cue = text.index("said", source[0])
        places = (source, (cue, cue + 4), (start, start + len(content) - 1))
        for k, (role, (a, b)) in enumerate(zip(("Source", "Cue", "Content"), places)):
            lines.append(f"T{3 * nth + k + 1}\t{role} {a} {b}\t{text[a:b]}")
        t = 3 * nth
        lines.append(f"E{nth + 1}\tAttribution:T{t + 2} Source:T{t + 1} Cue:T{t + 2} Content:T{t + 3}")
    (folder / "attributions" / f"{stem}.ann").write_text("\n".join(lines), encoding="utf-8")
    common = {"entity": second[0].split()[1].lower(), "anonymous": False, "kind": "person"}
    mentions = [
        {"start": spans[2][0], "end": spans[2][1], "form": "name", **common},
        {"start": spans[4][0], "end": spans[4][1], "form": "pronoun", **common},
    ]
    return {"id": stem, "split": "tune", "mentions": mentions}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for name in ("text", "attributions"):
        (tmp_path / name).mkdir()
    same = [(a, b) for a in PEOPLE for b in PEOPLE if a != b and a[1] == b[1]]
    records = [_write(tmp_path, f"x_{nth}", a, b) for nth, (a, b) in enumerate(same * 5)]
    gold = "\n".join(map(json.dumps, records)) + "\n"
    (tmp_path / "gold.jsonl").write_text(gold, encoding="utf-8")
    return tmp_path


def test_what_articles_ask_and_answer(corpus: Path) -> None:
    questions = questions_of([coded_sources(corpus / "gold.jsonl", corpus)])
    assert len(questions) == 20
    assert {len(question.candidates) for question in questions} == {3}  # the clerk is one
    assert all(question.right.sum() == 1 for question in questions)
    assert all(name.startswith("pronoun") for q in questions for names in q.candidates for name in names)


def test_a_ranker_learns_whom_a_pronoun_takes_up(corpus: Path) -> None:
    trained = train_antecedents(corpus / "gold.jsonl", corpus)
    assert trained.scores["b_cubed_f1"] == 1.0
    near = trained.ranker.weights(("pronoun",))
    assert near["recency rank=0"] > 0 > near["recency rank=1"]


def test_groups_can_be_left_out(corpus: Path) -> None:
    questions = questions_of([coded_sources(corpus / "gold.jsonl", corpus)], without=["recency"])
    assert not any("\trecency" in name for q in questions for names in q.candidates for name in names)


def test_the_same_input_gives_the_same_bytes_on_the_command_line(corpus: Path) -> None:
    app = Typer()
    app.command()(train_actors)
    for name in ("one.npz", "two.npz"):
        args = [str(corpus / "gold.jsonl"), "--corpus", str(corpus), "-o", str(corpus / name)]
        told = CliRunner().invoke(app, args)
        assert told.exit_code == 0, told.output
        assert "B-cubed F1 1.000" in told.output
    assert (corpus / "one.npz").read_bytes() == (corpus / "two.npz").read_bytes()


def test_a_split_that_is_not_there_is_named(corpus: Path) -> None:
    with pytest.raises(ValueError, match="no article of the split 'report'"):
        coded_sources(corpus / "gold.jsonl", corpus, "report")
    with pytest.raises(ValueError, match="need the collection"):
        train_antecedents(corpus / "gold.jsonl", corpus, [corpus / "terms.json"])


def test_terms_show_who_is_who_beside_sources(tmp_path: Path) -> None:
    body = "Rebels left the town on Monday. They fled."
    text = f"Town.\n\n{body}"
    rows = [("left", "REBELS", "Rebels"), ("fled", "REBELS", "They"), ("left", "OUTLET", "town")]
    terms = []
    for word, target, named in rows:
        span, place = ([text.index(w), text.index(w) + len(w)] for w in (word, named))
        term = {"doc": "a", "span": span, "frame": "conflict", "voice": "narration", "target": target}
        terms.append(term | {"target_span": place})
    docs = [{"doc": "a", "outlet": "x", "actors": {"REBELS": {"name": "rebels"}}}]
    (tmp_path / "terms.json").write_text(json.dumps({"docs": docs, "terms": terms}), encoding="utf-8")
    line = {"id": "a", "title": "Town.", "text": body, "date": "2020-01-01"}
    (tmp_path / "articles.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    material = coded_terms([tmp_path / "terms.json"], tmp_path / "articles.jsonl")
    assert not material.tested
    (read,) = material.articles["text"]
    assert [read[m["start"] : m["end"]] for m in material.coded["a"]] == ["Rebels", "They"]
    assert {m["entity"] for m in material.coded["a"]} == {"rebels"}


def _mention(first: int, last: int, form: str, source: bool = True) -> Mention:
    return Mention(first, last, last - 1, form, "person", "x", source=source)


def test_a_teacher_answers_what_is_coded_and_ranks_the_rest() -> None:
    text = "Lee met Ho . He spoke"
    coded = [{"start": 0, "end": 3, "entity": "lee"}, {"start": 13, "end": 15, "entity": "lee"}]
    lee, ho = (
        Entity(0, "person", mentions=[_mention(0, 1, "name")]),
        Entity(1, "person", mentions=[_mention(2, 3, "name")]),
    )
    teacher = Teacher("a", text, coded, {"pronoun\tho": 1.0})
    he = _mention(4, 5, "pronoun")
    assert teacher.choose("pronoun", "he", he, [lee, ho], [[], ["ho"]]) is lee
    (question,) = teacher.questions
    assert question.right.tolist() == [True, False]
    assert question.group == "a"
    unknown = _mention(5, 6, "pronoun")
    assert teacher.choose("pronoun", "he", unknown, [lee, ho], [[], ["ho"]]) is ho
    assert len(teacher.questions) == 1


def test_a_noun_that_is_coded_for_the_first_time_may_be_new() -> None:
    coded = [{"start": 8, "end": 13, "entity": "mayor"}]
    teacher = Teacher("a", "Lee met mayor", coded, {"noun\tnear": 1.0})
    lee = Entity(0, "person", names=[("Lee",)], named=True, mentions=[_mention(0, 1, "name", source=False)])
    assert teacher.choose("noun", "the", _mention(2, 3, "nominal"), [lee, None], [["near"], []]) is None
    assert np.array_equal(teacher.questions[0].right, [False, True])


def test_a_name_in_the_id_of_an_entity_tells_who_it_is() -> None:
    coded = [{"start": 8, "end": 10, "entity": "lee"}]
    teacher = Teacher("a", "Ann Lee He", coded, {"pronoun\tother": 1.0})
    lee = Entity(0, "person", names=[("Ann", "Lee")], named=True, mentions=[_mention(0, 2, "name", source=False)])
    ho = Entity(1, "person", names=[("Bob", "Ho")], named=True, mentions=[_mention(0, 2, "name", source=False)])
    assert teacher.choose("pronoun", "he", _mention(2, 3, "pronoun"), [ho, lee], [["other"], []]) is lee
    assert isinstance(teacher, AntecedentRanker)
