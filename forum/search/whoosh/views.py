"""One state of the index, held open for reading and brought up to date cheaply."""

import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC

from forum.search.asking.port import SearchUnavailable
from forum.search.whoosh.folders import Folders
from forum.search.whoosh.schema import schema
from forum.search.whoosh.segments import Segment

INDEX_NAME = "MAIN"
CHECK_EVERY_S = 0.5
_TRIES = 5
_RETRY_S = 0.02


@dataclass(frozen=True)
class View:
    """The segments of one commit, in their order; `process` opened them."""

    folder: Path
    commit: int
    process: int
    segments: tuple[Segment, ...]


class Views:
    """The newest view of an index; not safe for threads by itself."""

    def __init__(self, folders: Folders) -> None:
        self._folders = folders
        self._schema = schema()
        self._view: View | None = None
        self._checked = 0.0

    def newest(self, *, now: bool = False) -> View:
        """The index as of the last half second, or of this moment; raises `SearchUnavailable`."""
        view = self._view
        is_fresh = time.monotonic() - self._checked < CHECK_EVERY_S and not now
        if view and is_fresh and view.process == os.getpid():
            return view
        self._checked = time.monotonic()
        for _ in range(_TRIES):
            try:
                return self._refreshed()
            except FileNotFoundError:
                # A writer removed what its commit replaced between our look and our reading.
                time.sleep(_RETRY_S)
        raise SearchUnavailable("the index has files missing")

    def forget(self) -> None:
        """Close all files."""
        if self._view:
            for segment in self._view.segments:
                segment.close()
        self._view = None

    def _refreshed(self) -> View:
        folder = self._folders.current()
        if folder is None:
            self.forget()
            raise SearchUnavailable("there is no index yet; run `strideshare reindex`")
        storage = storage_of(folder)
        commit = TOC._latest_generation(storage, INDEX_NAME)
        old = self._view
        if old and old.process == os.getpid() and (old.folder, old.commit) == (folder, commit):
            return old
        toc = TOC.read(storage, INDEX_NAME, commit, schema=self._schema)
        is_same_index = old and old.process == os.getpid() and old.folder == folder
        reusable = {s.id: s for s in old.segments} if old and is_same_index else {}
        segments = tuple(_segment(storage, self._schema, part, reusable) for part in toc.segments)
        for left_over in reusable.values():
            left_over.close()
        self._view = View(folder, commit, os.getpid(), segments)
        return self._view


def storage_of(folder: Path) -> Any:
    """Whoosh's storage without memory maps, of which it would copy each segment whole."""
    return FileStorage(str(folder), supports_mmap=False)


def _segment(storage: Any, fields: Any, part: Any, reusable: dict[str, Segment]) -> Segment:
    known = reusable.pop(part.segment_id(), None)
    if known is None:
        return Segment(storage, fields, part)
    known.set_deleted(part.deleted_docs())
    return known
