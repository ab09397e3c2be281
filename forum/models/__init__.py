"""Every table of the house; importing this package registers them all."""

from forum.models.accounts import Session, Throttle, Token
from forum.models.base import Base, db
from forum.models.categories import Category
from forum.models.drafts import Draft, Submission
from forum.models.exercises import Exercise, LibraryMeta, Source, Study
from forum.models.members import Member
from forum.models.moderation import Flag, ModlogEntry, TrustedHost
from forum.models.notices import Notice
from forum.models.outbox import Heartbeat, OutboxRow
from forum.models.posts import Post, PostExercise, PostRoutine, Revision
from forum.models.programmes import Programme, ProgrammeEvent, ProgrammeRun, ProgrammeVersion
from forum.models.resources import Resource
from forum.models.routines import (
    FitProfile,
    Routine,
    RoutineFacet,
    RoutineHelpful,
    RoutineItem,
    RoutineProse,
    RoutineReview,
    RoutineSave,
    RoutineVersion,
)
from forum.models.threads import Tag, Thread, ThreadTag

__all__ = [
    "Base",
    "Category",
    "Draft",
    "Exercise",
    "FitProfile",
    "Flag",
    "Heartbeat",
    "LibraryMeta",
    "Member",
    "ModlogEntry",
    "Notice",
    "OutboxRow",
    "Post",
    "PostExercise",
    "PostRoutine",
    "Programme",
    "ProgrammeEvent",
    "ProgrammeRun",
    "ProgrammeVersion",
    "Resource",
    "Revision",
    "Routine",
    "RoutineFacet",
    "RoutineHelpful",
    "RoutineItem",
    "RoutineProse",
    "RoutineReview",
    "RoutineSave",
    "RoutineVersion",
    "Session",
    "Source",
    "Study",
    "Submission",
    "Tag",
    "Thread",
    "ThreadTag",
    "Throttle",
    "Token",
    "TrustedHost",
    "db",
]
