"""Signs of life for whoever watches over the machine."""

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue

from forum.clock import utc_now
from forum.queries.upkeep import health
from forum.search.engine import current
from forum.web.kit.request_context import settings

bp = Blueprint("health", __name__)


@bp.get("/healthz")
def alive() -> ResponseReturnValue:
    """This process answers."""
    return jsonify(status="alive")


@bp.get("/readyz")
def ready() -> ResponseReturnValue:
    """Database, index, disk and worker are all as they should be; 503 names what is not."""
    parts = {
        "database": health.is_database_ready(),
        "index": current().is_ready(),
        "disk": health.has_room(settings().instance),
        "worker": health.is_worker_alive(utc_now()),
    }
    return jsonify(status="ready" if all(parts.values()) else "not ready", **parts), 200 if all(parts.values()) else 503
