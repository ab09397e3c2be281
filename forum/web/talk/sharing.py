"""What programs are told of a thread that everybody may read: for search engines, and where a link is pasted."""

from collections.abc import Mapping
from dataclasses import dataclass

from forum.queries.talk.posts import find_opening
from forum.queries.talk.threads import ThreadHead
from forum.text.kit.excerpts import excerpt
from forum.web.kit.request_context import settings

DESCRIPTION_CHARS = 160
TEXT_CHARS = 2_000


@dataclass(frozen=True, slots=True)
class SharedThread:
    """A thread in few words, and as schema.org's `DiscussionForumPosting`."""

    title: str
    description: str
    url: str
    json_ld: Mapping[str, object]


def shared_of(head: ThreadHead) -> SharedThread | None:
    """What strangers are told of a thread; None of one that they may not read.

    The words are those of its first post. Where that one is hidden or deleted, only its title is told.
    """
    if not head.is_for_everyone:
        return None
    words = find_opening(head.id)
    description = excerpt(words, length=DESCRIPTION_CHARS) or f"A conversation in {head.category_title}."
    told = posting_of(head, settings().base_url)
    if words:
        told["text"] = excerpt(words, length=TEXT_CHARS)
    return SharedThread(head.title, description, f"{settings().base_url}{head.url}", told)


def posting_of(head: ThreadHead, base: str) -> dict[str, object]:
    """A thread as a `DiscussionForumPosting` without its words; `base` is the address of the site."""
    return {
        "@context": "https://schema.org",
        "@type": "DiscussionForumPosting",
        "headline": head.title,
        "url": base + head.url,
        "mainEntityOfPage": base + head.url,
        "datePublished": head.created_at.isoformat(),
        "dateModified": head.last_post_at.isoformat(),
        "articleSection": head.category_title,
        "author": {"@type": "Person", "name": head.author_name, "url": f"{base}/u/{head.author_name}"},
        "interactionStatistic": {
            "@type": "InteractionCounter",
            "interactionType": "https://schema.org/CommentAction",
            "userInteractionCount": max(head.post_count - 1, 0),
        },
    }
