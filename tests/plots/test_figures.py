import os
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "compare"))
from hand_coded import hand_coded

from framing import compare, plots


@pytest.fixture(scope="module")
def drawn():
    coded = hand_coded()
    hits, articles, quotes = coded["hits"], coded["articles"], coded["quotes"]
    thrown, sources = compare.accusations(hits), compare.sourcing(quotes)
    days = articles.assign(published=["2018-02-08", "2018-02-10"])
    words = [articles["text"][n].split("\n\n") for n in (0, 1)]
    links = compare.statements(quotes, articles)
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
    }


NAMES = [
    "rates", "frames", "voices", "who_quotes_whom", "accusations", "accusation_graph", "cue_stance", "naming",
    "keyness", "statement", "statement_cut", "numbers", "over_time",
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


def test_the_sum_of_a_bar_is_the_rate(drawn):
    coded = hand_coded()
    table = compare.rates(coded["hits"], coded["articles"], what=["frame", "voice"])
    total = table.groupby(["frame", "outlet"])["rate"].sum().loc["casualties"]
    ends = sorted({round(p.get_x() + p.get_width(), 6) for p in drawn["frames"].patches})
    assert round(total["Outlet A"], 6) in ends
    assert round(total["Outlet B"], 6) in ends


@pytest.mark.parametrize("name", NAMES)
def test_figures_look_as_they_did(drawn, name, tmp_path):
    """Against small pictures that somebody has looked at; FRAMING_REDRAW=1 makes them anew."""
    from matplotlib.testing.compare import compare_images

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
