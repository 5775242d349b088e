"""Names on a page: those of the registry, and runs of capitalised words."""

from __future__ import annotations

from framing.actors.detect.capital_runs import NameRun, before_suffix, find_names
from framing.actors.detect.mention import Mention
from framing.actors.detect.name_extent import NICKNAMED
from framing.actors.detect.page import Page
from framing.actors.detect.registered_persons import find_registered_persons
from framing.actors.registry.countries import demonyms
from framing.actors.registry.registry import Registry
from framing.actors.words.closed_classes import (
    DETERMINERS,
    LOCATIVE,
    NOT_NAMES,
    PEOPLES,
    ROLES_OF_TITLES,
    TITLES,
)
from framing.actors.words.name_forms import bare_surname
from framing.actors.words.nouns import noun
from framing.lexicons.words import word_table, words
from framing.text.lemmas import is_word

__all__ = ["put_names"]

_KINDS = {
    "person": "person",
    "government": "body",
    "military": "body",
    "armed_group": "body",
    "media": "media",
    "igo": "body",
    "ngo": "body",
    "public": "crowd",
    "document": "document",
    "anonymous": "crowd",
    "unattributed": "crowd",
}
_AFTER_HEAD = words("actors.naming.after_head")
_BOUND = frozenset("with to by for backing supporting alongside".split())
_PARTICIPLES = frozenset("born based led backed owned bound educated trained".split())
_BEFORE_DATES = words("actors.naming.before_dates")
_COMMON = frozenset("super pac pacs superpac superpacs".split())
_COUNTRIES = word_table("countries.countries")
_PEOPLES = word_table("countries.peoples")
_DESCRIBES = frozenset(["compound", "amod"])
#: What a name stands as that is met once, at the beginning of a sentence.
_ACTS = frozenset(["nsubj", "nsubjpass", "nmod:poss"])
_OUTLETS = words("actors.kinds.media")
_TITLES = frozenset(word.capitalize() for word in TITLES)


def put_names(page: Page, registry: Registry, places: frozenset[str], date: str | None = None) -> None:
    """Put the names of a page on it.

    Parameters
    ----------
    page : Page
    registry : Registry
    places : frozenset of str
        Names of countries, cities and the like.
    date : str, optional
        Day of publication, ISO 8601.
    """
    out_of_date = registry.out_of_date(date)
    registered = _registered(page, registry, 0, len(page.words), out_of_date)
    body = find_names(page.words, page.lower, page.begins, places.__contains__, page.title)
    runs = _without_adjectives(page, _in_title(page, body, places) + body, places)
    # Last words of full names (Howard Dean) are names where they begin a sentence, and titles among them (Peter King).
    full = [run for run in runs if run.kind in ("person", "name") and run.last - run.core > 1]
    surnames = frozenset(page.words[before_suffix(page.words, run.core, run.last)] for run in full)
    runs = _with_offices(page, runs, surnames)
    taken = {k for run in runs for k in range(run.first, run.last)}
    for k, word in enumerate(page.words):
        handle = word[0] == "@" and word[1:2].isalpha()  # a name on a social medium
        free = word in surnames and k not in taken and k + 1 not in taken
        titled = free and (word in _TITLES or _is_small_surname(page, k))
        if handle or titled:
            runs.append(NameRun(k, k + 1, k, "name" if handle else "person"))
    found = _joined(page, registered, sorted(runs, key=lambda run: run.first), surnames)
    find_registered_persons(page, found, registry, out_of_date)
    for mention in found:
        page.put(mention)


def _with_offices(page: Page, runs: list[NameRun], surnames: frozenset[str]) -> list[NameRun]:
    """Names, of which a title before a surname of the text is a person's: Chairman Camp, where it has Dave Camp."""
    for run in runs:
        if run.last - run.first == 2 and page.words[run.first] in _TITLES and page.words[run.first + 1] in surnames:
            run.kind, run.core = "person", run.first + 1
    return runs


def _without_adjectives(page: Page, runs: list[NameRun], places: frozenset[str]) -> list[NameRun]:
    """Names without adjectives that belong to the noun behind them: *House* of House Democratic aides."""
    tree = page.tree
    out: list[NameRun] = []
    for run in runs:
        last = run.last
        while last - run.core > 1 and _is_adjective(page.lower[last - 1]):
            if tree.relations[last - 1] not in _DESCRIBES or tree.heads[last - 1] < run.last:
                break
            last -= 1
        whole = last == run.last
        out += [run] if whole else find_names(page.words, page.lower, page.begins, places.__contains__, run.first, last)
    return out


def _is_adjective(word: str) -> bool:
    return word in _PEOPLES or (word in demonyms() and not word.endswith("s"))


def _is_small_surname(page: Page, k: int) -> bool:
    """Whether a word that begins no other name is a surname of the text: Nguyễn Thị An … An said; not: in May."""
    if k < page.title or page.begins[k] or page.lower[k] not in NOT_NAMES:
        return False
    before, after = page.lower[k - 1], page.lower[k + 1 : k + 2]
    return not (before in _BEFORE_DATES or before.isdigit() or after == ["of"] or "".join(after)[:1].isdigit())


def _registered(page: Page, registry: Registry, begin: int, end: int, out: frozenset[str]) -> list[Mention]:
    found: list[Mention] = []
    lower, words = page.lower, page.words
    for first, last, actor_id, metonym in registry.find(words, lower, begin, end, out):
        actor = registry[actor_id]
        while last - first > 1 and lower[first] in DETERMINERS:
            first += 1
        head = first
        while head + 1 < last and lower[head + 1] not in _AFTER_HEAD:
            head += 1
        known = noun(lower[head])
        name = words[head][0].isupper() and not (known and known.plural and known.kind in ("person", "crowd"))
        if not name and known is None:
            name = any(word[0].isupper() for word in words[first : head + 1])
        kind = _KINDS[actor.kind]
        if known is not None and known.kind in ("person", "crowd") and kind != "person":
            kind = "crowd" if known.plural else "person"
        plural = bool(known and known.plural) or kind == "crowd"
        mention = Mention(
            first, last, head, "name" if name else "nominal", kind, known.lemma if known else lower[head], plural
        )
        mention.gender = actor.gender or ""
        mention.actor = actor_id
        mention.definite = "" if name else "the"
        if metonym or actor.is_state:
            mention.locative = _locative(page, first, head)
        if last - head > 2 and not _BOUND.isdisjoint(lower[head + 1 : last]):
            for inner in _registered(page, registry, head + 1, last, out):  # soldiers allied with President Assad
                inner.inside = mention
                found.append(inner)
        found.append(mention)
    return found


def _locative(page: Page, first: int, head: int) -> bool:
    """Whether a name of a place only says where: *in Syria*, *southern Syria*; but *in Syria's war*."""
    tree, before = page.tree, page.lower[first - 1] if first else ""
    if before.endswith("ern") and before != "modern":
        return True
    place = tree.joined(head)[0]
    if tree.relations[place] not in ("nmod", "dep"):
        return False
    return any(page.lower[k] in LOCATIVE for k in tree.children(place, "case"))  # from near Moscow


def _in_title(page: Page, body: list[NameRun], places: frozenset[str]) -> list[NameRun]:
    """Names of a headline written in capitals: those that the body has, and plain given names with what follows."""
    if not page.title:
        return []
    known: dict[tuple[str, ...], str] = {}
    for run in body:
        own = tuple(page.lower[run.core : run.last])
        known.setdefault(own, run.kind)
        if run.kind in ("person", "name") and len(own) > 1:
            known.setdefault(own[-1:], run.kind)
            known.setdefault((own[0], own[-1]), run.kind)
    longest = max((len(own) for own in known), default=0)
    out: list[NameRun] = []
    at = 0
    while at < page.title:
        if not page.words[at][0].isupper():
            at += 1
            continue
        for size in range(min(longest, page.title - at), 0, -1):
            kind = known.get(tuple(page.lower[at : at + size]))
            if kind is not None and (size > 1 or page.lower[at] not in page.small):
                out.append(NameRun(at, at + size, at, kind))
                at += size
                break
        else:
            word = page.words[at]
            if word in places or (word.isupper() and len(word) > 1 and not page.words[: page.title][at - 1].isupper()):
                out.append(NameRun(at, at + 1, at, "place" if word in places else "body"))
            at += 1
    return out


def _joined(page: Page, registered: list[Mention], runs: list[NameRun], surnames: frozenset[str]) -> list[Mention]:
    """Registered names and runs of capitals, where they overlap the one that knows more."""
    by_token = {k: mention for mention in registered for k in range(mention.first, mention.last)}
    names = [page.words[run.core : run.last] for run in runs if run.kind == "person" and run.last - run.core > 1]
    alone = [run.first for run in runs if run.last - run.first == 1]
    acting = frozenset(page.words[k] for k in alone if _acts_by_name(page, k))
    shouted = frozenset(name[-1] for name in names if all(word.isupper() for word in name))
    out: list[Mention] = []
    dropped: set[int] = set()
    for run in runs:
        inner = list(dict.fromkeys(by_token[k] for k in range(run.first, run.last) if k in by_token))
        if not inner:
            if _names_somebody(page, run, surnames, acting):
                out.append(_named(page, run, shouted))
            continue
        final = inner[-1]
        if final.last < run.last:  # the name goes on: another one bears it (Damascus University)
            if run.kind == "person" or final.form == "name":
                dropped.update(id(mention) for mention in inner)
                out.append(_named(page, run, shouted))
        elif final.first > run.first and final.kind == "person":
            if run.kind == "person" or run.core <= final.first:
                final.first = run.first  # the title belongs to the name
                final.roles = _roles(page, run)
                dropped.update(id(mention) for mention in inner[:-1])
            elif len(inner) == 1 and run.kind != "body":
                dropped.add(id(final))
                out.append(_named(page, run, shouted))
    kept = [mention for mention in registered if id(mention) not in dropped]
    return sorted(kept + out, key=lambda m: m.first)


def _names_somebody(page: Page, run: NameRun, surnames: frozenset[str], acting: frozenset[str]) -> bool:
    """A single capitalised word that begins a sentence and has a small form in the text is no name.

    `acting` are those that begin a sentence where only a name can stand.
    """
    word = page.words[run.first]
    if word[0] == "@":
        return True
    end = page.words[run.last - 1]
    if "-" in end and end.rpartition("-")[2] in _PARTICIPLES:
        return False  # Sri Lanka-born
    if page.lower[run.last - 1] in _COMMON and _COMMON.issuperset(page.lower[run.first : run.last]):
        return False  # a super PAC
    if run.last - run.first > 1:
        adjective = " ".join(page.lower[run.first : run.last]) in _COUNTRIES  # North Korean missiles
        return not adjective or page.tree.relations[run.last - 1] not in _DESCRIBES
    small = word.lower()
    if _is_people(small):
        return True  # Mexicans
    if small in demonyms() and not word.endswith("s"):
        return (
            word.isupper() and page.tree.relations[run.last - 1] not in _DESCRIBES
        )  # an adjective, but: the U.S. has …
    ending = word.rpartition("-")[2]
    if ending != word and ending.islower() and len(ending) > 2 and noun(ending) is None:
        return False  # U.S.-led
    if not page.begins[run.first] or run.first < page.title or (word.isupper() and len(word) > 1):
        return True
    if run.kind == "place" and word.lower() not in page.small:
        return True
    known = noun(page.lower[run.first]) is not None and word not in surnames
    if known or small in page.small:
        return False
    return word in page.inner or word in acting


def _acts_by_name(page: Page, k: int) -> bool:
    """Whether a word met only at the beginning of sentences is a name by its place: *Hamas* denied it."""
    word, acts = page.lower[k], page.tree.tags[k] == "NNP" and page.tree.relations[k] in _ACTS
    people = word.endswith(("ers", "ists")) and word not in _OUTLETS  # Birchers, but: Reuters
    return acts and not (people or is_word(word))


def _is_people(word: str) -> bool:
    """Whether a word in small letters names a people: Russians, African-Americans, Hispanic-Americans."""
    return word.endswith("s") and (word[:-1] in demonyms() or word in PEOPLES or word.endswith("-americans"))


def _named(page: Page, run: NameRun, shouted: frozenset[str]) -> Mention:
    own = _words_of(page, run.core, run.last)
    parts = [word.lower() for word in own[: before_suffix(own, 0, len(own)) + 1]]
    acronym = run.kind == "body" and len(own) == 1
    kind = "name" if acronym and (own[0] in shouted or _shouted(page, run.first)) else run.kind
    mention = Mention(run.first, run.last, run.last - 1, "name", kind, bare_surname(parts[-1]), gender=run.gender)
    mention.words, mention.roles = own, _roles(page, run)
    if kind == "body" and "of" in own[1:]:  # the Ministry of Foreign Affairs is a ministry
        office = noun(own[own.index("of") - 1].lower())
        mention.lemma = office.lemma if office is not None else mention.lemma
    mention.definite = "the" if run.first and page.lower[run.first - 1] == "the" else ""
    known = noun(page.lower[run.last - 1])
    mention.plural = bool(known and known.plural and len(own) == 1)
    if len(own) == 1 and kind != "place" and _is_people(parts[0]):
        mention.kind, mention.lemma, mention.plural = "crowd", parts[0][:-1], True
    mention.locative = run.kind == "place" and _locative(page, run.first, run.last - 1)
    return mention


def _words_of(page: Page, first: int, last: int) -> tuple[str, ...]:
    """Words of a name; the marks around a nickname belong to it: Richard “Dick” Lee."""
    out: list[str] = []
    closing = ""
    for k in range(first, last):
        word = page.words[k]
        if (closing and page.words[k - 1] in NICKNAMED) or (word == closing and out):
            out[-1] += word
            closing = "" if word == closing else closing
        else:
            closing = NICKNAMED.get(word, closing)
            out += [word] if word != "," else []  # Ann Lee, Jr.
    return tuple(word.replace("’", "'") if word[-1] != "’" else word for word in out)


def _shouted(page: Page, k: int) -> bool:
    """Whether a word in capitals is no acronym: a name as a transcript writes it (WALLACE:)."""
    word = page.words[k]
    if not (word.isupper() and word.isalpha() and len(word) > 2):
        return False
    speaks = k + 1 < len(page.words) and page.words[k + 1] == ":"
    return word.capitalize() in page.forms or (speaks and len(word) > 3)


def _roles(page: Page, run: NameRun) -> tuple[str, ...]:
    """Nouns for persons that take the titles of a run up: senator of Sen. and of Senators."""
    roles = []
    for title in page.lower[run.first : run.core]:
        known = noun(title)
        role = ROLES_OF_TITLES.get(title) or (known.lemma if known is not None else title)
        known = noun(role)
        if known is None or known.kind == "person":
            roles.append(role)
    return tuple(roles)
