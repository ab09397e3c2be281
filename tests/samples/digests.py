"""Digests as curators write them: of the elastic bands, which one group tried."""

from dataclasses import replace

from forum.rules.research.digests import DigestText

HONEST_TEXT = DigestText(
    title="Elastic bands: what was seen after eight weeks",
    takeaway="In one group of people with MS, hip strength was higher after eight weeks than before.",
    found="People trained with elastic bands.\nWhether walking changed is not told in this paper.",
    who="You may care if your hips are weak.",
    keep="Nobody else was compared with them.",
    topics=("strength", "hips"),
    exercises=("band-hip-flexion",),
)
# The headline of the news, over a study without another group.
LOUD_TEXT = replace(HONEST_TEXT, title="Elastic bands improve walking in MS")
FIELDS = {
    "title": HONEST_TEXT.title,
    "takeaway": HONEST_TEXT.takeaway,
    "found": HONEST_TEXT.found,
    "who": HONEST_TEXT.who,
    "keep": HONEST_TEXT.keep,
    "topics": "strength, hips",
    "exercises": "band-hip-flexion",
}
