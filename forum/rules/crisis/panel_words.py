"""What the help panel says: calm, short, and what to do first."""

TITLES = {
    "emergency": "Call for emergency help now",
    "suicide": "You matter. Please talk to somebody now",
    "abuse": "You have a right to be safe",
}
STEPS = {
    "emergency": (
        "Stop, and sit or lie down. If you fell, don’t hurry to get up.",
        "Call the emergency number, or have somebody near you call. If no phone is in reach, shout and knock.",
        "Say where you are and what happened. Keep warm until help is there.",
    ),
    "suicide": (
        "Call or text one of these numbers. Somebody will listen, whatever you say.",
        "If you have hurt yourself, or may do so now, call the emergency number.",
        "Go where other people are, away from what you could hurt yourself with.",
        "If you fear for somebody else, stay with them and call together.",
    ),
    "abuse": (
        "If you are in danger now, call the emergency number.",
        "Nobody may hurt, threaten or neglect you. It is not your fault.",
        "Call one of these numbers when you can speak freely. They listen, and help you to plan.",
        "What you search for may stay in the history of this device.",
    ),
}
KINDS = {"emergency": "In an emergency", "suicide": "When life feels too much", "abuse": "When somebody hurts you"}
NOBODY_WATCHES = "This site can’t send help, and it may take days until somebody answers here."
NUMBERS_FIRST = "The numbers above are the quickest help."
WHY = "We show this because of words that you wrote."
NOT_KEPT = f"{WHY} Nobody is told, and we make no note of it."
# Beside a private message: what two members write to each other is read by nobody else.
SENT = (
    f"{NOT_KEPT} Your message is sent all the same, to the one you wrote to and nobody else. No moderator reads it: if "
    "you want somebody here to know, write to the moderators."
)
# What stands below the panel, by where it is shown; with `URGENT` kinds moderators are told of what is posted.
BELOW = {
    "search": f"{NOT_KEPT} What you searched for is below.",
    "preview": f"{NOT_KEPT} You can post your message all the same.",
    "posted": f"{NOT_KEPT} Your message is posted all the same.",
    "sent": SENT,
}
BELOW_URGENT = {
    "search": BELOW["search"],
    "preview": f"{WHY} You can post your message all the same. The moderators then see it before anything else, "
    "so that somebody reads it soon.",
    "posted": f"{WHY} The moderators see your message before anything else, so that somebody reads it soon.",
    "sent": SENT,
}
ANYWHERE = (
    "112 works in most of Europe and from most mobile phones. Anywhere else, call the emergency number of your country."
)


def title_beside(kind: str) -> str:
    """The heading in its quieter form, beside the preview of a message."""
    return f"If this is about now: {TITLES[kind][:1].lower()}{TITLES[kind][1:]}"
