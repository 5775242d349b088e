"""What English nouns say of whom they name: a person, a group, a body, a document; one or many; man or woman."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

__all__ = ["Noun", "given_names", "noun"]


class Noun(NamedTuple):
    """What a noun tells.

    Attributes
    ----------
    lemma : str
        Singular.
    kind : {"person", "crowd", "body", "media", "document"}
        One person or several; a group that is never counted out; an institution; an outlet; a text.
    plural : bool
    gender : {"m", "f", ""}
    """

    lemma: str
    kind: str
    plural: bool
    gender: str


_PERSONS = """
    activist actor actress adult administrator admiral adversary adviser advisor advocate agent aide aid-worker
    airman alderman ally ambassador analyst anchor apologist applicant archbishop architect aristocrat artist
    ascendant assailant assassin assistant associate astronaut athlete attacker attendee attorney author authority
    ayatollah backer banker biographer bishop blogger boss boy brother bureaucrat businessman businesswoman cadet
    caller campaigner candidate captain captive caregiver celebrity centrist challenger chair chairman chairperson
    chairwoman champion chancellor chief chieftain child cleric clerk client coach colleague colonel columnist
    combatant comedian commander commentator commissioner confidant congressman congresswoman conservative
    constituent consultant contender contributor coordinator correspondent cosmonaut councillor councilman
    councilwoman counsel counselor counterpart cousin creator critic customer daughter dealer dean defector
    defendant defender delegate demonstrator deputy designer detainee detective detractor developer dictator
    diplomat director disciple dissident doctor donor driver economist editor educator elder employee employer enemy
    engineer entrepreneur environmentalist envoy evacuee eyewitness executive expert extremist fan farmer father
    feminist fighter firefighter fisherman follower forecaster founder friend front-runner frontrunner fugitive
    fundraiser gambler general geologist girl girlfriend boyfriend governor graduate grandfather grandmother guard
    guest guerrilla gunman guy hacker handler hardliner hawk dove head hero heir historian holdout homeowner host
    hostage husband immigrant imam incumbent independent individual industrialist informant inmate insider inspector
    insurgent intellectual interpreter interviewer inventor investigator investor islamist jihadi jihadist
    journalist judge jurist juror justice killer king lady landlord lawmaker lawyer leader lecturer legislator liar
    liberal lieutenant loyalist libertarian lobbyist local lord magistrate magnate major man manager marine marcher
    mastermind mayor mechanic mediator medic member mentor mercenary merchant migrant militant militiaman millennial
    millionaire billionaire miner minister missionary moderate moderator mogul monarch monitor monk mother mourner
    mullah musician narrator national negotiator neighbor neighbour neurosurgeon newcomer nominee novelist nurse
    observer occupant officer official onlooker operative operator opponent oppositionist organizer organiser
    outsider owner painter panelist paramedic paramilitary parent parliamentarian participant partisan partner
    passenger passerby pastor patient patriarch pediatrician performer perpetrator person personality philanthropist
    philosopher photographer physician physicist pilot planner player plaintiff poet police-officer policeman
    policewoman policymaker politician pollster pontiff pope populist preacher predecessor premier president priest
    prime-minister prince princess principal prisoner producer professional professor progressive promoter proponent
    prosecutor protester protestor provider psychiatrist psychologist publicist publisher pundit pupil queen rabbi
    radical rebel recruit reader referee reformer refugee registrar regulator relative reporter representative
    republican democrat rescuer researcher resident respondent retiree reviewer rival ruler runner sailor scholar
    scientist secretary secretary-general senator separatist sergeant settler sheikh sheik sheriff shopkeeper
    shopper singer sister socialist soldier solicitor son source speaker specialist spectator speechwriter spokesman
    spokesperson spokeswoman spy staffer star statesman stepfather stepmother strategist strongman student successor
    suicide-bomber superdelegate superintendent supporter surgeon surrogate survivor suspect sympathizer taxpayer
    teacher teammate technician teenager terrorist theorist tourist trader trainer traveler treasurer tribesman
    trooper trustee tutor tycoon tyrant uncle aunt user veteran vet viceroy victim viewer villager visitor volunteer
    voter warlord warrior whistleblower whistle-blower widow widower wife winner witness woman worker writer
    youngster youth ex-wife ex-husband ex-president niece nephew tweeter commenter watcher custodian co-founder
    co-chair co-chairman co-author vice-president counterterrorist jeweler attendant baron broker cashier chef cop
    curator czar debater drafter electrician evangelical gop-er heavyweight hopeful innkeeper instigator instructor
    landowner lender librarian lieutenant-colonel maker marksman medallist minister-counselor naysayer newsman
    newswoman non-combatant ombudsman optimist pessimist occupier oligarch overseer peacekeeper persecutor pianist
    plutocrat publican purist questioner realist recipient reservist restaurateur rioter salesman sceptic skeptic
    schoolteacher seller servant serviceman servicewoman shooter sniper sociologist statistician stewardess
    stockbroker tactician technocrat thinker tribal-leader troublemaker underdog understudy undersecretary unionist
    waiter waitress warden workman yeoman provocateur looter bomber policyholder foe hooligan hijacker pirate
    smuggler trafficker kidnapper rapist murderer offender parishioner pilgrim worshiper worshipper vicar caretaker
    foreigner citizen civilian adherent practitioner inhabitant collaborator thug goon bandit raider outlaw
    vigilante mobster gangster henchman crony lackey stooge zealot fanatic contractor coalition-partner insurer
    retailer exporter importer manufacturer farmworker mom dad grandma grandpa mum stepmom stepdad teen
    undergraduate mate hunter farmhand ranger trucker ex-minister envoy-designate nominee-designate listener
    subscriber beneficiary enrollee renter tenant rancher bartender coder gamer jogger cyclist motorist pedestrian
    biker skier climber swimmer quarterback goalkeeper midfielder rapper dancer drummer guitarist conductor composer
    sculptor essayist playwright screenwriter filmmaker cameraman midwife dentist pharmacist therapist
    epidemiologist virologist biologist chemist climatologist meteorologist seismologist astronomer mathematician
    anthropologist criminologist pathologist coroner cardiologist oncologist neurologist immunologist ethicist
    theologian archaeologist geographer demographer actuary accountant auditor realtor stockholder shareholder
    bondholder creditor debtor regent provost headmaster headteacher rector constable marshal bailiff jailer
    gatekeeper bodyguard chauffeur butler nanny babysitter housekeeper baker butcher grocer peddler plumber
    carpenter welder machinist steelworker autoworker logger fisher seaman skipper crewman stowaway deportee
    expatriate expat exile asylum-seeker dreamer internee parolee felon convict juvenile toddler infant baby newborn
    octogenarian pensioner orphan fiance fiancee fiancé fiancée spouse sibling twin grandchild grandson
    granddaughter stepson stepdaughter godfather ancestor descendant clansman emir sultan consul attache attaché
    infantryman paratrooper commando conscript draftee deserter gunner arsonist vandal squatter picketer canvasser
    elector benefactor patron sponsor financier programmer technologist futurist troll influencer vlogger youtuber
    ghostwriter stenographer translator fixer spymaster litigant petitioner appellant complainant accuser responder
    dispatcher patrolman laborer labourer cleaner janitor homebuyer scofflaw seminarian nun abbot deacon caucusgoer
    churchgoer moviegoer partygoer concertgoer holidaymaker vacationer traveller hostage-taker peacemaker kingmaker
    lawbreaker aviator navigator cosmologist zoologist ecologist conservationist preservationist abolitionist
    suffragist nationalist royalist monarchist communist marxist fascist leftist rightist anarchist secularist
    fundamentalist salafist pacifist prohibitionist isolationist globalist protectionist constitutionalist
    originalist textualist federalist academic accomplice acquaintance admirer alarmist apprentice barber bidder
    bigot birther bookmaker brewer buyer captor chaplain charlatan choreographer classmate clinician collector
    colonist compatriot conspirator contemporary contestant councilor crusader denier devotee diehard documentarian
    doorman dropout emigrant emissary endorser enforcer enthusiast explorer exponent footballer forerunner freshman
    gardener golfer grandparent grower guru heiress helper hiker hostess housewife humanist humorist hypocrite
    idealist ideologue impersonator informer intern interlocutor invader jockey layman lifeguard lover magician maid
    mariner matriarch minion misogynist naturalist neoconservative neocon nonvoter objector oddsmaker orator pal
    paralegal patriot peasant peer presenter proprietor protege prophet racist registrant revolutionary rider
    roommate seeker shepherd showman sidekick signatory signer slave smoker socialite stakeholder stalwart steward
    storyteller stranger striker subcontractor subordinate superstar tailor talker thief townspeople trainee traitor
    usher villain vocalist wrestler editorialist fact-checker checker senior sophomore functionary ceo cfo coo mp
    mep barrister vice-chancellor antagonist alumnus forebear luminary dignitary doubter radioman
"""
_CROWDS = """
    people police troops military-personnel personnel staff folks clergy elite elites public crowd audience
    electorate media-people youth population populace nationals rank-and-file leadership opposition gentry
    intelligentsia jury family couple pair trio crew majority minority half public many others some most several
    everyone everybody someone somebody anyone anybody nobody none masses base forces soldiery militia cavalry
    infantry airmen youth generation community bystanders grassroots
"""
_BODIES = """
    administration agency alliance ally army arm assembly association authority bank base battalion bench bloc
    board bourse branch brigade bureau business cabinet camp campaign caucus center centre chamber charity
    church city club coalition college command commission committee commune community company conglomerate
    congress consortium consulate convention convoy cooperative corporation corps council country county court
    delegation democracy department directorate division duma embassy emirate enterprise establishment exchange
    executive faction factory federation firm force foundation franchise front fund gang garrison government group
    house household industry inspectorate institute institution intelligence investigator judiciary junta
    kingdom kremlin laboratory league legislature lobby maker manufacturer ministry mob monarchy mosque
    movement municipality nation navy network observatory office operation orchestra organisation organization
    panel parliament partner partnership party pentagon policeforce politburo presidency producer prosecution
    province regime region regulator republic research-group retailer school secretariat sect sector senate
    service side society squad start-up startup state studio subsidiary synagogue syndicate taskforce team
    think-tank town treasury tribe tribunal trust union unit university village watchdog white-house wing militia
    pac superpac airline carrier utility supplier vendor developer insurer lender giant military air-force defense
"""
_MEDIA = """
    agency newspaper paper magazine journal website site blog channel network broadcaster station outlet tabloid
    daily weekly media press television tv radio news-agency newswire wire podcast newsletter publication
    publisher broadsheet
"""
_DOCUMENTS = """
    account ad advert advertisement advisory affidavit agreement analysis announcement appeal article assessment
    autopsy ban bill biography book brief briefing bulletin cable census chart chapter charter column comment
    communique communiqué complaint constitution contract count court-document cover-letter data database decision
    declaration decree diary directive disclosure dispatch document documentary dossier draft editorial email e-mail
    essay estimate evidence evaluation examination excerpt exit-poll feature figure file filing film finding footage
    forecast form graphic guideline handbook headline index indictment information inquiry inscription instruction
    intelligence-report interview investigation item judgment law lawsuit leaflet legend letter list log manifesto
    manual map memo memoir memorandum message minute model motion narrative note notice obituary op-ed opinion order
    page paper pamphlet paperwork photo photograph picture placard plan platform poll polling post poster
    presentation press-release profile program proposal prospectus questionnaire quotation ranking reading readout
    record recording reference release remark reply report research resolution response result review rule ruling
    rumor rumour sample scale schedule script settlement sheet shot sign slogan song speech statement statistic
    story study subpoena suit summary survey tally tape telegram testimony text textbook piece programme reportage
    thread tracker transcript treaty treatise tweet update verdict version video voicemail warning warrant webpage
    will wording works novel ledger audio videotape bylaw projection average number percentage source-document
    metadata logbook
"""
_WOMEN = """
    actress businesswoman chairwoman congresswoman councilwoman daughter girl girlfriend grandmother lady mother
    policewoman princess queen servicewoman sister spokeswoman stepmother stewardess waitress widow wife woman
    ex-wife niece aunt newswoman mom grandma mum stepmom nun midwife fiancee fiancée granddaughter stepdaughter
"""
_MEN = """
    airman alderman boy boyfriend brother businessman chairman congressman councilman father fisherman grandfather
    gunman guy husband king man policeman priest prince salesman serviceman son spokesman statesman stepfather
    strongman tribesman uncle widower ex-husband nephew newsman pope imam ayatollah sheikh monk workman militiaman
    marksman ombudsman lord dad grandpa stepdad cameraman seaman crewman clansman infantryman patrolman fiance fiancé
    grandson stepson godfather emir sultan abbot
"""
_IRREGULAR = {
    "men": "man",
    "women": "woman",
    "children": "child",
    "wives": "wife",
    "data": "data",
    "analyses": "analysis",
    "parties": "party",
    "spokespeople": "spokesperson",
    "spies": "spy",
    "passersby": "passerby",
    "secretaries-general": "secretary-general",
    "attorneys-general": "attorney-general",
    "statistics": "statistic",
    "tribesmen": "tribesman",
    "alumni": "alumnus",
    "greens": "environmentalist",
}
# Plurals whose singular is something else.
_ONLY_PLURAL = {
    "returns": ("return", "document"),  # of taxes
    "dems": ("democrat", "person"),
    "politicos": ("politician", "person"),
    "voices": ("voice", "person"),
    "gays": ("gay", "person"),
    "lesbians": ("lesbian", "person"),
    "blacks": ("black", "person"),
    "whites": ("white", "person"),
}
# Words that are a verb or a plain adjective more often than a noun that names somebody, when they stand in lower case.
_PLURALIA = frozenset(
    """
    troops folks elites nationals masses forces bystanders airmen police people personnel media many others some
    most several
""".split()
)


@cache
def given_names() -> dict[str, str]:
    """Given name to gender: m, f or u (either).

    Returns
    -------
    dict of str to str

    Examples
    --------
    >>> given_names()["Franz"], given_names()["Angela"]
    ('m', 'f')
    """
    found: dict[str, str] = {}
    for line in (files("framing.actors") / "given_names.txt").read_text(encoding="utf-8").splitlines():
        if line[:2] in ("m ", "f ", "u "):
            for name in line[2:].split():
                found[name] = "u" if found.get(name, line[0]) != line[0] else line[0]
    return found


def _plurals(word: str) -> str:
    if word.endswith("man") and word not in ("human", "german", "roman", "shaman"):
        return word[:-3] + "men"
    if word.endswith("person"):
        return word[:-6] + "people" if word != "person" else "persons"
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"


@cache
def _nouns() -> dict[str, Noun]:
    women, men = set(_WOMEN.split()), set(_MEN.split())
    found: dict[str, Noun] = {}
    kinds = (("document", _DOCUMENTS), ("media", _MEDIA), ("body", _BODIES), ("person", _PERSONS), ("crowd", _CROWDS))
    for kind, words in kinds:
        for word in words.split():
            gender = "f" if word in women else "m" if word in men else ""
            if kind == "crowd":
                found[word] = Noun(word, kind, True, "")
                continue
            found[word] = Noun(word, kind, False, gender)
            found[_plurals(word)] = Noun(word, kind, True, gender)
    for plural, singular in _IRREGULAR.items():
        if singular in found:
            found[plural] = found[singular]._replace(plural=True)
    for word, (lemma, kind) in _ONLY_PLURAL.items():
        found[word] = Noun(lemma, kind, True, "")
    for word in _PLURALIA:
        found[word] = found[word]._replace(plural=True)
    return found


@lru_cache(maxsize=50_000)
def noun(word: str) -> Noun | None:
    """What a noun tells of whom it names; None for a word that names nobody.

    Parameters
    ----------
    word : str
        Lower case.

    Returns
    -------
    Noun or None

    Examples
    --------
    >>> noun("spokeswomen")
    Noun(lemma='spokeswoman', kind='person', plural=True, gender='f')
    >>> noun("ministry").kind, noun("weather")
    ('body', None)
    """
    found = _nouns().get(word)
    if found is None and "-" in word:  # co-chairman, vice-president, ex-official
        found = _nouns().get(word.rpartition("-")[2])
    return found
