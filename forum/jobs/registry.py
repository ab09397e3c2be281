"""Which function does which job."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from forum.jobs import exercises, mail, posts, rebuilding, resources, routines, takeaways

Handler = Callable[[dict[str, Any], datetime], None]

HANDLERS: dict[str, Handler] = {
    "post.saved": posts.saved,
    "post.link": posts.link,
    "thread.changed": posts.thread_changed,
    "routine.saved": routines.saved,
    "resource.saved": resources.saved,
    "library.loaded": exercises.loaded,
    "library.cards": exercises.cards,
    "takeaway.make": takeaways.make,
    "index.rebuild": rebuilding.rebuild,
    **mail.HANDLERS,
}
