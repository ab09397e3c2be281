"""What the next page says about what was just done with a trusted resource, a suggested exercise or a search."""

RESOURCE_SUGGESTED = "Thank you. A moderator will read it and tell you what they decided."
RESOURCE_LISTED = "The resource is on the list."
RESOURCE_SAVED = "The resource is saved."
RESOURCE_LET_GO = "Left for others to read."
RESOURCE_KEPT = "Saved. You find it on your page, under Saved resources."
RESOURCE_NOT_KEPT = "It is off your list."
NOTHING_DUE = "Nothing else is due. Thank you."
RESOURCE_RETIRED = "The resource is off the list."
RESOURCE_BROUGHT_BACK = "The resource is on the list again."

SUGGESTION_TAKEN_BACK = "It is taken back. Nobody asks for it in your name any more."
SUGGESTION_ACCEPTED = "The suggestion is accepted, and those who asked are told."
SUGGESTION_DECLINED = "The suggestion is declined, and those who asked are told why."
EXERCISE_PUT_IN_DRAFT = "It is in your draft. Your card has not changed. Check the line, then publish a new version."

SEARCH_KEPT = "The search is kept."
SEARCH_MAILED = "Once a week we email you what is new in it, when there is something."
SEARCH_NOT_MAILED = "We don’t email you about this search any more."
SEARCH_DROPPED = "The search is deleted."


def still_good(title: str) -> str:
    """A resource was read again."""
    return f"“{title}” is checked. Thank you."


def table_listed(count: int) -> str:
    """Search knows them a little later."""
    return "1 resource is on the list now." if count == 1 else f"{count:,} resources are on the list now."


def exercise_suggested(count: int) -> str:
    """`count` members ask for it now, this one among them."""
    others = "" if count == 1 else f" {count:,} members ask for it now."
    return f"Thank you. A moderator will read it and tell you what they decided.{others}"
