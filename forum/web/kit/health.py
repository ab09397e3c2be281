"""Signs of life for whoever watches over the machine."""

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue

from forum.clock import utc_now
from forum.queries.upkeep import health
from forum.search.engine import current

bp = Blueprint("health", __name__)


@bp.get("/healthz")
def alive() -> ResponseReturnValue:
    """This process answers."""
    return jsonify(status="alive")


@bp.get("/readyz")
def ready() -> ResponseReturnValue:
    """Database, index and worker are all there; 503 names what is not."""
    parts = {
        "database": health.is_database_ready(),
        "index": current().is_ready(),
        "worker": health.is_worker_alive(utc_now()),
    }
    return jsonify(status="ready" if all(parts.values()) else "not ready", **parts), 200 if all(parts.values()) else 503
