"""Training of the ranker of participants on small corpora in which there is a pattern to learn."""

import json
import random

import numpy as np
import pandas as pd
import pytest
from typer.testing import CliRunner

from framing.cli import app
from framing.frames.participants.ranker import load_ranker
from framing.training.participants.examples import Example
from framing.training.participants.ranking import answers_of, questions_of
from framing.training.participants.single_sentences import held_out, read_deaths, read_events, sides_of, terms_of_events
from framing.training.participants.train_ranker import Corpora, Gold, crossed_hits, read_corpora, train_participants
from framing.training.train_choice import cross_validate
from framing.validity.shipped.participant_scores import best_hit, judged, measured

META = {"temperature": 1.0, "nobody": 1.0}


def _examples(n=60, seed=1):
    """Who stands in the place *left* is right, whatever else is said; where nobody does, nobody is."""
    rng = random.Random(seed)
    out = []
    for i in range(n):
        there = rng.random() < 0.8
        parts = [([rng.choice(["up", "down"])], [rng.choice("xyz")], ["w"]) for _ in range(3)]
        right = np.zeros(4, dtype=bool)
        chosen = rng.randrange(3)
        if there:
            parts[chosen][0].append("left")
        right[chosen if there else 3] = True
        own = [*parts, (["nobody"], [], [])]
        out.append(Example(f"a{i % 12}", "agent", "aggression", ("agent",), own, right, wanted=there))
    return out


def test_a_pattern_is_learned_and_holds_for_articles_that_were_held_out():
    examples = _examples()
    crossed = cross_validate(questions_of(examples))
    own = measured(answers_of(examples, crossed.scores, 1.0, 1.0))
    assert own.right > 0.95
    assert own.precision > 0.95


def test_without_the_feature_that_carries_the_pattern_nothing_is_learned():
    examples = _examples()
    crossed = cross_validate(questions_of(examples, without=["structure"]))
    assert measured(answers_of(examples, crossed.scores, 1.0, 1.0)).right < 0.6


def test_words_have_weights_for_the_role_alone():
    (question,) = questions_of(_examples(1))
    words = {name for name in question.candidates[0] if name.endswith("\tw")}
    assert words == {"agent\tw"}
    contexts = {name.partition("\t")[0] for name in question.candidates[0]}
    assert contexts == {"agent", "agent aggression", "agent/agent"}
    assert question.right.tolist() == _examples(1)[0].right.tolist()


NAMES = ["Freedonia", "Karvia", "Tarnland", "Sorvia", "Velgrad", "Ostmark"]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    """A collection, and its coded terms: whoever attacks is the target, in active and passive clauses."""
    folder = tmp_path_factory.mktemp("coded")
    rng = random.Random(3)
    articles, docs, terms = [], [], []
    for n in range(12):
        text, key = "", f"t{n:02d}"
        title = "News of the day"
        for _ in range(4):
            one, two = rng.sample(NAMES, 2)
            active = rng.random() < 0.5
            clause = f"The army of {one} attacked {two}. " if active else f"In the north {two} was attacked by {one}. "
            start = len(title) + 2 + len(text)
            verb = start + clause.index("attacked")
            begins = {name: start + clause.index(name) for name in (one, two)}
            spans = {name: [begin, begin + len(name)] for name, begin in begins.items()}
            act = {"doc": key, "span": [verb, verb + 8], "frame": "aggression", "voice": "narration"}
            ends = {"target": one, "target_span": spans[one], "other": two, "other_span": spans[two]}
            terms.append(act | ends)
            text += clause
        articles.append({"id": key, "title": title, "text": text, "date": "2020-01-01"})
        actors = {name: {"name": name, "kind": "government"} for name in NAMES}
        docs.append({"doc": key, "outlet": "Daily", "actors": actors})
    (folder / "articles.jsonl").write_text("\n".join(map(json.dumps, articles)), encoding="utf-8")
    (folder / "coded.json").write_text(json.dumps({"docs": docs, "terms": terms}), encoding="utf-8")
    (folder / "events.tsv").write_text(
        "sentence_id\tsentence\tsource\ttarget\troot\n"
        + "".join(
            f"{n}\t{NAMES[n % 6]} attacked Orland {n} times.\t{NAMES[n % 6]}\tOrland\tASSAULT\n" for n in range(8)
        )
        + "9\tNothing of it.\tSomebody\tOrland\tASSAULT\n",
        encoding="utf-8",
    )
    (folder / "deaths.csv").write_text(
        "sentence,whose_deaths,voice\n"
        '"Air strikes killed 40 people in Gaza.",palestine,ACTIVE\n"Nine Israelis were killed.",israel,PASSIVE\n',
        encoding="utf-8",
    )
    return folder


def test_training_end_to_end(corpus):
    said = []
    trained = train_participants(Corpora([corpus / "coded.json"], corpus / "articles.jsonl"), say=said.append)
    assert trained.target.named == 48
    assert trained.target.right > 0.9
    meta = trained.ranker.meta
    assert meta["articles"] == 12
    assert set(meta["corpora"]) == {"coded.json", "articles.jsonl"}
    assert meta["target"]["named"] == 48
    assert any(line.startswith("coded: 12 ") for line in said)


def test_articles_that_are_left_out_are_not_learned_from(corpus):
    left = ["t00", "t01"]
    read = read_corpora(Corpora([corpus / "coded.json"], corpus / "articles.jsonl", leave_out=left))
    assert len(read.coded) == 10
    assert not {e.group for e in read.examples} & set(left)


def test_all_corpora_and_the_answers_of_rankers_that_saw_other_articles(corpus):
    gold = Gold(corpus / "coded.json", corpus / "articles.jsonl")
    further = corpus / "events.tsv", corpus / "deaths.csv", "all"
    read = read_corpora(Corpora([corpus / "coded.json"], corpus / "articles.jsonl", [gold], *further))
    kinds = {e.kind for e in read.examples}
    assert {"coded", "coded.json", "events", "deaths", "example"} <= kinds
    events = read_events(corpus / "events.tsv")
    assert len(events) == 8
    kept = {row.article_id for row in events.itertuples() if not held_out(row.text)}
    assert {e.group for e in read.examples if e.kind == "events"} <= kept
    crossed = cross_validate(questions_of(read.examples))
    hits = crossed_hits(crossed, read.corpus, {**META, "people": 0.5})
    rows = judged(read.coded, hits, read.corpus.mentions)
    assert set(rows["end"]) == {"target", "other"}
    own = rows[rows["end"] == "target"]
    assert own["right"].mean() > 0.9


def test_terms_of_events_have_the_ends_that_the_frame_says():
    rows = pd.DataFrame(
        [{"article_id": "e", "outlet": "", "text": "", "root": "ASSAULT", "source": (0, 3), "target": (9, 12)}]
    )
    hit = {"article_id": "e", "lexicon": "l", "voice": "narration", "start": 4, "end": 8}
    hits = pd.DataFrame(
        [
            {**hit, "term_id": "raid", "frame": "aggression"},
            {**hit, "term_id": "kill", "frame": "casualties"},
            {**hit, "term_id": "say", "frame": "alarm"},
        ]
    )
    roles = {("l", "raid"): "agent", ("l", "kill"): "patient", ("l", "say"): "agent"}
    (article,) = terms_of_events(rows, hits, roles)
    assert [(t.frame, t.target, t.target_span, t.other_span) for t in article.terms] == [
        ("aggression", "source", (0, 3), (9, 12)),
        ("casualties", "target", (9, 12), (0, 3)),
    ]


def test_sides_of_the_dead(corpus):
    assert read_deaths(corpus / "deaths.csv")["whose"].tolist() == ["palestine", "israel"]
    assert sides_of(["the strip", "Gaza City", "Israel"]) == {"palestine"}
    assert sides_of(["nobody"]) == set()


def test_the_hit_that_shares_most_with_a_term(corpus):
    read = read_corpora(Corpora([corpus / "coded.json"], corpus / "articles.jsonl"))
    term = read.coded[0].terms[0]
    start, end = term.span
    hits = [
        {"start": start - 9, "end": start + 2, "frame": "aggression"},
        {"start": start, "end": end, "frame": "aggression"},
        {"start": start, "end": end, "frame": "blame"},
    ]
    assert best_hit(term, hits) == hits[1]
    assert best_hit(term, hits[2:]) is None


def _run(*args):
    return CliRunner().invoke(app, ["train", "participants", *map(str, args)])


def test_the_command_writes_the_same_bytes_again(corpus, tmp_path):
    given = ["--coded", corpus / "coded.json", "--articles", corpus / "articles.jsonl"]
    for name in ("one.npz", "two.npz"):
        done = _run(*given, "-o", tmp_path / name)
        assert done.exit_code == 0, done.output
    assert "target, articles held out: right" in done.output
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()
    assert load_ranker(tmp_path / "one.npz").meta["seed"] == 0


@pytest.mark.parametrize(
    ("further", "message"),
    [
        (["--half", "third"], "--half is even, odd or all, not 'third'"),
        (["--gold", "g.json"], "1 times --gold, but 0 times --gold-articles: give one for each"),
        (["--gold", "g.json", "--gold-articles", "a", "--registry", "x", "--registry", "y"], "but 2 times --registry"),
        (["--leave-out", "{all}"], "0 coded articles to train on; cross-validation by article needs two or more"),
        (["--coded", "missing.json"], "missing.json"),
    ],
)
def test_what_is_wrong_with_the_command(corpus, tmp_path, further, message):
    (tmp_path / "all").write_text("\n".join(f"t{n:02d}" for n in range(12)), encoding="utf-8")
    further = [str(part).replace("{all}", str(tmp_path / "all")) for part in further]
    done = _run("--coded", corpus / "coded.json", "--articles", corpus / "articles.jsonl", *further)
    assert done.exit_code == 2
    assert message in done.output
