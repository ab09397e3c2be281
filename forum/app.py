"""The web application, put together: database, search and doors."""

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from forum import api, web
from forum.actions.kit import instance
from forum.actions.library import picture_folder
from forum.mail import office
from forum.models import db
from forum.models.kit.base import prepare_sqlite
from forum.paths import templates_folder
from forum.search import Search, engine, open_postgres, open_search
from forum.settings import Settings


def create_app(settings: Settings) -> Flask:
    """The web application: database, search and doors, wired together by these settings."""
    app = Flask("forum", template_folder=str(templates_folder()), static_folder=None)
    app.config.update(
        HOUSE=settings,
        SECRET_KEY=settings.secret_key,
        SQLALCHEMY_DATABASE_URI=settings.database_url,
        SQLALCHEMY_ENGINE_OPTIONS={"hide_parameters": True, "pool_pre_ping": not settings.is_sqlite},
        SESSION_COOKIE_NAME="__Host-form" if settings.is_https else "form",
        SESSION_COOKIE_SECURE=settings.is_https,
        SESSION_COOKIE_SAMESITE="Lax",
    )
    db.init_app(app)
    with app.app_context():
        if settings.is_sqlite:
            prepare_sqlite(db.engine)
    engine.use(search_of(settings))
    office.use(settings)
    instance.use(settings)
    picture_folder.use(settings.instance / "figures")
    web.register(app)
    api.register(app)
    if settings.proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, settings.proxies, settings.proxies, settings.proxies)  # type: ignore[method-assign]
    return app


def search_of(settings: Settings) -> Search:
    """The search that the settings name."""
    if settings.search == "postgres":
        return open_postgres(settings.database_url)
    return open_search(settings.instance / "index")
