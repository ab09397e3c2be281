"""Every room of the HTML door, in the order of the menu."""

from flask import Blueprint

from forum.web import (
    accounts,
    categories,
    display,
    health,
    home,
    letters,
    me,
    my_account,
    posts,
    profiles,
    search,
    threads,
)

BLUEPRINTS: tuple[Blueprint, ...] = (
    home.bp,
    categories.bp,
    threads.bp,
    posts.bp,
    search.bp,
    accounts.bp,
    letters.bp,
    me.bp,
    my_account.bp,
    profiles.bp,
    display.bp,
    health.bp,
)
