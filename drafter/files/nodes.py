"""The one door to PyYAML: text in, nodes out, every scalar as it was typed.

libyaml does the work where it is built in, the parser in Python where not. Neither constructs values.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

import yaml
from yaml.composer import Composer
from yaml.parser import Parser
from yaml.reader import Reader, ReaderError
from yaml.scanner import Scanner

Node: TypeAlias = yaml.Node
Scalar: TypeAlias = yaml.ScalarNode
Mapping: TypeAlias = yaml.MappingNode
Sequence: TypeAlias = yaml.SequenceNode

UNTAGGED = "text"
WITH_LIBYAML = yaml.__with_libyaml__


class Trouble(NamedTuple):
    """Where a parser gave up. Lines and columns count from 0; `opened` is the line of what it was reading."""

    line: int
    column: int
    opened: int | None
    problem: str


class Anchor(NamedTuple):
    """An anchor (&) or alias (*) of a file, by its position."""

    line: int
    column: int
    name: str
    is_alias: bool

    @property
    def sign(self) -> str:
        """Return & or *."""
        return "*" if self.is_alias else "&"


class _AsTyped:
    """Answer the parser's questions about types: there are none."""

    def resolve(self, _kind: object, _value: object, _implicit: object) -> str:
        return UNTAGGED

    def descend_resolver(self, _parent: object, _index: object) -> None:
        return None

    def ascend_resolver(self) -> None:
        return None


class _PurePython(_AsTyped, Reader, Scanner, Parser, Composer):
    """The parser in Python."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)
        Composer.__init__(self)


if yaml.__with_libyaml__:
    from yaml._yaml import CParser

    class _LibYaml(_AsTyped, CParser):
        """libyaml's parser."""


def compose(text: str) -> tuple[Node | None, Trouble | None]:
    """Read a text into nodes, or tell where that failed."""
    try:
        return _parser(text).get_single_node(), None
    except (yaml.YAMLError, RecursionError, UnicodeEncodeError) as error:
        return None, _trouble_from(error)


def trouble(text: str) -> Trouble | None:
    """Tell where the syntax of a text fails, without building nodes."""
    try:
        parser = _parser(text)
        if isinstance(parser, _PurePython):
            for _ in _events_of(parser):
                pass
        else:
            parser.raw_parse()
    except (yaml.YAMLError, RecursionError, UnicodeEncodeError) as error:
        return _trouble_from(error)
    return None


def is_deeper_than(text: str, limit: int) -> bool:
    """Tell whether a text nests more than `limit` collections, stopping as soon as it does."""
    depth = 0
    for event in _events(text):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > limit:
                return True
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return False


def anchors(text: str) -> Iterator[Anchor]:
    """Yield the anchors and aliases of a text, as far as it can be read."""
    for event in _events(text):
        name = getattr(event, "anchor", None)
        mark = event.start_mark
        if name and mark:
            yield Anchor(mark.line, mark.column, name, isinstance(event, yaml.AliasEvent))


def _parser(text: str) -> _PurePython | _LibYaml:
    return _LibYaml(text) if WITH_LIBYAML else _PurePython(text)


def _events(text: str) -> Iterator[yaml.Event]:
    try:
        yield from _events_of(_parser(text))
    except (yaml.YAMLError, UnicodeEncodeError):
        return


def _events_of(parser: Parser | CParser) -> Iterator[yaml.Event]:
    while (event := parser.get_event()) is not None:
        yield event


def _trouble_from(error: Exception) -> Trouble:
    if isinstance(error, RecursionError):
        return Trouble(0, 0, None, "maximum nesting depth")
    if isinstance(error, (ReaderError, UnicodeEncodeError)) or not isinstance(error, yaml.MarkedYAMLError):
        return Trouble(0, 0, None, "unprintable")
    opened = error.context_mark
    mark = error.problem_mark or opened
    if mark is None:
        return Trouble(0, 0, None, str(error.problem))
    return Trouble(mark.line, mark.column, opened.line if opened else None, str(error.problem))
