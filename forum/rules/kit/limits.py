"""How long texts may be, and how much one post may ask of the machine."""

# A post: what its author types, and what cooking may make of it.
POST_CHARS = 20_000
POST_TOKENS = 6_000
POST_HTML_CHARS = 160_000
POST_DEPTH = 20
POST_BRACKETS = 1_500

# Other texts, in characters.
TITLE_CHARS = 140
TAG_CHARS = 30
SUMMARY_CHARS = 300
NOTE_CHARS = 500
REASON_CHARS = 500
ABOUT_CHARS = 2_000
QUERY_CHARS = 1_000
QUOTE_CHARS = 600
URL_CHARS = 2_000

# Accents stacked on one letter: enough for every living script, too few to spill over the lines.
ACCENTS = 8
