"""Every room of the HTML door, in the order of the menu."""

from flask import Blueprint

from forum.web.kit import health
from forum.web.library import exercises, help_pages, mod_resources, resources, search
from forum.web.members import (
    accounts,
    admin_members,
    display,
    mailed_links,
    me,
    mod_members,
    my_account,
    profiles,
    time_zone,
)
from forum.web.moderation import (
    admin_categories,
    clinic,
    exercise_hiding,
    flags,
    moderation,
    thread_moderation,
    trusted_hosts,
    visibility,
)
from forum.web.programmes import builder as programme_builder
from forum.web.programmes import calendar_feed, own_calendar, programmes, runs
from forum.web.routines import (
    acts,
    coverage,
    embedding,
    exports,
    files,
    fitting,
    from_prose,
    history,
    importing,
    pages,
    printing,
    reviews,
    routines,
)
from forum.web.routines import builder as routine_builder
from forum.web.talk import categories, contact, home, posts, threads

BLUEPRINTS: tuple[Blueprint, ...] = (
    home.bp,
    categories.bp,
    threads.bp,
    posts.bp,
    routines.bp,
    pages.bp,
    printing.bp,
    files.bp,
    routine_builder.bp,
    from_prose.bp,
    acts.bp,
    exports.bp,
    importing.bp,
    embedding.bp,
    coverage.bp,
    history.bp,
    reviews.bp,
    fitting.bp,
    programmes.bp,
    programme_builder.bp,
    runs.bp,
    own_calendar.bp,
    calendar_feed.bp,
    exercises.bp,
    search.bp,
    accounts.bp,
    mailed_links.bp,
    me.bp,
    my_account.bp,
    profiles.bp,
    display.bp,
    time_zone.bp,
    help_pages.bp,
    contact.bp,
    resources.bp,
    flags.bp,
    moderation.bp,
    visibility.bp,
    thread_moderation.bp,
    mod_resources.bp,
    trusted_hosts.bp,
    clinic.bp,
    exercise_hiding.bp,
    mod_members.bp,
    admin_categories.bp,
    admin_members.bp,
    health.bp,
)
