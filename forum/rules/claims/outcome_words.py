"""What can be measured of people, and the everyday words for it."""

from collections.abc import Mapping

TOPICS: Mapping[str, str] = {
    "falls": """
        falls / a fall / falling / fallen / fall rate~ / faller~ / tripping / tripped / tumble~ / stumble~ /
        keep~|stay~ ... on ... feet / keep~|stay~ ... upright / they|people|person|some|who fall~ / fell
        less|fewer|more|over|down / fall less|over|down
    """,
    "walking speed": """
        walking|gait|walk|timed speed|pace|walk / walk~ ... faster|quicker|slower|slowly|quickly|speedier|sooner /
        faster|quicker|slower|speedier walk~|gait|pace / quicker|faster|swifter on ... feet / t25fw / 10 m / feet
        ... quicker|faster|sooner / across a|the room / walk ... in less time / a quicker|faster step /
        quick|quicker walk~ / speed of walking / stride out / seconds off
    """,
    "walking distance": """
        walk~ ... further|farther|longer|far / 6|six minute|minutes walk / 6mwt / walking
        distance|endurance|stamina|time / in six minutes / further|farther|longer on foot / stamina / endurance /
        longer|greater distance~ / distance people|they|covered|walked / longer walk~ / metres|meters|miles
        further|more / further before / go~ ... further|farther|the distance
    """,
    "gait": """
        gait / stride~ / steps / step changes / freezing / step length / step|steps .. longer|shorter|wider|bigger /
        footfall~ / foot drop / gait
        pattern
    """,
    "walking": """
        walk / walks / walked / walking / mobility / mobile / get~ about|around / move~ ... freely|easily|better /
        on foot / up and about / back on ... feet / getting around / ambulat~
    """,
    "balance": """
        balance / balanced / steady~ / steadies / steadied / unsteady / berg / stability / postural / posture /
        sway~ / wobble~ / wobbly~ / surefooted / footed
    """,
    "confidence": """
        confidence / confident / confidently / pride / proud / self esteem|belief / trust in
    """,
    "strength": """
        strength / strong / stronger / muscle power / grip / leg press / 1rm / lift / lifts / weak / weaker /
        weakness / power of the / muscles
    """,
    "breathing": """
        breathing pressure / inspiratory / expiratory / breathing muscles|test~ / lung~ / breathless~ /
        breathlessness / breathe
    """,
    "stairs": """
        stair / stairs / staircase / climb / climbs / climbing / climbed
    """,
    "standing up": """
        chair / stand~ up / sit to stand / rising from / out of ... chair|bed|seat / transfers
    """,
    "fatigue": """
        fatigue / fatigued / tired / tiredness / tiring / worn out / exhaust~ / exhaustion / energy / energetic /
        weary~ / need|needed|less|more rest / drained / vitality / need to nap|nap~ / get up and go / refreshed /
        running on empty
    """,
    "mood": """
        mood / moods / depress~ / depression / depressive / anxiety / anxious / spirits / outlook / well
        being|wellbeing / blues / cheerful / cheer~ / gloom / gloomy~ / despair / sadness / sad / sadder
    """,
    "stress": """
        stress / stressed / calm / calmer / calmness / strain / worry / worries
    """,
    "memory": """
        memory / memories / remember~ / forgetful / forgetfulness / recall / names and faces
    """,
    "thinking": """
        thinking / cognit~ / cognitive / cognition / attention / concentration / concentrate / mental / mentally /
        sdmt / mind / minds / brain fog / think / sharper / sharp / alert / wits / processing speed / learning
    """,
    "daily life": """
        daily|everyday activities|life|tasks|living|work|jobs|chores / chores / housework / errands / cook / cooking
        / cooks / shopping / shop / dress / dressing / wash / washing / bathe / around the house / independen~ /
        independent / independence / look after themselves / carry on with / household / at home
    """,
    "quality of life": """
        quality of life / live better|well|fuller / better|fuller|happier lives|life / enjoy life / enjoyment of
        life
    """,
    "disability": """
        disabil~ / disability / disabilities / edss / wheelchair~ / stick~ / cane~ / get|gets|got|getting worse /
        worsen~ / worsening / decline~ / disabled / impairment~
    """,
    "progression": """
        progression / progressive|secondary stage|phase|course / progress of / course of ms|the disease|multiple /
        disease course / slow~|halt~|stop~|delay~ ms|multiple
    """,
    "relapses": """
        relapse / relapses / attacks / flare / flares / flareup~ / bouts of ms
    """,
    "lesions": """
        lesion / lesions / scan / scans / mri / plaques / spots on
    """,
    "brain": """
        brain tissue|volume|shrinkage|atrophy|size|loss|damage|health|cells / thalamus / hippocamp~ / hippocampus /
        shrinking brain / brain shrink~ / brain from
    """,
    "inflammation": """
        inflammation / inflammatory / inflamed / immune / antibod~ / antibodies / cytokine~
    """,
    "pain": """
        pain / pains / painful / aches / ache / aching / headache~ / hurt~
    """,
    "spasticity": """
        spastic~ / spasticity / spastic / spasm / spasms / stiff / stiffness / stiffer / cramp~ / looser
    """,
    "bladder": """
        leak / leaks / leaking / leakage / bladder / toilet / incontinen~ / incontinence / continent / continence /
        bathroom / accidents / urgency
    """,
    "bowel": """
        bowel~ / constipat~ / constipation
    """,
    "sleep": """
        sleep~ / sleepy~ / insomnia / nights / rested / wake / waking
    """,
    "injuries": """
        injur~ / injuries / injury / fracture~ / broken bones|hips / hospital / a and e / bruise~ / hip fractures /
        ambulance
    """,
    "harm": """
        side effect~ / harm / harms / harmful / harmless / adverse / safe / safer / safely / safety / risk free /
        downside / downsides / drawback~ / dangerous / cost free / free of risk|risks / price to pay / complications
        / cost in|to / ill effect~ / infection~ / well tolerated / trouble free / soreness
    """,
    "deaths": """
        death / deaths / die / dies / died / dying / survival / live longer|longer lives / mortality
    """,
    "fitness": """
        oxygen uptake / fitness / fitter / fit / aerobic capacity|fitness / vo2 / heart and lung|lungs /
        cardiovascular
    """,
    "hand use": """
        button / buttons / buttoning / hand|hands function|skill~|use|dexterity / hands worked|work / arm
        test|function|use / dexterity / arat / nine hole / fingers / use of the hand|arm / handwriting / writing /
        grasp~
    """,
    "dizziness": """
        dizzy~ / vertigo / giddy~ / lightheaded~
    """,
    "tremor": """
        tremor~ / trembl~ / trembled / tremble / trembling / shak~ / shaking / shaky
    """,
    "steps": """
    daily step~ / step counts|count / steps a|per / number of steps / more|fewer|extra steps / take~ .. steps /
    moving more / active|inactive|activity|sedentary / more active / physical activity / activity level~ / sit~ less
    """,
    "getting MS": """
        diagnos~ ... ms / new diagnos~|diagnoses|diagnosis / diagnoses / develop~|get~|getting ms|multiple / risk of
        ms|multiple / keep~ ms / catch ms / onset
    """,
    "swallowing": """
        swallow~ / chok~ / choking
    """,
    "speech": """
        speech / voice / speak clearly / pronounc~
    """,
    "sight": """
        vision / sight / eyesight / double vision / see better|clearly / blurr~ / blurred / reading
    """,
    "work": """
        in|at|to|from work / job / jobs / employment / employed / sick days / working longer|life
    """,
    "weight": """
        body weight|fat|mass / bmi / waist / lose weight / weight loss|gain / slimmer / overweight / pounds / kilos
    """,
    "blood values": """
        cholesterol / blood pressure|sugar|fats|test~ / insulin / hdl / ldl / blood vessels / vascular
    """,
    "heart": """
        heart attack~|disease|health / stroke~ risk / strokes / cardiac
    """,
    "bones": """
        bone~ density|strength|mass|loss|health / osteopor~ / osteoporosis / bones
    """,
    "satisfaction": """
        satisf~ / satisfied / satisfaction / happier / happy / pleased / content / like~ better / prefer~ /
        preferred
    """,
    "myelin": """
        myelin / nerve / nerves / remyelinat~ / remyelination / axon~
    """,
    "movement": """
        movement / movements / motor function|skills|control / coordination / trunk control
    """,
    "heat": """
        body temperature / overheat~ / heat tolerance / core temperature
    """,
    "sex life": """
        sex / sexual / sexually / libido / intimacy
    """,
    "company": """
        lonely~ / social life|contact|ties / friendship~ / friends / isolat~ / isolation / isolated
    """,
    "money": """
        costs / spending / money / cost of / cheaper
    """,
    "time trained": """
        cycling|training|exercise time / train|cycle|exercise longer / keep going longer / before stopping
    """,
}

# A topic on the left is also answered by an outcome on the right.
WIDER: Mapping[str, tuple[str, ...]] = {
    "walking": ("walking speed", "walking distance", "gait"),
    "walking speed": ("gait",),
    "gait": ("walking speed",),
    "brain": ("lesions",),
    "inflammation": ("lesions",),
    "steps": ("gait",),
    "movement": ("walking", "steps", "gait"),
    "thinking": ("memory",),
    "progression": ("disability",),
    "disability": ("progression",),
    "fitness": ("walking distance",),
    "stress": ("mood",),
    "time trained": ("walking distance",),
    "walking distance": ("time trained",),
}
