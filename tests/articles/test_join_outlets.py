"""One name for each outlet, and what a table says of them."""

import warnings

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import framing as fr
from framing.articles import OutletWarning, add_outlets
from framing.articles.outlets import join_outlets
from framing.articles.read import ReadingWarning


def named(*names):
    return pd.DataFrame({"article_id": [f"a{n}" for n in range(len(names))], "outlet": names, "text": "It rained."})


def joined(*names, table=None, **options):
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        found = add_outlets(named(*names), table, **options)
    return found, [str(one.message) for one in said]


@pytest.mark.parametrize(
    "names",
    [
        ["The Guardian (London)", "The Guardian", "Guardian", "theguardian.com", "guardian.co.uk", "Guardian, The"],
        ["The New York Times", "New York Times", "nytimes.com", "www.nytimes.com", "NEW YORK TIMES"],
        ["Fox News", "Fox News (Online)", "foxnews.com", "FOX  News"],
        ["NBC News (Online)", "NBCNews.com"],
        ["The Telegraph - UK", "The Telegraph"],
        ["El País", "El Pais", "elpais.com"],
        ["Christian Science Monitor", "The Christian Science Monitor", "csmonitor.com"],
        ["TheBlaze", "The Blaze", "TheBlaze.com"],
        ["edition.cnn.com", "CNN", "CNN (Web News)"],
        ["Times (London)", "The Times (London)"],
    ],
)
def test_spellings_of_one_outlet_get_one_name_and_a_line_says_so(names):
    found, said = joined(*names)
    assert len(set(found["outlet"])) == 1
    assert len(said) == 1 and "one name now" in said[0] and "--outlets-as-written" in said[0]
    kept, quiet = joined(*names, as_written=True)
    assert kept["outlet"].tolist() == names and not quiet


@pytest.mark.parametrize(
    "names",
    [
        ["BBC News", "BBC Persian", "BBC"],
        ["The Times", "The Sunday Times", "Times of India"],
        ["The Times (London)", "The Times (Malta)"],
        ["The Independent", "The Independent (Ireland)"],
        ["The Times", "The Times (London)"],
        ["Daily News (New York)", "Daily News (Los Angeles)"],
        ["Die Presse", "La Presse"],
        ["New York Times - News", "New York Times - Opinion", "New York Times"],
        ["huffingtonpost.com", "huffingtonpost.ca", "huffingtonpost.com.au"],
        ["businessinsider.com", "businessinsider.de"],
        ["www.chinadaily.com.cn", "usa.chinadaily.com.cn"],
        ["Cato Institute", "Cato Institute (blog)"],
        ["The Observer (New York)", "The Observer (London)"],
        ["Financial Times", "ft.com", "Fort Times"],
        ["The Times", "latimes.com"],
    ],
)
def test_different_outlets_keep_their_names(names):
    assert joined(*names)[0]["outlet"].tolist() == names


def test_the_spelling_of_most_articles_wins_unless_there_is_a_table():
    assert set(joined("Guardian", "The Guardian", "Guardian")[0]["outlet"]) == {"Guardian"}
    table = pd.DataFrame({"outlet": ["theguardian.com"], "name": ["The Guardian"], "country": ["UK"]})
    found, said = joined("Guardian", "Guardian", "guardian.co.uk", table=table)
    assert set(found["outlet"]) == {"The Guardian"} and set(found["country"]) == {"UK"}
    assert len(said) == 1 and "The Guardian (written also Guardian, guardian.co.uk)" in said[0]


def test_a_place_that_could_be_either_is_kept_apart_and_said():
    found, said = joined("The Times (London)", "The Times (Malta)", "Times (London)", "The Times")
    assert found["outlet"].tolist() == ["The Times (London)", "The Times (Malta)", "The Times (London)", "The Times"]
    assert "kept apart: " in said[1] and "The Times (Malta)" in said[1]


def test_aliases_join_what_no_rule_joins():
    table = pd.DataFrame({"outlet": ["BBC"], "aliases": ["BBC News; bbc.co.uk"], "url": ["https://www.bbc.com/"]})
    found, _ = joined("BBC News", "bbc.co.uk", "bbc.com", "BBC Persian", table=table)
    assert found["outlet"].tolist() == ["BBC", "BBC", "BBC", "BBC Persian"]
    assert "url" not in found and "aliases" not in found


def test_a_site_of_the_table_is_that_site_with_www_and_no_other_papers():
    table = pd.DataFrame({"outlet": ["thetimes.co.uk", "chinadaily.com.cn"], "name": ["The Times", "China Daily"]})
    table["aliases"] = ["", "usa.chinadaily.com.cn"]
    names = ["www.thetimes.co.uk", "www.chinadaily.com.cn", "usa.chinadaily.com.cn", "https://www.latimes.com/"]
    found, said = joined(*names, table=table)
    assert found["outlet"].tolist() == ["The Times", "China Daily", "China Daily", names[3]]
    assert not any("kept apart" in line for line in said)


def test_an_outlet_that_the_table_lacks_is_told_with_the_nearest_name():
    table = pd.DataFrame({"outlet": ["The Washington Post", "Reuters"], "side": ["left", "center"]})
    found, said = joined("The Washingtom Post", "Reuters", "Tass", "Tass", table=table)
    assert found["side"].tolist() == [None, "center", None, None]
    assert said == [
        "the table of outlets lacks 2 outlets of 3 (3 articles): Tass (2), The Washingtom Post (1; perhaps The "
        "Washington Post)"
    ]


def test_what_an_article_says_itself_stays_and_a_line_says_so():
    articles = named("Post", "Post", "Post").assign(side=["left", "right", None])
    with pytest.warns(OutletWarning, match="1 article says another side .* rename"):
        found = add_outlets(articles, pd.DataFrame({"outlet": ["Post"], "side": ["left"]}))
    assert found["side"].tolist() == ["left", "right", "left"]


def test_articles_without_outlet_and_numbers_of_the_table():
    table = pd.DataFrame({"outlet": ["Post"], "founded": ["1877"], "public": ["true"]})
    found, said = joined("Post", None, table=table)
    assert found["founded"].tolist() == [1877, pd.NA] and found["public"].tolist() == [True, pd.NA] and not said
    assert joined(None, None, table=table)[0]["outlet"].isna().all()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            "outlet,side\nPost,left\nThe Sun,\nPost,right\n",
            "'Post' stands twice .*line 2, and .*line 4, with another side",
        ),
        ("outlet,side\nPost,left\npost,left\n", "'post' stands twice .*line 2, and .*line 3. Keep one row"),
        ("outlet,aliases\nPost,Sun\nSun,\n", "'Sun' stands twice"),
        ("outlet,title\nPost,x\n", "the column 'title' is one of the articles"),
        ("paper_name,side\nPost,left\n", "names no outlet; the table has the columns paper_name, side"),
        ("outlet,side\nPost,left,more\n", "line 2: more fields"),
    ],
)
def test_a_wrong_table_says_where_and_what_to_do(tmp_path, data, message):
    (tmp_path / "o.csv").write_text(data)
    with pytest.raises(ValueError, match=message):
        fr.read_articles(named("Post"), outlets=tmp_path / "o.csv")


def test_rows_that_spell_one_name_are_one_outlet():
    table = pd.DataFrame({"outlet": ["nytimes.com", "NYT"], "name": ["The New York Times"] * 2, "side": ["left"] * 2})
    found, _ = joined("NYT", "nytimes.com", "New York Times", table=table)
    assert set(found["outlet"]) == {"The New York Times"} and set(found["side"]) == {"left"}


def test_a_folder_says_it_itself_and_what_is_given_comes_first(tmp_path):
    (tmp_path / "a.csv").write_text("outlet,text\nGuardian,It rained.\nSun,It snowed.\n")
    (tmp_path / "outlets.csv").write_text("outlet;side;founded\nThe Guardian;left;1821\nThe Sun;right;1964\n")
    for source in (tmp_path, tmp_path / "*.csv", tmp_path / "a.csv", [tmp_path / "a.csv", tmp_path / "outlets.csv"]):
        with pytest.warns(ReadingWarning, match="2 outlets have one name now"):
            found = fr.read_articles(source)
        assert found[["outlet", "side", "founded"]].values.tolist() == [
            ["The Guardian", "left", 1821], ["The Sun", "right", 1964],
        ]  # fmt: skip
    own = pd.DataFrame({"outlet": ["Guardian", "Sun"], "side": ["l", "r"]})
    assert fr.read_articles(tmp_path, outlets=own)["side"].tolist() == ["l", "r"]
    assert fr.read_articles(tmp_path, outlets=own, outlets_as_written=True)["outlet"].tolist() == ["Guardian", "Sun"]


def test_a_table_as_toml_and_articles_that_are_called_outlets(tmp_path):
    (tmp_path / "a.csv").write_text("outlet,text\nSun,It snowed.\n")
    (tmp_path / "outlets.toml").write_text('[[outlets]]\noutlet = "Sun"\naliases = ["Currant Bun"]\nside = "right"\n')
    assert fr.read_articles(tmp_path)["side"].tolist() == ["right"]
    (tmp_path / "b").mkdir()
    (tmp_path / "b/outlets.csv").write_text("outlet,text\nSun,It snowed.\n")
    assert len(fr.read_articles(tmp_path / "b")) == 1


def test_a_missing_table_is_told(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"none\.csv: there is no such table of outlets"):
        fr.read_articles(named("Post"), outlets=tmp_path / "none.csv")


@given(st.lists(st.text(max_size=20), max_size=8), st.randoms())
def test_any_names_are_read_and_a_second_reading_changes_nothing(names, shuffled):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        once = add_outlets(named(*names))
        again = add_outlets(once)
        order = list(range(len(names)))
        shuffled.shuffle(order)
        other = add_outlets(named(*names).iloc[order])
    assert once["outlet"].tolist() == again["outlet"].tolist()
    assert other["outlet"].sort_index().tolist() == once["outlet"].tolist()


def test_one_table_by_two_paths_and_its_copy_in_another_folder_are_one(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("b", "c"):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{name}.csv").write_text(f"outlet,text\nSun,It snowed in {name}.\n")
        (tmp_path / name / "outlets.csv").write_text("outlet,side\nSun,right\n")
    assert fr.read_articles(["b", tmp_path / "b", "c"])["side"].tolist() == ["right"] * 2
    (tmp_path / "c/outlets.csv").write_text("outlet,side\nSun,left\n")
    with pytest.raises(ValueError, match="'Sun' stands twice"):
        fr.read_articles(["b", "c"])


def test_names_are_compared_for_those_that_are_shown_only(monkeypatch):
    asked = []
    monkeypatch.setattr(join_outlets, "get_close_matches", lambda name, *_: asked.append(name) or [])
    with pytest.warns(OutletWarning, match=r"lacks 30 outlets of 30 .*: Paper 00 \(1\), .*Paper 07 \(1\), and 22 more"):
        add_outlets(named(*(f"Paper {n:02}" for n in range(30))), pd.DataFrame({"outlet": ["Sun"], "side": ["right"]}))
    assert len(asked) == 8
