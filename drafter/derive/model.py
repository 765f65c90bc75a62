"""An outline derived from reports: its chapters and topics, in how many years each stood, what is kept of them."""

from __future__ import annotations

from dataclasses import dataclass

from drafter.derive.past import Own, Setting
from drafter.outline import Outline, Role, Topic


@dataclass(frozen=True, slots=True)
class Standing:
    """A topic over the years, in the words of the newest; one not kept is offered in comments.

    `always` are the keys of the figures that every year reported, `sometimes` counts those that only some did.
    `own` are figures of its own that came back in another year.
    """

    key: str
    topic: Topic | None
    title: str
    years: tuple[str, ...]
    kept: bool
    always: tuple[str, ...] = ()
    sometimes: int = 0
    own: tuple[Own, ...] = ()
    reworded: bool = False


@dataclass(frozen=True, slots=True)
class StandingChapter:
    """A chapter over the years, as the newest sets it."""

    role: Role
    title: str
    setting: Setting
    years: tuple[str, ...]
    kept: bool
    topics: tuple[Standing, ...] = ()


@dataclass(frozen=True, slots=True)
class Derived:
    """What becomes the outline. `unwritten` are the topics of ours that no year told, `lacking` the roles no year had."""

    name: str
    title: str
    file_name: str
    base: Outline
    years: tuple[str, ...]
    chapters: tuple[StandingChapter, ...]
    unwritten: tuple[str, ...] = ()
    lacking: tuple[Role, ...] = ()

    @property
    def kept(self) -> tuple[StandingChapter, ...]:
        """The chapters of the outline."""
        return tuple(chapter for chapter in self.chapters if chapter.kept)

    def topics(self) -> tuple[Standing, ...]:
        """Return the topics of the outline, in order."""
        return tuple(topic for chapter in self.kept for topic in chapter.topics if topic.kept)
