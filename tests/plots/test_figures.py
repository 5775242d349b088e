import os
import sys
from pathlib import Path

import pandas as pd
import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "compare"))
from hand_coded import hand_coded, with_acts

from framing import compare, invented, plots


def with_stances(mentions):
    """The mentions with a light each, in turn."""
    lights = ["negative", "neutral", "positive", "negative"]
    return mentions.assign(stance=[lights[place % 4] for place in range(len(mentions))])


@pytest.fixture(scope="module")
def drawn():
    coded = hand_coded()
    hits, articles, quotes = coded["hits"], coded["articles"], coded["quotes"]
    thrown, sources = compare.accusations(hits), compare.sourcing(quotes)
    weeks = invented.articles(6)
    weeks["event"] = weeks["event"] + ", " + weeks["published"].str.slice(5)
    days = articles.assign(published=["2018-02-08", "2018-02-10"])
    words = [articles["text"][n].split("\n\n") for n in (0, 1)]
    links = compare.statements(quotes, articles)
    known = quotes.assign(source_gender=["woman", "man", "unknown", "man"] * 6 + ["mixed"] * (len(quotes) - 24))
    return {
        "rates": plots.rates(compare.rates(hits, articles)),
        "frames": plots.frames(compare.rates(hits, articles, what=["frame", "voice"])),
        "voices": plots.voices(compare.rates(hits, articles, what="voice")),
        "who_quotes_whom": plots.who_quotes_whom(sources),
        "accusations": plots.accusations(thrown),
        "accusation_graph": plots.accusation_graph(thrown),
        "cue_stance": plots.cue_stance(sources),
        "naming": plots.naming(compare.naming(coded["mentions"]), actor="PRO_GOV_FORCES"),
        "keyness": plots.keyness(compare.keyness(*words, min_count=2), names=("A", "B")),
        "statement": plots.statement(links.loc[0]),
        "statement_cut": plots.statement(links.loc[1]),
        "numbers": plots.numbers(compare.numbers(articles, quotes), topic=0),
        "over_time": plots.over_time(compare.rates(hits, days, by="published")),
        "agency": plots.agency(compare.agency(with_acts(hits), articles)),
        "sources": plots.sources(compare.sourcing(known, measures="gender")),
        "xray": plots.xray(hits, articles, quotes=quotes),
        "coverage": plots.coverage(compare.coverage(weeks)),
        "portrayal": plots.portrayal(compare.portrayal(with_stances(coded["mentions"]), articles), min_mentions=1),
    }


NAMES = [
    "rates", "frames", "voices", "who_quotes_whom", "accusations", "accusation_graph", "cue_stance", "naming",
    "keyness", "statement", "statement_cut", "numbers", "over_time", "agency",
    "sources", "xray", "portrayal", "coverage",
]  # fmt: skip


def _boxes(ax):
    """Boxes of all type in the figure, in pixels."""
    fig = ax.get_figure()
    fig.canvas.draw()
    renderer = fig.canvas.get_renderer()
    for axes in fig.axes:
        own = [*axes.texts]
        if axes.axison:
            for axis in (axes.xaxis, axes.yaxis):
                low, high = sorted(axis.get_view_interval())
                ticks = zip(axis.get_ticklocs(), axis.get_ticklabels())
                own += [axis.label, *(label for place, label in ticks if low <= place <= high)]
        own += axes.get_legend().get_texts() if axes.get_legend() else []
        for text in own:
            if text.get_text() and text.get_visible():
                yield text.get_text(), text.get_window_extent(renderer)


@pytest.mark.parametrize("name", NAMES)
def test_no_type_overlaps_or_leaves_the_figure(drawn, name):
    ax = drawn[name]
    boxes = list(_boxes(ax))
    assert len(boxes) > 5
    width, height = ax.get_figure().canvas.get_width_height()
    for i, (words, box) in enumerate(boxes):
        assert box.x0 >= -1, words
        assert box.y0 >= -1, words
        assert box.x1 <= width + 1, words
        assert box.y1 <= height + 1, words
        for other, second in boxes[i + 1 :]:
            across = min(box.x1, second.x1) - max(box.x0, second.x0)
            down = min(box.y1, second.y1) - max(box.y0, second.y0)
            assert not (across > 1 and down > 1.5), (words, other)


def test_single_column_and_small_type(drawn):
    for ax in drawn.values():
        assert ax.get_figure().get_figwidth() == 3.5
        for text in [*ax.get_xticklabels(), *ax.get_yticklabels(), ax.xaxis.label]:
            assert 7 <= text.get_fontsize() <= 8


def test_the_same_figure_gives_the_same_bytes(drawn, tmp_path):
    coded = hand_coded()
    again = plots.accusations(compare.accusations(coded["hits"]))
    first = plots.save(drawn["accusations"], tmp_path / "one/acc", formats=("pdf", "png", "svg"))
    second = plots.save(again, tmp_path / "two/acc", formats=("pdf", "png", "svg"))
    for a, b in zip(first, second):
        assert a.read_bytes() == b.read_bytes(), a.suffix
    assert not list(tmp_path.rglob("*.part"))
    with pytest.raises(ValueError, match="'gif'"):
        plots.save(again, tmp_path / "x", formats=["gif"])


def test_axes_in_axes_out():
    from matplotlib.figure import Figure

    fig = Figure()
    ax = fig.subplots()
    table = compare.accusations(hand_coded()["hits"])
    assert plots.accusations(table, ax) is ax
    assert fig.get_figwidth() != plots.SINGLE  # the caller's figure keeps its size


def test_the_style_stays_inside():
    import matplotlib as mpl

    before = dict(mpl.rcParams)
    plots.accusations(compare.accusations(hand_coded()["hits"]), font="DejaVu Serif")
    assert dict(mpl.rcParams) == before


@pytest.mark.parametrize("what", ["frame", ["frame", "voice"]])
def test_the_font_stays_whoever_draws_the_picture(what, tmp_path):
    coded = hand_coded()
    table = compare.rates(coded["hits"], coded["articles"], what=what, permutations=19, bootstraps=19)
    draw = plots.rates if what == "frame" else plots.frames
    for picture in (lambda ax: ax.figure._repr_png_(), lambda ax: plots.save(ax, tmp_path / "figure", ["png"])):
        ax = draw(table, font="DejaVu Serif")
        picture(ax)
        texts = [*ax.get_xticklabels(), *ax.get_yticklabels(), ax.xaxis.label, *ax.get_legend().get_texts()]
        assert {text.get_fontfamily()[0] for text in texts} == {"DejaVu Serif"}


def test_the_sum_of_a_bar_is_the_rate(drawn):
    coded = hand_coded()
    table = compare.rates(coded["hits"], coded["articles"], what=["frame", "voice"])
    total = table.groupby(["frame", "outlet"])["rate"].sum().loc["casualties"]
    ends = sorted({round(p.get_x() + p.get_width(), 6) for p in drawn["frames"].patches})
    assert round(total["Outlet A"], 6) in ends
    assert round(total["Outlet B"], 6) in ends


#: The Matplotlib of the small pictures; change it with them.
DRAWN_WITH = (3, 11)


@pytest.mark.parametrize("name", NAMES)
def test_figures_look_as_they_did(drawn, name, tmp_path):
    """Against small pictures that somebody has looked at; FRAMING_REDRAW=1 makes them anew."""
    import matplotlib
    from matplotlib.testing.compare import compare_images

    if matplotlib.__version_info__[:2] != DRAWN_WITH:
        pytest.skip("another Matplotlib sets type in another way")

    known = Path(__file__).with_name("pictures") / f"{name}.png"
    if os.environ.get("FRAMING_REDRAW"):
        plots.save(drawn[name], known.with_suffix(""), formats=["png"], dpi=80)
    [fresh] = plots.save(drawn[name], tmp_path / name, formats=["png"], dpi=80)
    assert compare_images(str(known), str(fresh), tol=12) is None


def test_overview_and_errors():
    coded = hand_coded()
    hits, articles, quotes = coded["hits"], coded["articles"], coded["quotes"]
    fig = plots.overview(
        compare.rates(hits, articles, what=["frame", "voice"]),
        compare.sourcing(quotes),
        compare.numbers(articles, quotes),
    )
    assert fig.get_figwidth() == plots.DOUBLE
    assert len(fig.axes) == 5  # four, and the bar of shares
    with pytest.raises(ValueError, match="no topic 99"):
        plots.numbers(compare.numbers(articles, quotes), topic=99)
    with pytest.raises(ValueError, match="no actor 'X'"):
        plots.naming(compare.naming(coded["mentions"]), actor="X")


def test_two_columns_are_drawn_together_or_refused():
    coded = hand_coded()
    table = compare.rates(coded["hits"], coded["articles"], what=["frame", "voice"])
    ax = plots.rates(table, what=["frame", "voice"], top=4)
    assert all(", " in label.get_text() for label in ax.get_yticklabels())
    with pytest.raises(ValueError, match="it counts combinations"):
        plots.rates(table)


def test_another_table_is_named():
    coded = hand_coded()
    rates = compare.rates(coded["hits"], coded["articles"])
    for draw in (
        plots.who_quotes_whom, plots.accusations, plots.accusation_graph, plots.cue_stance, plots.keyness,
        plots.numbers, plots.voices, plots.frames, plots.agency, plots.sources, plots.portrayal,
    ):  # fmt: skip
        with pytest.raises(ValueError, match="this figure draws the table of compare"):
            draw(rates)
    of_desks = rates.rename(columns={"outlet": "desk"}).assign(voice="quoted")
    for draw in (plots.rates, plots.frames):
        with pytest.raises(ValueError, match=r"no column 'outlet'.* name that one with by="):
            draw(of_desks)
        draw(of_desks, by="desk")
    with pytest.raises(ValueError, match="no column 'published'"):
        plots.over_time(rates)
    with pytest.raises(ValueError, match="no column 'actor_id'"):
        plots.naming(rates, actor="X")


def test_groups_are_chosen_ordered_and_known():
    coded = hand_coded()
    table = compare.rates(coded["hits"], coded["articles"], what="voice")
    ax = plots.voices(table, groups=["Outlet B", "Outlet A"])
    assert [label.get_text()[:8] for label in ax.get_yticklabels()] == ["Outlet B", "Outlet A"]
    assert len(plots.voices(table, groups=["Outlet B"]).get_yticklabels()) == 1
    for draw in (plots.voices, plots.frames):
        with pytest.raises(ValueError, match="no outlet 'Outlet C'; it has Outlet A, Outlet B"):
            draw(compare.rates(coded["hits"], coded["articles"], what=["frame", "voice"]), groups=["Outlet C"])


def test_time_may_be_one_day_or_no_dates_at_all():
    coded = hand_coded()
    one = coded["articles"].assign(published="2018-02-08")
    low, high = plots.over_time(compare.rates(coded["hits"], one, by="published")).get_xlim()
    assert high - low < 10
    periods = coded["articles"].assign(period=["before the strike", "after the strike"])
    ax = plots.over_time(compare.rates(coded["hits"], periods, by="period"), by="period")
    assert [label.get_text() for label in ax.get_xticklabels()] == ["after the strike", "before the strike"]


OUTLETS = ["The Very Long Named Evening Standard", "Ördög Ñandú Post", "Правда", "L'Écho de la Vallée", "Post", "Sun"]
ACTORS = [f"Ministry of Internal Affairs, Department {i}" if i % 3 == 0 else f"ACTOR_{i}" for i in range(20)]


@pytest.mark.parametrize("order", ["size", "name", "Sun", ["Sun", "Nobody"]])
@pytest.mark.parametrize("draw", [plots.frames, plots.voices])
def test_an_order_that_is_one_word_is_kept_by_the_figures(draw, order):
    table, expected = _crowd()[0], {"size": "Post", "name": "L'Écho de la Vallée"}.get(str(order), "Sun")
    table["n_tokens"] = [900 if outlet == "Post" else 300 for outlet in table["outlet"]]
    ax = draw(table, order=order)
    written = [text.get_text() for text in [*ax.get_yticklabels(), *ax.texts]]
    labels = [text for text in written if text.startswith(tuple(outlet[:6] for outlet in OUTLETS))]
    assert labels[0].startswith(expected)
    with pytest.raises(ValueError, match="order='sise' is no order; it is 'size', 'name', or a list"):
        draw(table, order="sise")


def test_what_is_missing_in_the_rates_is_called_by_its_name():
    coded = hand_coded()
    hits, articles = coded["hits"], coded["articles"]
    with pytest.raises(ValueError, match="no frame 'blam'"):
        plots.rates(compare.rates(hits, articles), frames="blam")
    more = [part.assign(article_id=part["article_id"] + "2") for part in (hits, articles)]
    hits, articles = (pd.concat(pair, ignore_index=True) for pair in zip((hits, articles), more))
    both = compare.rates(hits, articles.assign(desk=["x", "x", "y", "y"]), by=["outlet", "desk"])
    with pytest.raises(ValueError, match=r"combinations with desk\. Name .* by=\[…\]"):
        plots.rates(both)
    legend = plots.rates(both, by=["outlet", "desk"], max_groups=3).get_legend()
    assert "other 2 groups" in [text.get_text() for text in legend.get_texts()]


def _crowd():
    """Tables of many groups with long names."""
    import numpy as np
    import pandas as pd

    rng = np.random.default_rng(0)
    rates = pd.DataFrame(
        [
            {"outlet": outlet, "frame": frame, "voice": voice, "n": int(rng.integers(1, 30)), "q": 0.2}
            for outlet in OUTLETS
            for frame in ("delegitimising label of the opponent", "war")
            for voice in ("narration", "quoted")
        ]
    )
    rates = rates.assign(rate=rates["n"] / 3, ci_low=rates["n"] / 5, ci_high=rates["n"] / 2, denominator="tokens")
    sources = pd.DataFrame(
        [
            {"outlet": o, "measure": m, "category": c, "actor_id": c, "n": int(rng.integers(1, 30)), "value": 0.1}
            for o in OUTLETS
            for m, names in (("actor", ACTORS), ("cue_stance", ["doubting", "neutral", "assertive", "own word"]))
            for c in names
        ]
    )
    pairs = [rng.choice(20, 2, replace=False) for _ in range(40)]
    thrown = pd.DataFrame([
        {"speaker": ACTORS[a], "target": ACTORS[b], "n": int(rng.integers(1, 40)), "own_voice": False, "mirror": []}
        for a, b in pairs
    ])  # fmt: skip
    numbers = pd.DataFrame([
        {"topic": 0, "label": "people killed", "outlet": outlet, "surface": "more than a hundred and twenty people",
         "qualifier": "more than", "low": low, "high": low * 4, "voice": "reported", "source": ACTORS[0]}
        for outlet, low in zip(OUTLETS, (3.0, 12.0, 100.0, 2000.0, 150_000.0, 7.0))
    ])  # fmt: skip
    return rates, sources, thrown, numbers


@pytest.mark.parametrize("width", [plots.SINGLE, plots.DOUBLE])
def test_long_names_and_many_groups_find_room(width):
    rates, sources, thrown, numbers = _crowd()
    drawn = {
        "rates": plots.rates(rates, what=["frame", "voice"], width=width),
        "voices": plots.voices(rates, width=width),
        "cue_stance": plots.cue_stance(sources, width=width),
        "who_quotes_whom": plots.who_quotes_whom(sources, top=20, width=width),
        "accusations": plots.accusations(thrown, top=20, width=width),
        "accusation_graph": plots.accusation_graph(thrown, width=width),
        "numbers": plots.numbers(numbers, width=width),
    }
    for name, ax in drawn.items():
        assert ax.get_figure().get_figwidth() == width
        page, height = ax.get_figure().canvas.get_width_height()
        boxes = list(_boxes(ax))
        for i, (words, box) in enumerate(boxes):
            assert box.x0 >= -1, (name, words)
            assert box.x1 <= page + 1, (name, words)
            assert box.y0 >= -1, (name, words)
            assert box.y1 <= height + 1, (name, words)
            for other, second in boxes[i + 1 :]:
                across = min(box.x1, second.x1) - max(box.x0, second.x0)
                down = min(box.y1, second.y1) - max(box.y0, second.y0)
                if name == "accusation_graph" and (words.isdigit() or other.isdigit()):
                    continue  # numbers stand on their arrows, which cross
                assert not (across > 1 and down > 1.5), (name, words, other)


def test_an_empty_table_is_named():
    from framing import tables

    hits, quotes = tables.empty("hits"), tables.empty("quotes")
    articles = hand_coded()["articles"]
    rates = compare.rates(hits, articles)
    sources = compare.sourcing(quotes, articles=articles)
    for draw, table in [
        (plots.rates, rates),
        (plots.over_time, rates.assign(published="2018-02-08")),
        (plots.frames, compare.rates(hits, articles, what=["frame", "voice"])),
        (plots.voices, compare.rates(hits, articles, denominator="voice", quotes=quotes, what="voice")),
        (plots.who_quotes_whom, sources),
        (plots.cue_stance, sources),
        (plots.accusations, compare.accusations(hits)),
        (plots.accusation_graph, compare.accusations(hits)),
    ]:
        with pytest.raises(ValueError, match="nothing to draw"):
            draw(table)


def test_portrayal_draws_the_voices_and_shares_that_are_asked_for():
    table = compare.portrayal(with_stances(hand_coded()["mentions"]), hand_coded()["articles"])
    ax = plots.portrayal(table, voice="own", min_mentions=1, whom=["PRO_GOV_FORCES"])
    assert {text.get_text() for text in ax.get_legend().get_texts()} == {"negative, own words", "positive, own words"}
    own = table[(table["actor_id"] == "PRO_GOV_FORCES") & (table["voice"] == "own") & table["speaker"].isna()]
    ends = {round(abs(bar.get_width()), 6) for bar in ax.patches}
    assert {round(100 * value, 6) for value in own.loc[own["stance"] != "neutral", "value"]} <= ends
    for bar in ax.patches:
        assert bar.get_width() * (1 if bar.get_facecolor()[2] > 0.6 else -1) >= 0  # blue to the right, red to the left
    with pytest.raises(ValueError, match="voice='mine' is none; it is 'own' or 'others'"):
        plots.portrayal(table, voice="mine")
    with pytest.raises(ValueError, match="no actor with 9999 mentions"):
        plots.portrayal(table, min_mentions=9999)
