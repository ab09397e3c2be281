"""Which function does which job."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from forum.jobs import exercises, mail, members, posts, rebuilding, resources, routines, takeaways, told_letters

Handler = Callable[[dict[str, Any], datetime], None]

HANDLERS: dict[str, Handler] = {
    "post.saved": posts.saved,
    "post.link": posts.link,
    "post.followers": posts.followers,
    "post.links": posts.links,
    "host.judged": posts.host_judged,
    "thread.changed": posts.thread_changed,
    "routine.saved": routines.saved,
    "routine.version": routines.version,
    "resource.saved": resources.saved,
    "library.loaded": exercises.loaded,
    "library.cards": exercises.cards,
    "takeaway.make": takeaways.make,
    "index.drop": members.drop,
    "index.tidy": members.tidy,
    "member.left": members.left,
    "member.swept": members.swept,
    "database.scrub": members.scrub,
    "index.rebuild": rebuilding.rebuild,
    "mail.told": told_letters.send,
    **mail.HANDLERS,
}
