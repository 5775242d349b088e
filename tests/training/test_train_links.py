"""Training of the links of events on made-up reports."""

from __future__ import annotations

import pandas as pd
import pytest
from typer import Typer
from typer.testing import CliRunner

import framing as fr
from framing.articles import find_events
from framing.articles.events.link_model import load_link_model
from framing.cli.train import train_events
from framing.training.events.train_links import train_links

PLACES = ["Aleppo", "Bergen", "Cremona", "Dakar", "Elbasan", "Fulda", "Gdynia", "Harare"]
PEOPLE = ["Lindqvist", "Okonkwo", "Petrovic", "Haraldsen", "Castellano", "Nakamura", "Oyelaran", "Vasquez"]
THINGS = ["tram", "dam", "mine", "ferry", "bakery", "stadium", "bridge", "museum"]


def _reports(n: int = 8) -> pd.DataFrame:
    """Three reports of each accident, in one year, and three of each of as many other years."""
    rows = []
    for k in range(n):
        for nth in range(3):
            opening = ["Rescuers searched", "Police closed", "Residents left"][nth]
            text = f"{opening} the {THINGS[k]} of {PLACES[k]} after {17 + k} people died. Mayor {PEOPLE[k]} spoke."
            rows.append(
                {
                    "article_id": f"{k}-{nth}",
                    "title": f"{17 + k} die in {THINGS[k]} at {PLACES[k]}" if nth else f"{PLACES[k]} mourns {17 + k}",
                    "text": text,
                    "published": f"2017-0{k + 1}-1{nth}",
                    "event": PLACES[k],
                    "category": "north" if k % 2 else "south",
                }
            )
    return pd.DataFrame(rows)


@pytest.fixture(scope="module")
def trained():
    others = _reports().assign(
        article_id=[f"o{n}" for n in range(24)], published=[f"20{n // 3 + 18}-0{n % 3 * 4 + 1}-02" for n in range(24)]
    )
    return train_links(_reports(), others.drop(columns=["event", "category"]))


def test_what_is_plain_is_learned(trained):
    overall = trained.scores[trained.scores["category"] == "all"]
    assert len(overall) == 4 and (overall["articles"] == 24).all()
    dated = overall[overall["dates"]]
    assert (dated["f1"] > 0.9).all()
    assert trained.model.weights[6] < 0  # days apart
    assert set(find_events(_reports().drop(columns="event"), model=trained.model).groupby("event").size()) == {3}


def test_the_same_articles_give_the_same_weights(trained):
    once, twice = train_links(_reports()), train_links(_reports()[::-1])
    assert once.model == twice.model
    assert once.scores.equals(twice.scores)


def test_the_command_writes_a_file_that_is_read_again(tmp_path):
    app = Typer()
    app.command()(train_events)
    source, target = tmp_path / "grouped.csv", tmp_path / "links.toml"
    _reports().rename(columns={"event": "group"}).to_csv(source, index=False)
    done = CliRunner().invoke(app, [str(source), "-o", str(target)])
    assert done.exit_code == 0, done.output
    coded = fr.read_articles(source)
    assert load_link_model(target) == train_links(coded.assign(event=coded["group"])).model
    done = CliRunner().invoke(app, [str(source), "--group", "story"])
    assert done.exit_code == 2 and "has no column 'story'" in done.output
