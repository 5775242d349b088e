"""Every public verb, called as people call it by mistake: it works, or says in words what to do."""

import importlib
import inspect
import re
import warnings
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest

import framing as fr
from framing import tables
from framing.shipped import shipped

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("articles", "quotes", "actors", "frames", "learn", "lexicons", "compare", "validity", "plots", "study")
#: Names of `__all__` that take no table of the package, each with the reason; the walk takes all others.
OTHERWISE = {
    "articles.rejected_of": "reads the attributes of a table",
    "quotes.cue_lexicon": "takes nothing",
    "quotes.quotes_of": "takes a document",
    "validity.evaluate_actors": "takes files",
    "actors.merges_csv": "takes the table of find_merges alone",
    "actors.read_merges": "takes a file",
    "actors.read_registry": "takes a file",
    "actors.suggestions_toml": "takes the table of suggest_actors alone",
    "articles.event_links": "takes what find_events gave, on which the reasons hang",
    "learn.coverage_curve": "takes arrays",
    "learn.cross_validate": "takes an estimator",
    "learn.learning_curve": "takes an estimator",
    "learn.load_background": "takes a file",
    "learn.load_classifier": "takes a file",
    "learn.save_classifier": "takes a model",
    "lexicons.accepted_terms": "takes the table of suggest_terms alone",
    "lexicons.check_lexicon": "takes a lexicon",
    "lexicons.count_changes": "takes lexicons",
    "lexicons.diff_lexicons": "takes lexicons",
    "lexicons.export_lexicon": "takes a lexicon",
    "lexicons.import_lexicon": "takes a file",
    "lexicons.parse_lexicon": "takes a text",
    "lexicons.read_lexicon": "takes a file",
    "lexicons.read_lexicons": "takes files",
    "lexicons.shipped_lexicons": "takes nothing",
    "lexicons.write_lexicon": "takes a lexicon",
    "validity.agreement": "takes codes, not a table of the package",
    "validity.from_codings": "takes codings",
    "validity.read_brat": "takes a folder",
    "validity.read_doccano": "takes a file",
    "validity.read_label_studio": "takes a file",
    "validity.read_qdpx": "takes a file",
    "validity.read_sheet": "takes a file",
    "validity.read_web_annotations": "takes a file",
    "validity.read_xmi": "takes a file",
    "validity.write_brat": "takes codings",
    "validity.write_doccano": "takes codings",
    "validity.write_label_studio": "takes codings",
    "validity.write_qdpx": "takes codings",
    "validity.write_web_annotations": "takes codings",
    "validity.write_xmi": "takes codings",
    "plots.save": "takes a figure",
    "plots.style": "takes no table",
    "plots.statement": "takes one row",
    "study.analyze_into": "writes into a folder; its tables are those of analyze",
    "study.init_study": "writes a file",
    "study.make_part": "takes options that are read",
    "study.read_study": "takes a file",
    "study.run_study": "takes a file",
    "study.verify": "takes a folder",
    "study.status": "takes a folder",
}


def verbs():
    """Every function that a room or the package names in public."""
    found = {}
    for room in ROOMS:
        module = importlib.import_module(f"framing.{room}")
        for name in module.__all__:
            thing = getattr(module, name)
            if callable(thing) and not inspect.isclass(thing):
                found[f"{room}.{name}"] = thing
    for name in fr.__all__:
        thing = getattr(fr, name)
        if callable(thing) and not inspect.isclass(thing) and thing not in found.values():
            found[name] = thing
    return found


VERBS = {name: verb for name, verb in verbs().items() if name not in OTHERWISE}
#: Words of which a message needs one: it says what to do, or what there is to choose from.
MENDS = "must be|add|give|call|pass|name|fill|put|draws|takes|needs|makes|it has|there are|write|say|choose"
FEW_DRAWS = {"permutations": 19, "bootstraps": 19}
FEW = {"permutations": 19, "bootstraps": 19, "n_resamples": 19}


@pytest.fixture(scope="module")
def study():
    return fr.analyze(shipped("seeds"), registry="syria", scope="all")


@pytest.fixture(scope="module")
def given(study, tmp_path_factory):
    """What to give for a parameter, by verb and name; a verb of which this knows nothing fails the walk."""
    hits, articles = study.hits, study.articles
    codes = pd.DataFrame({"coder": ["a", "b"] * 2, "unit": [1, 1, 2, 2], "code": ["x", "x", "y", "x"]})
    few = {"permutations": 19, "bootstraps": 19}
    rates = fr.compare.rates(hits, articles, what=["frame", "voice"], **few)
    plain = fr.compare.rates(hits, articles, **few)
    sources = fr.compare.sourcing(study.quotes, articles, study.actors, **few)
    numbers = fr.compare.numbers(articles, study.quotes)
    one, two = (study.quotes[study.quotes["outlet"] == outlet] for outlet in ("Outlet A", "Outlet B"))
    own = {
        "articles": articles, "quotes": study.quotes, "mentions": study.mentions, "hits": hits, "actors": study.actors,
        "exposure": study.exposure, "quantities": study.quantities,
        "table": hits, "study": study, "source": articles, "rates": rates, "sourcing": sources,
        "a": one, "b": two, "article_id": articles["article_id"][0],
        "frame": "aggression", "lexicons": ["conflict"], "n": 4,
        "path": tmp_path_factory.mktemp("walk") / "sheet.csv", "gold": hits, "measure": "frame",
        "errors": pd.DataFrame({"outlet": ["Outlet A", "Outlet B"], "tp": [9, 8], "fp": [1, 2], "fn": [2, 1]}),
        "merges": study.merges, "coder": "coder", "unit": "unit", "code": "code", "actor": "PRO_GOV_FORCES",
        "seeds": ["attack"], "texts": articles,
    }  # fmt: skip
    told = hits.assign(
        patient="US_COALITION", agent=["PRO_GOV_FORCES", None] * (len(hits) // 2) + [None] * (len(hits) % 2),
        construction="passive",
    )  # fmt: skip
    lights = ["negative", "neutral", "positive", None]
    shown = study.mentions.assign(stance=[lights[k % 4] for k in range(len(study.mentions))])
    said = [f"{word} {k}." for k in range(12) for word in ("A raid", "A truce")]
    coded = pd.DataFrame({"text": said, "label": ["war", "peace"] * 12, "outlet": list("XXYYZZ") * 4})
    special = {
        "compare.portrayal": {"mentions": shown},
        "plots.portrayal": {"table": fr.compare.portrayal(shown, articles, **few)},
        "learn.train_classifier": {"table": coded},
        "compare.agency": {"hits": told}, "plots.agency": {"table": fr.compare.agency(told, articles, **few)},
        "validity.reliability_matrix": {"table": codes},
        "validity.evaluate": {"table": hits, "gold": hits, "measure": "hits"},
        "validity.correct_rates": {"rates": plain[plain["frame"] == "aggression"]},
        "plots.rates": {"table": plain}, "plots.frames": {"table": rates}, "plots.voices": {"table": rates},
        "plots.over_time": {"table": fr.compare.rates(hits, articles, "published", **few)},
        "plots.sources": {"table": fr.compare.sourcing(study.quotes, articles, measures="gender", **few)},
        "plots.coverage": {"table": fr.compare.coverage(articles)},
        "plots.cue_stance": {"table": sources}, "plots.who_quotes_whom": {"table": sources},
        "plots.accusations": {"table": fr.compare.accusations(hits)},
        "plots.accusation_graph": {"table": fr.compare.accusations(hits)},
        "plots.palette": {"groups": articles},
        "plots.naming": {"table": fr.compare.naming(study.mentions)}, "plots.numbers": {"table": numbers},
        "plots.overview": {"quantities": numbers},
        "plots.keyness": {"table": fr.compare.keyness(one, two, permutations=19)},
    }  # fmt: skip
    return lambda name: {**own, **special.get(name, {})}


def arguments(name, given):
    """Arguments by name: those that the verb needs, its tables, and few draws."""
    out, values = {}, given(name)
    for key, parameter in inspect.signature(VERBS[name]).parameters.items():
        needed = parameter.default is inspect.Parameter.empty
        if key in FEW:
            out[key] = FEW[key]
        elif needed or (key in tables.SCHEMAS and name != "lexicons.reach" and not name.startswith("plots.")):
            assert key in values, f"tests/test_traps.py does not know what to give {name} as {key}="
            out[key] = values[key]
    return out


def frames_of(args):
    return [key for key, value in args.items() if isinstance(value, pd.DataFrame)]


def called(name, args):
    """Call a verb; what it refuses it must refuse in words."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return VERBS[name](**args)
        except (ValueError, TypeError, FileNotFoundError) as error:
            own = type(error).__module__.startswith("framing")
            assert type(error) in (ValueError, TypeError, FileNotFoundError) or own, repr(error)
            return error
        except Exception as error:
            pytest.fail(f"{name} ends with {type(error).__name__}: {error}")


def told(error, *words):
    """Whether a message names one of the words and says what to do."""
    message = str(error)
    named = [word for word in words if re.search(rf"\b{re.escape(str(word))}\b", message)]
    assert named, f"{message!r} names none of {words}"
    assert re.search(rf"\b({MENDS})\b", message, re.IGNORECASE), f"{message!r} does not say what to do"


def test_the_walk_knows_all_verbs():
    assert set(OTHERWISE) <= set(verbs()), set(OTHERWISE) - set(verbs())
    assert len(VERBS) > 30


@pytest.mark.parametrize("name", VERBS)
def test_it_works_as_it_should(name, given):
    found = called(name, arguments(name, given))
    assert not isinstance(found, Exception), found


@pytest.mark.parametrize("name", VERBS)
def test_tables_in_the_wrong_order(name, given):
    args = arguments(name, given)
    keys = frames_of(args)
    if len(keys) < 2:
        found = called(name, {**args, keys[0]: given(name)["actors"]} if keys else args)
        if isinstance(found, Exception):
            told(found, *keys, *tables.SCHEMAS["hits"].names, *tables.SCHEMAS["quotes"].names)
        return
    right = called(name, args)
    for first, second in [(0, 1), (1, 0)]:
        swapped = {**args, keys[first]: args[keys[second]], keys[second]: args[keys[first]]}
        found = called(name, swapped)
        if isinstance(found, Exception):
            told(found, *keys, *(column for key in keys for column in args[key]))
        elif name not in ("compare.keyness", "validity.evaluate"):  # of two of a kind either order is right
            assert type(found) is type(right)
            if isinstance(right, pd.DataFrame):
                pd.testing.assert_frame_equal(pd.DataFrame(found), pd.DataFrame(right))


@pytest.mark.parametrize("name", VERBS)
def test_a_missing_column(name, given):
    args = arguments(name, given)
    for key in frames_of(args):
        for column in args[key].columns:
            found = called(name, {**args, key: args[key].drop(columns=[column])})
            if isinstance(found, Exception):
                told(found, column)


@pytest.mark.parametrize("name", VERBS)
def test_a_string_for_a_list(name, given):
    args = arguments(name, given)
    one = {
        "by": "outlet", "what": "frame", "groups": "Outlet A", "lexicons": "conflict", "frames": "aggression",
        "outlets": "Outlet A", "codes": "frame", "values": "aggression", "order": "Outlet A",
    }  # fmt: skip
    for key, value in one.items():
        if key not in inspect.signature(VERBS[name]).parameters:
            continue
        single = called(name, {**args, key: value})
        if not re.search("Sequence|Iterable|By|list", str(inspect.signature(VERBS[name]).parameters[key].annotation)):
            if isinstance(single, Exception):
                told(single, key, value, *args)
            continue
        many = called(name, {**args, key: (value,)})
        if isinstance(many, Exception):
            told(many, key, value)
            assert type(single) is type(many) and str(single) == str(many)
        elif isinstance(many, pd.DataFrame):
            pd.testing.assert_frame_equal(pd.DataFrame(single), pd.DataFrame(many))
        else:
            assert not isinstance(single, Exception), single


class Polars:
    """A stand-in for a frame of polars: columns, and Arrow's C stream."""

    def __init__(self, frame):
        flat = pd.DataFrame(frame).reset_index() if frame.index.name else pd.DataFrame(frame)
        self.held = tables_to_arrow(flat)

    @property
    def columns(self):
        return self.held.column_names

    def __len__(self):
        return self.held.num_rows

    def __getitem__(self, key):
        raise AssertionError("a frame of another library was used as one of pandas")

    def __arrow_c_stream__(self, requested_schema=None):
        return self.held.__arrow_c_stream__(requested_schema)


def tables_to_arrow(frame):
    def plain(value):
        return {str(k): v for k, v in value.items()} if isinstance(value, dict) else value

    arrays = []
    for column in frame:
        values = [None if value is pd.NA else plain(value) for value in frame[column]]
        try:
            arrays.append(pa.array(values, from_pandas=True))
        except (pa.ArrowException, TypeError):
            arrays.append(pa.array([None if v is None else str(v) for v in values]))
    return pa.table(dict(zip(map(str, frame.columns), arrays)))


@pytest.mark.parametrize("form", [Polars, lambda frame: Polars(frame).held])
@pytest.mark.parametrize("name", VERBS)
def test_frames_of_polars_and_arrow(name, form, given):
    args = arguments(name, given)
    expected = called(name, args)
    found = called(
        name, {key: form(value) if isinstance(value, pd.DataFrame) else value for key, value in args.items()}
    )
    assert not isinstance(found, Exception), found
    if isinstance(expected, pd.DataFrame) and not name.startswith("validity."):
        assert list(found.columns)[: len(expected.columns)] == list(expected.columns)
        assert len(found) == len(expected)


@pytest.mark.parametrize("name", VERBS)
def test_an_empty_table(name, given):
    args = arguments(name, given)
    keys = frames_of(args)
    for bare in (False, True):
        empty = {key: pd.DataFrame() if bare else args[key].iloc[:0] for key in keys}
        for change in [empty, *({key: empty[key]} for key in keys)]:
            found = called(name, {**args, **change})
            if isinstance(found, Exception):
                assert len(str(found)) > 25, found


PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_names_in_the_documentation_are_there(page):
    for dotted in set(re.findall(r"\bfr\.([a-zA-Z_][\w.]*\w)", page.read_text(encoding="utf-8"))):
        thing = fr
        for part in dotted.split("."):
            if not inspect.ismodule(thing):
                break
            assert hasattr(thing, part), f"{page.name} says fr.{dotted}"
            thing = getattr(thing, part)


def test_every_room_is_reached_from_the_top():
    # Not the command line, and not what makes the models.
    rooms = {path.parent.name for path in (ROOT / "framing").glob("*/__init__.py")} - {"cli", "training"}
    assert rooms <= set(fr.__all__)


def test_a_wrong_name_is_told_with_the_verb_and_the_likely_one(study):
    with pytest.raises(TypeError, match=r"^rates: .*'denominater'; it takes table, .*perhaps denominator=$"):
        fr.compare.rates(study.hits, study.articles, denominater="articles")
    with pytest.raises(TypeError, match=r"^rates: .*'colour'; it takes .*perhaps colors=$"):
        fr.plots.rates(study.hits, colour="red")
    with pytest.raises(TypeError, match=r"^naming: missing .*'actor'"):
        fr.plots.naming(study.mentions)
    with pytest.raises(TypeError, match=r"^rates: missing .*'articles'"):
        fr.compare.rates(study.hits, "articles.csv")


def test_mentions_are_not_counted_as_quotes(study):
    for wrong in (study.mentions, study.hits.assign(actor_id="UN")):
        with pytest.raises(ValueError, match=r"quotes= of sourcing is a table of (mentions|hits), not of quotes"):
            fr.compare.sourcing(wrong, study.articles)


def test_tables_that_pandas_read_from_a_csv(study, tmp_path):
    """Lists come back as text, in the way of Python or of JSON."""
    study.save(tmp_path / "study", figures=False)
    study.quotes.to_csv(tmp_path / "quotes.csv", index=False)
    expected = fr.find_frames(study.articles, study.quotes, mentions=study.mentions)
    for path in (tmp_path / "quotes.csv", tmp_path / "study/quotes.csv"):
        quotes = pd.read_csv(path)
        found = fr.find_frames(study.articles, quotes, mentions=study.mentions)
        pd.testing.assert_frame_equal(found, expected)
    with pytest.raises(ValueError, match=r"column 'content_spans' of the table 'quotes' needs lists: 'at 12' is no"):
        fr.find_frames(study.articles, quotes.assign(content_spans="at 12"))


@pytest.mark.parametrize("name", ["n", "rate", "note"])
def test_a_column_of_ones_own_that_is_called_as_the_result_is(study, name):
    articles = study.articles.assign(**{name: ["x", "y"]})
    for verb, table in [("rates", study.hits), ("sourcing", study.quotes), ("naming", study.mentions)]:
        with pytest.raises(ValueError, match=rf"by='{name}' is the name of a column of the result.*rename"):
            getattr(fr.compare, verb)(table, articles, by=name)
    with pytest.raises(ValueError, match="by='category' is a column that sourcing makes; rename"):
        fr.compare.sourcing(study.quotes, study.articles.assign(category=["x", "y"]), by="category", **FEW_DRAWS)
    with pytest.raises(ValueError, match="by='frame' is what is counted, too"):
        fr.compare.rates(study.hits, study.articles.assign(frame=["x", "y"]), by="frame")


def test_space_around_the_name_of_a_group_makes_no_other_group(study):
    articles = study.articles.assign(desk=["news ", "news"])
    assert fr.compare.rates(study.hits, articles, by="desk", **FEW_DRAWS)["desk"].unique().tolist() == ["news"]


class Series:
    """What a column of polars or pyarrow has of a list."""

    def __init__(self, values, name):
        setattr(self, name, lambda: list(values))


@pytest.mark.parametrize("name", ["to_list", "to_pylist"])
def test_columns_of_other_libraries_are_lists(study, name):
    ours = study.articles["outlet"] == "Outlet A"
    assert study[Series(ours, name)].articles["outlet"].tolist() == ["Outlet A"]
    assert study[lambda articles: articles["outlet"] == "Outlet A"].articles["outlet"].tolist() == ["Outlet A"]
    table = fr.compare.rates(study.hits, study.articles, by=Series(["outlet"], name), **FEW_DRAWS)
    assert {"outlet", "rate"} <= set(table)
