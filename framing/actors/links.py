"""What stands beside what: owners, complements, appositions."""

from __future__ import annotations

from framing.actors.mention import BEARERS, Mention
from framing.actors.page import CLITICS, Page
from framing.actors.wordlists import STOP

__all__ = ["link"]

_COMPLEMENTS = frozenset("of for with at from to in on within inside by".split())
_FINITE = frozenset(
    "said says told tells is was has had are were have will would can could did does added wrote claims".split()
)
# Bodies whose name follows at once: the advocacy group Oxfam.
_CALLED = frozenset(
    """agency group organization organisation firm company party network newspaper magazine website site blog nonprofit
    charity coalition outlet pac startup start-up giant retailer union movement""".split()
)
# Whose office goes on with *of*, and what follows it there.
_OFFICERS = frozenset("secretary minister chief director chairman chairwoman chair head undersecretary".split())
_CHARGES = frozenset(
    """state staff defense defence justice labor labour operations communications police intelligence security
    education affairs commerce energy finance development policy strategy protocol health""".split()
)
_COPULAS = frozenset("is was 's remains remained became".split())
_ADVERBS = frozenset("also now still once already always really just largely widely".split())
_SEEN = frozenset(
    "seen regarded known described viewed considered serves served works worked acts acted emerged".split()
)
_SUBJECTS = frozenset("he she i who".split())
_AFTER_NAME = frozenset([",", ".", "(", "said", "says", "told", "added", ";", "—", "–"])


def link(page: Page) -> None:
    """Fill owner, complement, inside and apposed of the mentions of a page.

    Parameters
    ----------
    page : Page
    """
    for mention in page.mentions:
        if mention.form == "nominal":
            _parts(page, mention)
            _complement(page, mention)
            _before_name(page, mention)
            _before_body(page, mention)
            _predicate(page, mention)
    for mention in page.mentions:
        if mention.form == "name" and mention.kind != "place":
            _after_name(page, mention)


def _parts(page: Page, mention: Mention) -> None:
    for k in range(mention.first, mention.head):
        held = page.at.get(k)
        if held is not None and held is not mention and held.last <= mention.head:
            held.inside = mention
            if mention.owner is None and held.form == "name":
                mention.owner = held
    if mention.definite == "poss" and mention.owner is None and mention.first:
        held = page.at.get(mention.first - 1)
        if held is not None and held.form == "pronoun":
            mention.owner = held
    owner = mention.owner
    if owner is not None and owner.last < len(page.lower) and page.lower[owner.last] in CLITICS:
        owner.inside = owner.inside or mention


def _complement(page: Page, mention: Mention) -> None:
    k = mention.last
    lower = page.lower
    if mention.actor is not None or k + 1 >= len(lower) or lower[k] not in _COMPLEMENTS:
        return
    if lower[k] == "of" and lower[k + 1] in _CHARGES and mention.lemma in _OFFICERS:
        # secretary of state, Secretary of State Ann Lee
        name = page.holder[k + 1]
        if k + 2 < len(lower) and (name is None or (name.form == "nominal" and name.last == k + 2)):
            name = page.holder[k + 2]
        named = name is not None and name.first in (k + 1, k + 2) and name.form == "name" and name.kind in BEARERS
        if name is not None and named and mention.kind == "person" and not mention.plural:
            name.apposed = mention
        if name is None or named:
            return
    for at in range(k + 1, min(k + 9, len(lower))):
        held = page.holder[at]
        if held is not None:
            # the army of Syria's president: the complement is the president
            while held.inside is not None and held.inside.first <= held.first and held.inside.last > held.last:
                held = held.inside
            if held is not mention:
                mention.complement = held
                if lower[k] in ("of", "for", "with", "at", "in", "on", "from", "within", "inside"):
                    held.inside = held.inside or mention
            return
        if lower[at] in STOP and lower[at] not in ("the", "'s", "all", "both"):
            return


def _before_name(page: Page, mention: Mention) -> None:
    """Spokesman Josh Earnest; a lawmaker, Franz Klintsevich, …"""
    if mention.kind != "person" or mention.plural:
        return
    after = mention.last
    lower = page.lower
    if after >= len(lower):
        return
    after += lower[after] in ("named", "called") and after + 1 < len(lower)
    name = page.holder[after]
    if name is not None and name.first == after and name.form == "name" and name.kind in BEARERS:
        name.apposed = mention
        k = mention.first - 1  # columnist and contributor Ann Lee
        other = page.holder[k - 1] if k > 0 and lower[k] == "and" else None
        if other is not None and other.form == "nominal" and other.kind == "person" and not other.plural:
            other.apposed = other.apposed or name
        return
    end = after
    if mention.complement is not None and mention.complement.last < len(lower):
        end = mention.complement.last
    for comma in {after, end}:
        if lower[comma] != "," or comma + 1 >= len(lower):
            continue
        name = page.holder[comma + 1]
        if name is None or name.first != comma + 1 or name.form != "name" or name.kind not in BEARERS:
            continue
        closed = name.last >= len(lower) or lower[name.last] in _AFTER_NAME
        if closed and mention.definite != "bare" and name.apposed is None:
            name.apposed = mention


def _predicate(page: Page, mention: Mention) -> None:
    """Lee is a developer; Lee, seen as a formidable opponent; the winner is Lee: what is said of somebody."""
    if mention.kind != "person" or mention.plural or mention.apposed is not None:
        return
    if mention.definite not in ("a", "the"):
        return
    lower, after = page.lower, mention.last
    if after + 1 < len(lower) and lower[after] in _COPULAS:
        name = page.holder[after + 1]
        beside = name is not None and name.first == after + 1 and _may_be_said(name)
        whole = name is not None and (name.last >= len(lower) or lower[name.last] not in CLITICS)
        if name is not None and beside and whole and name.form == "name":
            name.apposed = name.apposed or mention
            return
    k = mention.first - 2  # before the article
    while k > 0 and lower[k] in _ADVERBS:
        k -= 1
    if k < 1 or page.sentence[k] != mention.sentence:
        return
    held = None
    if lower[k] in _COPULAS:
        held = page.holder[k - 1]
        if held is not None and mention.definite == "the" and _supposed(page, held):
            return
    elif lower[k] == "as" and (lower[k - 1] in _SEEN or mention.definite == "a"):
        held = _only_one_before(page, k, lower[k - 1] in _SEEN)
    if held is not None and held.sentence == mention.sentence and held.inside is None and _may_be_said(held):
        mention.apposed = held


def _supposed(page: Page, mention: Mention) -> bool:
    """If Lee is the winner: nobody says that she is."""
    return mention.first > 0 and page.lower[mention.first - 1] in ("if", "whether", "unless")


def _may_be_said(held: Mention) -> bool:
    """Whether a mention is one of somebody of whom a noun may be said."""
    subject = held.form == "pronoun" and held.lemma in _SUBJECTS
    return not held.plural and (subject or (held.form == "name" and held.kind in BEARERS))


def _only_one_before(page: Page, k: int, near: bool) -> Mention | None:
    """Who alone is spoken of in a sentence before a token; or the last of them."""
    found: list[Mention] = []
    while k and page.sentence[k - 1] == page.sentence[k]:
        k -= 1
        held = page.holder[k]
        if held is None or held in found or held.lemma == "who" or held.kind in ("place", "document"):
            continue
        if held.inside is None or held.form == "name":
            found.append(held)
    return found[0] if found and (near or len(found) == 1) else None


def _before_body(page: Page, mention: Mention) -> None:
    """Rescue force the White Helmets: a bare noun and the body that it describes."""
    after = mention.last
    if mention.kind not in ("body", "media", "crowd") or mention.plural:
        return
    article = after < len(page.lower) and page.lower[after] == "the" and mention.definite == "bare"
    if article or mention.lemma in _CALLED:
        start = after + article  # news agency ENA
        name = page.holder[start] if start < len(page.holder) else None
        named = name is not None and name.first == start and name.form == "name"
        if named and name is not None and name.kind in ("body", "media", "name", "crowd") and name.apposed is None:
            closed = name.last >= len(page.lower) or page.lower[name.last] in _AFTER_NAME or mention.lemma == "agency"
            if not (article or closed):
                return  # the company Apple sued
            name.apposed = mention


def _verb(lower: list[str], k: int) -> bool:
    """Whether a finite verb stands at a token: what precedes it begins a clause and is no apposition."""
    return k < len(lower) and (lower[k] in _FINITE or (lower[k].endswith("ed") and len(lower[k]) > 4))


def _capital(page: Page, k: int) -> bool:
    return k < len(page.words) and page.words[k][0].isupper()


def _after_name(page: Page, mention: Mention) -> None:
    """Franz Klintsevich, a Russian lawmaker, …; Josh Earnest, the president's spokesman."""
    lower = page.lower
    k = mention.last
    if k < len(lower) and lower[k] == "(":  # Ann Lee (D-Ohio), a senator
        closing = next((c for c in range(k + 1, min(k + 8, len(lower))) if lower[c] == ")"), None)
        k = closing + 1 if closing is not None else k
    if k + 1 >= len(lower) or lower[k] != ",":
        return
    for at in range(k + 1, min(k + 11, len(lower))):
        if lower[at] == "and" and page.holder[at - 1] is not None and _capital(page, at + 1):
            continue  # the Customs and Border Protection commissioner
        if lower[at] in (",", ".", ";", "said", "who", "and"):
            return
        other = page.at.get(at)
        if other is None or other.form != "nominal" or other.inside is not None:
            continue
        start = other.first
        if other.definite in ("the", "a", "this"):
            start -= 1
        elif other.definite == "poss":
            start = min(start, other.owner.first if other.owner is not None else start)
            if start > k + 1 and lower[start - 1] == "the":
                start -= 1
        if (
            start > k + 1
            or lower[k + 1] == "whose"
            or other.plural
            or other.apposed is not None
            or _verb(lower, other.last)
        ):
            return
        bodies = [m.kind in ("body", "media") for m in (mention, other)]
        closed = other.last < len(lower) and lower[other.last] == ","
        unknown = mention.kind == "name" and not mention.gender and closed  # Lufthansa, the airline,
        same = other.kind != "document" and (bodies[0] == bodies[1] or (bodies[1] and unknown))
        if same and (other.kind != "person" or mention.kind in BEARERS):
            other.apposed = mention
            _and_so(page, other, mention)
        return


def _and_so(page: Page, described: Mention, name: Mention) -> None:
    """Ann Lee, a superdelegate and Sanders supporter: both are said of her."""
    k = described.last
    if described.kind != "person" or k + 1 >= len(page.lower) or page.lower[k] != "and":
        return
    other = next((page.at[j] for j in range(k + 1, min(k + 6, len(page.lower))) if j in page.at), None)
    while other is not None and other.inside is not None:
        other = other.inside
    if other is None or other.form != "nominal" or other.kind != "person" or other.plural:
        return
    if other.first == k + 1 and other.definite == "bare" and other.apposed is None:
        other.apposed = name
