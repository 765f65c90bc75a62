"""Where the clerk stopped: which question, what was being typed there, which questions were passed with nothing to say."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from drafter.files import write_atomically
from drafter.findings import DrafterError


@dataclass(frozen=True, slots=True)
class Bookmark:
    """The question to go on with, a cell or item in it, the words typed there and not confirmed, the questions passed.

    `taken` counts how often last year's words or figures were taken over as they were.
    """

    address: str = ""
    at: int = 0
    draft: str = ""
    passed: frozenset[str] = frozenset()
    taken: int = 0


def bookmark_path(facts: str) -> Path:
    """Return the file that keeps the bookmark of a facts file: hidden, beside it."""
    target = Path(os.path.realpath(facts))
    return target.with_name(f".{target.name}.ask")


def read_bookmark(facts: str) -> Bookmark:
    """Return where the clerk stopped; at the beginning where nothing tells, or what tells is not ours."""
    try:
        kept = json.loads(bookmark_path(facts).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Bookmark()
    return _bookmark(kept) if isinstance(kept, Mapping) else Bookmark()


def _bookmark(kept: Mapping[str, object]) -> Bookmark:
    address, draft = kept.get("address"), kept.get("draft")
    at, taken, passed = kept.get("at"), kept.get("taken"), kept.get("passed")
    return Bookmark(
        address if isinstance(address, str) else "",
        at if isinstance(at, int) and at >= 0 else 0,
        draft if isinstance(draft, str) else "",
        frozenset(one for one in passed if isinstance(one, str)) if isinstance(passed, list) else frozenset(),
        taken if isinstance(taken, int) and taken >= 0 else 0,
    )


def write_bookmark(facts: str, bookmark: Bookmark) -> None:
    """Keep where the clerk is. That it cannot be kept never keeps the clerk from answering: the facts file has the answers."""
    kept = {
        "address": bookmark.address,
        "at": bookmark.at,
        "draft": bookmark.draft,
        "passed": sorted(bookmark.passed),
        "taken": bookmark.taken,
    }
    try:
        write_atomically(
            bookmark_path(facts), json.dumps(kept, ensure_ascii=False).encode("utf-8", "replace")
        )
    except DrafterError:
        return
