"""The words that tell whether an exercise is done, or only spoken about.

Each pattern is one kind of sign. Add a word that many people use for it; one that fits a single sentence is a defect.
"""

import re

# Just before a mention, in the same clause: it is not done.
DENIED = re.compile(
    r"\b(?:no|not|never|without|avoid(?:ing)?|skip(?:ping|ped)?|except|instead of|rather than|stop(?:ped)?|quit|"
    r"ditch(?:ed)?|"
    r"dropped|drop|refuse[sd]?|\w{2,6}n't|dont|cant|wont|do not|cannot|unable to|no longer|gave up|given up|give up|"
    r"used to|"
    r"banned|forbidden|leave out|left out|stay away from|steer clear of|keep off|off the menu|too \w{3,9} for|"
    r"scared of|"
    r"warned (?:me )?(?:off|against)|advised against|allowed to do|miss|apart from|other than|before)\b"
)
REACH = 45  # letters a denial reaches
# ... unless it was said about something else.
FORGIVEN = re.compile(
    r"\b(?:not only|not just|no more than|not more than|no longer than|no hands|no rush|no weights?|no bouncing|"
    r"without (?:using|touching|hands|support|holding|letting|moving|my|your|any|a)|"
    r"(?:don't|dont|do not|never|not) (?:forget|lean|let|hold|lock|rush|push through|bounce|worry|bother|mind|need|"
    r"overdo))\b"
    r"|,\s(?:so|but|then|i|now|just|instead|and|try|do|go)\b|\bbut\b|,[^,]{14,}|\bi (?:now )?(?:do|use|stick to)\b|"
    r"\bbefore\s(?:bed|breakfast|lunch|"
    r"tea|dinner|i|my|the|we)"
)
# Right behind a mention: taken back.
TAKEN_BACK = re.compile(
    r"[^.;\n]{0,40}\b(?:skip (?:it|this|these) if|(?:is|are|was|were|got|been) (?:banned|out|off|dropped|forbidden)|"
    r"left out|"
    r"leave (?:it|them|those|these) (?:out|alone|be)|off the (?:list|menu|table)|not any ?more|no longer|(?:is|"
    r"are) not for me|"
    r"not allowed|contraindicated|(?:is|are) a no|gave me up|made (?:it|me|things) worse)\b"
)
# Anywhere in the sentence: it speaks about something else.
PAST = re.compile(
    r"\b(?:used to|in my old|could walk|before the (?:ms|relapse|diagnosis|foot drop)|i miss|back when|"
    r"back in (?:the day|my day|19|20)|before (?:ms|my (?:diagnosis|relapse)|diagnosis|"
    r"all this)|when i was|"
    r"years ago|in my (?:20s|30s|youth|day)|(?:i|we|he|she) (?:once )?could(?: once| still| easily)?(?! you|"
    r" do with)|once could|"
    r"remember (?:when|doing|being)|old (?:training )?(?:diary|log|photos?)|[a-z]{3,9} (?:19|20)\d\d:|was able to|"
    r"can (?:only |still )?walk (?:maybe|about|around|only|roughly|at most) \d|"
    r"were able to|any ?more|no longer|(?:haven't|have not|not) (?:done|been|touched))\b"
)
WISHED = re.compile(
    r"\b(?:wish|would love|'d love|dream|hop(?:e|ing) to|want(?:s|ed)? to (?:be able|get back|try)|one day|"
    r"some ?day|if only|(?:my|her|his) goal|"
    r"planning to|plan to|thinking (?:of|about)|thought about|considering|might (?:try|give|go|join)|tempted|wondering|"
    r"debating|could be|should i|signed up|looking forward|fancy|not sure|saving up|waiting list|on the list for)\b"
)
TESTED = re.compile(
    r"\b(?:tug|berg|6mwt|t25fw|25[- ]?f(?:oo)?t|6[- ]minute walk|9[- ]hole|scored|scores?(?= of| was|:)|tested|"
    r"testing|tests?|timed (?:walk|25|up|me|us)|assess\w{0,6}|measured?|"
    r"examin\w{0,6}|against the clock|had me (?:follow|read|stand|walk|get up|touch|close)|are timed|watched (?:me|"
    r"us|my|how)|"
    r"looked at how|lost points|was recorded|were recorded|reassess\w{0,4}|"
    r"out of \d{1,2}|(?:see|check|"
    r"find out) (?:whether|if)|how do i know|"
    r"seconds? on the|outcome|baseline|dynamometer|mmt|reflexes|able to)\b"
)
STUDIED = re.compile(
    r"\b(?:participants?|randomi[sz]ed|trials?|controls?|control group|stud(?:y|ies)|researchers?|"
    r"significant\w{0,3}|on average|"
    r"intervention|cohort|review of|evidence|meta-analysis|outcomes?|p\s?[<=]\s?0|members completed|findings|"
    r"results?)\b"
)
DESCRIBED = re.compile(
    r"\b(?:consist(?:s|ed|ing)?|compris(?:es|ed|ing)|includ(?:e|es|ing)|instructed|asked to|made up of|taught|"
    r"prescribed|protocol)\b"
)
SOLD = re.compile(
    r"\b(?:for sale|selling|sell|ono|collection only|pick ?up only|webinar|vouchers?|join us|joining|book (?:now|"
    r"your|a|online)|enrol|sign up|tickets?|"
    r"subscribe|giveaway|discount|per session|free trial|drop[- ]in|timetable|booking|sessions? (?:start|run|cost))\b"
)
FELL = re.compile(
    r"\b(?:fell|tripped|toppled|crashed|stumbled|went over)\b[^.;\n]{0,24}\b(?:while|when|doing|on the|over|off|"
    r"down|trying)\b"
)
OTHERS = re.compile(
    r"\b(?:my|our|her|his) (?:sister|brother|neighbou?r|friend|nephew|niece|colleague|boss|cousin|mate|dog|cat|"
    r"kids?|son|daughter|toddler|"
    r"grandson|granddaughter|teenager|gym bunny|instructor|flatmate)(?:'s)?\b(?! (?:stands?|holds?|sits?|"
    r"watch\w{0,3}|helps?|beside|near|behind|is|has to|counts?|"
    r"spots?|does them with|and i|lifts?|moves?))"
)
IDIOM = re.compile(
    r"hold (?:your|my|the|his|her) breath|straight[- ]backed|turn(?:s|ed|ing)? to (?:rubber|jelly|mush|stone|lead)|"
    r"as they say|walk\w{0,3} (?:him|her|me|them|you|us|in|"
    r"out|away|tall|into|through|on eggshells)|walk of|walk the walk|"
    r"sleep ?walk|step(?:ped|ping)? (?:up (?:to|by|the dose|your)|in the right|down from|back from|by step)|"
    r"1 step (?:at a time|forward)|first step|next step|baby steps|deep breath\.|(?:take|took) a deep breath|"
    r"stairs? ?lift|jump(?:ed|ing)? (?:to|at|through|the gun|ship|on the)|"
    r"bridge (?:the|that|this)|cross that bridge|raise[sd]? (?:money|awareness|funds|the bar)|on my toes|"
    r"toe the line|pushing (?:\w{2,8}self )?up\b|push(?:ed|ing)? (?:through|for|back on)|"
    r"bend(?:ing)? (?:over backwards|the rules)|"
    r"roll(?:ing)? (?:over|on)|(?:fire|police|train) |balancing act|juggling|reach(?:ed)? (?:out|for help)|"
    r"lean on (?:me|him|her|people|friends)|sit (?:down )?(?:with|and)|pull (?:my|your)self together|"
    r"stand up (?:for|to)|walking practice|"
    r"(?:is|are|up) \d flights|stretch(?:ed)? (?:thin|the truth|of)|good stretch of|"
    r"hundreds? (?:of|people)|"
    r"in good (?:hands|shape)|"
    r"a hand with|plank of|in stride|steps? forward|ticks? along|turn(?:ed|ing)? (?:a corner|around|out|up|into)|"
    r"march(?:ed)? (?:up|in|into|"
    r"off)|in march|march (?:19|20)\d\d|\b(?:sit|sits|sat|sitting) up\b|\bsit\w{0,4} or stand|\bstand\w{0,3} or sit"
)
MONTH = re.compile(
    r"(?:\b(?:in|until|till|since|by|of|last|next|this|from|early|late|mid|for)\s|\d\s?(?:st|nd|rd|th)?\s)$"
)
OR = re.compile(r"\bor\s(?:\w+\s){0,2}$")
CLAUSE_END = re.compile(r"[.;:)\n]")
# A heading that bans what follows it.
BAN = re.compile(
    r"\b(?:banned|not allowed|avoid(?:ing)?|forbidden|must not|no-no's|off limits|contra-?indicated|stopped|given up|"
    r"gave up|quit|not to do|can't do)\b[^:.\n]{0,50}(?::|$)|"
    r"\b(?:do not|don't|dont|never)(?: do| try)?[^:.\n]{0,8}(?::|$)"
)
TESTS = re.compile(
    r"\b(?:assessment|tests?|test results|how to (?:know|tell) if|timed up and go|outcome measures|scores|"
    r"objective measures|"
    r"baseline)\b"
)
LONGEST_HEADING = 90
TEST_NAMES = re.compile(
    r"\b(?:measure of how|neuro(?:logy|logist)? (?:appointment|exam\w{0,7}|check)|hammer|25[- ]f(?:oo)?t walk|"
    r"30[- ]second chair stand|pegs|edss|stopwatch|best of 3|tug|bbs|berg|"
    r"6mwt|2mwt|out of \d\d|"
    r"t?25ft?w|5xsts|9hpt|mas|dgi|fga|mini-?bestest|romberg|nine[- ]hole|9[- ]hole|"
    r"min(?:ute)? walk)\b"
)
TRIAL = re.compile(
    r"\b(?:trial|participants?|randomi[sz]ed|control group|study|studies|researchers|members completed)\b"
)
RESULT = re.compile(
    r"\b(?:significant\w{0,3}|improve[ds]|improvements?|(?:rose|fell|dropped|reduced|cut|rise|"
    r"increase[ds]?) (?:\w{2,9} )?by|p\s?[<=]\s?0|compared (?:with|to)|found that|showed|conclu\w{3,5}|"
    r"in the (?:trial|study)|exercise group|control group|fewer|mean change|on average|walked? further|"
    r"questionnaires?|link in)\b"
)
# What no handout says: how it ended.
REPORTED = re.compile(
    r"\badherence (?:was|of)|\b(?:scores?|torque|strength|fatigue|speed) (?:fell|rose|dropped|improved|was lower|"
    r"were lower)\b"
    r"|\bin both (?:arms|groups)\b|\bdropped out\b"
)
DEFINED = re.compile(
    r"\b(?:is|are) defined as\b|\brefers? to\b|\bis the (?:medical )?(?:term|word|name) for\b|\bpoints to\b|"
    r"\bmeans (?:\w+ing|that)\b"
)
OFFER = re.compile(
    r"[£$]\d{1,4}(?:\.\d\d)? (?:plus|each|or)\b|\d% off|at checkout|(?:now|was|only) [£$]\d|\b(?:guarantee|"
    r"free delivery|day returns|how (?:do|can) (?:i|you) (?:know|"
    r"tell) if (?:i|you) have|you may have it|prizes?|vouchers|book (?:3|2|now|your|a place)|per session|1 free|"
    r"for sale|sponsored|barely used|"
    r"hardly used|was [$£]\d)\b"
)
# What a body does by itself, and how it feels.
SYMPTOM = re.compile(
    r"\b(?:cramps?|spasms?|goes into|gives? way|drags?|trouble|worried|afraid|numb|weak|stiff|clumsy|unsteady|"
    r"wobbl\w{1,3}|struggle|symptoms?|relapse|worse|fatigued?|exhausted)\b"
)
GIVES_WAY = re.compile(
    r"(?:leg|foot|knee|calf|hip|ankle|arm|hand)\s(?:just\s|always\s|still\s)?(?:drops|drags|buckles|locks|gives|"
    r"catches|cramps|"
    r"snaps)\b"
)
BY_ITSELF = re.compile(
    r"(?:leg|foot|knee|calf|hip|ankle|arm|hand)\s(?:just\s|always\s|still\s)?(?:goes|swings|turns|jumps|rolls|"
    r"lifts (?:by itself|on its own))\b"
)
WHEN_I = re.compile(r"\b(?:when(?:ever)?|every time|each time|as soon as) i\s$")
CONDITION = re.compile(r"\b(?:if|whenever|when|after|unless) (?:i|you|he|she|we|they) (?:try to |have to |need to )?$")
HARD = re.compile(
    r"[^.;\n]{0,24}\b(?:may|might|can|could|is|are|was|were|gets?|got|feels?|has become) (?:be |become |still |"
    r"really |so |too )?(?:harder|hard|difficult|impossible|tricky|unsafe|a struggle|beyond me|out of the question)\b"
)
# Later in the sentence, or at the start of the next: it is not done any more.
WITHDRAWN = re.compile(
    r"\b(?:leave (?:it|them|those|these|that) out|told (?:me|him|her|us|you) to (?:stop|leave)|(?:had|have) to stop|"
    r"have stopped|has stopped|put me off|swore off|not doing (?:it|them|those) any|no longer)\b"
)
DRUG = re.compile(r"\d\s?(?:mg|mcg|iu)\b|\btablets?\b")
DONT = re.compile(
    r"\s*(?:please )?(?:don't|do not|never)(?: (?:do|try|copy) (?:it|this|that|them|these)(?: 1)?(?: at home)?)?"
    r"\s*(?:[.!;]|\Z)"
)
# Before a mention without an amount: what an exercise is good for, and not the exercise.
PURPOSE = re.compile(
    r"\b(?:when(?:ever)? (?:you|i|we|they)|while you|help(?:s|ed)?(?: you| me| with| to)?|easier to|able to|"
    r"(?:needed|need|important|useful|good) (?:for|to)|if (?:you|i)|so (?:that )?you can|"
    r"improv(?:es?|ing)|risk of|problems? with|trouble|difficulty|struggle (?:to|with)|hard to|involved in|"
    r"used (?:in|for|when))\b[^.;:,\n]{0,30}$"
)
CONTRAST = re.compile(
    r"[,;]?\s(?:but|so (?:i|now|she|he|we|my|instead)|now (?:i|we|she|he)|instead i)\b|[;]|,\s(?:and\s)?which (?:i|"
    r"we) (?:could|couldn't|used to)\b"
)
LIKE = re.compile(
    r"(?<!exercises )(?<!things )(?<!moves )(?<!stretches )(?<!stuff )(?<!ones )\b(?:like|as if|as though) (?:i am |"
    r"i'm |a |an |you are |you're |when |doing )?(?:\w{1,9} )?$"
)
IN_BRACKETS = re.compile(r"\w\s?\([^()]{0,40}$")
EXPLAINED = re.compile(r"\s?:\s(?!standing|sitting|lying|holding|using)\w{3,14}ing\b")
# Words of somebody who does exercises, or tells others to.
HABIT = re.compile(
    r"\b(?:every (?:other )?(?:day|morning|night|evening)|daily|times a (?:day|week)|each (?:day|"
    r"morning|night)|days a week)\b"
)
# A sentence that tells what to do: it begins with the verb.
INSTRUCTION = re.compile(
    r"[\s\"'(*-]{0,6}(?:\w{1,9},?\s){0,1}(?:please |and |then |now |slowly |gently )?(?:do|stand|sit|lie|lay|hold|"
    r"keep|lift|raise|bend|straighten|push|pull|press|"
    r"squeeze|tighten|roll|rock|turn|step|walk|march|slide|put|place|take|bring|reach|lean|shift|swing|tap|touch|"
    r"stretch|point|circle|start|begin|repeat|"
    r"use|loop|tie|wrap|look|follow|breathe|let|draw|drop|stay|tilt|tuck|kneel|move|practi[sc]e|perform|add|"
    r"finish)(?:ing|ning|ping|ting)?\b"
)
DOING = re.compile(
    r"\b(?:i (?:also |then |just |always |usually |sit and |stand and )?(?:stretch|lift|raise|squeeze|push|pull|"
    r"march|bend|roll|lie|reach|climb|cycle|pedal|swing|tap|rock|shift)|"
    r"i (?:do|am doing|did|also do|still do|always do|usually do|warm up|finish|start)|i'm (?:doing|on|to)|"
    r"we (?:do|did)|(?:he|she|they)(?:'s| has| have|'ve) (?:got )?(?:me|him|her|us)\b|"
    r"had (?:me|him|her|us)|gave (?:me|us|him|her)|gives me|got me|gets me|showed (?:me|us)|taught (?:me|us)|"
    r"told (?:me|us|him|her) to|wants me|makes? me|doing|includ(?:es?|ing)|"
    r"recommend\w{0,3}|suggest\w{0,3}|try (?:to|this|these|the|some|a)|practi[sc](?:e|ing)|work(?:ing)? on|"
    r"exercises?|routine|workout|homework|gym|trainer|therapy|physio|my pt|programme|program|"
    r"every (?:day|morning|night|evening|other)|daily|each (?:day|morning|night)|times a|sets?|reps|helps?|helped|"
    r"favou?rite|instructed|prescribed|hep|stretches|balance work|"
    r"you can|you could|completed|performed|trained|carried out|combined|exercises were|can be done|repeat|hold|"
    r"(?:each|both|change|switch|swap) (?:sides?|legs?)|classes)\b"
)
# A picture of somebody who does it.
SHOWN = re.compile(
    r"\b(?:picture (?:is|of|shows)|my feed|adverts? (?:for|says|shows|with|on)|ad for|those ads|i've seen|"
    r"i have seen|poster|"
    r"photos? of|leggings)\b"
)
# A line of a diary of years.
YEAR = re.compile(r"\s*(?:in )?(?:19|20)\d\d\s?[-:]")
# Said later in a paragraph: none of it is done any more.
GIVEN_UP = re.compile(
    r"\b(?:i gave up|i've given up|gave it all up|put a stop to|haven't done a thing|no exercising|not exercising|"
    r"that was the end of (?:that|it)|what i want is|"
    r"before all this|so that stopped|those days are|used to be (?:quite |very |so )?active|(?:only|just) a memory)\b"
)
