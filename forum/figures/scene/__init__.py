"""What stands round a person: furniture, gear, feet from above, signs."""
