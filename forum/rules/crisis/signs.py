"""The words of crisis, to be read and kept by people: what we answer with a panel of help, and what calms a sign.

In a phrase `a|b` is one of these words, a name in capitals is one of its `GROUPS`, `..` lets up to three other words
stand between, `...` up to six. `= word` is the whole text. Words are written as `words.words_of` makes them: small, and
with `can't` and `can not` as `cant`. A sign does not count when one of its `calmed` phrases stands near it: then it
speaks of an exercise, of a film, or of what is long over. To miss somebody is worse than a panel too many.
"""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["emergency", "suicide", "abuse"]
# Advice about a medicine is no danger of this moment, but read in the same way.
MEDICINE: Literal["medicine"] = "medicine"


@dataclass(frozen=True, slots=True)
class Danger:
    """Phrases that say one thing, and the phrases near them that say that nobody is in danger; one a line."""

    kind: Kind | Literal["medicine"]
    phrases: str
    calmed: str = ""


GROUPS = {
    "CANT": "cant cannot couldnt unable carnt",
    "NOT": "not never dont cant wont doesnt isnt no",
    "WANT": "want wants wanted wanting wanna wish wishes wishing hope longing",
    "THINK": "think thinks thinking thought thoughts feel feeling urge urges want wants wanting wanna going plan"
    " planning might could keep tempted ready need",
    "HURT": "kill killing harm harming hurt hurting cut cutting hang hanging shoot shooting injure injuring burn"
    " burning",
    "FELL": "slid fell fallen fall falling slipped tripped toppled",
    "PAINS": "pain pains painful hurt hurts hurting ache aches aching stabbing crushing squeezing",
    "TIGHT": "tight tightness tightening pressure heavy heaviness crushing squeezing band",
    "WEAK": "weak weakness numb numbness paralysed paralyzed confused confusion blind droop drooping",
    "DROOP": "droop droops drooping drooped dropped dropping sagging lopsided wonky crooked twisted uneven",
    "SWELL": "swell swells swelling swollen swelled closing",
    "FLOOR": "floor ground carpet tiles bath bathroom shower toilet",
    "WHO": "carer carers caregiver caregivers worker husband hubby wife partner boyfriend girlfriend son daughter"
    " brother sister mum mom mother dad father stepdad he she they ex nurse aide helper",
    "MEDS": "medication medications medicine medicines meds tablet tablets pill pills drug drugs dmt dmts steroid"
    " steroids injection injections infusion infusions antidepressant antidepressants statin statins baclofen"
    " tizanidine gabapentin pregabalin amitriptyline oxybutynin modafinil amantadine fampridine ampyra fampyra"
    " dalfampridine prednisone prednisolone interferon copaxone glatiramer tysabri natalizumab ocrevus ocrelizumab"
    " kesimpta ofatumumab tecfidera gilenya fingolimod aubagio teriflunomide mavenclad cladribine lemtrada rebif"
    " avonex betaferon plegridy mayzent zeposia ldn naltrexone sativex biotin",
    "DROPS": "stop stopping quit quitting ditch drop dump bin refuse skip leave swap",
    "ALTERS": "halve halving double doubling up increase increasing raise lower lowering reduce reducing change",
    "CARES": "doctor doctors nurse neurologist gp pharmacist consultant specialist team",
    "HITS": "hit hits hitting hurt hurts hurting slap slaps slapped slapping kick kicks kicked punch punches punched"
    " beat beats beating strangled strangles choked choke threaten threatens threatened abuse abuses abused abusing"
    " rape raped shove shoves shoved grabs locks locked",
}
# Said of what is over, of what is learnt or prevented, by those who advise others, and of screens.
PAST = """
ago
last year|month|week|summer|winter|autumn|spring
years
in YEAR
in the past
history of
recovering|recovery|rehab|rehabilitation
once
"""
LEARNT = """
exercise|exercises|stretch|stretches|practice|practise|training|class|therapy
prevent|prevents|prevention|preventing|avoid|avoiding
fear of
risk|risks
"""
ADVICE = """
stop|stopping|doctor|doctors|before ... if you
if you ... stop|doctor|sit|call|rest|ask
if it comes
on effort
or lung condition
"""
SCREEN = """
film|films|movie|book|novel|documentary|tv|television|series|song
"""

# Words worth reading when a letter of them is wrong, missing, too many, or in the wrong place.
OFTEN_MISSPELT = (
    "suicide suicidal overdose breathe breathing chest stroke seizure heart attack choking fallen ambulance bleeding"
    " unconscious collapsed allergic anaphylaxis slurred drooping swelling throat myself abused pain"
)
# One letter away from them, and words of their own.
WORDS_OF_THEIR_OWN = (
    "cheat chess crest chests hest breath breathed breather breathes breathings stoke strike stroked strokes strove"
    " hear heard hearth hearts heat cooking chocking-up fallen falling beading bleating breeding attach attacks attic"
    " collapses abuses amused droopings dropping swilling swellings threat throats pan pin pai main paid plain pains"
    " paint pair seizures suicides overdosed overdoses"
)
