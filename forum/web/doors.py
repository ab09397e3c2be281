"""Every room of the HTML door, in the order of the menu."""

from flask import Blueprint

from forum.web import categories, health, home, posts, threads

BLUEPRINTS: tuple[Blueprint, ...] = (
    home.bp,
    categories.bp,
    threads.bp,
    posts.bp,
    health.bp,
)
