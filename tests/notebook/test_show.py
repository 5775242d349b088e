"""What a notebook shows: articles, tables and studies."""

from html.parser import HTMLParser

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import framing as fr
from framing.html_view import HtmlView
from framing.shipped import shipped

HOSTILE = '<script>alert(1)</script><img src=x onerror="a"> [bold]x[/bold] $x$ & \u202eevil\u202c'


class Reader(HTMLParser):
    """Minds that tags are balanced, and collects words and tags outside the style."""

    def __init__(self, html):
        super().__init__()
        self.open, self.words, self.tags = [], [], set()
        self.feed(html)
        assert not self.open
        self.text = "".join(self.words)

    def handle_starttag(self, tag, attrs):
        self.open.append(tag)
        self.tags.add(tag)
        assert not any(name.startswith("on") or name in ("src", "href") for name, _ in attrs)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "style" not in self.open:
            self.words.append(data)


@pytest.fixture(scope="module")
def study():
    return fr.analyze(shipped("seeds"), registry="syria", scope="all")


def hostile_study():
    text = f"“We were attacked,” said Ann Lee. {HOSTILE}\n\nPolice blamed the rebels for the attack."
    rows = [{"id": "x<b>", "outlet": HOSTILE, "title": HOSTILE, "desk": HOSTILE, "text": text}]
    with pytest.warns(fr.articles.MarkupWarning):
        return fr.analyze(rows)


def rows_of(view):
    return view.html.count("<tr>") - 1


def test_every_table_shows_its_first_rows_and_says_how_many_there_are(study):
    for name in ("quotes", "mentions", "actors", "hits", "exposure", "quantities"):
        table = getattr(study, name)
        view = fr.show(table, rows=4)
        assert rows_of(view) == 4 and f"first 4 of {len(table):,} rows" in view.html, name
        assert repr(view) == repr(table) and view._repr_html_() == view.html
        whole = fr.show(table, rows=10_000)
        assert rows_of(whole) == len(table) and f">{len(table):,} rows" in whole.html
    assert "2 rows; 4 of 14 columns" in fr.show(study.articles).html
    assert rows_of(fr.show(study.hits.iloc[:0])) == 0


def test_actors_have_their_names_and_frames_are_words(study):
    named = Reader(fr.show(study.hits, actors=study.actors, rows=200).html).text
    assert "Pro-government forces" in named and "label delegitimising" in named
    assert "PRO_GOV_FORCES" not in named and "PRO_GOV_FORCES" in fr.show(study.hits).html


def test_an_outlet_has_one_colour_in_all_tables_and_voices_those_of_the_figures(study):
    from framing.plots import palette
    from framing.plots.layout.style import VOICES

    colours = palette(study.articles)
    for table in (study.articles, study.quotes, study.hits.iloc[::-1], study.mentions):
        html = fr.show(table, rows=500).html
        for outlet, colour in colours.items():
            assert f'style="--dot:{colour}"></i>{outlet}' in html
    for voice in set(study.hits["voice"]):
        assert f'style="--dot:{VOICES[voice]}"></i>{voice}' in fr.show(study.hits, rows=500).html
    part = study.hits[study.hits["outlet"] == "Outlet B"]
    assert f'"--dot:{colours["Outlet B"]}"></i>Outlet B' in fr.show(part, articles=study.articles).html


def test_own_columns_are_shown_and_a_choice_of_columns_is_as_it_was_chosen(study):
    own = study.quotes.assign(topic="relief")
    assert "<th>topic</th>" in fr.show(own).html and "relief" in fr.show(own).html
    chosen = fr.show(study.quotes[["source_class", "cue"]], rows=2)
    assert "<th>source_class</th><th>cue</th>" in chosen.html and "first 2 of 26 rows<" in chosen.html
    twice = pd.DataFrame([[1, "<b>"]], columns=["a", "a"])
    assert "&lt;b&gt;" in fr.show(twice).html


def test_an_article_has_its_terms_in_place_and_listed(study):
    article = study.articles["article_id"][1]
    view = fr.show(study, article)
    hits = study.hits[study.hits["article_id"] == article]
    assert f"{len(hits)} framing terms" in view.html
    assert "framing term: aggression, quoted; speaker: Syrian state television; about: U.S.-led coalition" in view.html
    text = Reader(view.html).text
    for surface in hits["surface"]:
        assert surface in text
    assert repr(view) == f"<ArticleView of {article!r}: 16 quotes, 89 mentions, {len(hits)} framing terms>"
    apart = fr.show(study.articles, article, study.quotes, study.mentions, study.hits, study.actors)
    assert apart.html == view.html
    assert fr.show(study[[article]].articles.iloc[0], quotes=study.quotes, mentions=study.mentions, hits=study.hits,
                   actors=study.actors).html == view.html  # fmt: skip


def test_a_negated_term_says_so():
    articles = pd.DataFrame({"article_id": ["a"], "text": ["It was no attack."]})
    hit = {"article_id": "a", "start": 10, "end": 16, "frame": "aggression", "surface": "attack", "negated": True}
    hits = pd.DataFrame([hit])
    assert "aggression (negated)" in fr.show(articles, "a", hits=hits).html


def test_what_an_article_holds_is_found_where_no_table_is_given(study):
    row = study.articles.iloc[0]
    view = fr.show(row)
    assert "10 quotes" not in repr(fr.show(row, quotes=study.quotes.iloc[:0])) and "framing terms" in repr(view)
    assert fr.show(study.articles, row["article_id"]).html == view.html


def test_a_study_shows_its_outlets_and_its_text_stays(study):
    text = Reader(study._repr_html_()).text
    assert "2 articles, 26 quotes, 148 mentions, 50 actors, 139 framing terms" in text
    for outlet in ("Outlet A", "Outlet B"):
        own = study.hits[study.hits["outlet"] == outlet]["voice"].value_counts()
        assert all(f"{voice} {number}" in text for voice, number in own.items())
    assert "U.S.-led coalition (6)" in text
    assert repr(study) == repr(fr.show(study)) == "<Study: 2 articles, 26 quotes, 148 mentions, 50 actors, 139 hits>"
    assert fr.show(study).html == study._repr_html_()


def test_a_study_of_nothing_and_one_without_outlets_are_shown():
    empty = fr.Study(*(fr.tables.empty(name) for name in fr.tables.SCHEMAS))
    assert "0 articles" in Reader(empty._repr_html_()).text
    bare = fr.analyze(["Ann Lee said it was an attack."])
    assert "1 article," in Reader(bare._repr_html_()).text and "Ann Lee (1)" in Reader(bare._repr_html_()).text
    many = fr.Study(*(fr.tables.from_records(name, [{"article_id": str(k), "outlet": f"o{k:02}", "text": "x"}
                    for k in range(30)] if name == "articles" else []) for name in fr.tables.SCHEMAS))  # fmt: skip
    assert "and 18 more outlets" in Reader(many._repr_html_()).text


def test_scripts_stay_text_and_nothing_is_loaded():
    study = hostile_study()
    views = [fr.show(getattr(study, name), actors=study.actors) for name in fr.tables.SCHEMAS]
    views += [fr.show(study), fr.show(study, "x<b>")]
    for view in views:
        reader = Reader(view.html)  # minds src, href and on…
        assert not reader.tags & {"script", "img", "b"} or view is views[-1]
        assert "http" not in view.html and "url(" not in view.html
        assert "mathjax_ignore" in view.html
    for view in (views[0], views[1], views[-2]):
        assert "<script>alert(1)</script>" in Reader(view.html).text and "[bold]x[/bold] $x$" in Reader(view.html).text
    assert "<script" not in views[-1].html and "\u202eevil" in views[-1].html


@settings(max_examples=40)
@given(st.lists(st.one_of(st.none(), st.text(max_size=20), st.integers(), st.floats(), st.booleans(),
                          st.lists(st.text(max_size=3), max_size=2)), max_size=4))  # fmt: skip
def test_any_cell_is_shown(values):
    view = fr.show(pd.DataFrame({"outlet": [str(value) for value in values], "x": pd.Series(values, dtype=object)}))
    Reader(view.html)
    view.html.encode()


def test_what_cannot_be_shown_is_told(study):
    with pytest.raises(ValueError, match="no article 'b'"):
        fr.show(study, "b")
    with pytest.raises(ValueError, match="article_id and text; give a table instead"):
        fr.show(study.hits.iloc[0])
    with pytest.raises(TypeError, match="table= of show"):
        fr.show(7)


def test_the_extension_shows_whole_tables_and_leaves_all_else(study):
    shell = pytest.importorskip("IPython.core.interactiveshell").InteractiveShell()
    rates = fr.compare.accusations(study.hits)
    some = {"own": study.hits, "chosen": study.hits[["surface"]], "other": pd.DataFrame({"a": [1]}), "rates": rates}

    def shown():
        return {name: shell.display_formatter.format(table)[0] for name, table in some.items()}

    before = shown()
    shell.run_line_magic("load_ext", "framing")
    loaded = shown()
    assert loaded["own"]["text/html"] == fr.show(study.hits).html != before["own"]["text/html"]
    assert loaded["own"]["text/plain"] == before["own"]["text/plain"]
    assert {name: loaded[name] for name in ("chosen", "other", "rates")} == {
        name: before[name] for name in ("chosen", "other", "rates")
    }
    shell.run_line_magic("unload_ext", "framing")
    assert shown() == before


def test_a_long_comparison_says_how_many_rows_there_are():
    table = fr.compare.Comparison({"frame": [f"f{k}" for k in range(70)]}, method="Counts <b>.")
    html = table._repr_html_()
    assert "First 60 of 70 rows." in html and "f59" in html and "f60" not in html and "Counts &lt;b&gt;." in html
    assert "First" not in table.head(3)._repr_html_()


def test_a_view_says_in_text_what_it_is():
    assert repr(HtmlView("<b>x</b>")) == "<HtmlView: 8 characters of HTML, for a notebook>"


def test_nobody_is_shown_by_an_identity_that_nobody_reads():
    text = "Gunmen shot at worshippers. The terrorist attack was brutal, Ann Lee said."
    study = fr.analyze([{"id": "x", "outlet": "Sun", "published": "2024-03-01", "text": text}])
    assert {"CIVILIANS", "x:terrorist-1"} & {*study.hits["target"], *study.mentions["actor_id"]}
    for view in (fr.show(study, "x"), fr.show(study.hits, actors=study.actors),
                 fr.show(study.mentions, actors=study.actors)):  # fmt: skip
        assert "x:" not in Reader(view.html).text and "CIVILIANS" not in view.html
    assert "civilians" in fr.show(study.hits, actors=study.actors).html
    assert "CIVILIANS" in fr.show(study.hits).html  # without names, identities


def test_days_stand_on_one_line_and_what_is_wide_can_be_reached_by_keys(study):
    html = fr.show(study.articles).html
    assert '<td class="short">2018-02-08</td>' in html
    assert '<div tabindex="0" class="framing-view' in html and "overflow-wrap:anywhere" in html


def test_a_name_from_right_to_left_turns_nothing_around_it():
    study = fr.analyze([{"id": "x", "outlet": "Sun", "text": "الجزيرة said the attack was brutal."}])
    study = study.__class__(**{**vars(study), "quotes": study.quotes.assign(actor="الجزيرة")})
    assert "<bdi>الجزيرة</bdi> (1)" in fr.show(study).html
