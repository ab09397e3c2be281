"""How strongly a sentence joins two things: lists of words, each with its reason."""

from forum.rules.claims.phrases import WordList

CAUSES = WordList(
    "One thing brings the other about. These take an object, whatever stands beside them.",
    """
    boost~ / raise~ / reduce~ / relieve~ / soothe~ / tame~ / curb~ / slash~ / trim~ / enhance~ / alleviate~ /
    protect~ / guard~ / repair~ / restore~ / regrow~ / rebuild~ / rewire~ / renew~ / revive~ / rescue~ / save~ /
    spare~ / fuel~ / trigger~ / spark~ / make / makes / made / making / let / lets / letting / allow~ / enable~ /
    promote~ / fix~ / mend~ / beat / beats / beating / tackle~ / combat~ / counter~ / offset~ / undo~ / fight~ /
    delay~ / hinder~ / bring~ / drive / drives / drove / driving / speed~ up / transform~ / unlock~ / deliver~ /
    sharpen~ / lighten~ / lifts / lifted / lowers / lowered / lowering / builds / built / building /
    extend~ / lengthen~ / prolong~ / free|frees|freed|freeing people|patients|them|women|men|legs|muscles / cause /
    causes / caused / causing / affect~ / influence~ / preserve~ / maintain~ / steady / steadies / steadied / spur~
    / shave~ / knock~ ... off / take~ ... off / turn~ back|around / nourish~ / clear~ up / smooth~ / overcome /
    overcomes / defeat~ / conquer~ / outsmart~ / limit~ / minimise~ / minimize~ / maximise~ / maximize~ / optimise~
    / optimize~ / reshape~
    """,
)

AFTER_HELPERS = WordList(
    "Effects only after a helping word, or before those they help: a lower score is no act.",
    """
    to lower|slow|calm|help|cut|build|steady|aid|quieten|ease / can
    lower|slow|calm|help|cut|build|steady|aid|quieten|ease / may|might|could
    lower|slow|calm|help|cut|build|steady|aid|quieten|ease / will|would
    lower|slow|calm|help|cut|build|steady|aid|quieten|ease / did|does|do
    lower|slow|calm|help|cut|build|steady|aid|quieten|ease / not|never
    lower|slow|calm|help|cut|build|steady|aid|quieten|ease / helps|helped|help
    lower|slow|calm|help|cut|build|steady|aid|quieten|ease / helps / helped / helping / help
    all|people|patients|those|you|us|the|with|to / supports / aids / aided / lift
    mood|spirits|energy|memory|fatigue|balance|low
    """,
)

GROUNDS = WordList(
    "One thing is the ground of the other, said without a verb of doing.",
    """
    lead~ to / result~ in / result~ from / because of / thanks to / owing to / owe~ / make~ for /
    key|secret|answer|route|path|way|road to / the reason / pay~ off / works / thereby / translate~ into /
    mean|means|meant fewer|less|more|better / will follow / contribute~ to / benefit|benefits|benefited from / give~
    way to / bring~ about / set~ off / put|puts|putting off / hold|holds|held|holding off|back / held|hold in check
    / give|gives|gave ... back / give|gives|gave ... lift|boost|edge|push|lead / get|gets|got|getting ...
    moving|walking|back|up|going|stronger|fitter / away with / get|gets|got rid of / rid / rids / responsible for /
    good for / works wonders / do|does wonders / turn~ ... into / comes|come|came from / stem~ from / effect|effects
    of|on / impact of|on / power of|to / let go of / do best when|with / the best
    way|exercise|kind|treatment|training|medicine / most effective
    """,
)

CAUSES_OR_CHANGES = WordList(
    "Causes, but often told of the thing that changed: 'walking improved', 'pain eased'.",
    """
    improve~ / increase~ / decrease~ / ease~ / slows / slowed / slowing / calms / calmed / calming / drop / drops /
    dropped / strengthen~ / weaken~ / lessen~ / diminish~ / double / doubles / doubled / halve~ / reverse~ / keep~ /
    stop~ / add / adds / added / halt~ / cuts / cut / cutting / shrink / shrinks / shrank / worsen / worsens /
    worsened / end / ends / ended / loosen~ / relax~ / grow / grows / grew / sustain~
    """,
)

PREVENTS = WordList(
    "Something does not come to be: more than a count of it can say.",
    """
    prevent~ / ward~ off / fend~ off / stave~ off / head~ off / keep~ ... away / keep~ ... at bay / avert~ / shield~
    / immune to / immunity to|against / vaccin~ / proof against / safeguard~ / protect~ ... against|from / put~ an
    end to / stop~ ... in its|their tracks / eliminate~ / banish~ / eradicate~ / wipe~ out / do|does|did away with /
    avoid~ / block~ / stops ms|relapses|falls / put~ a stop to / hold|holds|held ... at bay / rule~ out / no longer
    fall|get|have
    """,
)

CURES = WordList(
    "Something is gone for good.",
    """
    cures / cured / curing / to|can|may|might|could|will cure / cure multiple|ms|people|fatigue|the / cure for /
    heals / healed / heal / healing / remedy for / beat~ ms|multiple / reverse~ ms|multiple|the|disability|damage /
    end of ms|fatigue|multiple / defeat~ ms|multiple / get~ rid of / free of ms / miracle~
    """,
)

PROVES = WordList(
    "The matter is settled, which no single study does.",
    """
    prove / proves / proved / proven / proving / proof that|of / once and for all / conclusive / conclusively /
    settle~ the|once|that|it / confirms|confirm that / confirmed that|to|as / been confirmed / no|without|beyond
    doubt / beyond question|dispute / undeniable / undeniably / guarantee~ / certain to|that / is|was|been settled /
    definitive / definitively / definitely / unquestionably / indisputable / indisputably / always works / leave~ no
    doubt / surely / surest / now know|knows / it is now clear|certain|official / never fails / clinches / clinched
    / case closed / no longer in doubt / established fact / without fail / sure fire|way to / the final word / for
    certain|sure
    """,
)

NEVERS = WordList(
    "No difference found, made into a law.",
    """
    can|could|will|would never / useless / no use / pointless / worthless / waste of / a myth / no point / do|does
    nothing for|to|against / never ease|help|improve|work~ / cannot ever / has|have no effect whatever|whatsoever|at
    all
    """,
)

COMPARES = WordList(
    "Two things differ; no word says that one made the other.",
    """
    faster / quicker / sooner / longer / further / farther / stronger / steadier / easier / better / fewer / less /
    more / higher / slower / greater / larger / bigger / smaller / worse / rarer / commoner / milder / fitter /
    happier / calmer / safer / weaker / lighter / sharper / lower / brighter / freer / looser / healthier / younger
    / deeper / wider / smoother / harder / thicker / straighter / warmer / cooler / slowly / quickly / freely /
    easily / confidently / well / most / least / best / again
    """,
)

CHANGES = WordList(
    "One thing is otherwise than before.",
    """
    rise~ / fell|fall by|to|from / went from|up|down / gain~ / climbed / dropped / eased / lessened / shrank /
    recovered / returned / down from / up from / come~ down / get / gets / got / lose / lost / drop in|of / fall in
    / rise in / kept|keep~ ... up|down / free of / no longer / less / go~ away / went away / gone / vanish~ /
    disappear~
    """,
)

ASSOCIATES = WordList(
    "Two things go together, or one foretells the other.",
    """
    went|go|goes|going with|together / hand in hand / found together / tend~ / linked / tied / related / connected /
    associated / correlate~ / agree / agreed / likely / often / with ... went|came|comes / predict~ / warn~ /
    detect~ / spot~ / forecast~ / foresee~ / tell~|show~|reveal~ who / mirror~ / track~ / in step
    """,
)

HEDGES = WordList(
    "Softer than a plain cause.",
    """
    may / might / could / perhaps / possibly / probably / likely / maybe / seem~ / appear~ to / suggest~ / hint~ /
    look|looks promising / thought to
    """,
)

LOUD = WordList(
    "No fault by themselves; where there is one already, they say of which kind.",
    """
    breakthrough~ / game changer|changing / revolution / revolutionary / revolutionise~ / set to / stunning /
    landmark / dramatic / dramatically / wonder / finally / hope for
    """,
)
