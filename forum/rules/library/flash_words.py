"""What the next page says about what was just done with a trusted resource or a search."""

RESOURCE_SUGGESTED = "Thank you. A moderator will read it and tell you what they decided."
RESOURCE_LISTED = "The resource is on the list."
RESOURCE_SAVED = "The resource is saved."
RESOURCE_CHECKED = "Checked. Thank you."
RESOURCE_RETIRED = "The resource is off the list."
RESOURCE_BROUGHT_BACK = "The resource is on the list again."

SEARCH_KEPT = "The search is kept."
SEARCH_DROPPED = "The search is deleted."
