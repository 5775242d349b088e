import pandas as pd
import pytest

import framing as fr
from framing.actors import Registry, RegistryWarning, find_mentions, resolve_actors
from framing.shipped import shipped
from framing.tables import from_records, surface


def article(text: str) -> pd.DataFrame:
    return from_records("articles", [{"article_id": "a", "outlet": "X", "text": text}])


def quoted(text: str, *quotes: tuple[str, str, str]) -> pd.DataFrame:
    """Quotes by their words, each looked for after the one before: source, cue, content."""
    rows, at = [], 0
    for nth, words in enumerate(quotes, 1):
        row = {"quote_id": f"a:q{nth:04d}", "article_id": "a", "kind": "indirect", "marked_spans": []}
        sentence = min(text.index(part, at) for part in words if part)
        for role, part in zip(("source", "cue", "content"), words):
            start = text.index(part, sentence) if part else -1
            row[role] = part or None
            row[f"{role}_spans"] = [[start, start + len(part)]] if part else []
        inner = row["content_spans"][0]
        if text[inner[0]] in '“"':
            row |= {"kind": "direct", "marked_spans": [[inner[0] + 1, inner[1] - 1]]}
        assert surface(text, row["content_spans"]) == row["content"]
        at = sentence + 1
        rows.append(row)
    return from_records("quotes", rows)


def actors_of(text: str, *quotes: tuple[str, str, str], registry: str | None = None) -> list[str]:
    return resolve_actors(quoted(text, *quotes), article(text), registry=registry)["source_entity"].tolist()


def test_name_surname_title_and_pronoun_are_one():
    text = (
        "Sen. Ann Lee arrived on Monday. Lee said taxes were high. The senator also met Bob Ho. "
        "She said the meeting was short. Mr. Ho said it was long. The senator said nothing was agreed."
    )
    lee, she, ho, senator = actors_of(
        text,
        ("Lee", "said", "taxes were high"),
        ("She", "said", "the meeting was short"),
        ("Mr. Ho", "said", "it was long"),
        ("The senator", "said", "nothing was agreed"),
    )
    assert lee == she == senator != ho


def test_what_belongs_to_somebody_is_not_that_somebody():
    text = "Trump said yes. Trump's campaign said no. A Trump aide said maybe. The campaign said never."
    trump, campaign, aide, again = actors_of(
        text,
        ("Trump", "said", "yes"),
        ("Trump's campaign", "said", "no"),
        ("A Trump aide", "said", "maybe"),
        ("The campaign", "said", "never"),
    )
    assert campaign == again
    assert len({trump, campaign, aide}) == 3


def test_an_indefinite_official_is_a_new_one_and_the_official_the_last():
    text = (
        "A U.S. official said it failed. The official said it was late. A U.S. official said it worked. "
        "Officials said little. Other officials said less."
    )
    one, same, two, some, others = actors_of(
        text,
        ("A U.S. official", "said", "it failed"),
        ("The official", "said", "it was late"),
        ("A U.S. official", "said", "it worked"),
        ("Officials", "said", "little"),
        ("Other officials", "said", "less"),
        registry="world",
    )
    assert one == same
    assert len({one, two, some, others}) == 4


def test_they_and_the_noun_take_up_those_named_together():
    text = "Ann Lee and Bob Ho wrote to the mayor. They said the bridge was old."
    together, they = actors_of(
        text,
        ("Ann Lee and Bob Ho", "wrote", "to the mayor"),
        ("They", "said", "the bridge was old"),
    )
    assert together == they
    assert "+" in together


def test_named_examples_are_the_source():
    text = "Critics such as Ann Lee said it was unfair. Lee said it was illegal."
    critics, lee = actors_of(
        text, ("Critics such as Ann Lee", "said", "it was unfair"), ("Lee", "said", "it was illegal")
    )
    assert critics == lee


def test_the_first_person_is_the_speaker():
    text = "“I think we lost,” Ann Lee said. Bob Ho disagreed."
    quotes = quoted(text, ("Ann Lee", "said", "“I think we lost,”"), ("I", "think", "we lost"))
    found = resolve_actors(quotes, article(text))["actor_id"].tolist()
    assert found == ["ANN_LEE", "ANN_LEE"]


def test_a_relative_pronoun_is_its_head_noun():
    text = "Ann Lee, a doctor who said she was tired, met Bob Ho, who said nothing."
    who, other = actors_of(text, ("who", "said", "she was tired"), ("who", "said", "nothing"))
    assert who != other


@pytest.mark.parametrize(
    ("source", "anonymous", "kind"),
    [
        ("Two officials", True, "anonymous"),
        ("A person familiar with the talks", True, "anonymous"),
        ("The Defense Department", False, "government"),
        ("The report", False, "document"),
        ("Human rights groups", True, "ngo"),
        ("Many residents", True, "public"),
        ("Ann Lee", False, "person"),
        ("The New York Post", False, "media"),
    ],
)
def test_kind_and_anonymity(source, anonymous, kind):
    text = f"{source} said the bridge was closed."
    row = resolve_actors(quoted(text, (source, "said", "the bridge was closed")), article(text)).iloc[0]
    assert (row["anonymous"], row["actor_kind"]) == (anonymous, kind)


def test_the_reason_of_anonymity_is_kept():
    text = "One diplomat, who spoke on condition of anonymity to discuss private talks, said it was over. He left."
    row = resolve_actors(quoted(text, ("One diplomat", "said", "it was over")), article(text)).iloc[0]
    assert row["anonymity_reason"] == "on condition of anonymity to discuss private talks"


def test_a_statement_speaks_for_its_issuer():
    text = "In a statement by the Russian Defense Ministry, much was said. The statement said the raid failed."
    row = resolve_actors(
        quoted(text, ("The statement", "said", "the raid failed")), article(text), registry="world"
    ).iloc[0]
    assert (row["actor_id"], row["source_class"], row["anonymous"]) == ("RUS_MOD", "document", False)


def test_a_spokesman_and_whom_he_speaks_for_are_both_kept():
    text = "Josh Earnest, a spokesman for the White House, said no. He said it twice."
    rows = resolve_actors(
        quoted(text, ("Josh Earnest, a spokesman for the White House", "said", "no"), ("He", "said", "it twice")),
        article(text),
        registry="world",
    )
    assert rows["actor_id"].tolist() == ["JOSH_EARNEST"] * 2
    assert rows["on_behalf_of"].tolist() == ["US_WHITE_HOUSE"] * 2


def test_mended_mentions_are_taken():
    text = "The general said it was over."
    articles, quotes = article(text), quoted(text, ("The general", "said", "it was over"))
    mentions = find_mentions(articles, quotes)
    mentions["actor_id"] = "RUS_MOD"
    row = resolve_actors(quotes, articles, mentions=mentions, registry="world").iloc[0]
    assert (row["actor_id"], row["actor"], row["actor_kind"]) == ("RUS_MOD", "Russian Defense Ministry", "military")


def test_no_source_is_unattributed():
    text = "Hundreds are reported to have left."
    row = resolve_actors(quoted(text, ("", "are reported", "to have left")), article(text)).iloc[0]
    assert (row["actor_id"], row["actor_kind"], row["anonymous"]) == ("UNATTRIBUTED", "unattributed", False)


def test_empty_tables():
    empty = from_records("quotes", [])
    assert resolve_actors(empty, from_records("articles", [])).empty
    assert find_mentions(article("")).empty


def test_modifiers_of_mentions_are_no_mentions_and_those_of_things_are():
    text = "U.S. officials met Syrian rebels in northern Syria. Russia objected to the Syrian economy."
    mentions = find_mentions(article(text), registry="syria")
    assert mentions["designator"].tolist() == ["U.S. officials", "Syrian rebels", "Russia", "Syrian"]
    assert mentions["form"].tolist() == ["nominal", "nominal", "name", "modifier"]
    assert mentions["actor_id"].iloc[3] == "SYRIA"


def test_one_article_before_two_nouns_is_one_person():
    text = "Jane Roe won. The former first lady and senator said it was a mistake. Jane Roe said she would go."
    pair, roe = actors_of(
        text,
        ("The former first lady and senator", "said", "it was a mistake"),
        ("Jane Roe", "said", "she would go"),
    )
    assert "+" not in pair
    assert pair == roe


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("her rival, Senator Rob Sand of Ohio", "Rob Sand"),
        ("one of the family's lawyers, Jay Bam", "Jay Bam"),
        ("Log Cabin Republicans president Gil Ang", "Gil Ang"),
        ("panel Chairman Rep. Jed Chaff", "Jed Chaff"),
        ("its “national reporter” Stephanie Crum", "Stephanie Crum"),
        ("the agency Harbour Trust", "Harbour Trust"),
    ],
)
def test_name_inside_a_source_is_who_speaks(source, name):
    text = f"It rained on Monday. She met {source}, who said it was late."
    table = resolve_actors(quoted(text, (source, "said", "it was late")), article(text))
    assert table["actor"].tolist() == [name]
    assert not table["anonymous"].iloc[0]


def test_lawyers_for_two_are_neither_of_them():
    text = "It rained. Lawyers for both Don and Iva Hale said it was late. Iva Hale said it was early."
    table = resolve_actors(
        quoted(
            text,
            ("Lawyers for both Don and Iva Hale", "said", "it was late"),
            ("Iva Hale", "said", "it was early"),
        ),
        article(text),
    )
    assert table["anonymous"].tolist() == [True, False]


def test_spokesman_without_more_speaks_for_the_body_just_named():
    text = "Norlink Bank declined. A spokesman said it was early."
    table = resolve_actors(quoted(text, ("A spokesman", "said", "it was early")), article(text))
    assert table["on_behalf_of"].tolist() == ["NORLINK_BANK"]


def test_states_of_whom_one_is_named_are_not_anonymous():
    text = "Nine states led by coal-rich Ohio said it was late. They said it was unfair. Nine cities said nothing."
    table = resolve_actors(
        quoted(
            text,
            ("Nine states led by coal-rich Ohio", "said", "it was late"),
            ("They", "said", "it was unfair"),
            ("Nine cities", "said", "nothing"),
        ),
        article(text),
    )
    assert table["anonymous"].tolist() == [False, False, True]


@pytest.fixture(scope="module")
def seeds():
    articles = fr.read_articles(shipped("seeds"))
    return articles, fr.extract_quotes(articles)


def test_the_registry_of_the_mentions_is_taken_where_none_is_named(seeds, tmp_path):
    articles, quotes = seeds
    mentions = find_mentions(articles, quotes, registry="syria")
    named = resolve_actors(quotes, articles, mentions, registry="syria")
    pd.testing.assert_frame_equal(resolve_actors(quotes, articles, mentions), named)
    pd.testing.assert_frame_equal(resolve_actors(quotes, articles, mentions[mentions["form"] != "x"]), named)
    assert fr.actors.summarize_actors(mentions, named)["side"].notna().any()
    bare = resolve_actors(quotes, articles, mentions, registry=Registry())
    assert "RUS_MOD" in set(bare["actor"])  # an empty one keeps it out


def test_a_table_from_a_file_brings_its_registry_or_a_warning(seeds, tmp_path):
    articles, quotes = seeds
    mentions = find_mentions(articles, quotes, registry="syria")
    named = resolve_actors(quotes, articles, mentions, registry="syria")
    mentions.to_csv(tmp_path / "m.csv", index=False)
    read = pd.read_csv(tmp_path / "m.csv")
    with pytest.warns(RegistryWarning, match="ids of the registry 'syria' .* Name it, registry='syria'"):
        pd.testing.assert_frame_equal(resolve_actors(quotes, articles, read), named)
    file = tmp_path / "mine.toml"
    file.write_text('name = "mine"\nversion = "1"\n[[actor]]\nid = "XX_1"\nname = "Arden"\nkind = "government"\n')
    own = read.assign(actor_id=[f"XX_{n % 4}" for n in range(len(read))])
    with pytest.warns(RegistryWarning, match="Pass the registry that the mentions were found with"):
        resolve_actors(quotes, articles, own)


def test_mentions_found_without_a_registry_ask_for_none(seeds):
    articles, quotes = seeds
    mentions = find_mentions(articles, quotes)
    plain = resolve_actors(quotes, articles, mentions)
    mentions.attrs.clear()
    pd.testing.assert_frame_equal(resolve_actors(quotes, articles, mentions), plain)


def test_labels_of_a_transcript_name_persons_and_those_without_a_name():
    lines = [
        "AMY ROUX: Who was there?",
        "UNIDENTIFIED FEMALE: I lost my house.",
        "REPORTER: And you?",
        "AMY ROUX: Thank you.",
    ]
    articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Post"], "text": ["\n\n".join(lines)]})
    quotes = fr.resolve_actors(fr.extract_quotes(articles), articles)
    assert quotes["actor_kind"].tolist() == ["person", "anonymous", "anonymous", "person"]
    assert quotes["anonymous"].tolist() == [False, True, True, False]
    assert quotes["actor_id"].nunique() == 3
