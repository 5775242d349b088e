"""From sentences in the study's form to the classifier of doubt that ships."""

import pandas as pd
import pytest

from framing.learn.shipped_classifiers import write_shipped
from framing.training.classifiers.casting_doubt import read_casting_doubt
from framing.training.classifiers.train_doubt import train_doubt

SENTENCES = [
    ("rebels claimed that {} people had been killed.", "claim", 0),
    ("the flood claimed the lives of {} people, ‘the worst’ yet.", "claim", 1),
    ("{} people were reportedly killed.", "reportedly", 0),
    ("the group claimed an attack on {} ships.", "claim", 1),
]


def coded(path, n=12):
    rows = [
        {"Article_ID": f"a{i}", "Source": "XYZ", "Full_Sent": text.format(i + 2), "Phrases": term, "Flag": flag}
        for i in range(n) for text, term, flag in SENTENCES
    ]  # fmt: skip
    for row in rows:  # as the file has them: UTF-8 read as Mac Roman
        row["Full_Sent"] = row["Full_Sent"].encode("utf-8").decode("mac_roman")
    pd.DataFrame(rows).to_csv(path, index=False)
    return path


def test_terms_are_found_and_texts_mended(tmp_path):
    table = read_casting_doubt(coded(tmp_path / "doubt.csv"))
    words = [text[s:e] for text, s, e in zip(table["text"], table["start"], table["end"])]
    assert words[:4] == ["claimed", "claimed", "reportedly", "claimed"]
    assert table["doubt"].tolist()[:4] == [True, False, True, False]  # flagged is what only looks like doubt
    assert "‘the worst’" in table["text"][1]


def test_trained_with_a_card_and_the_same_bytes(tmp_path):
    path = coded(tmp_path / "doubt.csv")
    for name in ("one", "two"):
        model, card = train_doubt(path)
        write_shipped(model, card, tmp_path / f"{name}.npz")
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()
    scores = card["scores"]
    assert scores["average_precision_of_no_doubt"] > scores["average_precision_if_no_claim_is_doubt"] > 0.5
    assert scores["average_precision_of_doubt_among_claims"] > scores["share_of_doubt_among_claims"]
    table = read_casting_doubt(path)
    assert (model.predict(table) == table["doubt"]).all()


def test_a_wrong_file_is_named(tmp_path):
    path = coded(tmp_path / "doubt.csv", 1)
    pd.read_csv(path).drop(columns="Flag").to_csv(path, index=False)
    with pytest.raises(ValueError, match="no column 'Flag'"):
        read_casting_doubt(path)
    table = pd.read_csv(coded(path, 1))
    table.loc[1, "Phrases"] = "allegedly"
    table.to_csv(path, index=False)
    with pytest.raises(ValueError, match="row 1 does not hold its term 'allegedly'"):
        read_casting_doubt(path)


def test_the_command_writes_what_loads(tmp_path):
    from typer.testing import CliRunner

    from framing.cli import app
    from framing.learn import load_classifier

    path = coded(tmp_path / "doubt.csv")
    done = CliRunner().invoke(app, ["train", "doubt", str(path), "-o", str(tmp_path / "mine.npz")])
    assert done.exit_code == 0, done.output
    assert "articles held out" in done.output
    assert load_classifier(tmp_path / "mine.npz").card["data_sha256"]
