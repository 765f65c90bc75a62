"""Jinja behind one door: the sandbox, the words templates may use, and the form in which sentences are written.

A sentence file is a Jinja template. Between {% 句 %} and {% 完 %} each line is a clause:

    {% 句 %}
      {{ 全年 }}{{ 说(收到复议申请) }}
      其中，{{ 列(受理, 不予受理, 告知其他机关) }}
      或 {{ 说(受理) }}
    {% 完 %}

A clause whose fact is absent or already said disappears; a line that begins with 或 stands in for the clause before
it; what remains is joined by ，(or by the mark the line begins with) and ended with 。; a sentence without clauses
disappears. {% 举措 %} marks where the measures stand, {% 段 %} begins a paragraph.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Mapping
from pathlib import Path
from traceback import walk_tb
from types import CodeType
from typing import Any
from zlib import crc32

from jinja2 import Template as Compiled
from jinja2 import TemplateError, TemplateSyntaxError, Undefined
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from drafter.files import Shelf, keep, read_source, recall, stamp
from drafter.findings import DrafterError, Finding, Level, Place, Rule
from drafter.outline import Topic
from drafter.records import in_county
from drafter.sentences import phrases
from drafter.sentences.signs import ABSENT, YEAR, YEAR_WORD

BAD_TEMPLATE = Rule("T001", "句式有误", Level.ERROR, "句式文件写错了，程序不知道怎样造句，起草只好停下。")

_SEE_MANUAL = "请对照手册《句式》一章修改这一行。"
TOPIC_NAMES = frozenset({"级", "级全", "班子"})


class _Absent(Undefined):
    """A fact nobody has given: printed, it makes its clause disappear."""

    def __str__(self) -> str:
        return ABSENT


def _if_told(function: object) -> object:
    def wrapped(told: object, *others: object) -> str:
        if not isinstance(told, phrases.Told):
            return ABSENT
        return function(told, *others)  # type: ignore[operator, no-any-return]  # one of phrases' functions

    return wrapped


def _change_or_nothing(told: object) -> str:
    return phrases.change(told) if isinstance(told, phrases.Told) else ""


def _from_to_share(told: phrases.Told, counted: object = None) -> str:
    return phrases.share_from_to(told, counted if isinstance(counted, phrases.Told) else None)


def _share_of(part: phrases.Told, whole: object) -> str:
    return phrases.computed_share(part, whole) if isinstance(whole, phrases.Told) else ABSENT


def _all_of(part: phrases.Told, whole: object, words: str) -> str:
    return phrases.all_of_them(part, whole, words) if isinstance(whole, phrases.Told) else ABSENT


WORDS: Mapping[str, object] = {
    "说": _if_told(phrases.say),
    "简": _if_told(phrases.short),
    "列": phrases.enumerate_short,
    "并说": phrases.enumerate_long,
    "同比": _change_or_nothing,
    "由到": _if_told(phrases.from_to),
    "从到": _if_told(_from_to_share),
    "占比": _if_told(_share_of),
    "全数": _if_told(_all_of),
    "均为": phrases.alike,
    "已说": phrases.needs,
}


_OURS = frozenset(WORDS.values())


def choose(seed: str, *options: str) -> str:
    """Choose among wordings by a stable digest: the same report is always worded the same way."""
    return options[crc32((seed + options[0]).encode()) % len(options)]


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's immutable sandbox; the words above need no inspection before each call."""

    def call(self, context: Context, obj: Any, *values: Any, **named: Any) -> Any:
        """Call a word of ours at once, anything else after the sandbox has looked at it."""
        if obj in _OURS:
            return obj(*values, **named)
        return super().call(context, obj, *values, **named)


class Template:
    """A sentence file, ready to be rendered with what is known."""

    def __init__(self, path: str, compiled: Compiled) -> None:
        self._path = path
        self._compiled = compiled

    def render(self, known: Mapping[str, object]) -> str:
        """Render the file, signs and all. Raises DrafterError that names the line on which it failed."""
        try:
            return self._compiled.render(known)
        except (
            TemplateError,
            TypeError,
            ValueError,
            LookupError,
            AttributeError,
            ArithmeticError,
            RecursionError,
        ) as trouble:
            frames = walk_tb(trouble.__traceback__)
            line = next((n for frame, n in frames if frame.f_code.co_filename == self._path), 1)
            raise DrafterError(_bad(self._path, line, _in_chinese(str(trouble)), _SEE_MANUAL)) from None


class SentenceFiles:
    """The sentence files a run may use (the county's, then ours), compiled when first asked for."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._environment = _Sandbox(
            undefined=_Absent, autoescape=False, trim_blocks=True, lstrip_blocks=True
        )
        self._environment.globals.update(WORDS)
        self._environment.globals.update({YEAR: YEAR_WORD})
        self._environment.filters.update(WORDS)
        self._compiled: dict[str, Template | None] = {}
        self._code = _Code()

    def topic(self, topic: Topic) -> Template | None:
        """Return the sentences of a topic; None where it has none. Raises DrafterError that names file and line."""
        return self._template(topic.id, frozenset(topic.indicators) | TOPIC_NAMES)

    def frame(self, name: str, names: frozenset[str]) -> Template:
        """Return the sentences of a part that every report has: opening, problems, plans. Raises DrafterError."""
        template = self._template(name, names)
        return template or self._compile(self._shelf.find("templates", f"sentences/{name}.j2"), names)

    def _template(self, name: str, names: frozenset[str]) -> Template | None:
        if name not in self._compiled:
            found = self._shelf.where("templates", f"sentences/{name}.j2")
            self._compiled[name] = self._compile(found.path, names) if found else None
        return self._compiled[name]

    def _compile(self, file: Path, names: frozenset[str]) -> Template:
        path, source = str(file), read_source(file)[0].text
        key = (source, tuple(sorted(names)))
        code = self._code.get(path, key)
        if code is None:
            code = self._code.put(path, key, self._code_of(path, source, names))
        return Template(
            path, Compiled.from_code(self._environment, code, dict(self._environment.globals), None)
        )

    def _code_of(self, path: str, source: str, names: frozenset[str]) -> CodeType:
        # what is kept compiled was in good form
        from drafter.sentences.form import faults, with_signs
        from drafter.sentences.usage import misuses

        wrong = faults(source)
        if wrong:
            raise DrafterError([_bad(path, *fault) for fault in wrong])
        try:
            tree = self._environment.parse(with_signs(source), path, path)
            wrong = list(misuses(tree, names, self._environment.globals))
            if wrong:
                raise DrafterError([_bad(path, *fault) for fault in wrong])
            return self._environment.compile(tree, path, path)
        except TemplateSyntaxError as trouble:
            said = _in_chinese(trouble.message or "")
            raise DrafterError(_bad(path, trouble.lineno, said, _SEE_MANUAL)) from None
        except RecursionError:
            raise DrafterError(_bad(path, 1, "这个文件里括号套得太深。", _SEE_MANUAL)) from None

    def keep(self) -> None:
        """Keep what was compiled for the next run."""
        self._code.keep()


def _in_chinese(complaint: str) -> str:
    from drafter.sentences.complaints import in_chinese

    return in_chinese(complaint, WORDS)


def _bad(path: str, line: int, message: str, advice: str) -> Finding:
    return Finding(BAD_TEMPLATE, Place(path, line), message, in_county(path) or advice)


class _Code:
    """The code of sentence files, kept from run to run: good as long as source, names, Jinja and Python are the same."""

    _NAME = "sentences"

    def __init__(self) -> None:
        self._stamp = stamp((), ("jinja2",))
        kept = recall(self._NAME, self._stamp)
        self._kept: dict[str, tuple[object, bytes]] = kept if isinstance(kept, dict) else {}
        self._grown = False

    def get(self, path: str, key: object) -> CodeType | None:
        """Return the code of a file, if it was made of the same source and names."""
        found = self._kept.get(path)
        if found is None or found[0] != key:
            return None
        code: CodeType = marshal.loads(found[1])
        return code

    def put(self, path: str, key: object, code: CodeType) -> CodeType:
        """Take over the code of a file."""
        self._kept[path] = (key, marshal.dumps(code))
        self._grown = True
        return code

    def keep(self) -> None:
        """Keep what has been added, for the next run."""
        if self._grown:
            keep(self._NAME, self._stamp, self._kept)
            self._grown = False


def chooser(seed: str) -> Callable[..., str]:
    """Return the word 选 of a template: one of several wordings, always the same for the same report."""
    return lambda *options: choose(seed, *options)
