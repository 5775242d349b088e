"""Write ``world.toml`` from the tables kept by hand beside this file.

    python lexicons/actors/world/make.py [--check]

``states.csv`` has a row a state: what tells it from others. From each row come the state, its government, ministries,
military, parliament, media, police, people and unnamed officials. ``others.csv`` has a row an actor: organisations,
media, armed groups, persons, and what a state has beyond the pattern or otherwise than it; a row of an id that the
pattern makes takes its place. Several values of a cell stand between ``|``. The names of the states are those of the
Unicode CLDR (Unicode License v3) but for a few that news calls otherwise. With ``--check`` nothing is written; the exit
status tells whether the file is what the tables say.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
TARGET = HERE.parent / "world.toml"
HEAD = """# Actors of the world: states with their offices, organisations, media, armed groups, persons.
# Written by world/make.py from world/states.csv and world/others.csv: change those, not this file.
# Names of the states: Unicode CLDR (Unicode License v3).

format = "framing-actors/1"
name = "world"
title = "The world's states, organisations, media and armed groups"
version = "1.1"

[words]
ministry = ["Ministry", "ministry", "Minister's office"]
soldiers = ["forces", "troops", "soldiers", "military", "army", "armed forces", "army units", "servicemen",
  "warplanes", "jets", "fighter jets", "planes", "aircraft", "air force", "navy", "special forces", "commandos"]
government = ["government", "authorities", "leadership", "cabinet"]
media = ["media", "press", "news media", "news outlets"]
television = ["television", "TV", "broadcaster", "TV channel"]
"""
KEYS = ("id", "name", "kind", "parent", "aliases", "metonyms", "adjectives", "heads", "gender", "valid")


def of_state(row: dict[str, str]) -> list[dict[str, Any]]:
    """The state of a row and what every state has."""
    name = row["name"]
    adjectives = _cells(row["adjectives"])
    first = (adjectives or [name])[0]
    marks = [word for word in adjectives if word != "administration"]
    own = _either([*_of(name), *marks])
    state = {
        "id": row["id"],
        "name": name,
        "kind": "government",
        "aliases": _cells(row["aliases"]),
        "metonyms": _cells(row["metonyms"]),
        "adjectives": adjectives,
        "heads": ["country"],
    }
    parliament = _cells(row["parliament"])
    rulers, people = _cells(row["rulers"]), _cells(row["people"])
    rows = [
        (
            "GOVERNMENT",
            "government",
            "government",
            [f"{own} <government>", f"government of {name}", f"{name} government", *ruled_by(rulers)],
            "government|authorities",
        ),
        (
            "MFA",
            "Foreign Ministry",
            "government",
            [
                f"{own} {{Foreign,Foreign Affairs,foreign,foreign affairs}} <ministry>",
                f"{own} {{Ministry,ministry}} of Foreign Affairs",
            ],
            "ministry",
        ),
        (
            "MOD",
            "Defense Ministry",
            "military",
            [
                f"{own} {{Defense,Defence,defense,defence}} <ministry>",
                f"{own} {{Ministry,ministry}} of {{Defense,Defence}}",
            ],
            "ministry",
        ),
        ("INTERIOR", "Interior Ministry", "government", [f"{own} {{Interior,interior}} <ministry>"], "ministry"),
        (
            "MILITARY",
            "military",
            "military",
            [
                f"{_either(marks or [name])} <soldiers>",
                f"{own} {{army,military,troops,Armed Forces,Army,Air Force,Navy}}",
            ],
            "military|army",
        ),
        ("PARLIAMENT", "parliament", "government", [f"{own} {{parliament,Parliament}}", *parliament], "parliament"),
        (
            "STATE_MEDIA",
            "state media",
            "media",
            [f"{own} {{state,state-run,state-owned,state-controlled,official,government}} <media>"],
            "media",
        ),
        (
            "STATE_TV",
            "state television",
            "media",
            [f"{own} {{state,state-run,state-owned,official}} <television>"],
            "television|broadcaster",
        ),
        ("POLICE", "police", "government", [f"{own} {{police,Police}}"], "police"),
    ]
    actors = [
        {
            "id": f"{row['code']}_{suffix}",
            "name": f"{first} {called}",
            "kind": kind,
            "parent": row["id"],
            "aliases": aliases,
            "heads": heads.split("|"),
        }
        for suffix, called, kind, aliases, heads in rows
    ]
    official = {"id": f"{row['code']}_OFFICIAL_ANON", "name": f"unnamed {first} official", "kind": "anonymous"}
    actors.append(official | {"parent": row["id"], "heads": ["official", "diplomat"]})
    if people:
        public = {"id": f"{row['code']}_PEOPLE", "name": people[0], "kind": "public", "parent": row["id"]}
        actors.append(public | {"aliases": [*people[1:], f"{first} people", f"{first} citizens"]})
    left_out = set(_cells(row["without"]))
    return [state, *(actor for actor in actors if actor["id"] not in left_out)]


def ruled_by(rulers: list[str]) -> list[str]:
    """By whose name the text may call a government: *the Assad regime*, *the government of President Assad*."""
    if not rulers:
        return []
    names = [form for ruler in rulers for form in (ruler, *_of(ruler))]
    return [
        f"{_either(names)} {{regime,government}}",
        f"{{regime,government}} of {{,President ,Prime Minister }}{_either(rulers)}",
    ]


def other(row: dict[str, str]) -> dict[str, Any]:
    """The actor of a row of ``others.csv``."""
    actor: dict[str, Any] = {key: row[key] for key in ("id", "name", "kind", "parent", "gender") if row[key]}
    for key in ("aliases", "metonyms", "adjectives", "heads"):
        actor[key] = [json.loads(cell) if cell.startswith('{"') else cell for cell in _cells(row[key])]
    valid = {key: date.fromisoformat(row[key]) for key in ("from", "to") if row[key]}
    actor["aliases"].extend(ruled_by(_cells(row["rulers"])))
    return actor | ({"valid": valid} if valid else {})


def _of(name: str) -> list[str]:
    """The possessive of a name."""
    return [f"{name}'", f"{name}'s"] if name.endswith("s") else [f"{name}'s"]


def _either(words: list[str]) -> str:
    return words[0] if len(words) == 1 else "{" + ",".join(words) + "}"


def _cells(value: str) -> list[str]:
    return [cell for cell in value.split("|") if cell]


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_toml(part)}" for key, part in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return str(value) if isinstance(value, date) else json.dumps(value, ensure_ascii=False)


def write(actors: list[dict[str, Any]]) -> str:
    """The registry as text."""
    parts = [HEAD]
    for actor in actors:
        lines = [f"{key} = {_toml(actor[key])}" for key in KEYS if actor.get(key)]
        parts.append("[[actor]]\n" + "\n".join(lines) + "\n")
    return "\n".join(parts)


def read() -> list[dict[str, Any]]:
    """All actors of the tables, in the order of the states and then of the others."""
    with (HERE / "states.csv").open(encoding="utf-8", newline="") as file:
        made = [actor for row in csv.DictReader(file) for actor in of_state(row)]
    with (HERE / "others.csv").open(encoding="utf-8", newline="") as file:
        others = {row["id"]: other(row) for row in csv.DictReader(file)}
    known = {actor["id"] for actor in made}
    return [others.get(a["id"], a) for a in made] + [a for key, a in others.items() if key not in known]


def main() -> int:
    """Write or check the registry."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing, compare")
    check = parser.parse_args().check
    text = write(read())
    if check:
        same = TARGET.read_text(encoding="utf-8") == text
        print(f"{TARGET.name} {'is' if same else 'is not'} what the tables say")
        return 0 if same else 1
    TARGET.write_text(text, encoding="utf-8")
    print(f"{TARGET.name} written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
