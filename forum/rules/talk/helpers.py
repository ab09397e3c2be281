"""People who helped in a category: who is named there. It is a way to find them, not a ranking."""

from datetime import timedelta

SPAN = timedelta(days=90)
MOST = 12
# An answer that was chosen, or the thanks of two.
AN_ANSWER, A_THANKS, LEAST = 2, 1, 2
