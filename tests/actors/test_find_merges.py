import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import framing as fr
from framing.actors import Registry, find_mentions, find_merges, merge_actors, merges_csv, read_merges, resolve_actors


def articles_of(*texts):
    ids = [f"t{number}" for number in range(len(texts))]
    return pd.DataFrame({"article_id": ids, "outlet": "Post", "text": texts})


def actors_of(*texts):
    """Id of each name of the texts, over all of them; where a name has several ids, all."""
    articles = articles_of(*texts)
    mentions = find_mentions(articles)
    merged = merge_actors(mentions, find_merges(mentions, articles))
    names = merged[merged["form"].isin(["name", "nested"])]
    return {name: "/".join(sorted(set(ids))) for name, ids in names.groupby("designator")["actor_id"]}


ONE = [
    ("Karen Vance spoke. Vance left.", "Rep. Karen B. Vance, a Democrat, spoke."),
    ("Mike Brandt spoke.", "Michael R. Brandt spoke."),
    ("Chuck Moreno spoke. He left.", "Mr. Charles E. Moreno spoke."),
    ("Laura Hobbs spoke.", "Laura Tennant Hobbs spoke.", "Laura Tennant spoke."),
    ("Robert F. Delgado Jr. spoke. Mr. Delgado left.", "Robert Delgado spoke."),
    ("Mohammed Fawzi spoke.", "Muhammad al-Fawzi spoke.", "Mohamed Fawzy spoke."),
    ("Maria Ortiz-Lane spoke.", "Maria Ortiz Lane spoke."),
    ("Anna Müller spoke.", "Anna Muller spoke."),
    ("Paul Hobbs, Jr., spoke.", "Paul Hobbs Jr. spoke.", "Paul Hobbs Junior spoke."),
    ("Mr. Zhokhardin Brandt spoke.", "Mr. Zhokardin Brandt spoke."),
    ("The ABCD Chief Laura Hobbs spoke.", "Laura Hobbs spoke."),
    ("Mr. Zhokhardin Brandt spoke.", "Brandt left. Mr. Zhokhardin Brandt spoke.", "Then Zhokhardin spoke."),
    ("Mr. Donald Vance Jr. spoke.", "Mr. Don Jr. spoke."),
    ("The U.S. Food and Drug Administration met.", "The FDA met."),
    ("Al Qaeda struck.", "Then al-Qaida struck.", "Then al Qaeda struck."),
    ("The United Nations met.", "The U.N. met.", "The UN met."),
    ("The National Farm Council (NFC) met.", "The NFC met."),
    ("The Ministry of Defence met.", "The Defense Ministry met."),
    ("The Kurdish-led River Valley Council met.", "The River Valley Council met."),
    ("The Senate Select Committee on Intelligence met.", "The Senate Intelligence Committee met."),
    ("The U.S. Supreme Court met.", "The Supreme Court met."),
    ("The Federal Bureau of Investigation met.", "The F.B.I. met.", "The FBI met."),
    ("The Federal Bureau of Investigation met.", "A former F.B.I. director left.", "They met FBI agents."),
    ("The River Valley Council met.", "A River Valley Council spokesman left."),
    ("Norda Ferrum closed.", "Norda Ferrum AG closed.", "Norda Ferrum Ltd. closed."),
    ("Rep. Michael Hobbet, D-Colo., spoke.", "Rep. Michael Hobbett, D-Colo., spoke."),
    ("Mr. Zhusie Brandett spoke.", "Mr. Zhusie Brandet spoke."),
    ("Kelly Adams, a clerk, spoke. She left, and she came back.", "Kelly Adams, a clerk, spoke. He left. He came."),
    ("Paul Floyd spoke. Floyd left.", "It fell long before Floyd’s death."),
]


@pytest.mark.parametrize("texts", ONE, ids=lambda texts: texts[0])
def test_names_of_one_actor_have_one_id(texts):
    assert len({own for ids in actors_of(*texts).values() for own in ids.split("/")}) == 1


TWO = [
    ("Donald Vance Jr. spoke. Vance Jr. left.", "Donald Vance spoke."),
    ("George W. Brandt spoke.", "George H. W. Brandt spoke."),
    ("Martin Luther King III spoke.", "Martin Luther King Jr. spoke."),
    ("Donald Vance spoke.", "Donald Vance, Jr. spoke."),
    ("James R. Hobbs, the general counsel, spoke.", "Secretary James Hobbs spoke."),
    ("Julia Hobbs spoke.", "Julie Hobbs spoke."),
    ("Laura Hobbs spoke.", "The USS Laura Hobbs sank."),
    ("Mark Andersen spoke.", "Mark Anderson spoke."),
    ("Hasan Karim spoke.", "Hassan Qurani spoke."),
    ("The River Council met.", "The Valley Council met."),
    ("The Kurdish Bank met.", "The Kurdish Board met."),
    ("Paul Smith, a baker, spoke.", "The minister Paul Smith spoke."),
    ("Kelly Adams spoke. She left, and she came back.", "Kelly Adams spoke. He left, and he came back."),
    ("Michael Hobbet spoke.", "Michael Hobbett spoke."),
    ("Rep. Michael Hobbet, D-Colo., spoke.", "Rep. Michael Hobbett, R-Ohio, spoke."),
    ("Mr. Vance spoke.", "Vance & Co. closed."),
    ("Ohio voted.", "Ohio Corp. closed."),
]


@pytest.mark.parametrize("texts", TWO, ids=lambda texts: texts[0])
def test_names_of_two_actors_have_two_ids(texts):
    assert len({own for ids in actors_of(*texts).values() for own in ids.split("/")}) == 2


def test_a_surname_alone_goes_to_its_one_bearer_only():
    assert actors_of("Ann Brandt spoke.", "Brandt spoke. Brandt left.")["Brandt"] == "ANN_BRANDT"
    assert actors_of("Ann Brandt spoke.", "Carl Brandt spoke.", "Yesterday Brandt spoke.")["Brandt"] == "BRANDT"
    assert actors_of("Ann Brandt spoke.", "Carl Brandt spoke.", "Then Ms. Brandt spoke.")["Ms. Brandt"] == "ANN_BRANDT"
    named = actors_of("President Carl Brandt spoke.", "Ann Brandt spoke.", "Then President Brandt spoke.")
    assert named["President Brandt"] == "CARL_BRANDT"
    assert actors_of("Ann House spoke.", *["The House met. The House voted."] * 3)["House"] == "HOUSE"


def test_a_given_name_is_a_surname_where_more_articles_mean_one_by_it():
    texts = ["Paul Floyd spoke.", "It fell long before Floyd’s death."]
    assert actors_of(*texts)["Floyd"] == "PAUL_FLOYD"
    assert actors_of(*texts, "Floyd Hobbs spoke.")["Floyd"] == "FLOYD"


def test_a_name_that_stands_alone_tells_more_than_one_before_a_noun():
    texts = ["The White House agreed. ABCD White House reporters left.", "The White House met."]
    assert actors_of(*texts)["White House"] == "WHITE_HOUSE"
    [row] = find_mentions(articles_of("The ABCD host left."))[lambda t: t["form"] == "nested"].to_dict("records")
    assert row["actor_id"] == "ABCD"


NAMESAKES = [
    "General counsel James Hobbs spoke. Ann Lee left.",
    "James A. Hobbs, the general counsel, spoke. Ann Lee left.",
    "Secretary James A. Hobbs spoke. Carl Brandt left.",
    "Carl Brandt met James Hobbs III.",
    "Carl Brandt met James Hobbs.",
    "Ann Lee met James Hobbs.",
]


def test_two_of_one_name_are_told_apart_over_all_forms_of_it():
    mentions = find_mentions(articles_of(*NAMESAKES))
    merged = merge_actors(mentions, find_merges(mentions))
    hobbs = merged[merged["designator"].str.contains("Hobbs")].groupby("article_id")["actor_id"].first()
    assert hobbs["t0"] == hobbs["t1"] == hobbs["t5"] != hobbs["t2"] == hobbs["t3"] == hobbs["t4"]


def test_a_ministry_is_that_of_the_country_of_which_the_article_speaks():
    texts = [
        "The Russian Defense Ministry met. Russia agreed.",
        "The Japanese Defense Ministry met.",
        "Russia agreed, Russia said. The Defense Ministry met.",
        "The Defense Ministry met.",
    ]
    mentions = find_mentions(articles_of(*texts))
    merged = merge_actors(mentions, find_merges(mentions))
    first, second, third, fourth = (
        merged[(merged["article_id"] == f"t{k}") & (merged["head"] == "ministry")]["actor_id"].iloc[0] for k in range(4)
    )
    assert first == third
    assert len({first, second, fourth}) == 3


def test_what_a_country_owns_is_not_that_of_another():
    texts = ["The Supreme Court ruled.", "The U.S. Supreme Court ruled.", "Israel’s Supreme Court ruled."]
    articles = articles_of(*texts)
    mentions = find_mentions(articles)
    merged = merge_actors(mentions, find_merges(mentions, articles))
    one, same, other = merged[merged["head"] == "court"].groupby("article_id")["actor_id"].first()
    assert one == same != other


def test_a_reporter_of_an_outlet_is_nobody_of_his_name_even_once():
    texts = [f"Justice Paul Hobbs {did}." for did in ("spoke", "left", "came", "sat", "wept", "slept")]
    articles = articles_of(*texts, "CNN reporter Paul Hobbs called.", "Paul Hobbs ran.")
    mentions = find_mentions(articles)
    merged = merge_actors(mentions, find_merges(mentions, articles))
    own = merged[merged["designator"].str.endswith("Hobbs")].groupby("article_id")["actor_id"].first()
    assert (own.iloc[:6] == own["t0"]).all()
    assert own["t6"] != own["t0"] == own["t7"]


def test_a_surname_of_another_script_is_spelled_alike():
    assert actors_of("Osama bin Laden spoke. Mr. Laden left.", "Mr. Loudon spoke.")["Mr. Loudon"] == "LOUDON"


def test_two_lawmakers_of_one_name_stand_for_two_states():
    texts = [
        "Rep. Paul Hobbs, R-Mich., spoke.",
        "Rep. Paul Hobbs (R-Ala.) spoke.",
        "Paul Hobbs, Republican of Alabama, spoke.",
        "Paul Hobbs, Alabama Republican, spoke.",
    ]
    articles = articles_of(*texts)
    mentions = find_mentions(articles)
    merged = merge_actors(mentions, find_merges(mentions, articles))
    one, other, third, fourth = merged[merged["form"] == "name"].groupby("article_id")["actor_id"].first()
    assert one != other == third == fourth


def test_a_name_that_may_be_two_stays_alone():
    texts = ["George W. Brandt spoke."] * 2 + ["George H. W. Brandt spoke."] * 2 + ["George Brandt spoke."]
    assert actors_of(*texts)["George Brandt"] == "GEORGE_BRANDT"


@pytest.mark.parametrize("texts", [[text for group in ONE[:3] for text in group], NAMESAKES])
@given(order=st.permutations(range(6)))
def test_the_order_of_articles_changes_nothing(texts, order):
    articles = articles_of(*texts)
    mentions = find_mentions(articles)
    parts = [mentions[mentions["article_id"] == f"t{number}"] for number in order]
    pd.testing.assert_frame_equal(find_merges(pd.concat(parts, ignore_index=True)), find_merges(mentions))


def test_actors_of_a_registry_keep_their_ids():
    registry = fr.actors.Registry({"VANCE": fr.actors.Actor("VANCE", "Karen Vance", "person")})
    mentions = find_mentions(
        articles_of("Karen Vance spoke.", "Vance Jr. spoke.", "Rep. Vance spoke."), registry=registry
    )
    merged = merge_actors(mentions, find_merges(mentions, registry=registry))
    assert merged.loc[mentions["actor_id"] == "VANCE", "actor_id"].eq("VANCE").all()
    assert "VANCE_JR" in set(merged["actor_id"])


def test_a_decision_holds_and_a_rejected_merge_stays_apart():
    mentions = find_mentions(articles_of("Mike Brandt spoke.", "Michael R. Brandt spoke.", "Zoe Quill spoke."))
    merges = find_merges(mentions)
    [row] = merges.to_dict("records")
    no = merges.assign(accept=False)
    assert set(merge_actors(mentions, find_merges(mentions, decided=no))["actor_id"]) == set(mentions["actor_id"])
    turned = no.assign(from_id=no["to_id"], to_id=no["from_id"])
    assert not find_merges(mentions, decided=turned)["accept"].any()
    own = pd.DataFrame({"from_id": ["ZOE_QUILL"], "to_id": [row["to_id"]], "accept": ["yes"]})
    assert set(merge_actors(mentions, find_merges(mentions, decided=own))["actor_id"]) == {row["to_id"]}


def test_a_list_is_written_and_read_without_loss(tmp_path):
    texts = ["Paul Smith, a baker, spoke.", "The minister Paul Smith spoke.", "Paul R. Smith, the minister, spoke."]
    merges = find_merges(find_mentions(articles_of(*texts)))
    path = tmp_path / "merges.csv"
    path.write_text(merges_csv(merges), encoding="utf-8-sig")
    pd.testing.assert_frame_equal(read_merges(path), merges)
    assert len(fr.read_registry(path).merges) == len(merges) > 1
    both = fr.read_registry(["world", path])
    assert "RUS_PUTIN" in both and len(both.merges) == len(merges)
    (tmp_path / "mine.toml").write_text('base = ["world", "merges.csv"]', encoding="utf-8")
    assert len(fr.read_registry(tmp_path / "mine.toml").merges) == len(merges)


def test_a_wrong_list_is_told_by_line(tmp_path):
    path = tmp_path / "merges.csv"
    path.write_text("from_id,to_id,accept\nA,B,perhaps\nA,,yes\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"merges.csv:2: accept is 'perhaps'.*\n.*merges.csv:3: from_id or to_id"):
        read_merges(path)
    with pytest.raises(FileNotFoundError, match="no list of merges"):
        read_merges(tmp_path / "none.csv")
    with pytest.raises(ValueError, match="no column 'to_id'"):
        read_merges(pd.DataFrame({"from_id": ["A"]}))


def test_all_columns_of_ids_follow_and_outlets_do_not():
    articles = articles_of("“No,” Michael R. Brandt said.", "“No,” said Michael R. Brandt.")
    quotes = fr.extract_quotes(articles)
    mentions = find_mentions(articles, quotes)
    quotes = resolve_actors(quotes, articles, mentions)
    merges = pd.DataFrame({"from_id": ["MICHAEL_R_BRANDT"], "to_id": ["MIKE"], "to_name": ["Mike"]})
    merged = merge_actors(quotes, merges)
    assert merged["actor_id"].eq("MIKE").all() and merged["actor"].eq("Mike").all()
    assert merged["actor_ids"].tolist() == [["MIKE"], ["MIKE"]]
    hits = pd.DataFrame({"article_id": "t0", "outlet": "X", "speaker": ["X", "Y"], "target": [None, "X"]})
    moved = merge_actors(hits, pd.DataFrame({"from_id": ["X", "Y"], "to_id": ["Z", "X"]}))
    assert moved["speaker"].tolist() == ["X", "Z"] and moved["target"].dropna().tolist() == ["Z"]


def test_a_run_merges_and_can_leave_it(tmp_path):
    articles = articles_of("Mike Brandt spoke.", "Michael R. Brandt spoke.")
    study = fr.analyze(articles)
    assert study.actors["actor_id"].tolist() == ["MIKE_BRANDT"] and len(study.merges) == 1
    study.save(tmp_path, figures=False)
    pd.testing.assert_frame_equal(fr.Study.load(tmp_path).merges, study.merges)
    apart = fr.analyze(articles, merges=False)
    assert apart.merges is None and len(apart.actors) == 2
    rejected = study.merges.assign(accept=False)
    assert len(fr.analyze(articles, merges=rejected).actors) == 2
    assert len(fr.analyze(articles, Registry(merges=rejected)).actors) == 2
    assert len(fr.analyze(articles, workers=2).actors) == 1


def test_work_grows_with_the_mentions_and_no_faster(operations):
    names = [
        f"{given} {family}{end}"
        for end in "abcdefgh"
        for family in ("Brand", "Quill")
        for given in ("Ann", "Mike", "Zoe")
    ]

    def work(n):
        texts = [f"Rep. {names[k % 48]} met {names[k * 7 % 48]}. {names[k % 48].split()[1]} left." for k in range(n)]
        mentions = find_mentions(articles_of(*texts))
        find_merges(mentions.head(10), registry=Registry())  # what is read once
        return operations(lambda: find_merges(mentions, registry=Registry()))

    assert work(400) < 2.3 * work(200)
