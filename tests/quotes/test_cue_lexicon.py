from __future__ import annotations

from pathlib import Path

import pytest

from framing.quotes.cue_lexicon import STANCES, cue_lexicon, inflect, read_cues
from framing.shipped import shipped

# Forms of the words of speech that the scope "speech" must hold at least.
SPEECH = """
    say says said saying tell tells told telling add added adds adding write writes wrote written writing tweet tweeted
    argue argues argued arguing claim claims claimed claiming note notes noted noting explain explained explains insist
    insisted insists ask asks asked asking state states stated stating announce announced announces announcing declare
    declared declares declaring warn warned warns warning suggest suggested suggests suggesting acknowledge acknowledged
    acknowledging admit admits admitted admitting deny denies denied denying report reported reports reporting reply
    replied replies replying respond responded responds quote quoted quotes quoting call called calls calling describe
    described describes describing accuse accused accuses accusing criticize criticized criticise criticised criticizing
    condemn condemned condemns condemning promise promised promises promising pledge pledged pledges vow vowed vows urge
    urged urges urging testify testified testifies comment commented comments mention mentioned mentions remark remarked
    continue continued continues conclude concluded concludes recall recalled recalls speak spoke spoken speaks predict
    predicted predicts assert asserted asserts contend contended contends allege alleged alleges maintain maintained
    maintains emphasize emphasized emphasizes stress stressed stresses reveal revealed reveals concede conceded concedes
    according statement statements
"""


def test_every_word_of_speech_is_one() -> None:
    missing = [word for word in SPEECH.split() if not cue_lexicon().is_speech([word])]
    assert missing == []


def test_plans_and_beliefs_are_not_speech() -> None:
    for words in (["believes"], ["has", "planned", "to"], ["are", "expected"], ["found"], ["wants"]):
        assert not cue_lexicon().is_speech(words), words


def test_every_entry_is_graded_by_a_work_that_is_listed_and_used() -> None:
    import tomllib

    data = tomllib.loads(shipped("lexicons/cues.toml").read_text(encoding="utf-8"))
    used = {item["source"] for item in data["cues"]}
    assert used == set(data["sources"])
    assert {item["stance"] for item in data["cues"]} == set(STANCES)
    keys = [(item["lemma"], item["pos"]) for item in data["cues"]]
    assert len(keys) == len(set(keys)) > 300


def test_inflection() -> None:
    assert inflect("stress") == ["stress", "stresses", "stressed", "stressing"]
    assert inflect("admit") == ["admit", "admits", "admitted", "admitting"]
    assert inflect("agree")[3] == "agreeing"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            'lemma = "say", pos = "verb", speech = true, stance = "neutral", takes = "clause", source = "x"',
            "source = 'x'",
        ),
        (
            'lemma = "say", pos = "verb", speech = true, stance = "cool", takes = "clause", source = "a"',
            "stance = 'cool'",
        ),
        ('pos = "verb", speech = true, stance = "neutral", takes = "clause", source = "a"', "needs a lemma"),
    ],
)
def test_a_wrong_entry_is_named(tmp_path: Path, line: str, message: str) -> None:
    path = tmp_path / "cues.toml"
    path.write_text(f'cues = [\n  {{ {line} }},\n]\n[sources]\na = "A work."\n', encoding="utf-8")
    with pytest.raises(ValueError, match=message):
        read_cues(path)


def test_a_file_that_is_no_toml_or_empty_is_named(tmp_path: Path) -> None:
    path = tmp_path / "cues.toml"
    path.write_text("cues = [", encoding="utf-8")
    with pytest.raises(ValueError, match="is not TOML"):
        read_cues(path)
    path.write_text("", encoding="utf-8")
    with pytest.raises(ValueError, match="has no cues"):
        read_cues(path)
