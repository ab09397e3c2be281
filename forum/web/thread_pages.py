"""Making a thread's page cheaply: whole for visitors, in parts for members, from what did not change."""

import secrets
from typing import cast

from flask import Response, current_app, render_template, request, session
from flask.typing import ResponseReturnValue

from forum.queries import drafts, posts, threads
from forum.queries.posts import PostView
from forum.queries.threads import ThreadHead
from forum.rules.paging import page_count
from forum.rules.people import Person
from forum.web.assets import Assets
from forum.web.caching import Page, Part, Shelf, make_page, make_part, send_page, send_parts
from forum.web.forms.threads import ReplyForm
from forum.web.here import current_person, current_visit

PAGES: Shelf[Page] = Shelf(600)
BLOCKS: Shelf[Part] = Shelf(600)
AUTHORS: Shelf[frozenset[int]] = Shelf(3000)
# Where the posts go in the page around them; nobody can type it, because it is new in every process.
GAP = f"posts-go-here-{secrets.token_hex(12)}"


def is_plain_visit() -> bool:
    """Whether this visitor gets the page everybody gets: not logged in, standard look, nothing to be told."""
    if current_visit() is not None or "display" in request.cookies:
        return False
    return not (session and "_flashes" in session)


def find_ready(thread_id: int, slug: str, page: int) -> Response | None:
    """The ready page of a public thread, if nothing in it changed since it was made."""
    found = threads.find_version(thread_id)
    if found is None or found[1] != slug:
        return None
    ready = PAGES.find((thread_id, page, found[0]))
    return send_page(ready) if ready else None


def send(head: ThreadHead, page: int, form: ReplyForm | None = None, status: int = 200) -> ResponseReturnValue:
    """A page of a thread for whoever asks."""
    if is_plain_visit() and head.state == "public":
        views = posts.page_posts(head.id, current_person(), page)
        html = render_around(head, page, None).replace(GAP, render_posts(head, views, current_person()))
        ready = make_page(html, f"t{head.id}-{page}-{head.version}-{look()}")
        return send_page(PAGES.keep((head.id, page, head.version), ready))
    form = form or form_with_draft(head)
    before, _, after = render_around(head, page, form).partition(GAP)
    parts = [make_part(before.encode(), 1), posts_part(head, page), make_part(after.encode(), 1)]
    response = send_parts(parts)
    response.status_code = status
    return response


def look() -> str:
    """A short mark of the style sheet in force: a page kept by a browser is stale when it changes."""
    return str(cast(Assets, current_app.jinja_env.globals["assets"]).css_url)[-16:-4]


def form_with_draft(head: ThreadHead) -> ReplyForm:
    """An empty reply form, or the member's unfinished reply."""
    form = ReplyForm(formdata=None)
    person = current_person()
    if not person.is_visitor and (draft := drafts.find_draft(person.id, f"reply:{head.id}")):
        form.body.data = str(draft.fields.get("body", ""))
        form.draft_saved_at = draft.saved_at
    return form


def render_around(head: ThreadHead, page: int, form: ReplyForm | None) -> str:
    """Everything of the page but the posts."""
    return render_template(
        "threads/show.html",
        thread=head,
        page=page,
        pages=page_count(head.last_n),
        form=form,
        gap=GAP,
        tags=threads.list_tags(head.id),
    )


def posts_part(head: ThreadHead, page: int) -> Part:
    """The posts as this person sees them; the same for all members who wrote none of them."""
    person = current_person()
    key = (head.id, page, head.version)
    authors = AUTHORS.find(key)
    is_shared = not person.is_moderator and authors is not None and person.id not in authors
    shared_key = (*key, person.is_visitor)
    if is_shared and (part := BLOCKS.find(shared_key)):
        return part
    views = posts.page_posts(head.id, person, page)
    authors = AUTHORS.keep(key, frozenset(view.author_id for view in views))
    html = render_posts(head, views, person)
    if person.is_moderator or person.id in authors:
        return make_part(html.encode(), 1)
    return BLOCKS.keep(shared_key, make_part(html.encode()))


def render_posts(head: ThreadHead, views: list[PostView], person: Person) -> str:
    """The posts of a page, each with what this person may do with it."""
    rows = [(view, acts_on(view, head, person)) for view in views]
    return render_template("threads/posts.html", rows=rows, thread=head)


def acts_on(view: PostView, head: ThreadHead, person: Person) -> tuple[str, ...]:
    """The acts offered beside a post."""
    if person.is_visitor:
        return ()
    if view.author_id == person.id and view.state == "deleted":
        return ("restore",)
    mine = ("edit", "delete") if view.author_id == person.id and view.state in ("public", "held") else ()
    talk = ("reply", "quote") if view.state == "public" and (person.is_moderator or not head.is_locked) else ()
    flag = ("report",) if view.author_id != person.id and view.state == "public" else ()
    hide = ("hide",) if person.is_moderator and view.state == "public" else ()
    return (*talk, *mine, *hide, *flag)
