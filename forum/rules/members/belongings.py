"""What is about a member, table by table: what it is called, whether they can take it away, what becomes of it.

A new table that points at members joins with one row of `BELONGINGS`; `tests/models/test_belongings.py` looks.
"""

from dataclasses import dataclass
from typing import Literal

# goes: deleted with the account. choice: kept under "former member" or removed, as the member chooses.
# stays: the row stays, under "former member"; its `wiped` columns are emptied.
Fate = Literal["goes", "choice", "stays"]


@dataclass(frozen=True, slots=True)
class Belonging:
    """The rows of a table that a `path` leads from to a member: "bookmark.member_id", "revision.post_id.author_id".

    They are called `words`, and are taken away as `file` without the columns `secret` and the kinds `not_mine`. What
    has no `file` is not taken away, and `why` says why not, or why it stays.
    """

    path: str
    fate: Fate
    words: str = ""
    file: str = ""
    why: str = ""
    secret: tuple[str, ...] = ()
    not_mine: tuple[str, ...] = ()
    wiped: tuple[str, ...] = ()

    @property
    def table(self) -> str:
        return self.path.partition(".")[0]

    @property
    def columns(self) -> tuple[str, ...]:
        """From this table to the member."""
        return tuple(self.path.split(".")[1:])


def _own(table: str, words: str, file: str, *secret: str) -> Belonging:
    """What is a member's alone."""
    return Belonging(f"{table}.member_id", "goes", words, file, secret=secret)


_COOKED = ("html", "plain", "cook_version")
_MADE = ("summary", "library_version")
_RECORD = "It is the record of what was decided here, for those who check it."
_OFFICE = "It was done for everybody, in an office."

BELONGINGS: tuple[Belonging, ...] = (
    Belonging("thread.author_id", "choice", "threads you started", "threads"),
    Belonging("post.author_id", "choice", "posts", "posts", secret=_COOKED),
    Belonging("revision.post_id.author_id", "choice", "earlier texts of your posts", "earlier-texts"),
    Belonging("revision.editor_id", "choice", why="It goes with its post."),
    Belonging("post_routine.post_id.author_id", "choice", "cards in your posts", "cards-in-posts"),
    Belonging("post_exercise.post_id.author_id", "choice", why="It is read out of the post."),
    Belonging("post_link.post_id.author_id", "choice", why="It is read out of the post."),
    Belonging("picture.member_id", "choice", "pictures in your posts", "pictures", secret=("key",)),
    Belonging("thread_tag.thread_id.author_id", "choice", why="It is filed under the thread by its tags."),
    Belonging("routine.owner_id", "choice", "cards", "cards"),
    Belonging("routine_version.routine_id.owner_id", "choice", "versions of your cards", "card-versions", secret=_MADE),
    Belonging("routine_item.version_id.routine_id.owner_id", "choice", why="It is read out of the card."),
    Belonging("routine_facet.version_id.routine_id.owner_id", "choice", why="It is read out of the card."),
    Belonging("routine_prose.routine_id.owner_id", "choice", "where cards were made from", "cards-from-words"),
    Belonging("routine_prose.author_id", "stays", why="The card made of the words is another member's."),
    Belonging("programme.owner_id", "choice", "programmes", "programmes", secret=("share_key",)),
    Belonging("programme_version.programme_id.owner_id", "choice", "versions of your programmes", "programme-versions"),
    Belonging(
        "public_number.said_by_id", "choice", "phone numbers you called not private", "numbers",
        why="A helpline that somebody named in an office stays.",
    ),
    _own("programme_run", "programmes you do or did", "programme-runs"),
    Belonging("programme_event.run_id.member_id", "goes", "things you told in programmes", "programme-diary"),
    _own("carer_link", "links to your cards for somebody near you", "links-for-somebody-near", "token_hash"),
    Belonging("carer_card.link_id.member_id", "goes", "cards that such a link shows", "cards-of-links"),
    _own("calendar_address", "addresses of your calendar", "calendar-address", "token_hash"),
    _own("calendar_entry", "entries of your calendar", "calendar"),
    _own("fit_profile", "answers to “What I can do”", "what-i-can-do"),
    _own("routine_save", "cards you saved", "saved-cards"),
    _own("routine_helpful", "cards that helped you", "helpful-cards"),
    _own("saved_search", "searches you keep", "searches"),
    _own("draft", "drafts", "drafts"),
    _own("read_mark", "marks of how far you have read", "read-marks"),
    _own("category_mark", "categories you called read", "read-categories"),
    _own("follow", "things you follow or mute", "follows"),
    _own("letter", "letters to you about answers, that wait or went lately", "letters"),
    _own("mail_choice", "what you chose to be mailed", "mail-choices"),
    _own("push_subscription", "browsers in which you are told", "told-in-browsers", "endpoint_hash", "p256dh", "auth"),
    _own("thanks", "posts you gave thanks for", "thanks"),
    Belonging("accepted_answer.by_id", "choice", "replies you called the answer", "answers"),
    Belonging("poll.post_id.author_id", "choice", "polls you began", "polls"),
    Belonging("poll_choice.post_id.post_id.author_id", "choice", "choices of your polls", "poll-choices"),
    _own("poll_vote", "votes in polls, which stay as nameless numbers", "votes"),
    Belonging("urgent_case.post_id.author_id", "goes", why="It asks the moderators to look at the post soon."),
    _own("block", "members you blocked", "blocked-members"),
    Belonging("block.blocked_id", "goes", why="Whom others blocked is theirs to know."),
    _own("conversation_side", "conversations in private, for both of you", "conversations"),
    Belonging("conversation.first_id", "goes", why="It is taken away as your side of it."),
    Belonging("conversation.second_id", "goes", why="It is taken away as your side of it."),
    Belonging("message.author_id", "goes", "private messages you wrote", "messages"),
    _own("bookmark", "bookmarks", "bookmarks"),
    _own("digest_interest", "digests you said interest you", "digests-of-interest"),
    _own("resource_save", "resources you saved", "saved-resources"),
    _own("exercise_asker", "exercises you suggested", "suggested-exercises"),
    Belonging(
        "notice.member_id", "goes", "notices", "notices", secret=("key",), not_mine=("contact", "contact_answered"),
        why="What members wrote to the moderators is theirs.",
    ),
    _own("session", "browsers you are logged in with", "sessions", "token_hash"),
    _own("security_event", "things that happened to your account", "account-events"),
    _own("authenticator_app", "apps for codes", "apps-for-codes", "sealed_secret", "last_step"),
    _own("passkey", "passkeys", "passkeys", "credential_id", "public_key", "sign_count"),
    _own("recovery_code", "recovery codes", "recovery-codes", "code_hash"),
    _own("token", "emailed links", "emailed-links", "token_hash"),
    _own("mail_log", "emails that were sent to you", "emails-sent"),
    _own("submission", "forms you sent", "forms-sent", "key", "mark"),
    Belonging("login_step.member_id", "goes", why="A log-in that is half done is over in minutes."),
    Belonging("takeaway.member_id", "goes", why="It is the file itself."),
    Belonging("flag.reporter_id", "stays", "reports you made", "reports", _RECORD, ("closed_by_id",), wiped=("note",)),
    Belonging("flag.closed_by_id", "stays", why=_RECORD),
    # Whoever had to show the file to somebody would show what they took their name off.
    Belonging("modlog.actor_id", "stays", "acts as a moderator", "acts-as-moderator", _RECORD, not_mine=("disown",)),
    Belonging("in_short.by_id", "stays", "threads you said in short", "in-short", _OFFICE),
    Belonging("site_edition.by_id", "stays", "changes of the site", "site-changes", _OFFICE),
    Belonging(
        "resource.added_by_id", "stays", "resources you suggested or added", "resources", _OFFICE,
        ("claimed_by_id", "claimed_at"),
    ),
    Belonging("resource.claimed_by_id", "stays", why=_OFFICE),
    Belonging("resource_topic.resource_id.added_by_id", "stays", why="It is filed under the resource."),
    Belonging("link_check.resource_id.added_by_id", "stays", why="It is about the resource, and no person."),
    Belonging("resource_change.by_id", "stays", "changes you made to resources", "resource-changes", _RECORD),
    Belonging("research_study.added_by_id", "stays", "studies you added", "studies", _OFFICE),
    Belonging("digest_version.author_id", "stays", "digests you wrote", "digests", _OFFICE, ("approved_by_id",)),
    Belonging("digest_version.approved_by_id", "stays", why=_OFFICE),
    Belonging("digest_lowering.by_id", "stays", "digests of which you showed fewer points", "digests-lowered", _RECORD),
    Belonging("digest.draft_by_id", "stays", "digests you are writing", "digest-drafts", _OFFICE, ("thread_id",)),
    Belonging("digest_hand.member_id", "stays", why="It says who may not approve a draft."),
    Belonging("study_change.by_id", "stays", "changes you made to studies", "study-changes", _RECORD),
    Belonging("study_lean.closed_by_id", "stays", why=_OFFICE),
    Belonging("resource.checked_by_id", "stays", why=_OFFICE),
    Belonging("host_rule.added_by_id", "stays", "websites you made a rule about", "host-rules", _OFFICE),
    Belonging("exercise_hold.holder_id", "stays", "exercises you held back", "holds", _OFFICE, ("lifted_by_id",)),
    Belonging("exercise_hold.lifted_by_id", "stays", why=_OFFICE),
    Belonging("suggested_exercise.decided_by_id", "stays", why=_OFFICE),
    Belonging("exercise_review.reviewer_id", "goes", "reviews of exercises", "exercise-reviews"),
    Belonging("need_verdict.judge_id", "goes", "answers about needs", "need-verdicts"),
    Belonging("routine_review.reviewer_id", "goes", "reviews of cards", "card-reviews"),
)  # fmt: skip
# Tables in which no row is about one member. The member's own row is told of in `profile`; jobs, throttles and failing
# addresses know members without pointing at them, and `actions/members/leaving` sees to those.
ABOUT_NOBODY = frozenset(
    (
        *("member", "category", "tag", "exercise", "source", "study", "study_facet", "library_meta", "digest_topic"),
        *("outbox", "heartbeat", "throttle", "mail_failure", "setup_key", "resource_mark"),
    )
)
PROFILE_SECRETS = ("name_key", "name_skeleton", "email_key", "password_hash")
