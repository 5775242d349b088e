"""A study that somebody mends in a spreadsheet, and one that is cut to some articles."""

import csv
import json

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

import framing as fr
from framing import tables
from framing.articles import Rejected
from framing.shipped import shipped
from framing.study import EditedTableWarning, Study


@pytest.fixture(scope="module")
def whole():
    study = fr.analyze(shipped("seeds"), registry="syria", scope="all")
    study.rejected.append(Rejected("x.txt", "the text is empty", {"id": 3}))
    study.articles["desk"] = ["foreign", "home"]
    study.hits["sure"] = [True, False] * (len(study.hits) // 2) + [True] * (len(study.hits) % 2)
    return study


@pytest.fixture
def folder(whole, tmp_path):
    return whole.save(tmp_path / "out", figures=False)


def edit(path, change, **dialect):
    """Read a CSV as a spreadsheet does, change its rows, and write it as one does."""
    with path.open(encoding="utf-8-sig", newline="") as handle:
        rows = list(csv.DictReader(handle))
    rows = change(rows) or rows
    with path.open("w", encoding=dialect.pop("encoding", "utf-8-sig"), newline="") as handle:
        writer = csv.DictWriter(handle, list(rows[0]), **dialect)
        writer.writeheader()
        writer.writerows(rows)


def same(one, two):
    for name, table in one.tables():
        pd.testing.assert_frame_equal(getattr(two, name), table, check_dtype=False, obj=name)


def test_saving_and_loading_lose_nothing(whole, folder):
    again = Study.load(folder)
    same(whole, again)
    assert again.rejected == whole.rejected
    assert again.run == json.loads(json.dumps(whole.run))
    assert (folder / "hits.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert again.articles["desk"].tolist() == ["foreign", "home"]
    assert pd.api.types.is_bool_dtype(again.hits["sure"])
    assert fr.resolve_actors(again.quotes, again.articles, again.mentions)["actor"].equals(again.quotes["actor"])


def test_an_edited_cell_is_taken(whole, folder):
    def change(rows):
        rows[0]["frame"], rows[1]["sure"], rows[2]["target"] = "mine", "WAHR", ""

    edit(folder / "hits.csv", change)
    with pytest.warns(EditedTableWarning, match=r"hits\.csv was edited .*\([23] rows changed\): it is taken"):
        again = Study.load(folder)
    assert again.hits["frame"][0] == "mine"
    assert again.hits["sure"][1] == True  # noqa: E712 (a truth value of pandas)
    assert again.hits["target"][2] is None
    same(whole[[]], again[[]])


def test_what_a_spreadsheet_does_by_itself_is_no_edit(whole, folder):
    def excel(rows):
        for row in rows:
            for key, value in row.items():
                if value in ("True", "False"):
                    row[key] = {"True": "WAHR", "False": "FALSCH"}[value]
                elif key in ("polarity", "confidence", "weight") and value:
                    row[key] = f"{float(value):.8g}".replace(".", ",")
                elif key == "published" and value:
                    year, month, day = value.split("-")
                    row[key] = f"{day}.{month}.{year}"
                elif key in ("text", "title", "content"):
                    row[key] = value.replace("\r\n", "\n")[:32_767]
        return [dict(reversed(row.items())) for row in rows]

    for name in tables.SCHEMAS:
        edit(folder / f"{name}.csv", excel, delimiter=";")
    same(whole, Study.load(folder))  # and no warning


def test_rows_that_are_deleted_are_gone_and_further_columns_stay(whole, folder):
    def change(rows):
        return [{**row, "note": "", "code": str(n)} for n, row in enumerate(rows) if n != 1]

    edit(folder / "quotes.csv", change)
    with pytest.warns(EditedTableWarning, match="1 row deleted, columns new: code, note"):
        again = Study.load(folder)
    gone = whole.quotes["quote_id"][1]
    assert again.quotes["quote_id"].tolist() == whole.quotes["quote_id"].drop(1).tolist()
    assert again.quotes["code"].tolist()[:3] == [0, 2, 3]
    assert gone not in set(again.hits["quote_id"]) | set(again.mentions["quote_id"])
    assert len(again.hits) == len(whole.hits)
    assert again.actors["n_quotes"].sum() == whole.actors["n_quotes"].sum() - 1
    named = dict(zip(whole.actors["actor_id"], whole.actors["name"]))
    assert dict(zip(again.actors["actor_id"], again.actors["name"])).items() <= named.items()


def test_articles_that_are_deleted_or_mended_take_all_tables_along(whole, folder):
    def change(rows):
        rows[0]["outlet"] = "The Post"
        return rows[:1]

    edit(folder / "articles.csv", change)
    with pytest.warns(EditedTableWarning, match="1 row changed, 1 deleted"):
        again = Study.load(folder)
    for name in ("quotes", "mentions", "hits"):
        table = getattr(again, name)
        assert len(table) == (getattr(whole, name)["article_id"] == again.articles["article_id"][0]).sum()
        assert set(table["outlet"]) == {"The Post"}
    assert set(again.hits.loc[again.hits["voice"] == "narration", "speaker"]) == {"The Post"}
    again.save(folder, figures=False)
    same(again, Study.load(folder))


def test_a_parquet_that_was_changed_is_taken(whole, folder):
    hits = whole.hits.assign(frame="mine")
    pa.parquet.write_table(tables.to_arrow(hits, "hits"), folder / "hits.parquet")
    with pytest.warns(EditedTableWarning, match=r"hits\.parquet was changed .* hits\.csv is out of date"):
        assert set(Study.load(folder).hits["frame"]) == {"mine"}


def test_two_changes_are_refused_with_the_way_out(whole, folder):
    pa.parquet.write_table(tables.to_arrow(whole.hits.assign(frame="mine"), "hits"), folder / "hits.parquet")
    edit(folder / "hits.csv", lambda rows: rows[1:])
    with pytest.raises(ValueError, match=r"hits\.csv and hits\.parquet were both changed .*take away the one"):
        Study.load(folder)
    (folder / "hits.parquet").unlink()
    assert len(Study.load(folder).hits) == len(whole.hits) - 1


def test_a_folder_without_a_record_is_read_where_the_files_agree(whole, folder):
    (folder / "run.json").unlink()
    same(whole, Study.load(folder))
    edit(folder / "hits.csv", lambda rows: rows[1:])
    with pytest.raises(ValueError, match="no record says which is newer"):
        Study.load(folder)
    (folder / "hits.csv").unlink()
    same(whole, Study.load(folder))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda rows: [{k: v for k, v in row.items() if k != "hit_id"} for row in rows], "column 'hit_id' is gone"),
        (lambda rows: [{**row, "negated": "perhaps"} for row in rows], "'perhaps' is neither TRUE nor FALSE"),
        (lambda rows: [{**row, "start": "7"} for row in rows], r"hits\.surface of .* holds"),
        (lambda rows: [*rows, {**rows[0], "hit_id": ""}], "has no hit_id"),
        (lambda rows: [*rows, rows[0]], "stands twice"),
    ],
)
@pytest.mark.filterwarnings("ignore::framing.study.EditedTableWarning")
def test_edits_that_break_a_table_are_named(folder, change, message):
    edit(folder / "hits.csv", change)
    with pytest.raises(ValueError, match=message):
        Study.load(folder)


def test_a_date_that_can_be_two_is_asked_for(folder):
    edit(folder / "articles.csv", lambda rows: [{**row, "published": "03/04/2018"} for row in rows])
    with pytest.raises(ValueError, match="'03/04/2018' is 2018-04-03 or 2018-03-04; write it as"):
        Study.load(folder)
    edit(folder / "articles.csv", lambda rows: [{**row, "published": "3.4.2018"} for row in rows])
    with pytest.warns(EditedTableWarning):
        assert set(Study.load(folder).articles["published"]) == {"2018-04-03"}


@pytest.mark.parametrize(
    "choose",
    [
        lambda s: s.articles["outlet"] == "Outlet B",
        lambda s: (s.articles["outlet"] == "Outlet B").to_numpy(),
        lambda s: (s.articles["outlet"] == "Outlet B").tolist(),
        lambda s: (s.articles["outlet"] == "Outlet B").astype("boolean"),
        lambda s: (s.articles["outlet"] == "Outlet B").iloc[::-1],
        lambda s: ["003_5a9425e36a0ed616"],
        lambda s: "003_5a9425e36a0ed616",
        lambda s: {"003_5a9425e36a0ed616"},
        lambda s: pd.Index(["003_5a9425e36a0ed616"]),
        lambda s: s.articles[s.articles["outlet"] == "Outlet B"],
        lambda s: slice(1, None),
    ],
)
def test_all_tables_are_cut_together(whole, choose):
    part = whole[choose(whole)]
    ids = {"003_5a9425e36a0ed616"}
    for name in ("articles", "quotes", "mentions", "hits"):
        table, all_rows = getattr(part, name), getattr(whole, name)
        assert set(table["article_id"]) == ids
        expected = all_rows[all_rows["article_id"].isin(ids)].reset_index(drop=True)
        pd.testing.assert_frame_equal(table, expected)
        tables.check(table, name, part.articles)
    assert part.rejected == whole.rejected and part.run == whole.run


def test_actors_of_a_part_are_those_of_an_analysis_of_it(whole):
    part = whole[whole.articles["outlet"] == "Outlet B"]
    alone = fr.analyze(shipped("seeds") / "003_5a9425e36a0ed616.txt", registry="syria", scope="all")
    columns = ["actor_id", "name", "kind", "side", "n_mentions", "n_quotes", "aliases"]
    pd.testing.assert_frame_equal(part.actors[columns], alone.actors[columns])


def test_an_event_and_nothing(whole):
    assert len(whole.event("deir-al-zor-2018-02").articles) == 2
    assert [len(table) for _, table in whole[[]].tables()] == [0] * len(tables.SCHEMAS)
    assert [len(table) for _, table in whole[[False, pd.NA]].tables()] == [0] * len(tables.SCHEMAS)
    with pytest.raises(ValueError, match="no article reports the event 'x'; the events are: deir-al-zor-2018-02"):
        whole.event("x")


@pytest.mark.parametrize(
    ("chosen", "message"),
    [
        ([True], "the mask has 1 values, the study 2 articles; make it of its own articles"),
        (np.zeros(3, dtype=bool), "the mask has 3 values"),
        (["nobody"], "no article has the id 'nobody'; ids are such as '000_4c46cb86863b7e71'"),
        ("nobody", "no article has the id 'nobody'"),
        (3, "no article has the id 3"),
    ],
)
def test_wrong_choices_are_named(whole, chosen, message):
    with pytest.raises(ValueError, match=message):
        whole[chosen]
