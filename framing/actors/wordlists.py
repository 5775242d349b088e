"""Closed lists of words that tell where a noun phrase begins and what a capitalised word is."""

from __future__ import annotations

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
NUMBERS = frozenset(
    """two three four five six seven eight nine ten eleven twelve dozen dozens hundred hundreds thousand thousands
    million millions scores several some many few most more fewer other others numerous various all countless half
    multiple certain both nearly almost about around approximately roughly least""".split()
)
LOCATIVE = frozenset(
    "in at near across inside outside within throughout around into through via toward towards over above".split()
)
#: Titles that stand before a person's name; value: gender where they tell it.
HONORIFICS: dict[str, str] = {
    **dict.fromkeys(("mr", "mr.", "sir", "lord", "king", "prince", "father", "brother", "imam", "sheikh", "pope"), "m"),
    **dict.fromkeys(("mrs", "mrs.", "ms", "ms.", "miss", "lady", "queen", "princess", "sister", "dame", "madam"), "f"),
}
TITLES = frozenset(
    """
    senators representatives presidents ministers governors justices
    mr mr. mrs mrs. ms ms. miss dr dr. prof prof. professor sir lady lord dame king queen prince princess pope
    president vice-president senator sen sen. representative rep rep. congressman congresswoman governor gov gov.
    mayor secretary minister premier chancellor ambassador general gen gen. colonel col col. captain capt capt.
    major maj maj. lieutenant lt lt. sergeant sgt sgt. admiral adm adm. brigadier brig. commander cmdr. corporal
    private chief justice judge chairman chairwoman speaker attorney director deputy sheikh imam ayatollah mullah
    rabbi father sister brother bishop archbishop cardinal reverend rev rev. spokesman spokeswoman spokesperson
    sheriff officer detective inspector former vice prime foreign defense defence interior finance state leader
    majority minority whip coach marshal field undersecretary under-secretary assistant acting crown democrat
    republican crooked little lyin' sens. reps. gov-elect president-elect commissioner counselor superintendent
    hon. first gens. emir sultan emperor tsar del. supt. cmdr comm. amb. judges msgr. ald. cllr. pvt. cpl.
    spc. pfc. ret.
""".split()
)
ORG_WORDS = frozenset(
    """
    ministry department agency university college institute institution school council committee commission court
    party congress senate parliament assembly house bureau office administration authority board bank fund
    foundation association union alliance league coalition federation confederation organization organisation
    society group corporation corp corp. inc inc. company co. ltd ltd. llc plc holdings partners associates
    brothers bros. industries systems technologies airlines airways motors police army navy force forces corps
    guard guards brigade brigades brigade division command staff front movement network news times post journal
    herald tribune gazette chronicle globe press media radio television tv broadcasting magazine review
    press-telegram register monitor observer examiner star-ledger center centre hospital clinic church mosque
    synagogue campaign project initiative service services pac superpac caucus conference convention club team
    museum library academy laboratory lab watch international crescent cross helmets watchdog observatory tribunal
    exchange reserve treasury embassy consulate directorate secretariat research polling poll survey analytics
    studies strategies consulting capital ventures group's city-council district state-department department-of
    forum workers teamsters voters americans republicans democrats conservatives liberals progressives
""".split()
)
PARTY_WORDS = frozenset(
    "republican republicans democrat democrats democratic gop conservative labour tory tories".split()
)
#: Peoples and faiths in the plural that no adjective of a country names.
PEOPLES = frozenset(
    """
    africans african-americans alawites asian-americans asians buddhists catholics christians copts druze europeans
    evangelicals hindus hispanics houthis jews kurds latinos latinas mormons muslims native-americans protestants
    rohingyas shiites sikhs sunnis tatars turkmens uighurs whites blacks yazidis yezidis palestinians arabs berbers
    """.split()
)
PLACE_WORDS = frozenset(
    """river valley county street avenue road square park mountain mountains lake sea ocean gulf bay island islands
    peninsula province region airport base border desert hills beach heights highway bridge tower building city
    north south east west northern southern eastern western central coast""".split()
)
DATES = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august
    september october november december jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec. sept
    christmas easter ramadan ap-gfk
""".split()
)
#: Participles that are adjectives before a noun.
ADJECTIVES_ED_ING = frozenset(
    """
    unnamed armed wounded united allied attacking retired elected appointed masked unidentified undisclosed
    displaced wanted accused alleged convicted suspected supposed so-called registered undecided interested
    concerned affected involved injured fallen captured detained besieged trained experienced educated informed
    seasoned leading ranking ruling governing warring opposing competing rising sitting standing visiting
    presiding sentencing voting acting outgoing incoming reporting polling surrounding neighboring neighbouring
    existing fighting dueling fact-checking advising commanding supporting investigating prosecuting campaigning
    attending participating dying missing surviving working living reigning invading advancing retreating
    defending occupying deployed uniformed disgruntled frustrated disaffected embattled self-described
    self-proclaimed self-styled well-known disguised trusted respected noted renowned celebrated beloved hired
    paid married divorced frightened terrified exhausted starving trapped stranded red hundred sacred naked wicked
""".split()
)
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
