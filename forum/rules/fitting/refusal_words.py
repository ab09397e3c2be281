"""What a refusal says about a member's private answers, and about the card that is fitted to them."""

NO_POSITION = "Choose at least one position that you can be in."
NO_ANSWERS_YET = "First tell us what you can do. Then we can fit the card."
NOTHING_LEFT = "No exercise is left on this card. Keep at least one exercise, or change your answers."
