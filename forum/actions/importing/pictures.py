"""Writing the pictures of an import."""

import secrets
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.actions.importing.picture_reading import read_file
from forum.actions.importing.rows import Desk
from forum.actions.kit import picture_files
from forum.formats.archive.picture_lines import PictureLine
from forum.models import Picture, Post
from forum.text.kit.clean import clean_text


def put_pictures(session: Session, lines: Sequence[PictureLine], desk: Desk) -> None:
    """Pictures of posts that everybody may read; to those that are gone here nothing comes back."""
    wanted = select(Post.id, Post.author_id).where(Post.id.in_([line.post for line in lines]), Post.state == "public")
    authors = {row.id: row.author_id for row in session.execute(wanted)}
    for line in lines:
        if line.post not in authors:
            continue
        made, key = read_file(desk.source, line), secrets.token_urlsafe(18)
        picture_files.put(line.sha256, key, made.page, made.small)
        size = {"width": made.width, "height": made.height}
        row = {"id": line.id, "key": key, "member_id": authors[line.post], "post_id": line.post, "sha256": line.sha256}
        session.add(Picture(**row, **size, alt=clean_text(line.alt), created_at=line.at))
    session.flush()
