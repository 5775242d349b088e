"""What goes over all articles holds the texts of one part at a time, whatever the number of parts."""

import gc
import weakref

import pandas as pd
import pytest
from typer.testing import CliRunner

import framing as fr
from framing.articles.texts_elsewhere import in_text_parts, with_texts
from framing.cli import app
from framing.study import join_parts
from framing.study.light_study import light_study
from framing.study.part_store import PartStore
from framing.study.texts_of_run import TextsOfRun

PART = 6


class Text(str):
    """A text of which it can be seen whether somebody still holds it."""


class Watched:
    """Hands on tables of articles, and notes how many texts of earlier ones are held when the next is asked for."""

    def __init__(self):
        self.given = []
        self.most = self.tables = 0

    def asked(self):
        gc.collect()
        self.given = [text for text in self.given if text() is not None]
        self.most = max(self.most, len(self.given))

    def watch(self, table):
        if "text" in table:
            texts = [Text(text) for text in table["text"]]
            table["text"] = texts
            self.given += map(weakref.ref, texts)
            self.tables += 1
        return table


@pytest.fixture(scope="module")
def articles():
    table = fr.invented.articles(per_outlet=4, seed=4).drop(columns="event")
    table["text"] = [text[:600] for text in table["text"]]
    table.loc[7, "text"] = table.loc[0, "text"]
    return table


@pytest.fixture(scope="module")
def run(articles, tmp_path_factory):
    """A run by parts, with what was seen of the texts while its parts were joined."""
    seen = Watched()
    articles_of, read = join_parts.articles_of, PartStore.read

    def watched_articles(*args):
        seen.asked()
        table, fields = articles_of(*args)
        return seen.watch(table), fields

    def watched_read(self, part, name, columns=None):
        if name == "articles":
            seen.asked()
        return seen.watch(read(self, part, name, columns))

    out = tmp_path_factory.mktemp("run") / "out"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(join_parts, "articles_of", watched_articles)
        patch.setattr(PartStore, "read", watched_read)
        fr.study.analyze_into(out, articles, events=True, part_size=PART, figures=False)
    return out, seen


def test_a_run_joins_its_parts_with_the_texts_of_one_at_a_time(run, articles):
    out, seen = run
    parts = len(list((out / "parts").glob("part=*")))
    assert parts > 2 and seen.tables >= 3 * parts  # who is named, what is the same event, and what is written
    assert not seen.most


def test_events_of_a_run_by_parts_are_those_of_all_articles_at_once(run, articles):
    whole, parted = fr.analyze(articles, events=True).articles, fr.Study.load(run[0]).articles
    assert whole["event"].nunique() < len(whole)
    assert parted["event"].tolist() == whole["event"].tolist()
    assert parted["duplicate_of"].fillna("").tolist() == whole["duplicate_of"].fillna("").tolist()


@pytest.mark.parametrize("more", [[], ["--stance", "--no-briefs", "--only", "portrayal"]])
def test_comparisons_hold_the_texts_of_one_part_at_a_time(run, tmp_path, monkeypatch, more):
    """Some read all texts, and give what they give where all texts are held."""
    out, seen = run[0], Watched()
    part = TextsOfRun.part

    def watched(self, number):
        seen.asked()
        return seen.watch(part(self, number))

    monkeypatch.setattr(TextsOfRun, "part", watched)
    asked = ["compare", str(out), "--permutations", "9", *more]
    done = CliRunner().invoke(app, [*asked, "-o", str(tmp_path / "light")])
    assert done.exit_code == 0, done.output
    assert seen.tables >= len(list((out / "parts").glob("part=*")))
    assert seen.most <= PART  # old versions of pandas hold the part before until the next is there
    monkeypatch.setattr("framing.study.light_study.light_study", lambda folder, *_, **__: fr.Study.load(folder))
    done = CliRunner().invoke(app, [*asked, "-o", str(tmp_path / "whole")])
    assert done.exit_code == 0, done.output
    files = {path.name: path.read_bytes() for path in (tmp_path / "whole").iterdir()}
    assert files == {path.name: path.read_bytes() for path in (tmp_path / "light").iterdir()}
    wanted = {"portrayal"} if more else {"statements", "numbers", "dispersion", "briefs", "coverage"}
    assert {f"{name}.csv" for name in wanted} <= files.keys()


def test_articles_in_another_order_have_their_texts_all_the_same(run):
    study = light_study(run[0])
    turned = study.articles.iloc[::-1]
    texts = dict(zip(*(fr.Study.load(run[0]).articles[name] for name in ("article_id", "text"))))
    for parts in (in_text_parts(turned), in_text_parts(study.articles)):
        found = pd.concat(parts)
        assert dict(zip(found["article_id"], found["text"])) == texts
        assert "furniture_spans" in found
    assert list(pd.concat(in_text_parts(turned)).index) == list(turned.index)
    few = with_texts(turned[3:5])
    assert few["text"].tolist() == [texts[name] for name in few["article_id"]]
    with pytest.raises(ValueError, match="no column 'text'"):
        next(in_text_parts(pd.DataFrame({"article_id": ["a"]})))


def test_an_article_that_stands_twice_in_a_run_is_told_not_mixed_up(tmp_path):
    table = pd.DataFrame({"article_id": ["a", "a", "b"], "text": ["One.", "Two.", "Three."]})
    table.to_parquet(tmp_path / "articles.parquet")
    with pytest.raises(ValueError, match="article_id 'a' stands twice in "):
        TextsOfRun(tmp_path / "articles.parquet").some(["b"])


def test_no_articles_have_no_stances(run):
    study = light_study(run[0])
    study.articles, study.mentions = study.articles[:0], study.mentions[:0]
    found = fr.add_stance(study.mentions, study.articles)
    assert not len(found) and list(found) == list(study.mentions)
