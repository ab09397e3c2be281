"""The forms of an English word, made from its plainest one."""

import re

from forum.rules.claims.phrases import words_in

# Words whose forms no rule makes.
_IRREGULAR = {
    "be": "be is are was were been being", "bring": "bring brings brought bringing",
    "build": "build builds built building", "buy": "buy buys bought buying", "come": "come comes came coming",
    "cut": "cut cuts cutting", "do": "do does did done doing", "drive": "drive drives drove driven driving",
    "fall": "fall falls fell fallen falling", "feel": "feel feels felt feeling",
    "fight": "fight fights fought fighting",
    "find": "find finds found finding", "get": "get gets got getting", "give": "give gives gave given giving",
    "go": "go goes went gone going", "grow": "grow grows grew grown growing", "have": "have has had having",
    "hold": "hold holds held holding", "keep": "keep keeps kept keeping", "lead": "lead leads led leading",
    "leave": "leave leaves left leaving", "let": "let lets letting", "lift": "lift lifts lifted lifting",
    "lose": "lose loses lost losing", "make": "make makes made making", "man": "man men", "mean": "mean means meant",
    "mouse": "mouse mice", "put": "put puts putting", "quit": "quit quits quitting", "rid": "rid rids ridding",
    "rise": "rise rises rose risen rising", "say": "say says said saying", "see": "see sees saw seen seeing",
    "send": "send sends sent sending", "set": "set sets setting", "show": "show shows showed shown showing",
    "sleep": "sleep sleeps slept sleeping", "stand": "stand stands stood standing",
    "take": "take takes took taken taking",
    "tell": "tell tells told telling", "think": "think thinks thought thinking", "win": "win wins won winning",
    "woman": "woman women", "forget": "forget forgets forgot forgetting", "ride": "ride rides rode ridden riding",
    "undo": "undo undoes undid undone undoing", "beat": "beat beats beaten beating", "wear": "wear wears wore worn",
    "become": "become becomes became becoming", "throw": "throw throws threw thrown throwing",
}  # fmt: skip
# Verbs of one short syllable at the end write their last letter twice.
_DOUBLES = words_in("cut drop fit flag rid stop trim wrap rub slip skip plan scrap ban shed spur")
# Words in "y" that compare: "dizzy~" is dizzier and dizziness too.
_ADJECTIVES = words_in("dizzy lonely sleepy weary giddy wobbly gloomy shaky healthy happy steady heavy")
_SOFT_END = re.compile(r"(?:s|x|z|ch|sh)$")
_Y_END = re.compile(r"[^aeiou]y$")


def forms_of(word: str) -> tuple[str, ...]:
    """The forms of `word~`, or the word alone when it has no such mark."""
    if not word.endswith("~"):
        return (word,)
    base = word[:-1]
    if base in _IRREGULAR:
        return tuple(_IRREGULAR[base].split())
    if base.endswith("e"):
        return base, base + "s", base + "d", base[:-1] + "ing"
    if _Y_END.search(base) and base in _ADJECTIVES:
        return (base, *(base[:-1] + end for end in ("ier", "iest", "ily", "iness")))
    if _Y_END.search(base):
        return base, base[:-1] + "ies", base[:-1] + "ied", base + "ing"
    stem = base + base[-1] if base in _DOUBLES else base
    return base, base + ("es" if _SOFT_END.search(base) else "s"), stem + "ed", stem + "ing"
