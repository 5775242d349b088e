"""Closed lists of words that tell where a noun phrase begins and what a capitalised word is."""

from __future__ import annotations

from framing.lexicons.words import words

__all__ = [
    "ADJECTIVES_ED_ING",
    "DATES",
    "DETERMINERS",
    "HONORIFICS",
    "LOCATIVE",
    "NOT_NAMES",
    "NUMBERS",
    "ORG_WORDS",
    "PARTY_WORDS",
    "PEOPLES",
    "PLACE_WORDS",
    "POSSESSIVES",
    "PRONOUNS",
    "STOP",
    "TITLES",
]

#: Pronoun to (person | thing | any, plural, gender, person of grammar).
PRONOUNS: dict[str, tuple[str, bool, str, int]] = {
    **dict.fromkeys(("he", "him", "his", "himself"), ("person", False, "m", 3)),
    **dict.fromkeys(("she", "her", "hers", "herself"), ("person", False, "f", 3)),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), ("any", True, "", 3)),
    **dict.fromkeys(("it", "its", "itself"), ("thing", False, "", 3)),
    **dict.fromkeys(("i", "me", "my", "mine", "myself"), ("person", False, "", 1)),
    **dict.fromkeys(("we", "us", "our", "ours", "ourselves"), ("any", True, "", 1)),
    **dict.fromkeys(("who", "whom", "whose", "which", "that"), ("any", False, "", 0)),
    **dict.fromkeys(("you", "your", "yours"), ("person", False, "", 2)),
}

DETERMINERS: dict[str, str] = {
    **dict.fromkeys(("the", "both"), "the"),
    **dict.fromkeys(("a", "an", "another", "one", "every", "each", "any", "no"), "a"),
    **dict.fromkeys(("this", "that", "these", "those", "such"), "this"),
}
POSSESSIVES = frozenset("his her its their my our your whose".split())
NUMBERS = words("actors.wordlists.numbers")
LOCATIVE = words("actors.wordlists.locative")
#: Titles that stand before a person's name; value: gender where they tell it.
HONORIFICS: dict[str, str] = {
    **dict.fromkeys(("mr", "mr.", "sir", "lord", "king", "prince", "father", "brother", "imam", "sheikh", "pope"), "m"),
    **dict.fromkeys(("mrs", "mrs.", "ms", "ms.", "miss", "lady", "queen", "princess", "sister", "dame", "madam"), "f"),
}
TITLES = words("actors.wordlists.titles")
ORG_WORDS = words("actors.wordlists.org_words")
PARTY_WORDS = frozenset(
    "republican republicans democrat democrats democratic gop conservative labour tory tories".split()
)
#: Peoples and faiths in the plural that no adjective of a country names.
PEOPLES = words("actors.wordlists.peoples")
PLACE_WORDS = words("actors.wordlists.place_words")
DATES = words("actors.wordlists.dates")
#: Participles that are adjectives before a noun.
ADJECTIVES_ED_ING = words("actors.wordlists.adjectives_ed_ing")
_PREPOSITIONS = """
    of in on at by for from with to into onto over under after before since until till during about against
    between among amongst through throughout across along around near behind beyond above below beneath beside
    besides despite except inside outside toward towards upon within without via per like unlike than as amid
""".split()
_CONJUNCTIONS = (
    "and or but nor so yet if because although though while whereas whether when where why how that which who".split()
)
_AUXILIARIES = """
    is are was were be been being am has have had having do does did done doing will would shall should can could
    may might must ought 's 're 've 'll 'd 'm n't not never to
""".split()
_VERBS = """
    say says said saying told tell tells telling asked ask asks called call calls calling quoted quote quotes cite
    cites cited citing urged urge urges accused blamed warned warn warns met meet meets meeting killed kill kills
    killing wounded attacked attack attacks struck hit hits including include includes included gave give gives
    giving given made make makes making took take takes taking see sees saw seen seeing found find finds help
    helps helped let lets put puts show shows showed shown bring brings brought keep keeps kept become became get
    gets got let urging joined join joins lead led leads left leave leaves followed hear heard heard know knows
    knew known think thinks thought believe believes believed want wants wanted need needs needed sent send sends
    ran run runs held hold holds win won lost lose beat beats support supports supported back backs backed oppose
    opposed defend defended denied deny denies claimed claim claims became according being let became told among
    featuring targeting fighting
""".split()
_OTHERS = """
    there here then now also only just even still already again ever too very much more most less quite rather i
    you he she it we they me him her us them what whom whose this these those such own same than thus , ; : . ? !
    ( ) [ ] — – -- - … ... " “ ” ‘ ’ ' '' `` « » / % $
""".split()
#: Words at which the walk to the left of a head noun stops.
STOP = frozenset([*_PREPOSITIONS, *_CONJUNCTIONS, *_AUXILIARIES, *_VERBS, *_OTHERS])
#: Words that begin a sentence with a capital and are no names.
NOT_NAMES = frozenset(
    [
        *STOP,
        *DETERMINERS,
        *POSSESSIVES,
        *NUMBERS,
        *DATES,
        *"""
    senior top former local yes no well oh ok okay hey please thanks sorry earlier later meanwhile however
    moreover furthermore instead otherwise nevertheless nonetheless therefore thus today yesterday tomorrow
    tonight recently lately once twice perhaps maybe indeed clearly obviously apparently ultimately finally
    eventually initially previously currently additionally similarly likewise overall still further next last
    first second third one every each any nobody nothing everything something anything let here's there's asked
    based given according speaking following recent new old good bad great big small part much unlike whatever
    whenever whoever wherever none neither either it's he's she's they're we're you're i'm i've don't i photo file
    picture image read watch more related update editor's reporting additional updated published share follow
    breaking live video despite amid back early late long tellingly hours days weeks months years minutes time
    people officials president's in-depth
""".split(),
    ]
)
