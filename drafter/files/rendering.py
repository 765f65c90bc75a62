"""How values are written as YAML text: in braces or line by line, indented as the file's owner does."""

from __future__ import annotations

from typing import NamedTuple

from drafter.chinese import display_width
from drafter.files.document import Plain
from drafter.files.quoting import in_quotes, is_bare, is_bare_in_flow, is_bare_key, is_printable

FLOW_WIDTH = 72


class Habits(NamedTuple):
    """How far a file indents keys below a key, and dashes below a key."""

    step: int = 2
    dash: int = 2


class Like(NamedTuple):
    """What a new value should look like: in braces or brackets, in which quotes, as a block of text.

    `levels` counts the mappings below it that are written line by line, too.
    """

    flow: bool | None = None
    quote: str = ""
    block_text: bool = False
    levels: int = 0


ANY = Like()
BLOCK = Like(flow=False)


class Written(NamedTuple):
    """A value as text: what stands behind `key: ` or `- `, and the full lines below it."""

    inline: str
    below: tuple[str, ...] = ()


def written(
    value: Plain, column: int, habits: Habits, like: Like = ANY, *, behind_dash: bool = False
) -> Written:
    """Write a value below a key, or behind a dash, that stands at `column`."""
    if isinstance(value, str):
        return _text(value, column + (2 if behind_dash else habits.step), like)
    if not value or like.flow or (like.flow is None and _is_small(value)):
        return Written(flow(value))
    if behind_dash:
        lines = _lines(value, column + 2, habits, like)
        return Written(lines[0].lstrip(" "), tuple(lines[1:]))
    indent = column + (habits.step if isinstance(value, dict) else habits.dash)
    return Written("", tuple(_lines(value, indent, habits, like)))


def entry(key: str, value: Plain, column: int, habits: Habits, like: Like = ANY) -> list[str]:
    """Write a key with its value as full lines at `column`."""
    inline, below = written(value, column, habits, like)
    head = f"{' ' * column}{key_text(key)}:"
    return [f"{head} {inline}" if inline else head, *below]


def item(value: Plain, column: int, habits: Habits, like: Like = ANY) -> list[str]:
    """Write an item of a list as full lines, its dash at `column`."""
    inline, below = written(value, column, habits, like, behind_dash=True)
    return [f"{' ' * column}- {inline}", *below]


def key_text(key: str) -> str:
    """Write a key."""
    return key if is_bare_key(key) else in_quotes(key)


def flow(value: Plain, quote: str = "") -> str:
    """Write a value in one line, as it stands between braces or brackets."""
    if isinstance(value, dict):
        pairs = [f"{k if is_bare_in_flow(k) else in_quotes(k)}: {flow(v)}" for k, v in value.items()]
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list):
        return "[" + ", ".join([flow(v) for v in value]) + "]"
    return in_quotes(value, quote) if quote or not is_bare_in_flow(value) else value


def _lines(value: dict[str, Plain] | list[Plain], column: int, habits: Habits, like: Like) -> list[str]:
    below = Like(flow=False, levels=like.levels - 1) if like.levels else ANY
    if isinstance(value, dict):
        return [line for key, part in value.items() for line in entry(key, part, column, habits, below)]
    return [line for part in value for line in item(part, column, habits, below)]


def _text(text: str, indent: int, like: Like) -> Written:
    if ("\n" in text or like.block_text) and _fits_block(text):
        return _block(text, indent)
    if like.quote or not is_bare(text):
        return Written(in_quotes(text, like.quote))
    return Written(text)


def _block(text: str, indent: int) -> Written:
    """Write a text as a literal block: | where it ends its last line, |- where not."""
    lines = text.removesuffix("\n").split("\n")
    below = tuple([f"{' ' * indent}{line}" if line else "" for line in lines])
    return Written("|" if text.endswith("\n") else "|-", below)


def _fits_block(text: str) -> bool:
    """Tell whether a literal block gives a text back: YAML guesses its indentation from the first line."""
    filled = [line for line in text.split("\n") if line]
    if not filled or filled[0][0].isspace() or text.endswith("\n\n"):
        return False
    return all(is_printable(line) and line.strip(" ") for line in filled)


def _is_small(value: Plain) -> bool:
    """Tell whether a mapping fits in one line of braces; lists get a line for each item."""
    if not isinstance(value, dict) or any(
        not isinstance(part, str) or "\n" in part for part in value.values()
    ):
        return False
    return display_width(flow(value)) <= FLOW_WIDTH
