"""Words of quantities: qualifiers, vague numbers, what is counted, what befell it."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["ABOVE", "BELOW", "CURRENCIES", "DATES", "KIND", "KINDS", "MEASURE", "MEASURES", "QUALIFIERS", "SCALE",
           "SUFFIXES", "UNITS", "VAGUE"]  # fmt: skip

QUALIFIERS = (
    "at the very least", "an estimated", "the estimated", "no fewer than", "no less than", "well more than",
    "no more than", "a total of", "upwards of", "in excess of", "as many as", "as few as", "fewer than", "less than",
    "more than", "well over", "just under", "just over", "close to", "at least", "at most", "up to", "approximately",
    "estimated", "roughly", "exactly", "around", "nearly", "almost", "about", "under", "over", "only", "some", "just",
)  # fmt: skip
BELOW = ("fewer than", "less than", "under", "just under", "up to", "as many as", "no more than", "at most")
ABOVE = (
    "more than", "over", "just over", "at least", "well over", "no fewer than", "no less than", "upwards of",
    "well more than", "in excess of", "at the very least",
)  # fmt: skip
#: Vague numbers as ranges: a dozen and more, but not yet a hundred.
VAGUE = {
    "dozens": (24, 99), "scores": (40, 199), "hundreds": (200, 999), "thousands": (2000, 9999),
    "tens of thousands": (20_000, 99_999), "hundreds of thousands": (200_000, 999_999),
    "millions": (2_000_000, 9_999_999), "several": (3, 9), "several dozen": (36, 99), "a dozen": (12, 12),
    "several hundred": (300, 900), "several thousand": (3000, 9000), "a handful": (3, 6), "dozen": (12, 12),
    "a few": (3, 6), "a few dozen": (36, 72), "a few hundred": (200, 600), "a few thousand": (2000, 6000),
    "a couple": (2, 2), "half a million": (500_000, 500_000), "half a dozen": (6, 6),
}  # fmt: skip
SCALE = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
#: Scales written onto the digits: 30m, 1.5bn.
SUFFIXES = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12}
CURRENCIES = {"$": "dollar", "us$": "dollar", "€": "euro", "£": "pound", "¥": "yen"}
DATES = frozenset(
    """january february march april may june july august september october november december jan feb mar apr jun jul aug
    sept sep oct nov dec monday tuesday wednesday thursday friday saturday sunday""".split()
)
#: What is counted, by head noun.
KINDS: Mapping[str, frozenset[str]] = {
    "fighters": frozenset(
        """soldier fighter troop militant insurgent rebel militiaman personnel gunman attacker combatant serviceman
        paramilitary guard officer guerrilla jihadist extremist terrorist mercenary recruit conscript force invader
        servicewoman marine reservist peacekeeper airman sniper assailant""".split()
    ),
    "civilians": frozenset(
        """civilian child woman resident villager refugee bystander protester demonstrator patient worker passenger
        migrant student schoolchild family household shopper worshipper journalist pupil teacher farmer miner evacuee
        tourist inhabitant marcher striker docker""".split()
    ),
    "people": frozenset(
        "people person man member victim official individual citizen life body suspect other arrest".split()
    ),
    "time": frozenset("second minute hour day night week month year decade century weekend".split()),
    "distance": frozenset("kilometer kilometre km mile metre meter foot yard inch acre hectare".split()),
    "weight": frozenset("ton tonne kilogram kilo gram barrel litre liter gallon megawatt gigawatt".split()),
    "money": frozenset("dollar euro pound ruble yuan yen cent rupee franc peso".split()),
    "percent": frozenset(["percent", "percentage", "%"]),
    "weapons": frozenset(
        """tank rocket missile aircraft jet plane helicopter drone vehicle bomb shell truck gun rifle warship boat
        warplane strike airstrike""".split()
    ),
    "buildings": frozenset("house home building dwelling apartment hut shop school hospital church mosque".split()),
}
KIND = {head: kind for kind, heads in KINDS.items() for head in heads}
#: Kinds that are units of measure.
UNITS = ("time", "distance", "weight", "money", "percent")
#: What befell those who are counted, by the word that says so.
MEASURES: Mapping[str, frozenset[str]] = {
    "killed": frozenset("kill dead die death killing slay slain murder fatality toll massacre perish martyr".split()),
    "wounded": frozenset("wound wounded injure injured injury hurt maim".split()),
    "displaced": frozenset("displace displaced flee uproot homeless evacuate displacement".split()),
    "detained": frozenset("arrest detain detained jail imprison capture captured custody".split()),
    "missing": frozenset("missing disappear unaccounted trapped".split()),
    "casualties": frozenset(["casualty"]),
}
MEASURE = {word: measure for measure, words in MEASURES.items() for word in words}
