"""What the next page says about a member's private answers, and about the card that is fitted to them."""

ANSWERS_SAVED = "Your answers are saved. Only you can see them."
ANSWERS_DELETED = "Your answers are deleted."
FITTED_COPY_MADE = "This is your own fitted copy. Only you can see it."
