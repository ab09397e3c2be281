"""Where posts lead: kept when they are written, so that a badge, or a host that is blocked, finds its posts."""

import re
from collections.abc import Iterable, Mapping, Sequence
from html import unescape

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from forum.actions.kit.base import transaction
from forum.models import Post, PostLink, Thread, db
from forum.queries.moderation.hosts import find_standings
from forum.rules.library.resources import link_key
from forum.rules.moderation.hosts import names_above, plain_host
from forum.text.markup.links import find_host

_HREF = re.compile(r'<a href="(https?://[^"]+)"')
BATCH = 500
# A database takes only so many values at once; a domain of more names is met again with the next rule.
MOST_HOSTS = 5_000


def keep_links(session: Session, post_id: int, links: Iterable[str], standings: Mapping[str, str]) -> None:
    """Write down where a post leads, in the place of what was written down before."""
    session.execute(delete(PostLink).where(PostLink.post_id == post_id))
    if rows := rows_of(post_id, links, standings):
        session.execute(insert(PostLink), rows)


def rows_of(post_id: int, links: Iterable[str], standings: Mapping[str, str]) -> list[dict[str, object]]:
    """A row for each page that a post leads to; `standings` is what is thought of each host."""
    found = {}
    for href in links:
        host = find_host(href)
        key = link_key(href)
        if host and key:
            watched = standings.get(host) == "watched"
            found[key] = {"post_id": post_id, "key": key, "host": plain_host(host), "is_watched": watched}
    return list(found.values())


def touch_pages(keys: Sequence[str]) -> None:
    """Make the cached pages stale on which posts lead to these pages."""
    threads = select(Post.thread_id).join(PostLink, PostLink.post_id == Post.id).where(PostLink.key.in_(keys))
    if not db.session.scalar(select(PostLink.post_id).where(PostLink.key.in_(keys)).limit(1)):
        return  # most resources are in no post: then nobody waits for the lock
    with transaction() as session:
        session.execute(update(Thread).where(Thread.id.in_(threads)).values(version=Thread.version + 1))


def read_old(after: int) -> int:
    """Write down where some of the posts lead that were written before anybody did; gives the last, 0 at the end."""
    with transaction() as session:
        wanted = select(Post.id, Post.html, Post.thread_id).where(Post.id > after).order_by(Post.id).limit(BATCH)
        posts = session.execute(wanted).all()
        links = {row.id: [unescape(href) for href in _HREF.findall(row.html)] for row in posts if "http" in row.html}
        hosts = {host for hrefs in links.values() for href in hrefs if (host := find_host(href))}
        standings = find_standings(hosts)
        for post_id, hrefs in links.items():
            keep_links(session, post_id, hrefs, standings)
        threads = {row.thread_id for row in posts if links.get(row.id)}
        session.execute(update(Thread).where(Thread.id.in_(threads)).values(version=Thread.version + 1))
        return posts[-1].id if len(posts) == BATCH else 0


def list_leading_to(host: str, after: int, most: int) -> Sequence[int]:
    """Posts that lead to a host or to a name below it, in order, from after one on."""
    here = [one for one in db.session.scalars(select(PostLink.host).distinct()) if host in names_above(one)]
    wanted = select(PostLink.post_id).where(PostLink.host.in_(here[:MOST_HOSTS]), PostLink.post_id > after)
    return db.session.scalars(wanted.distinct().order_by(PostLink.post_id).limit(most)).all()
