"""The command that looks whether everything is in order."""

import click

from forum.actions.kit import picture_files
from forum.actions.upkeep import recooking, recounts
from forum.cli.house import ready_house
from forum.clock import utc_now
from forum.errors import Refused
from forum.jobs import mending
from forum.queries.kit.snapshots import snapshot
from forum.queries.upkeep import checks
from forum.queries.upkeep.findings import Finding
from forum.queries.upkeep.picture_lines import every_picture_here
from forum.rules.upkeep.refusal_words import DAMAGED
from forum.search import SearchUnavailable, comparing

LOSS = """Something is missing that was there before, and it can't be counted anew. Restore a backup from before the
last upgrade, if you have one. If there is none, `strideshare check --accept-losses` writes down that it is gone."""


@click.command()
@click.option("--repair", is_flag=True, help="First repair the counts, the posts' HTML and the index.")
@click.option("--accept-losses", is_flag=True, help="Write down that rows which went missing are gone for good.")
def check(repair: bool, accept_losses: bool) -> None:
    """Count what must always be true, and exit with status 1 when anything is not."""
    with ready_house():
        if checks.storage(utc_now()).wrong:
            raise Refused(DAMAGED)
        if repair:
            mend()
        if accept_losses:
            click.echo(f"Accepted as lost: {recounts.accept_losses():,} rows spoke of something that is gone.")
        with snapshot():
            findings = list(checks.check_all(utc_now()))
            findings.append(pictures())
        findings.append(index())
    for finding in findings:
        fits = finding.total - finding.wrong
        mark = f"  drift: {finding.wrong:,}" if finding.wrong else ""
        click.echo(f"{finding.words}: {fits:,} of {finding.total:,}{mark}")
    drift = sum(finding.wrong > 0 for finding in findings)
    if any(finding.wrong and finding.is_loss for finding in findings):
        click.echo(LOSS)
    click.echo(f"{drift} of {len(findings)} are not in order." if drift else "Everything is in order.")
    if drift:
        raise SystemExit(1)


def index() -> Finding:
    """The index holds exactly what strangers may read."""
    words = "documents in the search index"
    try:
        found = comparing.compare()
    except SearchUnavailable:
        return Finding(f"{words} (it can't be read: run `strideshare reindex`)", 1, 1)
    return Finding(words, found.total, len(found.missing | found.surplus))


def pictures() -> Finding:
    """Every picture has its files, and the larger one is what its checksum says."""
    named = every_picture_here()
    return Finding("pictures with their files", len(named), sum(not picture_files.is_whole(*one) for one in named))


def mend() -> None:
    """Recount, cook and index what drifted, and say what was done."""
    now = utc_now()
    click.echo(f"Counted again: {recounts.recount_all():,} rows were wrong.")
    click.echo(f"Rendered again: {recooking.recook_all(now):,} posts.")
    click.echo(f"Indexed again: {mending.mend_index(now):,} documents.")


COMMANDS = (check,)
