"""Which function does which job."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from forum.jobs import exercises, listed, mail, members, posts, rebuilding, resources, routines, told_letters

Handler = Callable[[dict[str, Any], datetime], None]

HANDLERS: dict[str, Handler] = {
    "pictures.gone": posts.pictures_gone,
    "post.saved": posts.saved,
    "post.link": posts.link,
    "post.followers": posts.followers,
    "post.links": posts.links,
    "host.judged": posts.host_judged,
    "thread.changed": posts.thread_changed,
    "routine.saved": routines.saved,
    "routine.version": routines.version,
    **listed.HANDLERS,
    "resource.saved": resources.saved,
    "study.stands": listed.stands,
    "library.loaded": exercises.loaded,
    "library.cards": exercises.cards,
    "takeaway.make": members.take_along,
    "index.drop": members.drop,
    "index.tidy": members.tidy,
    "member.left": members.left,
    "post.disowned": members.disowned,
    "member.swept": members.swept,
    "database.scrub": members.scrub,
    "index.rebuild": rebuilding.rebuild,
    "mail.told": told_letters.send,
    "mail.push_due": told_letters.push_due,
    "mail.push": told_letters.push,
    **mail.HANDLERS,
}
