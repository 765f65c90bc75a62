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
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from traceback import walk_tb
from types import CodeType
from typing import Any
from zlib import crc32

from jinja2 import Template as Compiled
from jinja2 import TemplateError, TemplateSyntaxError, Undefined, nodes
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from drafter.files import Shelf, keep, read_source, recall, stamp
from drafter.findings import DrafterError, Finding, Level, Place, Rule
from drafter.outline import Topic
from drafter.sentences import phrases
from drafter.sentences.signs import ABSENT, CLAUSE, MEASURES, OTHERWISE, PARAGRAPH, SENTENCE, YEAR_WORD

BAD_TEMPLATE = Rule("T001", "句式有误", Level.ERROR, "句式文件写错了，程序不知道怎样造句，起草只好停下。")

_SEE_MANUAL = "请对照手册《句式》一章修改这一行。"
TOPIC_NAMES = frozenset({"级", "级全"})
_TAG_LINES = re.compile(r"\{%-?\s*(句|完|举措|段)\s*-?%\}")


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


def _with_signs(source: str) -> str:
    """Turn the form in which sentences are written into plain Jinja that leaves signs; lines keep their numbers."""
    lines, inside = [], False
    for line in source.split("\n"):
        tag = _TAG_LINES.search(line)
        if tag and tag[1] in "句完":
            inside = tag[1] == "句"
            lines.append(_TAG_LINES.sub(SENTENCE, line))
        elif tag:
            lines.append(_TAG_LINES.sub(SENTENCE + (MEASURES if tag[1] == "举措" else PARAGRAPH), line))
        elif inside and line.strip() and not line.lstrip().startswith(("{%", "{#")):
            body = line.strip()
            lines.append(CLAUSE + (OTHERWISE + body[1:] if re.match(r"或\s", body) else body))
        else:
            lines.append(line)
    return "\n".join(lines)


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
        ) as trouble:
            frames = walk_tb(trouble.__traceback__)
            line = next((n for frame, n in frames if frame.f_code.co_filename == self._path), 1)
            message = f"句式文件第{line}行用错了写法：{trouble}。"
            raise DrafterError(Finding(BAD_TEMPLATE, Place(self._path, line), message, _SEE_MANUAL)) from None


class SentenceFiles:
    """The sentence files a run may use (the county's, then ours), compiled when first asked for."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._environment = _Sandbox(
            undefined=_Absent, autoescape=False, trim_blocks=True, lstrip_blocks=True
        )
        self._environment.globals.update(WORDS)
        self._environment.globals.update({"全年": YEAR_WORD})
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
        plain = _with_signs(source)
        try:
            tree = self._environment.parse(plain, path, path)
            unknown = _undeclared(tree) - names - set(self._environment.globals) - {"选"}
            if unknown:
                raise DrafterError(_unknown_name(path, source, min(unknown)))
            return self._environment.compile(tree, path, path)
        except TemplateSyntaxError as trouble:
            message = f"句式文件第{trouble.lineno}行读不懂：{trouble.message}。"
            place = Place(path, trouble.lineno)
            raise DrafterError(Finding(BAD_TEMPLATE, place, message, _SEE_MANUAL)) from None

    def keep(self) -> None:
        """Keep what was compiled for the next run."""
        self._code.keep()


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


def _undeclared(tree: nodes.Template) -> set[str]:
    """Return the names a template reads and does not set itself."""
    names = list(tree.find_all(nodes.Name))
    return {n.name for n in names if n.ctx == "load"} - {n.name for n in names if n.ctx != "load"}


def _unknown_name(path: str, source: str, name: str) -> Finding:
    line = next((n for n, text in enumerate(source.split("\n"), 1) if name in text), 1)
    return Finding(
        BAD_TEMPLATE,
        Place(path, line),
        f"句式里用了“{name}”，提纲的这个主题里没有这个键，也没有叫这个名字的写法。",
        "请改成提纲里有的键；要增加一个数据项，先写进提纲。",
    )


def chooser(seed: str) -> Callable[..., str]:
    """Return the word 选 of a template: one of several wordings, always the same for the same report."""
    return lambda *options: choose(seed, *options)
