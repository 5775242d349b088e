"""Figures of any collection: bounded in inches, pixels and artists; no name breaks them; nothing lies on anything."""

import matplotlib as mpl
import pytest
from crowds import (
    HOSTILE,
    accusations,
    agency,
    coverage,
    keyness,
    names,
    naming,
    numbers,
    over_time,
    places,
    portrayal,
    rates,
    sources,
    sourcing,
    statement,
)
from pages import figure_of, overlaps, type_of

from framing import plots

#: Each figure with the table of so many groups.
DRAW = {
    "frames": lambda n, **o: plots.frames(rates(n), **o),
    "rates": lambda n, **o: plots.rates(rates(n, ["frame"]), **o),
    "voices": lambda n, **o: plots.voices(rates(n, ["voice"]), **o),
    "cue_stance": lambda n, **o: plots.cue_stance(sourcing(n, 3), **o),
    "sources": lambda n, **o: plots.sources(sources(n), **o),
    "xray": lambda n, **o: plots.xray(*places(n), **o),
    "who_quotes_whom": lambda n, **o: plots.who_quotes_whom(sourcing(n, min(4 * n, 400)), **o),
    "accusations": lambda n, **o: plots.accusations(accusations(n + 3), **o),
    "accusation_graph": lambda n, **o: plots.accusation_graph(accusations(n + 3), own_voice=True, **o),
    "agency": lambda n, **o: plots.agency(agency(n), **o),
    "coverage": lambda n, **o: plots.coverage(coverage(min(n, 100)), **o),
    "portrayal": lambda n, **o: plots.portrayal(portrayal(n), **o),
    "naming": lambda n, **o: plots.naming(naming(n), actor="REB", **o),
    "keyness": lambda n, **o: plots.keyness(keyness(40 * n), **o),
    "statement": lambda n, **o: plots.statement(statement(20 * n), **o),
    "numbers": lambda n, **o: plots.numbers(numbers(n), **o),
    "over_time": lambda n, **o: plots.over_time(over_time(80, n), lines="outlet", period="week", **o),
    "overview": lambda n, **o: plots.overview(rates(n), sourcing(n, 60), numbers(n), **o),
}
PAGE = {"overview": plots.DOUBLE}
CASES = [(name, count, PAGE.get(name, plots.SINGLE)) for name in DRAW for count in (1, 2, 60, 500)]
CASES += [(name, 60, plots.DOUBLE) for name in DRAW if name not in PAGE]


@pytest.fixture(scope="module")
def drawn():
    made = {}

    def draw(name, count, width):
        key = name, count, width
        if key not in made:
            made[key] = DRAW[name](count, width=width)
        return made[key]

    return draw


@pytest.mark.parametrize(("name", "count", "width"), CASES)
def test_a_figure_stays_on_its_page_and_nothing_lies_on_anything(drawn, name, count, width):
    figure = figure_of(drawn(name, count, width))
    wide, high = figure.get_size_inches()
    assert wide == width
    assert 1.0 <= high <= 9.0
    # Work is counted in what is drawn: every artist is laid out and painted once or more.
    assert sum(1 for _ in figure.findobj()) <= 1500
    assert overlaps(figure) == []


@pytest.mark.parametrize("name", DRAW)
def test_pictures_have_few_pixels(drawn, name, tmp_path):
    [picture] = plots.save(drawn(name, 60, PAGE.get(name, plots.SINGLE)), tmp_path / name, formats=["png"])
    high, wide = mpl.image.imread(picture).shape[:2]
    assert high <= 2700
    assert wide == 300 * PAGE.get(name, plots.SINGLE)


@pytest.mark.parametrize("name", [name for name in DRAW if name not in ("statement",)])
def test_five_hundred_groups_cost_no_more_artists_than_sixty(drawn, name):
    width = PAGE.get(name, plots.SINGLE)
    few, many = (sum(1 for _ in figure_of(drawn(name, n, width)).findobj()) for n in (60, 500))
    assert many <= 1.3 * few + 50


@pytest.mark.parametrize(
    "name", [n for n in DRAW if n not in ("statement", "keyness", "accusations", "accusation_graph", "numbers", "xray")]
)
def test_the_others_are_added_up_and_said(drawn, name):
    figure = figure_of(drawn(name, 60, PAGE.get(name, plots.SINGLE)))
    assert any("other " in text and " outlets" in text for text, _ in type_of(figure)), name


def test_sums_of_others_are_their_own():
    table = rates(60, ["frame"])
    ax = plots.rates(table, frames=["war"], max_groups=4)
    shown = [text.get_text() for text in ax.get_legend().get_texts()]
    assert shown[-1] == "other 57 outlets"
    words = table.drop_duplicates("outlet").set_index("outlet")["n_tokens"].sort_values(ascending=False)
    rest = table[table["outlet"].isin(words.index[3:]) & (table["frame"] == "war")]
    marks = [line for line in ax.lines if line.get_color() == plots.COLOURS[-1]]
    assert marks[0].get_xdata()[0] == pytest.approx(1000 * rest["n"].sum() / words[3:].sum())


@pytest.mark.parametrize("name", DRAW)
def test_a_user_bounds_a_figure(name):
    low = figure_of(DRAW[name](60, width=plots.DOUBLE, height=4.0))
    assert low.get_size_inches()[1] <= 4.0 + 1e-9
    assert overlaps(low) == []
    with pytest.raises(ValueError, match="no size of a figure"):
        DRAW[name](1, width=900.0)


def test_named_groups_are_all_shown_where_they_fit():
    table = rates(60, ["frame"])
    ax = plots.rates(table, groups=names(12), top=2)
    assert len(ax.get_legend().get_texts()) == 12
    everyone = figure_of(plots.frames(rates(500), groups=names(500), top=10))
    assert everyone.get_size_inches()[1] <= 9.0
    with pytest.raises(ValueError, match="max_groups=0 shows nothing"):
        plots.frames(rates(3), max_groups=0)


@pytest.mark.parametrize("name", DRAW)
def test_text_of_the_data_is_never_mathematics(drawn, name):
    figure = figure_of(drawn(name, 60, PAGE.get(name, plots.SINGLE)))
    for text in figure.findobj(mpl.text.Text):
        assert not (text.get_parse_math() and text.get_text().count("$") > 1), text.get_text()
        assert not text.get_usetex()


def test_names_stand_as_they_are():
    ax = plots.voices(rates(16, ["voice"]), width=plots.DOUBLE)
    said = [label.get_text() for label in ax.get_yticklabels()]
    for name in (
        "$5 billion to $6 b",
        "_Under_score_News_",
        "100 % [Brackets] {Brace",
        "Line break Times",
        "\\alpha^2 $x_1$",
    ):
        assert any(name in label for label in said), name
    assert len(set(said)) == len(said)
    figure = figure_of(plots.rates(rates(2, ["frame"]), names={HOSTILE[1]: "_The_ Sun"}))
    assert "_The_ Sun" in [text for text, _ in type_of(figure)]


def test_the_callers_own_axes_read_no_mathematics_either():
    from matplotlib.figure import Figure

    ax = Figure(figsize=(7, 7)).subplots()
    plots.who_quotes_whom(sourcing(3, 4), ax)
    assert not any(label.get_parse_math() for label in [*ax.get_xticklabels(), *ax.get_yticklabels(), ax.xaxis.label])


def test_a_colour_belongs_to_an_outlet_in_all_figures():
    looks = plots.palette(names(60))
    wanted = names(60)[20:23]
    options = {"colors": looks, "groups": wanted}
    time = plots.over_time(over_time(9, 60), lines="outlet", **options)
    assert [line.get_color() for line in time.get_lines()] == [looks[name] for name in wanted]
    rate = plots.rates(rates(60, ["frame"]), **options)
    marks = [line.get_color() for line in rate.get_lines() if line.get_marker() not in ("None", "")]
    assert list(dict.fromkeys(marks)) == [looks[name] for name in wanted]
