"""Rules of routine cards: fields, doses, safety, minutes, what a card trains."""
