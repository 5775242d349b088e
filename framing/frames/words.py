"""Word lists that the rules for targets use; dictionary forms."""

from __future__ import annotations

__all__ = [
    "ACCUSING",
    "AGAINST",
    "ANSWERING",
    "ANSWERS",
    "BY",
    "CARRYING",
    "CONTAINING",
    "COPULAS",
    "DEFINITE",
    "EVENTS",
    "FOR",
    "HARM",
    "NAMING",
    "NAMING_AS",
    "OF_AGENT",
    "PARTITIVES",
    "PEOPLE",
    "SAYING",
    "SUFFERED",
]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


BY = _words("by")
AGAINST = _words("against on upon at toward towards targeting into")
FOR = _words("for to among")

#: Nouns of acts that have an agent; a mention before them is the agent (*Russian strikes*).
EVENTS = _words(
    """attack airstrike strike air-strike raid assault offensive aggression bombardment bombing shelling invasion
    incursion incursions onslaught ambush operation campaign intervention provocation violation massacre act
    action crime atrocity killing murder fire rocket missile barrage siege blockade crackdown retaliation
    response reprisal assassination war threat move presence occupation annexation escalation conduct
    behaviour behavior policy effort mission abuse attempt drill deployment statement warning decision sortie
    airstrikes test launch hack hacking meddling interference breach seizure expansion advance counterattack
    counteroffensive push gunfire shooting blast explosion bomb ouster overthrow coup repression ambush suppression
    torture abduction kidnapping detention execution beheading persecution intimidation insurgency"""
)

#: Nouns whose *of* names the agent (*the actions of X*), not who suffers.
OF_AGENT = _words(
    """act action aggression conduct policy behaviour behavior crime presence threat attempt plan move deed
    provocation ambition intention motive tactic decision claim effort attack brutality barbarity violence"""
)

#: Nouns that stand for what *of* brings (*hundreds of fighters*, *members of X*).
PARTITIVES = _words(
    """member group number dozen hundred thousand million score ten majority most some many all handful rest remnant
    force fighter soldier official leader head commander spokesman spokeswoman one body part unit column
    convoy position direction side round series string spate package majority affiliate branch offshoot
    alliance coalition wave half part none each supporter life death people resident"""
)

#: Verbs that only carry the act that their object names.
CARRYING = _words(
    """conduct launch carry commit stage mount perpetrate make unleash begin start wage execute deliver open continue
    resume intensify escalate step undertake do pursue plot plan prepare order direct lead engage participate
    join inflict claim threaten expand renew maintain keep issue pose use fire hurl lob throw deploy employ
    instigate initiate orchestrate mastermind organise organize lead spearhead coordinate provoke"""
)
CONTAINING = _words(
    """include number comprise total contain involve consist have field muster amass mass deploy send station gather
    assemble mobilize mobilise mobilized command lead possess move bring dispatch"""
)
COPULAS = _words("be constitute amount become represent remain mean")
DEFINITE = _words("the this that these those such")
#: Verbs that answer an act by others.
ANSWERING = _words(
    "repel respond retaliate stop counter thwart deter prevent halt foil rebuff resist answer repulse defeat end"
)
#: Prepositions before the act that is answered.
ANSWERS = _words("after following")
ACCUSING = _words("accuse blame condemn denounce criticise criticize suspect charge")
#: Verbs whose object is said to be what follows it; those of the second list take *as*.
NAMING = _words("call label labell brand dub term deem declare pronounce proclaim consider style designate")
NAMING_AS = _words(
    """describe portray paint depict characterize characterise denounce condemn criticise criticize dismiss decry deride
    regard see view treat define present cast slam blast recognize recognise classify list use exploit"""
)
#: Verbs whose object suffers violence.
HARM = _words(
    "kill strike hit bomb target attack wound injure shell fire pound destroy shoot raid engage retaliate bombard"
)
#: Nouns whose possessor suffers the act, unless *of* names who does (*X's assassination*; *X's ouster of Y*).
SUFFERED = _words(
    """assassination killing murder execution beheading abduction kidnapping ouster overthrow removal arrest detention
    imprisonment torture downfall capture death"""
)
PEOPLE = _words(
    """people person civilian resident child woman man family refugee villager inhabitant population citizen evacuee
    bystander passer-by demonstrator protester worshipper worshiper life infant baby girl boy patient"""
)
#: Verbs whose clause is somebody's word or thought.
SAYING = _words(
    """say tell claim suggest insist argue believe think warn add note allege state report announce declare assert
    maintain contend deny admit acknowledge conclude know fear hope expect suspect complain charge reply"""
)
