"""One object for the options of comparisons: the same in signatures, in help and at work."""

import inspect
from dataclasses import asdict, fields

import pandas as pd
import pytest

from framing import compare
from framing.compare.inference.options import Inference, Options

VERBS = ("rates", "naming", "sourcing", "accusations", "doubts", "agency")


def test_the_options_are_the_fields():
    assert list(Options.__annotations__) == [field.name for field in fields(Inference)]


@pytest.mark.parametrize("name", VERBS)
def test_signature_and_help_show_each_option(name):
    verb = getattr(compare, name)
    shown = inspect.signature(verb).parameters
    for option, default in asdict(Inference()).items():
        assert shown[option].default == default
        assert shown[option].kind is inspect.Parameter.KEYWORD_ONLY
        assert f"\n{option} : " in verb.__doc__ or f"\n{option}, " in verb.__doc__ or f", {option} : " in verb.__doc__
    assert "As in :class:`Inference`" not in verb.__doc__
    assert all(p.kind is not inspect.Parameter.VAR_KEYWORD for p in shown.values())


@pytest.mark.parametrize("name", VERBS)
def test_an_unknown_option_is_refused_with_the_name_that_was_meant(name):
    hits = pd.DataFrame({"article_id": [], "frame": []})
    with pytest.raises(TypeError, match=r"bootstrap= is perhaps bootstraps="):
        getattr(compare, name)(hits, bootstrap=9)


def test_each_option_reaches_the_table():
    n = 16
    articles = pd.DataFrame(
        {"article_id": [f"a{k}" for k in range(n)], "outlet": ["P", "S"] * 8, "day": [k // 2 for k in range(n)]}
    )
    articles["text"] = ["a word or two"] * n
    articles["desk"] = ["x", "x", "y", "y"] * 4
    hits = pd.DataFrame({"article_id": [f"a{k}" for k in range(n) for _ in range(k % 4)], "frame": "blame"})
    few = {"permutations": 99, "bootstraps": 99}
    base = compare.rates(hits, articles, **few)

    def other(**options):
        return compare.rates(hits, articles, **{**few, **options})

    assert other(groups=["S", "P"])["outlet"].tolist() == ["S", "P"]
    assert (other(level=0.5)["ci_low"] > base["ci_low"]).all()
    assert (other(seed=1)["seed"] == 1).all() and not other(seed=1)["p"].equals(base["p"])
    assert "(9 draws)" in other(bootstraps=9).method
    assert not other(permutations=9)["p"].equals(base["p"])
    assert "Permuted within desk" in other(strata="desk").method and not other(strata="desk")["p"].equals(base["p"])
    assert (other(unit="desk")["n_units"] == 2).all() and (other(unit="desk")["unit"] == "desk").all()
