"""Numbers that are no dose: dates, prices, tablets, ages, list numbers. They are only taken out of the way."""

NO_DOSE: tuple[str, ...] = (
    r"(?<![^\n])[ ]{0,9}[(]?\d{1,2}[.):](?=\s)",
    r"(?<![^\n])[ ]{0,9}\d{1,2}(?=[a-z]{3})",
    r"(?<=[ \n])[(]?\d{1,2}\)(?=\s)",
    r"(?<![^\n])[ ]{0,9}\d{1,2}\.\d{1,2}\b",
    r"(?<![^\n])[ ]{0,9}\d{1,2} of \d{1,2}\b",
    (
        r"\b(?:exertion|rpe|borg|heart rate|pulse|hr|blood pressure|bp)\b[^.;\n\d]{0,24}"
        r"\d{1,3}(?:\s?(?:-|to|/)\s?\d{1,3})?"
    ),
    r"\b(?:circuit|routine|programme|program|list|plan|group) of \d{1,2}(?=\s?(?:[,.;:)\n]|$|exercises|moves))",
    r"\b(?:counts? as|makes?|make|is|as|are|equals?|=)\s1\s(?:full\s)?(?:rep|repetition|set|round|go)\b",
    r"\d[\d,.]{0,4}\s?(?:feet|foot|ft|steps?|metres?|m|inch(?:es)?|in)\s?(?:away|apart|from|wide|behind|in front)\b",
    r"\b\d{1,3}\s?\"(?=\s?(?:\(|apart|wide|high|off))",
    (
        r"\b(?:add|increase|increasing|extra|further|more)\b[^.;\n]{0,30}\b(?:each|every)\s"
        r"(?:(?:few|couple of|\d)\s)?(?:week|day)s?\b"
    ),
    r"\bnot (?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b",
    (
        r"\b(?<!then )(?<!do )(?:these|those|workout|other|last|first|another|only|all|her|him|day)"
        r"\s\d{1,2}(?=\s?(?:[,.;)\n]|$))"
    ),
    r"\b(?:set|round|circuit|part|side|position)\s\d{1,2}\s?[-:](?=\s)",
    r"\b(?:spms|ppms|rrms|aged?)[,:]?\s?\d{2}\b(?!\s?(?:x|reps|times|sec|s\b|min))",
    r"\bx1 viewing",
    # More sets later are no dose of today.
    (
        r"\b(?:work|build|progress|increas|go)\w{0,3} (?:(?:this|it|slowly|gradually|your way) ){0,2}up "
        r"(?:slowly |gradually )?to "
        r"(?:\d (?:to|or|-) ?)?\d sets(?: of \d{1,2}(?: ?(?:-|to) ?\d{1,2})?)?"
    ),
    r"\b(?:the|all|any|these) \d{1,2} (?:of (?:them|these|those)|holds|stretches|exercises|moves)\b",
    r"\bbreaths? or \d\b",
    r"\bin \d{1,3}\s?(?:s|secs?|seconds)\b",
    r"\d[\d,.]{0,6}\s?(?:km|miles?|m|metres?|meters?|k)\s?(?:ph\b|/\s?(?:h|s|min)|per (?:hour|second|minute))",
    r"\d[\d,.]{0,6}\s?(?:mg|mcg|ml|iu)\b[^.;\n]{0,24}\b(?:day|daily|night|nightly|bedtime|morning|week|weekly)\b",
    r"[£$€]\s?\d[\d,.]{0,9}",
    r"\d[\d,.]{0,6}\s?(?:mg|mcg|ml|iu|mph|bpm|rpm|degrees?|deg|°|%|cm|mm|inch(?:es)?|in\b|g\b|pounds? off)",
    r"\d[\d,.]{0,6}[ -]?(?:years?|yrs?|weeks?|wks?|months?|hours?|hrs?|am\b|pm\b|days? ago)(?!ly)(?! each)",
    r"\b\d{1,2}:\d\d\b",
    r"\b[26]-min(?:ute)? walk\b",
    r"\bhold\w{0,3}\s(?:it\s|this\s)?(?:for\s)?\d{1,2}(?:\s?(?:-|to)\s?\d{1,2})?\s(?:\w{1,8}\s)?breaths?\b",
    (
        r"\b\d{1,3}-(?:minute|min|second|sec|day|week|inch|foot|step|metre|meter|m)\b(?!\s(?:\w{2,9}\s)?(?:walk|march|"
        r"bike|cycle|ride|stroll|"
        r"plank|hold|jog|treadmill)(?! test))"
    ),
    r"\b\d{1,3}\s?/\s?\d{1,3}\b(?!\s?(?:day|wk|week))",
    (
        r"\b(?:figure(?: of)?|figs?|figures|page|pages|p|level|lvl|week|day|stage|room|ward|no\.?|number|rpe|pain|edss|"
        r"berg|grade"
        r"|age|aged|over|under|rev|exercise|exercises|chapter|section|appendix|step|unit|phase|target|channel|radio|tip"
        r"|version|v)\s{0,2}\.?\s?\d{1,3}(?:\.\d{1,2})?(?:\s?(?:-|of)\s?\d{1,2})?\b"
        r"(?!\s?(?:(?:-|to|or)\s?\d{1,2}\s?)?"
        r"(?:times|reps|sets|sec|min|x\b|(?:on |with |for )?(?:each|per)\b|each|e/s\b))"
    ),
    r"\b\d{1,2}(?:st|nd|rd|th)\b",
    r"\b(?:19|20)\d\d\b",
    (
        r"\b(?:takes?|done in|lasts?|leave(?: at least)?)\s(?:me\s|us\s|her\s|him\s|about\s|around\s|only\s|"
        r"roughly\s){0,2}\d{1,3}\s?(?:minutes|mins?|seconds|hours?)\b"
    ),
    r"\b(?:pt|physio|therapy|therapist|clinic|him|her|appointments?)\s\d\s(?:times\s|x\s)?(?:a|per)\s(?:week|month)\b",
)
