"""Every table of the house; importing this package registers them all."""

from forum.models.kit.base import Base, db
from forum.models.kit.outbox import Heartbeat, OutboxRow
from forum.models.kit.site import SetupKey, SiteEdition
from forum.models.library.desk import ExerciseHold, ExerciseReview, NeedVerdict
from forum.models.library.exercises import LibraryExercise, LibraryMeta, LibrarySource, Study
from forum.models.library.resources import (
    LinkCheck,
    Resource,
    ResourceChange,
    ResourceMark,
    ResourceSave,
    ResourceTopic,
)
from forum.models.library.saved_searches import SavedSearch
from forum.models.library.suggested_exercises import ExerciseAsker, SuggestedExercise
from forum.models.members.accounts import MailFailure, MailLogEntry, Session, Throttle, Token
from forum.models.members.blocks import MemberBlock
from forum.models.members.members import Member
from forum.models.members.second_factors import AuthenticatorApp, LoginStep, Passkey, RecoveryCode, SecurityEvent
from forum.models.members.takeaways import Takeaway
from forum.models.moderation.moderation import Flag, HostRule, ModlogEntry, UrgentCase
from forum.models.programmes.own_calendars import CalendarAddress, CalendarEntry
from forum.models.programmes.programmes import Programme, ProgrammeEvent, ProgrammeRun, ProgrammeVersion
from forum.models.research.digests import (
    Digest,
    DigestHand,
    DigestInterest,
    DigestLowering,
    DigestTopic,
    DigestVersion,
)
from forum.models.research.studies import ResearchStudy, StudyChange, StudyFacet, StudyLean
from forum.models.routines.carers import CarerCard, CarerLink
from forum.models.routines.routines import (
    KeptFitProfile,
    Routine,
    RoutineFacet,
    RoutineHelpful,
    RoutineItem,
    RoutineProse,
    RoutineReview,
    RoutineSave,
    RoutineVersion,
)
from forum.models.talk.accepted import AcceptedAnswer
from forum.models.talk.bookmarks import Bookmark
from forum.models.talk.categories import Category
from forum.models.talk.drafts import Draft, Submission
from forum.models.talk.follows import Follow
from forum.models.talk.in_short import ThreadInShort
from forum.models.talk.letters import Letter, MailChoice
from forum.models.talk.messages import Conversation, ConversationSide, Message
from forum.models.talk.notices import Notice
from forum.models.talk.numbers import PublicNumber
from forum.models.talk.pictures import Picture
from forum.models.talk.polls import Poll, PollChoice, PollVote
from forum.models.talk.posts import Post, PostExercise, PostLink, PostRoutine, Revision
from forum.models.talk.push import PushSubscription
from forum.models.talk.read_marks import CategoryMark, ReadMark
from forum.models.talk.thanks import Thanks
from forum.models.talk.threads import Tag, Thread, ThreadTag

__all__ = [
    "AcceptedAnswer",
    "AuthenticatorApp",
    "Base",
    "Bookmark",
    "CalendarAddress",
    "CalendarEntry",
    "CarerCard",
    "CarerLink",
    "Category",
    "CategoryMark",
    "Conversation",
    "ConversationSide",
    "Digest",
    "DigestHand",
    "DigestInterest",
    "DigestLowering",
    "DigestTopic",
    "DigestVersion",
    "Draft",
    "ExerciseAsker",
    "ExerciseHold",
    "ExerciseReview",
    "Flag",
    "Follow",
    "Heartbeat",
    "HostRule",
    "KeptFitProfile",
    "Letter",
    "LibraryExercise",
    "LibraryMeta",
    "LibrarySource",
    "LinkCheck",
    "LoginStep",
    "MailChoice",
    "MailFailure",
    "MailLogEntry",
    "Member",
    "MemberBlock",
    "Message",
    "ModlogEntry",
    "NeedVerdict",
    "Notice",
    "OutboxRow",
    "Passkey",
    "Picture",
    "Poll",
    "PollChoice",
    "PollVote",
    "Post",
    "PostExercise",
    "PostLink",
    "PostRoutine",
    "Programme",
    "ProgrammeEvent",
    "ProgrammeRun",
    "ProgrammeVersion",
    "PublicNumber",
    "PushSubscription",
    "ReadMark",
    "RecoveryCode",
    "ResearchStudy",
    "Resource",
    "ResourceChange",
    "ResourceMark",
    "ResourceSave",
    "ResourceTopic",
    "Revision",
    "Routine",
    "RoutineFacet",
    "RoutineHelpful",
    "RoutineItem",
    "RoutineProse",
    "RoutineReview",
    "RoutineSave",
    "RoutineVersion",
    "SavedSearch",
    "SecurityEvent",
    "Session",
    "SetupKey",
    "SiteEdition",
    "Study",
    "StudyChange",
    "StudyFacet",
    "StudyLean",
    "Submission",
    "SuggestedExercise",
    "Tag",
    "Takeaway",
    "Thanks",
    "Thread",
    "ThreadInShort",
    "ThreadTag",
    "Throttle",
    "Token",
    "UrgentCase",
    "db",
]
