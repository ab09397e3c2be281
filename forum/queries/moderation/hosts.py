"""What is thought of web hosts."""

from collections.abc import Collection, Sequence

from sqlalchemy import or_, select

from forum.models import HostRule, db
from forum.queries.kit.chunks import chunks
from forum.rules.moderation.hosts import HostOpinion, is_disguised, names_above, plain_host, standing_of

# A database takes only so many values at once.
MOST_NAMES = 5_000


def list_hosts() -> Sequence[HostRule]:
    """The rules by standing and name."""
    return db.session.scalars(select(HostRule).order_by(HostRule.standing, HostRule.host)).all()


def find_rule(host: str) -> HostRule | None:
    """What is said of exactly this host."""
    return db.session.get(HostRule, host)


def find_standings(hosts: Collection[str]) -> dict[str, str]:
    """What is thought of each of these hosts, by their names as they came; nothing is asked when there are none."""
    if not hosts:
        return {}
    rules: dict[str, HostOpinion] = {}
    asked = sorted({name for host in hosts for name in names_above(host)})
    trusted = HostRule.standing == "trusted" if any(map(is_disguised, hosts)) else None
    for names in chunks(asked or [""], MOST_NAMES):
        here = HostRule.host.in_(names)
        wanted = select(HostRule.host, HostRule.standing, HostRule.with_subdomains)
        rows = db.session.execute(wanted.where(here if trusted is None else or_(here, trusted)))
        rules |= {row.host: HostOpinion(*row) for row in rows}
    return {host: standing_of(host, rules) for host in hosts}


def list_blocked(hosts: Collection[str]) -> frozenset[str]:
    """Those of these hosts that are blocked, in the form that links are compared in."""
    return frozenset(plain_host(host) for host, standing in find_standings(hosts).items() if standing == "blocked")
