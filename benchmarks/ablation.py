r"""What each group of rules buys: the measures without it, group by group.

    python benchmarks/ablation.py --polnear polnear --coded CODED.json --articles articles.jsonl.gz \
        [--forms forms.jsonl] [--group NAME …] [--room quotes|actors|frames] [--output docs/ablation.md] [--list]

A group of rules is a function that takes something and gives back something of the same kind. It is replaced, wherever
it is called, by one that hands its argument through, or that finds nothing; the measures that its room can change are
taken again; then it is put back. The table shows the measures of the package as it is, and how far each falls (or
rises) without the group, in points. A group that buys nothing anywhere can go.

The measures, each only where its data is given:

- ``--polnear``: PolNeAR 1.0 (Newell, Margolin and Ruths 2018; github.com/networkdynamics/PolNeAR), a folder that holds
  ``dev``: F1 of attributions of speech, of all attributions, and of exact contents of speech; and, with the
  entities of ``tests/gold/actors_polnear.jsonl`` (its part ``tune``; ``report`` is kept for reporting): B-cubed F1
  of sources, the share of pronouns with the right entity, F1 of anonymity.
- ``--coded`` with ``--articles``: terms that readers coded (``tests/gold/terms_readers.json`` is one such file) in the
  collection of Baly et al. 2020 (github.com/ramybaly/Article-Bias-Prediction, as JSON Lines): right targets of the
  terms where the reader names an actor, and precision of the targets given, by five rankers of which each answers for
  the articles that it was not trained on. They are trained once, with all rules.
- ``--spellings`` with ``--articles``: pairs of spellings of one actor over many articles
  (``tests/gold/spellings_report.json``): recall and precision.
- ``--forms``: small articles with right answers, one a line (``forms.py`` beside this file says what it holds): shares
  of those that are all right.
- the two shipped articles, against ``tests/gold/seeds.json``: quotes found with kind and source; terms found, and
  their voice, speaker and target.
"""

from __future__ import annotations

import argparse
import importlib
import inspect
import json
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

import framing as fr
from framing.training.participants.ranking import questions_of
from framing.training.participants.train_ranker import NOBODY, Corpora, Corpus, crossed_hits, read_corpora
from framing.training.train_choice import cross_validate, temperature_of
from framing.validity.shipped.coded_terms import collection_rows
from framing.validity.shipped.gold_terms import read_gold_terms
from framing.validity.shipped.participant_scores import judged, measured
from framing.validity.shipped.polnear import read_corpus
from framing.validity.shipped.quote_evaluation import evaluate
from framing.validity.shipped.source_scores import evaluate_actors
from framing.validity.shipped.spelling_scores import read_spellings, score_spellings
from framing.validity.shipped.term_scores import score_terms

ROOT = Path(__file__).resolve().parent.parent
Scores = dict[str, float]


@dataclass(frozen=True)
class Hands:
    """In place of a function: what it was given under a name."""

    name: str


@dataclass(frozen=True)
class Gives:
    """In place of a function: always the same."""

    value: Any


NOTHING, NONE, NO = Gives(()), Gives(None), Gives(False)


@dataclass(frozen=True)
class Rules:
    """A group of rules.

    Attributes
    ----------
    room : str
    name : str
        In plain English.
    places : tuple of str
        ``module:function`` or ``module:Class.method``, without ``framing.``.
    instead : Hands or Gives
        What stands in their place.
    stays : str
        Why a group stays that no measure here shows anything of.
    """

    room: str
    name: str
    places: tuple[str, ...]
    instead: Hands | Gives
    stays: str = ""


_ACCUSER = "who accuses, in the table of accusations, which no gold has"
_BEHALF = "the column on_behalf_of, which no gold has"
_TRAITS = "gender and role of sources; `framing evaluate sources` measures them"
_OVER_ARTICLES = "who is one actor over many articles; benchmarks/spellings.py measures it"
RULES = [
    Rules("quotes", "initials and abbreviations end no sentence", ("text.sentences:_goes_on",), NO),
    Rules("quotes", "wishes to stay unnamed",
          ("quotes.rules.anonymity_wishes:quotes_a_wish",), NO,
          "what a source asks for itself is no quote; the corpus counts it as one"),
    Rules("quotes", "sources that are times", ("quotes.rules.time_sources:drop_time_sources",), Hands("found")),
    Rules("quotes", "times before and behind a source", ("quotes.rules.time_sources:cut_times",), Hands("found"),
          "PolNeAR rarely begins a sentence with the time"),
    Rules("quotes", "what is said, without anyone who says it",
          ("quotes.rules.impersonal_sources:unname_impersonal",), Hands("found")),
    Rules("quotes", "hearsay that the engine does not propose (it is said that)",
          ("quotes.rules.impersonal_sources:find_impersonal",), NOTHING,
          "the corpus has nearly none; it keeps hearsay out of the outlet's own voice"),
    Rules("quotes", "whom an outlet cites for its report",
          ("quotes.rules.cited_sources:credit_cited",), Hands("found"),
          "the corpus takes the outlet for the source"),
    Rules("quotes", "what is told, and the quotation behind it",
          ("quotes.rules.next_sentences:part_next_sentences",), Hands("found")),
    Rules("quotes", "verbs before their speaker at the head of a sentence",
          ("quotes.rules.inverted_speakers:part_inverted",), Hands("found")),
    Rules("quotes", "a second verb of saying of one speaker",
          ("quotes.rules.second_cues:part_second_cues",), Hands("found")),
    Rules("quotes", "what speakers do beside saying it (but did not elaborate)",
          ("quotes.rules.own_deeds:cut_own_deeds",), Hands("found"),
          "PolNeAR has few; elsewhere 17 of 17 contents that end there end rightly"),
    Rules("quotes", "what is added to things is not said (added seven minutes)",
          ("quotes.rules.own_deeds:drop_deeds",), Hands("found"),
          "the engine mostly knows; of 29 places read where a thing was added, none was a report"),
    Rules("quotes", "reports that the trees show", ("quotes.rules.said_reports:propose_reports",), NOTHING),
    Rules("quotes", "relays read apart from what they relay", ("quotes.rules.relays:find_quoted_speakers",), NOTHING),
    Rules("quotes", "According to Ann Lee, it rained",
          ("quotes.rules.according_to:find_according_to",), NOTHING,
          "the engine finds nearly all; short ones it doubts"),
    Rules("quotes", "who relays a source", ("quotes.rules.relays:find_relays",), Gives({}),
          "the column relayed_by, which no gold has"),
    Rules("quotes", "quotations that go on in the next paragraph",
          ("quotes.rules.paragraph_continuation:continue_quotes",), Hands("found")),
    Rules("quotes", "signed quotations (“…” — Lee, mayor)",
          ("quotes.rules.signatures:sign_quotations",), Hands("found")),
    Rules("quotes", "posts that an article shows", ("quotes.rules.posts:sign_posts",), Hands("found")),
    Rules("quotes", "who is named at the end of a title (…, engineers warn)",
          ("quotes.rules.headlines:_Title._told_behind",), NONE,
          "the corpus has no titles; in 232 that end so it adds 8, all right"),
    Rules("quotes", "entries of live blogs (14:05 Mayor Lee: …)",
          ("quotes.rules.live_entries:read_entries",), Hands("found"), "the corpus has no live blogs"),
    Rules("quotes", "a quotation behind which another speaker is named",
          ("quotes.rules.whole_utterances:_parted",), Hands("found"),
          "small marks one behind the other, which the corpus does not have"),
    Rules("quotes", "turns of transcripts and interviews", ("quotes.rules.turns:read_turns",), Hands("found")),
    Rules("quotes", "who interviews asks for the outlet", ("quotes.rules.turns:_askers",), Gives(frozenset()),
          "PolNeAR has no interviews"),
    Rules("quotes", "opening marks repeated within a line", ("text.marks:_repeats",), NO,
          "texts that lost their line breaks, of which PolNeAR has few"),
    Rules("quotes", "who speaks to whom in a title", ("quotes.rules.headlines:_Title._addressing",), NONE,
          "titles, of which the golds have few"),
    Rules("quotes", "sources of headlines", ("quotes.rules.headlines:read_headline",), Hands("found")),
    Rules("quotes", "scare quotes", ("quotes.rules.scare_quotes:find_scare_quotes",), NOTHING),
    Rules("quotes", "contents fill the marks that they begin in",
          ("quotes.rules.whole_utterances:hold_whole_utterances",), Hands("found")),
    Rules("quotes", "quotations whose sentence names who speaks",
          ("quotes.rules.beside_utterances:attribute_beside",), Hands("found")),
    Rules("quotes", "quotations that are a sentence of their own",
          ("quotes.rules.lone_utterances:attribute_lone",), Hands("found")),
    Rules("quotes", "quotations that nobody is credited with",
          ("quotes.rules.unattributed_utterances:add_unattributed",), Hands("found"),
          "keeps what somebody else said out of the outlet's own voice (benchmarks/marked.py)"),
    Rules("actors", "nicknames in marks", ("actors.detect.name_extent:_nickname",), Gives(0)),
    Rules("actors", "particles in names", ("actors.detect.name_extent:_particles",), Gives(0)),
    Rules("actors", "surnames that are small words", ("actors.detect.page_names:_is_small_surname",), NO),
    Rules("actors", "joint bodies as one name", ("actors.detect.name_extent:_joint_body",), Hands("end")),
    Rules("actors", "names that go on with an article",
          ("actors.detect.name_extent:_goes_on_with_the",), NO),
    Rules("actors", "names in headlines in capitals", ("actors.detect.page_names:_in_title",), Hands("body")),
    Rules("actors", "a name behind an office", ("actors.detect.capital_runs:_name_behind_office",), Gives(0)),
    Rules("actors", "names built like those of bodies", ("actors.detect.capital_runs:_founded",), NO),
    Rules("actors", "names at the beginning of a sentence that act", ("actors.detect.page_names:_acts_by_name",), NO,
          "a body that an article names once (Hamas killed …) is a source in none of the corpus"),
    Rules("actors", "places that only say where", ("actors.detect.page_names:_locative",), NO),
    Rules("actors", "surnames of registered persons",
          ("actors.detect.registered_persons:find_registered_persons",), NONE,
          "registries of persons; the measures run with the registry of the seeds or with none"),
    Rules("actors", "coordinated mentions as a group", ("actors.detect.coordinated:put_groups",), NONE),
    Rules("actors", "a noun before a name", ("actors.detect.attachments:_before_name",), NONE),
    Rules("actors", "appositions beside a mention", ("actors.detect.attachments:_beside",), NONE),
    Rules("actors", "complements of a noun", ("actors.detect.attachments:_complement",), NONE),
    Rules("actors", "predicates (Lee is a lawyer)", ("actors.detect.attachments:_predicate",), NONE),
    Rules("actors", "a name behind a noun that no list knows (its conductor, Nils Harrow)",
          ("actors.detect.source_heads:_name_behind",), NONE,
          "the corpus writes what somebody is behind the name"),
    Rules("actors", "a company is known by its own (Nordex Steel shut its mill)",
          ("actors.detect.attachments:_keeps",), NONE, "names of two words that the corpus knows as a body's anyway"),
    Rules("actors", "the I of a report is that of whoever tells the story",
          ("actors.link.pronouns:Pronouns._is_the_authors",), NO, "the corpus has few reports in the first person"),
    Rules("actors", "heads of sources that no list knows", ("actors.detect.unlisted_heads:make",), NONE),
    Rules("actors", "a source's owner stands for what is owned",
          ("actors.detect.source_heads:_owned",), Hands("mention")),
    Rules("actors", "a number of members: the members", ("actors.detect.source_heads:_past_counts",), Hands("head")),
    Rules("actors", "sources behind hedges (about, more than)",
          ("actors.detect.source_heads:_past_hedges",), Hands("first")),
    Rules("actors", "examples of a source (critics such as)", ("actors.detect.source_heads:_examples",), Gives([])),
    Rules("actors", "titles tell a gender", ("actors.sources.source_gender:_titles",), NOTHING, _TRAITS),
    Rules("actors", "nouns tell a gender", ("actors.sources.source_gender:_nouns",), Gives(("", "")), _TRAITS),
    Rules("actors", "given names tell a gender", ("actors.sources.source_gender:_given",), Gives(""), _TRAITS),
    Rules("actors", "a thing has no gender by a pronoun", ("actors.sources.source_gender:_may_be_thing",), NO, _TRAITS),
    Rules("actors", "party and state tell a role", ("actors.sources.source_role:_has_party",), NO, _TRAITS),
    Rules("actors", "what is said behind a comma tells a role",
          ("actors.sources.source_role:_behind_comma",), Gives(([], [])), _TRAITS),
    Rules("actors", "further mentions (adjectives, counted people)",
          ("actors.link.further_mentions:further_mentions",), NOTHING),
    Rules("actors", "noun phrases take up an entity", ("actors.link.nominals:Nominals.find",), NONE),
    Rules("actors", "the two men: the two most recent", ("actors.link.link_mentions:Coreference._two",), NONE),
    Rules("actors", "the couple: the two named together",
          ("actors.link.link_mentions:Coreference._pair",), NONE, "few say so of those whom they have named"),
    Rules("actors", "who is called otherwise is not meant", ("actors.link.contradictions:contradicts",), NO),
    Rules("actors", "a junior does not go by his surname", ("actors.link.entities:_goes_without_suffix",), Gives(True)),
    Rules("actors", "Army spokesman: the body before the noun",
          ("actors.link.link_mentions:Coreference._body_before",), NONE, _BEHALF),
    Rules("actors", "a spokesman: the body of which it has just been",
          ("actors.link.recency:Recency.body",), NONE, _BEHALF),
    Rules("actors", "pronouns take up an entity", ("actors.link.pronouns:Pronouns.find",), NONE),
    Rules("actors", "before she spoke, Ms. Lee", ("actors.link.pronouns:Pronouns._named_ahead",), NONE),
    Rules("actors", "relative pronouns", ("actors.link.pronouns:Pronouns._relative",), NONE),
    Rules("actors", "the first person is the speaker", ("actors.link.pronouns:Pronouns.speaking",), NONE),
    Rules("actors", "it, its: the subject of the clause", ("actors.link.pronouns:Pronouns._same_clause",), NONE),
    Rules("actors", "what a source says of others", ("actors.link.pronouns:Pronouns._add_speech",), NONE),
    Rules("actors", "a description linked to a name given later", ("actors.link.named_later:join_named_later",), NONE),
    Rules("actors", "a surname taken up", ("actors.link.entities:Entities._surname",), NONE),
    Rules("actors", "a body by the end of its name",
          ("actors.link.shortened_names:ShortenedNames.with_last_words",), NONE,
          "the Security Council beside its full name: a source in none of the corpus"),
    Rules("actors", "surnames that stand alone in an article", ("actors.corpus.surnames_alone:give_surnames",), NOTHING,
          _OVER_ARTICLES),
    Rules("actors", "surnames before and after marriage",
          ("actors.corpus.join_persons:_join_former_surnames",), Hands("people"),
          _OVER_ARTICLES),
    Rules("actors", "what abbreviations stand for", ("actors.corpus.join_bodies:_explained",), Gives({}),
          _OVER_ARTICLES),
    Rules("actors", "ministries of the country of an article", ("actors.corpus.join_bodies:_of_states",), Gives({}),
          _OVER_ARTICLES),
    Rules("actors", "full names behind words of a page", ("actors.corpus.groups:_without_front",), Hands("name"),
          _OVER_ARTICLES),
    Rules("actors", "given names with a suffix (Don Jr.)", ("actors.corpus.surnames_alone:_juniors",), NOTHING,
          _OVER_ARTICLES),
    Rules("actors", "rare given names misspelled", ("actors.words.name_forms:_misspelled",), NO,
          _OVER_ARTICLES),
    Rules("actors", "bodies of one state named without it", ("actors.corpus.join_bodies:_whose",), Gives({}),
          _OVER_ARTICLES),
    Rules("actors", "adjectives behind a name (House Democratic aides)",
          ("actors.detect.page_names:_without_adjectives",), Hands("runs"),
          "else House Democratic is an actor of its own, whom no gold counts"),
    Rules("actors", "a title before a surname that is a body (Chairman Camp)",
          ("actors.detect.page_names:_with_offices",), Hands("runs"), _OVER_ARTICLES),
    Rules("actors", "the WHO", ("actors.detect.capital_runs:_is_health_body",), NO,
          "else it is a pronoun in capitals; the corpora are older than its news"),
    Rules("actors", "a surname with a letter doubled", ("actors.link.entities:Entities._misspelled",), NONE,
          _OVER_ARTICLES),
    Rules("actors", "companies without AG, Inc., Co.", ("actors.corpus.join_bodies:_companies",), Gives({}),
          _OVER_ARTICLES),
    Rules("actors", "surnames misspelled", ("actors.corpus.join_persons:_join_misspelled",), Hands("people"),
          _OVER_ARTICLES),
    Rules("actors", "given names that are surnames here (Floyd)", ("actors.corpus.groups:_surnames_rather",),
          Gives(frozenset()), _OVER_ARTICLES),
    Rules("actors", "names inside other mentions (MSNBC host)",
          ("actors.link.further_mentions:nested_names",), NOTHING, _OVER_ARTICLES),
    Rules("actors", "occupations that nobody has together", ("actors.corpus.namesakes:contradict",), NO,
          _OVER_ARTICLES),
    Rules("actors", "media as the means (press release)", ("actors.sources.medium:media_in",), Gives([]),
          "the column medium, which no gold has"),
    Rules("frames", "terms in names of laws and bodies", ("frames.proper_names:drop_names",), Hands("matches")),
    Rules("frames", "who performs an act of accusing", ("frames.participants.accusers:Accusers.of",), NONE),
    Rules("frames", "X called Y a liar", ("frames.participants.accusers:Accusers._is_name",), NO, _ACCUSER),
    Rules("frames", "accused of the wrong, or called so",
          ("frames.participants.accusers:Accusers._act_against",), Gives(-1)),
    Rules("frames", "alleged: nobody says so", ("frames.participants.accusers:Accusers._alleged",), NONE, _ACCUSER),
    Rules("frames", "passives of headlines", ("frames.participants.accusers:Accusers._headline_passive",), NO),
    Rules("frames", "makers of texts and acts of speech",
          ("frames.participants.accusers:Accusers._makers",), Gives([])),
    Rules("frames", "a doubting source is not its own target",
          ("frames.participants.reader:Participants._doubts_others",), NO,
          "a safeguard: whoever doubts a claim is not the one to be doubted"),
    Rules("frames", "victims without a name", ("frames.participants.reader:Participants._as_people",), Hands("found"),
          "the other end of an act, which benchmarks/participants.py scores"),
    Rules("frames", "negation", ("frames.negation:is_negated",), NO, "the column negated, which no gold has"),
    Rules("frames", "denial", ("frames.negation:is_denied",), NO, "the column denied, which no gold has"),
    Rules("frames", "whom a construction names as agent", ("frames.construction:named_agent",), Gives(-1),
          "the column construction, which no gold has"),
]  # fmt: skip


def function_of(place: str) -> Callable[..., Any]:
    """The function that stands at a place, without what it is wrapped in.

    Raises
    ------
    AttributeError
        If there is none.
    """
    module, _, path = place.partition(":")
    owner: Any = importlib.import_module(f"framing.{module}")
    for name in path.split("."):
        owner = vars(owner)[name] if isinstance(owner, type) and name in vars(owner) else getattr(owner, name)
    found: Callable[..., Any] = inspect.unwrap(getattr(owner, "__func__", owner))
    return found


def _stand_in(function: Callable[..., Any], instead: Hands | Gives) -> Callable[..., Any]:
    if isinstance(instead, Gives):
        return lambda *args, **named: instead.value
    signature = inspect.signature(function)
    if instead.name not in signature.parameters:
        raise TypeError(f"{function.__qualname__} has no argument {instead.name!r}, only {list(signature.parameters)}")
    return lambda *args, **named: signature.bind(*args, **named).arguments[instead.name]


def _door(*args: Any, _own: Any = None, **named: Any) -> Any:
    return _own(*args, **named)


@contextmanager
def without(rules: Rules | None) -> Iterator[None]:
    """Replace the functions of a group meanwhile; None replaces nothing.

    A function's code is exchanged, so that whoever imported it, under whatever name, meets the other one.
    """
    kept = []
    for place in rules.places if rules is not None else ():
        assert rules is not None
        function: Any = function_of(place)
        stand_in = _stand_in(function, rules.instead)
        kept.append((function, function.__code__, function.__defaults__, function.__kwdefaults__))
        function.__code__, function.__defaults__ = _door.__code__, None
        function.__kwdefaults__ = {"_own": stand_in}
    forget()
    try:
        yield
    finally:
        for function, code, defaults, named in kept:
            function.__code__, function.__defaults__, function.__kwdefaults__ = code, defaults, named
        forget()


def forget() -> None:
    """Forget what was computed and is remembered from call to call; what was read from files stays."""
    for name in [name for name in sys.modules if name.split(".")[0] == "framing"]:
        for own in list(vars(sys.modules[name]).values()):
            if hasattr(own, "cache_clear") and not re.match(r"load_|_?shipped|words$|engine$", own.__name__):
                own.cache_clear()


@dataclass(frozen=True)
class Tables:
    """What the verbs make of some articles."""

    articles: pd.DataFrame
    quotes: pd.DataFrame
    mentions: pd.DataFrame
    hits: pd.DataFrame


def read(articles: pd.DataFrame, registry: str | None = None, frames: bool = True) -> Tables:
    """Read articles anew: nothing that was found out about them before is used."""
    articles = articles.copy()
    articles.attrs = {}
    quotes = fr.extract_quotes(articles, scope="all")
    mentions = fr.find_mentions(articles, quotes, registry=registry)
    quotes = fr.resolve_actors(quotes, articles, mentions, registry=registry)
    hits = fr.find_frames(articles, quotes, mentions=mentions) if frames else fr.tables.empty("hits")
    return Tables(articles, quotes, mentions, hits)


class Quotes:
    """Attributions of PolNeAR's dev part."""

    rooms = ("quotes",)

    def __init__(self, polnear: Path) -> None:
        self.articles = read_corpus(polnear / "dev")

    def __call__(self) -> Scores:
        """Measure."""
        scopes = 100 * evaluate(self.articles, boot=0).groups("scope")[["attrib_f1", "exact_f1"]]
        (speech, exact), (every, _) = scopes.loc["speech"], scopes.loc["all"]
        return {"speech": speech, "all": every, "exact": exact}


class Actors:
    """Sources of PolNeAR against their entities, told apart by hand."""

    rooms = ("actors",)

    def __init__(self, polnear: Path, gold: Path) -> None:
        self.polnear, self.gold = polnear, gold

    def __call__(self) -> Scores:
        """Measure."""
        scores = evaluate_actors(self.gold, self.polnear, split="tune")
        right = scores.groups("form")["entity_right"]
        three = scores["b_cubed_f1"], right["pronoun"], scores["anonymity_f1"]
        return {name: 100 * value for name, value in zip(("B-cubed", "pronouns", "anonymity"), three)}


class Terms:
    """Targets of terms that readers coded, by rankers that never saw the article."""

    rooms = ("quotes", "actors", "frames")

    def __init__(self, coded: Sequence[Path], articles: Path) -> None:
        found = read_corpora(Corpora(coded, articles))
        assert found.corpus is not None
        self.coded, self.articles = found.coded, found.corpus.articles
        questions = questions_of(found.examples)
        self.rankers = cross_validate(questions)
        self.meta = {"temperature": temperature_of(questions, self.rankers.scores), "nobody": NOBODY}

    def __call__(self) -> Scores:
        """Measure."""
        own = read(self.articles, frames=False)
        corpus = Corpus(own.articles, own.quotes, own.mentions, own.hits)
        hits = crossed_hits(self.rankers, corpus, self.meta)
        rows = judged(self.coded, hits, own.mentions)
        found = measured(rows[rows["end"] == "target"])
        return {"target": 100 * found.right, "precision": 100 * found.precision}


class Spellings:
    """Spellings of one actor over many articles."""

    rooms = ("actors",)

    def __init__(self, gold: Path, articles: Path) -> None:
        self.gold = read_spellings(gold)
        rows = collection_rows(articles, set(self.gold["article_id"]))
        fields = ("id", "title", "text", "outlet", "date")
        self.articles = fr.read_articles(pd.DataFrame([{name: row.get(name) for name in fields} for row in rows]))

    def __call__(self) -> Scores:
        """Measure."""
        own = read(self.articles, frames=False)
        merges = fr.actors.find_merges(own.mentions, own.articles, own.quotes)
        merged = fr.actors.merge_actors(own.mentions, merges)
        found = score_spellings(merged, own.articles, self.gold, boot=1).summary["value"]
        return {"spellings": 100 * found["pair_recall"], "their precision": 100 * found["pair_precision"]}


class Forms:
    """Small articles, each with right answers."""

    rooms = ("quotes", "actors", "frames")

    def __init__(self, paths: Sequence[Path]) -> None:
        lines = [line for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
        self.cases = [json.loads(line) for line in lines if line.strip()]
        self.faults = importlib.import_module("forms").faults  # beside this file

    def __call__(self) -> Scores:
        """Measure."""
        return {"forms": 100 * sum(not self.faults(case) for case in self.cases) / len(self.cases)}


class Seeds:
    """The two shipped articles against a careful reading of them."""

    rooms = ("quotes", "actors", "frames")

    def __init__(self, gold: Path) -> None:
        sys.path.append(str(next((ROOT / "tests").rglob("seed_scores.py")).parent))
        self.gold = read_gold_terms(json.loads(gold.read_text(encoding="utf-8")))
        self.score = importlib.import_module("seed_scores").score

    def __call__(self) -> Scores:
        """Measure."""
        seeds = read(fr.read_articles(ROOT / "seeds"), registry="syria")
        own = self.score(seeds.quotes)
        wanted = len(own.found) + len(own.wrong) + len(own.missed)
        shares = score_terms(seeds.hits, self.gold, seeds.articles, seeds.mentions).summary["value"]
        terms = {f"seeds {name}": 100 * shares[name] for name in ("recall", "voice", "speaker", "target")}
        return {"seeds quotes": 100 * len(own.found) / wanted, **terms}


Measure = Quotes | Actors | Terms | Spellings | Forms | Seeds


def scores_of(measures: Sequence[Measure], room: str) -> Scores:
    """Measures that a room can change: its own, and those of rooms that read what it writes."""
    reads = {"quotes": {"quotes"}, "actors": {"actors"}, "frames": {"frames"}}[room]
    out: Scores = {}
    for measure in measures:
        if reads & set(measure.rooms):
            out |= measure()
    return out


def as_markdown(whole: Scores, rows: Sequence[tuple[Rules, Scores]]) -> str:
    """The table, groups of rules by room."""
    lines = [["without", *whole, "stays because"], ["---", *(["--:"] * len(whole)), "---"]]
    lines.append(["*nothing: the package as it is*", *(f"{value:.1f}" for value in whole.values()), ""])
    for rules, own in rows:
        functions = ", ".join(f"`{place.partition(':')[2]}`" for place in rules.places)
        cells = [_moved(own[name] - value) if name in own else "" for name, value in whole.items()]
        lines.append([f"{rules.room}: {rules.name} ({functions})", *cells, rules.stays])
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _moved(points: float) -> str:
    return "·" if abs(points) < 0.05 else f"{points:+.1f}".replace("-", "−")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--polnear", type=Path)
    parser.add_argument("--actors", type=Path, default=ROOT / "tests" / "gold" / "actors_polnear.jsonl")
    parser.add_argument("--coded", type=Path, action="append", default=[])
    parser.add_argument("--articles", type=Path)
    parser.add_argument("--spellings", type=Path)
    parser.add_argument("--forms", type=Path, action="append", default=[])
    parser.add_argument("--seeds", type=Path, default=ROOT / "tests" / "gold" / "seeds.json")
    parser.add_argument("--group", action="append", default=[], help="part of a group's name or place")
    parser.add_argument("--room", action="append", choices=sorted({rules.room for rules in RULES}), default=[])
    parser.add_argument("--output", type=Path, help="Markdown: the table is written between its two marks")
    parser.add_argument("--list", action="store_true", help="print the groups and measure nothing")
    given = parser.parse_args()
    chosen = [rules for rules in RULES if not given.room or rules.room in given.room]
    if given.group:
        chosen = [r for r in chosen if any(part in f"{r.name} {' '.join(r.places)}" for part in given.group)]
    for rules in chosen:
        for place in rules.places:
            function_of(place)
        if given.list:
            print(f"{rules.room:8} {rules.name:50} {', '.join(rules.places)}")
    if given.list:
        return
    measures: list[Measure] = [Seeds(given.seeds)]
    if given.forms:
        measures.insert(0, Forms(given.forms))
    if given.spellings and given.articles:
        measures.insert(0, Spellings(given.spellings, given.articles))
    if given.coded and given.articles:
        measures.insert(0, Terms(given.coded, given.articles))
    if given.polnear:
        measures[:0] = [Quotes(given.polnear), Actors(given.polnear, given.actors)]
    whole: Scores = {}
    for measure in measures:
        start = time.monotonic()
        own = measure()
        whole |= own
        shown = ", ".join(f"{name} {value:.1f}" for name, value in own.items())
        print(f"{type(measure).__name__:8} {shown} ({time.monotonic() - start:.0f} s)", flush=True)
    rows = []
    for rules in chosen:
        start = time.monotonic()
        with without(rules):
            own = scores_of(measures, rules.room)
        rows.append((rules, own))
        moved = {name: own[name] - whole[name] for name in own if abs(own[name] - whole[name]) >= 0.05}
        shown = ", ".join(f"{name} {value:+.1f}" for name, value in moved.items()) or "nothing"
        print(f"{rules.room:8} {rules.name:50} {shown} ({time.monotonic() - start:.0f} s)", flush=True)
    table = as_markdown(whole, rows)
    if given.output is None:
        print(table)
        return
    begin, end = "<!-- table -->", "<!-- end of the table -->"
    before, _, rest = given.output.read_text(encoding="utf-8").partition(begin)
    given.output.write_text(f"{before}{begin}\n\n{table}\n\n{end}{rest.partition(end)[2]}", encoding="utf-8")


if __name__ == "__main__":
    main()
