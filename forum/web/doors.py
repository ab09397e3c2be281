"""Every room of the HTML door, in the order of the menu."""

from flask import Blueprint

from forum.web import categories, health, home, posts, search, threads

BLUEPRINTS: tuple[Blueprint, ...] = (
    home.bp,
    categories.bp,
    threads.bp,
    posts.bp,
    search.bp,
    health.bp,
)
