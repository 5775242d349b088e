"""Reading what readers coded, and judging by it."""

import json
from pathlib import Path

import pandas as pd
import pytest

from framing.validity.shipped.coded_terms import (
    CodedArticle,
    CodedTerm,
    Judge,
    coded_of_gold,
    read_articles_of,
    read_coded,
    spans_of,
)

READERS = Path(__file__).resolve().parents[1] / "gold" / "terms_readers.json"
ACTORS = {"ARMY": {"name": "the army of Karvia", "kind": "military"}, "TOWN": {"name": "Tarn", "kind": "other"}}


def _write(path, **given):
    term = {"doc": "a", "span": [9, 17], "frame": "aggression", "voice": "narration", "target": "ARMY",
            "target_span": [0, 8], "other": "TOWN", "other_span": [18, 22]}  # fmt: skip
    data = {"docs": [{"doc": "a", "outlet": "Daily", "actors": ACTORS}], "terms": [term]}
    path.write_text(json.dumps(data | given), encoding="utf-8")
    return path


def test_terms_beside_the_articles_and_rows_in_them_read_alike(tmp_path):
    columns = ["start", "end", "frame", "voice", "target", "target_start", "target_end", "other", "other_start",
               "other_end", "marks"]  # fmt: skip
    doc = {"doc": "a", "outlet": "Daily", "actors": ACTORS}
    row = [9, 17, "aggression", "narration", "ARMY", 0, 8, "TOWN", 18, 22]
    beside = read_coded([_write(tmp_path / "beside.json")])
    rows = read_coded([_write(tmp_path / "rows.json", columns=columns, docs=[doc | {"terms": [row]}], terms=[])])
    assert beside == rows
    (article,) = rows
    assert article.terms[0] == CodedTerm((9, 17), "aggression", "narration", "ARMY", "TOWN", (0, 8), (18, 22))
    assert article.spans == {"ARMY": [(0, 8)], "TOWN": [(18, 22)]}
    marked = [doc | {"terms": [[*row, "on"], row[:5]]}]
    (article,) = read_coded([_write(tmp_path / "marks.json", columns=columns, docs=marked, terms=[])])
    assert [term.optional for term in article.terms] == [True, False]
    assert article.terms[1].target_span is None


def test_the_first_file_wins_and_readers_are_kept_apart(tmp_path):
    one = _write(tmp_path / "one.json")
    two = _write(tmp_path / "two.json", terms=[])
    assert [len(article.terms) for article in read_coded([one, two])] == [1]
    assert [len(article.terms) for article in read_coded([two, one])] == [0]
    assert read_coded([one], reader=2) == []


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", r"bad\.json is no JSON"),
        ("{}", r"bad\.json is no file of coded terms.*it needs docs"),
        ("[]", r"bad\.json is no file of coded terms"),
        ('{"docs": [{"doc": "a"}]}', "bad.json is no file of coded terms: KeyError 'actors'"),
    ],
)
def test_a_wrong_file_is_named(tmp_path, content, message):
    path = tmp_path / "bad.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match=message):
        read_coded([path])


def test_the_readers_codes_that_are_shipped():
    first, second = read_coded([READERS]), read_coded([READERS], reader=2)
    assert (len(first), len(second)) == (86, 10)
    assert {a.article_id for a in second} < {a.article_id for a in first}
    for article in (*first, *second):
        known = set(article.names) | {"ALL_PARTIES", "CIVILIANS", "OUTLET", "UNATTRIBUTED"}
        for term in article.terms:
            assert 0 <= term.span[0] < term.span[1]
            for ids in (term.target, term.other):
                assert ids is None or set(ids.split("+")) <= known


def test_a_gold_that_names_targets_only_asks_for_no_other_end():
    term = {"doc": "a", "span": [9, 17], "frame": "aggression", "voice": "narration", "target": "ARMY",
            "target_span": [0, 8]}  # fmt: skip
    data = {"docs": [{"doc": "a", "outlet": "Daily", "chars": 30}], "terms": [term]}
    (article,) = coded_of_gold(data, {"a": "The army attacked Tarn."})
    assert (article.chars, article.outlet, article.terms[0].asks_other) == (30, "Daily", False)
    assert article.terms[0].target_span == (0, 8)


def test_articles_come_out_of_the_collection_as_far_as_they_were_read(tmp_path):
    path = tmp_path / "articles.jsonl"
    rows = [{"id": name, "title": " A\nb ", "text": "Some text.", "date": "2020-01-01"} for name in "ab"]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    whole, part = CodedArticle("a", "Daily", {}, []), CodedArticle("b", "Daily", {}, [], chars=9)
    table = read_articles_of(path, [whole, part]).set_index("article_id")
    assert table.loc["a", ["title", "text"]].tolist() == ["A b", "Some text."]
    assert table.loc["b", "text"] == "Some"
    with pytest.raises(ValueError, match="lacks 1 of the coded articles, among them c"):
        read_articles_of(path, [CodedArticle("c", "", {}, [])])


@pytest.fixture
def judge():
    terms = [
        CodedTerm((9, 17), "aggression", "narration", "ARMY", "TOWN", (0, 8), (18, 22)),
        CodedTerm((30, 36), "aggression", "narration", "ARMY+TOWN", None, (40, 50), None),
    ]
    names = {"ARMY": "the army of Karvia", "TOWN": "Tarn"}
    mentions = pd.DataFrame(
        [
            ("E1", 0, 8, "nominal", "The army"),
            ("E2", 18, 22, "name", "Tarn"),
            ("E3", 60, 66, "name", "Karvia army"),
            ("E4", 40, 50, "nominal", "both sides"),
            ("E5", 70, 80, "name", "President"),
            (None, 0, 8, "nominal", "The army"),
        ],
        columns=["actor_id", "start", "end", "form", "designator"],
    )
    return Judge(CodedArticle("a", "", names, terms, spans_of(terms)), mentions.to_dict("records"))


@pytest.mark.parametrize(
    ("actor", "wanted", "right"),
    [
        ("E1", "ARMY", True),  # by the words
        ("E3", "ARMY", True),  # by the name
        ("E2", "ARMY", False),
        ("E2", "ARMY+TOWN", True),  # one of several
        ("E4", "ARMY", False),  # words of several are nobody's own
        ("E5", "ARMY", False),  # a word that names nobody in particular
        ("CIVILIANS", "CIVILIANS", True),
        ("CIVILIANS", "ARMY", False),
        (None, "ARMY", False),
        ("E1", None, False),
        (None, None, True),
        ("UNKNOWN", "ARMY", False),
    ],
)
def test_who_is_meant(judge, actor, wanted, right):
    assert judge.right(actor, wanted) is right


def test_the_place_of_the_term_and_the_mention_count_as_well(judge):
    assert judge.right("E4", "ARMY", span=(40, 50))
    assert judge.right("CIVILIANS", "TOWN", mention=(15, 19))
    assert not judge.right("CIVILIANS", "TOWN", mention=(60, 66))
