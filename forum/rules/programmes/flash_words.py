"""What the next page says about what was just done with a programme."""

# By who may see it.
PUBLISHED = {
    "public": "Your programme is public. Everybody can find it.",
    "shared": "Your programme is ready. Give the link on this page to your group.",
    "private": "Your programme is ready. Only you can see it.",
}
CONTACTS_MASKED = "We hid contact details in your programme."

STARTED = "You have started. Only you can see what you answer and measure."
CHECKED_IN = "Thank you. Your answer is saved. You can change it while the week lasts."
PAUSED = "Your programme is paused. The weeks stop until you carry on."
RESUMED = "Welcome back. Your first week is easier on purpose."
MEASURED = "Your numbers are saved."
STOPPED = "You have stopped. Your numbers are kept under My programmes. You can start again at any time."
STOPPED_AND_FORGOTTEN = "You have stopped, and everything you told us about it is deleted."
FORGOTTEN = "Everything you told us in that programme is deleted."

IN_CALENDAR = "It is in your calendar now."
OUT_OF_CALENDAR = "It is taken out of your calendar."
CALENDAR_ADDRESS_ENDED = "The address of your calendar no longer works."
