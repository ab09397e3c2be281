"""Fifth stage: which mentions are exercises that somebody does, is given or advises."""

import re

from forum.text.routine_parser.mentions import Mention
from forum.text.routine_parser.segment import Sentence

# Words just before a mention, in the same clause, that take it back.
_DENIED = re.compile(
    r"\b(?:no|not|n't|don't|dont|do not|never|avoid(?:ing)?|without|can't|cant|cannot|couldn't|"
    r"can no longer|stop(?:ped)?|banned|quit|"
    r"instead of|rather than|skip|no longer|unable to|isn't|wasn't|won't|forbidden|hate|except|leave out|"
    r"used to|gave up|would love to|"
    r"wish i could|able to do)\b[^.;:\n]{0,40}$"
)
_FORGIVEN = re.compile(
    r"\b(?:not only|no hands|without (?:using|touching|hands|support|holding|letting|moving)|"
    r"don't (?:forget|lean|let|hold)|do not (?:lean|let|hold|lock))\b|,\s(?:so|but|then|i|now|just|"
    r"instead)\b|,[^,]{12,}"
)
# Words anywhere in the sentence that make it about something else.
_ELSEWHERE = re.compile(
    r"\b(?:my (?:sister|brother|mum|mom|dad|neighbour|neighbor|friend|nephew|niece|wife|husband|son|"
    r"daughter)s? (?:does|do|did|goes|can|runs|walks)|"
    r"(?:was|were) able to|could (?:once |still |easily )?(?:do|walk|run|stand|hold|climb|squat|manage)|"
    r"i miss|remember (?:when|doing)|for sale|"
    r"selling|(?:advised|recommended) against|must ?n[o']t|thinking (?:of|about)|considering|might try|"
    r"wondering|should i|is it (?:safe|ok)|"
    r"research(?:ers)?|randomi[sz]ed|intervention|goal is|some ?day|can barely|can't even|fell (?:over|"
    r"while|when)|tripped|"
    r"i fell|hard for me|hardly|(?:is|are|so|very|too) weak|(?:is|are) needed|in my (?:20s|30s|youth))\b|"
    r"\b(?:used to|i could|could hold|back when|before (?:ms|my diagnosis|diagnosis)|when i was|years ago|"
    r"trial|participants?|control group|"
    r"exercise group|study|studies|the test|tests?|tested|assess(?:ment|ed)?|baseline|berg|tug|score[ds]?|"
    r"seconds? on the|"
    r"banned|not allowed|forbidden|told (?:me )?(?:not )?to (?:avoid|stop)|told (?:me )?not to|off the list|"
    r"instructor|class(?:es)?|webinar|niece|"
    r"nephew|workout while|challenge|anymore|any more|wish i could|would love to|dream of|hoping to|"
    r"want to (?:be able|get back)|"
    r"one day i|stair ?lift|vouchers?|watched|preparing to|did you|recipe|measured|they do that|ability|"
    r"participant|walk(?:ing)? the walk|"
    r"to the plate|stretching the truth|no longer|kids|toddler|my (?:dog|cat)'s|on the waiting list|"
    r"workshop|leaflet on)\b"
)
_ADVISED = re.compile(r"\b(?:workout consists? of|programme includes?|program consists?)\b")
_BLOCK_ELSEWHERE = re.compile(
    r"\b(?:in the trial|the trial|in the study|of the study|tests? (?:done|today)|outcome measures|"
    r"own workout|stretching the truth|"
    r"not allowed|contraindicated|do not do|things my \w{1,12} has banned)\b"
)
# A word of an exercise that means something else here.
_IDIOM = re.compile(
    r"walk\w{0,3} (?:him|her|me|them|you|us) through|walk tall|walk away|walk the walk|step(?:ped|"
    r"ping)? up (?:to|and walk|for)|"
    r"deep breath\.|take a deep breath|stood me up|1 step at a time|stairs? lift|"
    r"a bit of foam|up the stairs"
)
# Only a comparison, or a name's meaning explained.
_LIKE = re.compile(r"\blike (?:i am |i'm |a |you are |you're |when |doing |as if )?(?:\w{1,9} )?$")
# "calves (gastrocnemius and soleus)" names a muscle again.
_IN_BRACKETS = re.compile(r"\w\s?\([^()]{0,40}$")
_NEARBY = 70
_EXPLAINED = re.compile(r"\s?:\s(?!standing|sitting|lying|holding|using)\w{3,14}ing\b")
_TAKEN_BACK = re.compile(
    r"[^.;\n]{0,30}\b(?:skip if|leave out|left out|off the list|not any ?more|is banned|no longer)\b"
)


class Reader:
    """Reads each sentence and each paragraph once for the words that make it about something else."""

    def __init__(self, text: str, sentences: list[Sentence]) -> None:
        self.text, self.sentences = text, sentences
        self._sentences: dict[int, bool] = {}
        self._blocks: dict[int, bool] = {}

    def is_elsewhere(self, number: int) -> bool:
        """Whether the sentence is a question, a test, a study, the past, or somebody else's."""
        if number not in self._sentences:
            sentence = self.sentences[number]
            said = self.text[sentence.start : sentence.end]
            tells_of_other = _ELSEWHERE.search(said) is not None and _ADVISED.search(said) is None
            self._sentences[number] = sentence.is_question or tells_of_other
        return self._sentences[number] or self._is_block_elsewhere(self.sentences[number].block)

    def _is_block_elsewhere(self, block: int) -> bool:
        if block not in self._blocks:
            inside = [sentence for sentence in self.sentences if sentence.block == block]
            said = _BLOCK_ELSEWHERE.search(self.text, inside[0].start, inside[-1].end)
            self._blocks[block] = said is not None
        return self._blocks[block]


def decide(reader: Reader, mentions: list[Mention], dosed: set[int]) -> list[Mention]:
    """Keep what is an exercise; `dosed` numbers the mentions that have an amount of their own."""
    text, sentences = reader.text, reader.sentences
    kept = [
        (number, mention)
        for number, mention in enumerate(mentions)
        if not reader.is_elsewhere(mention.sentence)
        and not _is_taken_back(text, sentences[mention.sentence], mention, number in dosed)
    ]
    lines = {sentences[mention.sentence].line for _, mention in kept if not mention.phrase.is_weak}
    return [
        mention
        for number, mention in kept
        if not mention.phrase.is_weak
        or number in dosed
        or mention.phrase.needs is not None
        or sentences[mention.sentence].line in lines
    ]


def _is_taken_back(text: str, sentence: Sentence, mention: Mention, has_dose: bool) -> bool:
    """Whether the words around a mention deny it, compare with it, explain it, or mean something else."""
    before = text[max(sentence.start, mention.start - _NEARBY) : mention.start]
    around = text[max(sentence.start, mention.start - _NEARBY) : min(sentence.end, mention.end + _NEARBY)]
    if _IDIOM.search(around) and (mention.phrase.is_weak or mention.phrase.exercise_id == "breathing-exercise"):
        return True
    if _TAKEN_BACK.match(text, mention.end) or (not has_dose and _EXPLAINED.match(text, mention.end)):
        return True
    if _LIKE.search(before) or (mention.phrase.is_weak and _IN_BRACKETS.search(before)):
        return True
    denied = _DENIED.search(before)
    return denied is not None and _FORGIVEN.search(before, denied.start()) is None
