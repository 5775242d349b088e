"""An invented collection of news with slants planted in it, to practise on and to test methods with.

Everything is made up: the river Tamsin, the states on its banks, the dam, the people and the six outlets. What each
outlet does differently is known (:data:`SLANTS`), so that a method can be held against what it ought to find. Articles
of one outlet differ in mood, as real ones do: some are full of a source or a word, others do without it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

__all__ = ["SLANTS", "Slant", "articles", "registry"]


@dataclass(frozen=True)
class Slant:
    """What an outlet does.

    Attributes
    ----------
    army, league, aid, residents, officials : float
        Weights by which it chooses its sources: the army's spokesman, the Valley League's, aid workers, residents of
        the valley, officials without a name.
    league_name : tuple of str
        What it calls the fighters of the Valley League.
    league_cues : tuple of str
        How it introduces what the League says.
    toll : str
        Its number of the dead.
    note : str
        The slant in words.
    """

    army: float
    league: float
    aid: float
    residents: float
    officials: float
    league_name: tuple[str, ...]
    league_cues: tuple[str, ...]
    toll: str
    note: str


_FIGHTERS, _SAID = ("League fighters",), ("said",)
#: The six outlets and what was planted in each.
SLANTS: dict[str, Slant] = {
    "Karvian Herald": Slant(
        5, 1, 0.7, 0.5, 1, ("League terrorists",) * 3 + ("League militants",), ("claimed", "alleged"), "at least 12",
        "quotes the army, calls the League's fighters terrorists, doubts what the League says",
    ),
    "The Ford": Slant(
        0.8, 4, 1, 2, 0.5, ("League volunteers", "League fighters"), _SAID, "more than 60",
        "quotes the League and residents, calls its fighters volunteers",
    ),
    "Tamsin Wire": Slant(2, 2, 1.5, 1, 1, _FIGHTERS, _SAID, "around 30", "keeps a balance of sources and cues"),
    "Capital Times": Slant(
        2, 1.5, 1, 0.5, 5, _FIGHTERS, _SAID, "about 30", "leans on officials who are not named"
    ),
    "Valley Voice": Slant(
        1, 1.2, 3, 4, 0.5, _FIGHTERS, _SAID, "dozens of", "lets residents and aid workers speak of suffering"
    ),
    "Lethland Post": Slant(
        1.5, 1.8, 1.3, 1, 1, _FIGHTERS, _SAID, "around 40", "keeps a balance, and calls the Karvian side a regime"
    ),
}  # fmt: skip

#: Statements that were made once and that outlets carry in their own ways.
_COMMON = (
    "In defence of the valley and its people, our units carried out limited strikes to repel the act of aggression "
    "against the workers who keep the Tamsin dam running",
    "An immediate cessation of hostilities is needed so that food and medicine can reach the families who are trapped "
    "below the dam",
)
_ARMY = (
    "the {league} had launched an unprovoked attack on the dam", "the strikes were a measured response to rocket fire",
    "its soldiers had acted in self-defence", "the {league} had failed to keep the ceasefire",
    "the valley would be cleared of extremists", "no civilian had been targeted",
)  # fmt: skip
_LEAGUE = (
    "the army's aggression would not go unanswered", "the shelling of villages was illegal and a war crime",
    "its men had come to defend the villages", "the government had seized land that was not its own",
    "the army had bombed homes near the river", "it had asked for talks three times",
)  # fmt: skip
_AID = (
    "families were facing a humanitarian crisis", "food and medicine were running out in the villages",
    "hundreds of people had been displaced since the fighting began", "the wounded could not be evacuated",
    "children were suffering from cold and hunger",
)  # fmt: skip
_RESIDENTS = (
    "they had spent three nights in a cellar", "nobody had warned them before the shells fell",
    "there was no clean water left in the village", "they wanted the fighting to end", "their homes had been destroyed",
)  # fmt: skip
_OFFICIALS = (
    "talks between the two sides could begin within days", "the strikes had been planned for weeks",
    "the {league} had received weapons from abroad", "the toll was likely to rise",
    "both sides had broken the ceasefire",
)  # fmt: skip
_SOURCES = {
    "army": ("Army spokesman Otto Brandeis", "the Karvian army", _ARMY),
    "league": ("League spokeswoman Mira Solen", "the Valley League", _LEAGUE),
    "aid": ("Open Ford coordinator Ana Wells", "the aid group Open Ford", _AID),
    "residents": ("Residents of Lower Tamsin", "Residents", _RESIDENTS),
    "officials": ("A senior official", "the official", _OFFICIALS),
}  # fmt: skip
_EVENTS = {
    "tamsin-dam": ("2031-03-02", "killed in strikes near the Tamsin dam"),
    "tamsin-talks": ("2031-03-16", "killed as talks on the Tamsin dam break off"),
}
_BACKGROUND = (
    "The dam on the river Tamsin supplies both banks with power.", "Karvia and Lethland share the lower valley.",
    "Fighting in the valley began last autumn.", "The river is the border for most of its course.",
    "Two earlier ceasefires have failed.", "The spring flood is expected in April.",
)  # fmt: skip


def articles(per_outlet: int = 12, seed: int = 0, slant: float = 1.0) -> pd.DataFrame:
    """Invented articles of six outlets on two events.

    Parameters
    ----------
    per_outlet : int
        Articles of each outlet, half of them on each event.
    seed : int
    slant : float
        1: the planted slants; 0: all outlets alike (but for their names), a true null; between: weaker slants.

    Returns
    -------
    pandas.DataFrame
        Columns article_id, outlet, title, published, event, text, body_start; ready for ``framing.read_articles``.

    Examples
    --------
    >>> table = articles(per_outlet=2)
    >>> len(table), table["outlet"].nunique(), table["event"].nunique()
    (12, 6, 2)
    """
    rng = np.random.default_rng(seed)
    rows = []
    for outlet, own in SLANTS.items():
        for place in range(per_outlet):
            event = list(_EVENTS)[place % 2]
            title, text = _write(outlet, own, event, rng, slant)
            day = pd.Timestamp(_EVENTS[event][0]) + pd.Timedelta(days=int(rng.integers(0, 10)))
            rows.append({
                "article_id": f"{outlet.lower().replace(' ', '-')}-{place + 1:02d}", "outlet": outlet, "title": title,
                "published": day.date().isoformat(), "event": event, "text": text, "body_start": len(title) + 2,
            })  # fmt: skip
    return pd.DataFrame(rows)


def _write(outlet: str, own: Slant, event: str, rng: np.random.Generator, slant: float) -> tuple[str, str]:
    """Title and whole text of one article."""
    plain = SLANTS["Tamsin Wire"]
    mine = own if rng.random() < slant else plain
    league = str(rng.choice(mine.league_name))
    government = "Karvian regime" if mine is SLANTS["Lethland Post"] else "Karvian government"
    toll = mine.toll[0].upper() + mine.toll[1:]
    title = f"{toll} people {_EVENTS[event][1]}"
    lead = f"{toll} people were {_EVENTS[event][1]}, the {government} confirmed on Monday."
    weights = np.array([slant * getattr(own, k) + (1 - slant) * getattr(plain, k) for k in _SOURCES])
    mood = rng.dirichlet(7 * weights / weights.sum() + 0.05)  # each article leans its own way
    told = {kind: rng.choice(_SOURCES[kind][2], size=2, replace=False) for kind in _SOURCES}  # and repeats itself
    body = [lead, _common(mine, rng)]
    first = dict.fromkeys(_SOURCES, True)
    for _ in range(int(rng.integers(6, 11))):
        kind = str(rng.choice(list(_SOURCES), p=mood))
        full, short, _ = _SOURCES[kind]
        who, first[kind] = (full if first[kind] else short), False
        cue = str(rng.choice(mine.league_cues)) if kind == "league" else "said"
        what = str(rng.choice(told[kind])).format(league=league)
        body.append(_sentence(who, cue, what, rng))
    for _ in range(int(rng.integers(2, 5))):
        body.append(f"{rng.choice(['The', 'Armed', 'Some'])!s} {league} were seen at the old bridge on {_day(rng)}.")
    body += [str(line) for line in rng.choice(_BACKGROUND, size=2, replace=False)]
    return title, "\n\n".join([title, *body])


def _day(rng: np.random.Generator) -> str:
    return str(rng.choice(["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday"]))


def _sentence(who: str, cue: str, what: str, rng: np.random.Generator) -> str:
    if rng.random() < 0.35:
        inside = who[0].lower() + who[1:] if who.split()[0] in ("A", "Residents") else who
        return f'"{what[0].upper()}{what[1:]}," {inside} {cue}.'
    return f"{who[0].upper()}{who[1:]} {cue} that {what}."


def _common(own: Slant, rng: np.random.Generator) -> str:
    """A statement that several outlets carry: whole, cut short inside the marks, or in other words."""
    army = own.army + own.officials >= own.aid + own.residents
    whole = _COMMON[0] if army else _COMMON[1]
    who = "Army spokesman Otto Brandeis" if army else "Open Ford coordinator Ana Wells"
    form = int(rng.integers(0, 3))
    if form == 0:
        return f'"{whole}," {who} said.'
    if form == 1:
        cut = whole.rsplit(" who ", 1)[0]
        return f'"{cut}" in the valley, {who} said.'
    plain = whole[0].lower() + whole[1:]
    return f"{who} said that {plain.replace('our units', 'its units').replace('is needed', 'was needed')}."


def registry() -> str:
    """Registry of the invented actors, in the format of ``framing.read_registry``; write it to a file to use it.

    Returns
    -------
    str
        TOML.

    Examples
    --------
    >>> import tomllib
    >>> [actor["id"] for actor in tomllib.loads(registry())["actor"]][:2]
    ['KARVIAN_ARMY', 'VALLEY_LEAGUE']
    """
    return _REGISTRY


_REGISTRY = """format = "framing-actors/1"
name = "tamsin"
title = "Invented actors of the Tamsin valley"
version = "1.0"

[[actor]]
id = "KARVIAN_ARMY"
name = "Karvian army"
kind = "military"
side = "government"
aliases = ["Karvian army", "the army", "Army spokesman Otto Brandeis", "Otto Brandeis", "Brandeis"]

[[actor]]
id = "VALLEY_LEAGUE"
name = "Valley League"
kind = "armed_group"
side = "league"
aliases = ["Valley League", "League spokeswoman Mira Solen", "Mira Solen", "Solen", "League terrorists",
  "League militants", "League volunteers", "League fighters"]

[[actor]]
id = "KARVIAN_GOVERNMENT"
name = "Karvian government"
kind = "government"
side = "government"
aliases = ["Karvian government", "Karvian regime"]

[[actor]]
id = "OPEN_FORD"
name = "Open Ford"
kind = "ngo"
aliases = ["Open Ford", "the aid group Open Ford", "Open Ford coordinator Ana Wells", "Ana Wells", "Wells"]

[[actor]]
id = "RESIDENTS"
name = "Residents of the valley"
kind = "public"
aliases = ["Residents of Lower Tamsin", "residents", "Residents", "families"]
"""
