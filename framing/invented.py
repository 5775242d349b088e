"""An invented collection of news with slants planted in it, to practise on and to test methods with.

Everything is made up: the river Tamsin, the states on its banks, the dam, the people and the six outlets. What each
outlet does differently is known (:data:`SLANTS`), so that a method can be held against what it ought to find. Articles
of one outlet differ in mood, as real ones do: some are full of a source or a word, others do without it.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

__all__ = ["SLANTS", "Slant", "articles", "registry"]

_HERE = Path(__file__).parent
_DATA = tomllib.loads((_HERE / "invented.toml").read_text(encoding="utf-8"))
_SOURCES, _EVENTS, _TEXTS = _DATA["sources"], _DATA["events"], _DATA["texts"]


@dataclass(frozen=True)
class Slant:
    """The slant of one outlet.

    Attributes
    ----------
    sources : dict of str to float
        Weights by which it chooses its sources: the army's spokesman, the Valley League's, aid workers, residents of
        the valley, officials without a name.
    league_name, league_cues : list of str
        What it calls the fighters of the Valley League, and how it introduces what the League says.
    toll, government : str
        Its number of the dead, and what it calls the Karvian government.
    note : str
        The slant in words.

    Examples
    --------
    >>> from framing import invented
    >>> slant = invented.SLANTS["Karvian Herald"]
    >>> slant.note, slant.league_cues[0]
    ("quotes the army, calls the League's fighters terrorists, doubts what the League says", 'claimed')
    """

    sources: dict[str, float]
    league_name: list[str]
    league_cues: list[str]
    toll: str
    government: str
    note: str


#: The six outlets and what was planted in each.
SLANTS = {outlet: Slant(**own) for outlet, own in _DATA["outlets"].items()}


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
            day = pd.Timestamp(_EVENTS[event]["day"]) + pd.Timedelta(days=int(rng.integers(0, 10)))
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
    title = f"{mine.toll[0].upper()}{mine.toll[1:]} people {_EVENTS[event]['title']}"
    lead = f"{title.replace(' people ', ' people were ')}, the {mine.government} confirmed on Monday."
    weights = np.array([slant * own.sources[kind] + (1 - slant) * plain.sources[kind] for kind in _SOURCES])
    mood = rng.dirichlet(7 * weights / weights.sum() + 0.05)  # each article leans its own way
    told = {kind: rng.choice(_SOURCES[kind]["says"], size=2, replace=False) for kind in _SOURCES}  # and repeats itself
    body = [lead, _statement(mine, rng)]
    quoted: set[str] = set()
    for _ in range(int(rng.integers(6, 11))):
        kind = str(rng.choice(list(_SOURCES), p=mood))
        who = _SOURCES[kind]["short" if kind in quoted else "full"]
        quoted.add(kind)
        cue = str(rng.choice(mine.league_cues)) if kind == "league" else "said"
        what = str(rng.choice(told[kind])).format(league=league)
        body.append(_sentence(who, cue, what, rng))
    for _ in range(int(rng.integers(2, 5))):
        day = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday"]
        body.append(
            f"{rng.choice(['The', 'Armed', 'Some'])} {league} were seen at the old bridge on {rng.choice(day)}."
        )
    body += [str(line) for line in rng.choice(_TEXTS["background"], size=2, replace=False)]
    return title, "\n\n".join([title, *body])


def _sentence(who: str, cue: str, what: str, rng: np.random.Generator) -> str:
    if rng.random() < 0.35:
        inside = who[0].lower() + who[1:] if who.split()[0] in ("A", "Residents") else who
        return f'"{what[0].upper()}{what[1:]}," {inside} {cue}.'
    return f"{who[0].upper()}{who[1:]} {cue} that {what}."


def _statement(own: Slant, rng: np.random.Generator) -> str:
    """A statement that several outlets carry: whole, cut short inside the marks, or in other words."""
    source = own.sources
    kind = "army" if source["army"] + source["officials"] >= source["aid"] + source["residents"] else "aid"
    whole, who = _TEXTS[f"{kind}_statement"], _SOURCES[kind]["full"]
    form = int(rng.integers(0, 3))
    if form == 0:
        return f'"{whole}," {who} said.'
    if form == 1:
        return f'"{whole.rsplit(" who ", 1)[0]}" in the valley, {who} said.'
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
    return (_HERE / "invented_registry.toml").read_text(encoding="utf-8")
