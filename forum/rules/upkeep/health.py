"""How the parts of the house are, in words for who looks after it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from forum.rules.kit.days import NO_ZONE, say_moment

SILENT_FOR = timedelta(seconds=60)
BACKUP_EVERY = timedelta(days=8)
MANY_WAITING = 1_000
GIGABYTE = 1_000_000_000


@dataclass(frozen=True, slots=True)
class HousePart:
    """One part: is it as it should be, and what there is to say and do."""

    name: str
    is_well: bool
    words: str


def say_database(is_ready: bool) -> HousePart:
    """The tables are there and can be read."""
    return HousePart("Database", is_ready, "It answers." if is_ready else "It does not answer. Is its server running?")


def say_index(is_ready: bool) -> HousePart:
    """What the search looks into."""
    words = "It can be searched." if is_ready else "It is not there yet. The worker builds it; this takes some minutes."
    return HousePart("Search index", is_ready, words)


def say_disk(free_bytes: int | None, least_bytes: int) -> HousePart:
    """`free_bytes` is None where the folder may not be written."""
    if free_bytes is None:
        return HousePart("Disk", False, "The instance folder can’t be written. Look at who owns it.")
    words = f"{free_bytes / GIGABYTE:,.1f} GB are free."
    is_well = free_bytes >= max(least_bytes, GIGABYTE)
    return HousePart("Disk", is_well, words if is_well else f"{words} Make room soon: on a full disk nobody can write.")


def say_beat(name: str, beat_at: datetime | None, now: datetime, zone: str = NO_ZONE) -> HousePart:
    """A process that says every few seconds that it is alive."""
    if beat_at is None:
        return HousePart(name, False, "It has not run yet. Start strideshare serve or strideshare worker.")
    if now - beat_at < SILENT_FOR:
        return HousePart(name, True, "It is at work.")
    when = say_moment(beat_at, zone)
    return HousePart(name, False, f"It was last alive on {when}. Start strideshare serve or strideshare worker again.")


def say_jobs(waiting: int, set_aside: int) -> HousePart:
    """What is still to do."""
    if set_aside:
        return HousePart("Jobs", False, f"{set_aside:,} failed and wait for you on the page Jobs.")
    return HousePart("Jobs", waiting < MANY_WAITING, f"{waiting:,} are waiting." if waiting else "All are done.")


def say_backup(made_at: datetime | None, now: datetime, *, is_sqlite: bool, zone: str = NO_ZONE) -> HousePart:
    """When the last backup was made by our command."""
    if not is_sqlite:
        return HousePart("Backups", True, "This house is on PostgreSQL. Look at your own backups: we can’t see them.")
    if made_at is None:
        return HousePart(
            "Backups", False, "None was made yet. Run strideshare backup FILE, and keep the file elsewhere."
        )
    words = f"The last was made on {say_moment(made_at, zone)}."
    is_well = now - made_at < BACKUP_EVERY
    return HousePart("Backups", is_well, words if is_well else f"{words} Run strideshare backup FILE, best every day.")
