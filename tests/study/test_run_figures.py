"""The figures of a run: light tables, one colour an outlet, a page each."""

import matplotlib as mpl
import pandas as pd
import pytest

from framing import analyze, compare, invented
from framing.study.figures import _quoted, _rates, _told, draw


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    folder = tmp_path_factory.mktemp("registry")
    (folder / "actors.toml").write_text(invented.registry(), encoding="utf-8")
    # All made of one stock of sentences: copies of each other, to who looks for copies.
    return analyze(invented.articles(per_outlet=2), registry=folder / "actors.toml", copies=False)


def with_deaths(hits):
    """Deaths of the two sides by turns, each second one with its agent."""
    turn = range(len(hits))
    return hits.assign(
        patient=[["KARVIAN_ARMY", "VALLEY_LEAGUE"][number % 2] for number in turn],
        agent=["KARVIAN_GOVERNMENT" if number % 4 < 2 else None for number in turn],
        construction=[["active", "agentless", "nominal"][number % 3] for number in turn],
        target_confidence=None,
    )


def test_the_tables_of_a_run_count_as_the_comparisons_do(study):
    once = {"permutations": 1, "bootstraps": 1}
    keys = ["outlet", "frame", "voice"]
    ours = _rates(study.hits, study.articles, study.exposure).set_index(keys).sort_index()
    theirs = pd.DataFrame(compare.rates(study.hits, study.articles, what=["frame", "voice"], **once))
    theirs = theirs.set_index(keys).sort_index()
    assert (ours["n"] == theirs["n"]).all()
    assert ours["rate"].to_numpy() == pytest.approx(theirs["rate"].to_numpy(float))
    assert not len(_told(study.hits.assign(agent=None, patient=None, construction=None), study.articles, study.actors))
    deaths = with_deaths(study.hits)
    keys = ["outlet", "whose", "category"]
    told = _told(deaths, study.articles, study.actors).set_index(keys).sort_index()
    known = pd.DataFrame(compare.agency(deaths, study.articles, of="side", actors=study.actors, **once))
    known = known[(known["measure"] == "construction") & (known["against"] == "groups") & (known["n"] > 0)]
    assert (told[["n", "total"]] == known.set_index(keys).sort_index()[["n", "total"]]).all(axis=None)
    keys = ["outlet", "category"]
    said = _quoted(study.quotes, study.articles).set_index(keys).sort_index()
    known = pd.DataFrame(compare.sourcing(study.quotes, articles=study.articles, **once))
    known = known[(known["measure"] == "actor") & (known["n"] > 0)].set_index(keys).sort_index()
    assert (said["n"] == known["n"]).all()
    assert said["value"].to_numpy() == pytest.approx(known["value"].to_numpy(float))


def test_a_run_of_sixty_outlets_gives_pages(study, tmp_path, monkeypatch):
    drawn = []
    from framing import plots

    keep = plots.save
    monkeypatch.setattr(plots, "save", lambda ax, path, formats: (drawn.append(ax), keep(ax, path, formats))[1])
    articles, number = study.articles, len(study.articles)
    parts = {name: [] for name in ("articles", "quotes", "hits")}
    for copy in range(5):  # the same texts as of other outlets
        for name, rows in parts.items():
            table = getattr(study, name)
            rows.append(table.assign(article_id=table["article_id"] + f"-{copy}"))
    tables = {name: pd.concat(rows, ignore_index=True) for name, rows in parts.items()}
    tables["articles"]["outlet"] = [f"Outlet $ {i:02d}_" for i in range(5 * number)]
    tables["hits"] = with_deaths(tables["hits"])
    files = draw(type(study)(**tables, mentions=study.mentions, actors=study.actors), tmp_path)
    assert len(articles) * 5 == 60
    assert {path.name for path in files} >= {"frames.png", "who_quotes_whom.png", "frames.pdf", "agency.png"}
    for path in files:
        if path.suffix == ".png":
            high, wide = mpl.image.imread(path).shape[:2]
            assert wide == 1050
            assert high <= 2700
    assert len(drawn) == len(files) // 2
    looks = [
        {line.get_color() for line in ax.lines if line.get_marker() == "o"}
        for ax in drawn
        if "other" in " ".join(text.get_text() for text in [*ax.texts, *ax.get_xticklabels()])
    ]
    assert plots.COLOURS[0] in looks[0]
    assert len(looks) >= 2
