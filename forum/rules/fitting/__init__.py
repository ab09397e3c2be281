"""Rules of fitting a card to a member, and of tired days."""
