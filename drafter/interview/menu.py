"""`drafter` by itself: a menu that ends in a command line, so that whoever chooses learns what could have been typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple, TypeAlias

from drafter.files import DRAFT_MARK, find, read_yaml
from drafter.findings import DrafterError, Level, errors
from drafter.interview import checking, words
from drafter.interview.cards import Act, Check, Choice, Flow, Line, Option, Page, Verdict
from drafter.interview.commands import Command
from drafter.interview.course import course
from drafter.interview.session import Session
from drafter.outline import Kind
from drafter.pipeline.workshop import workshop_for

_REPORTS = (".docx", ".doc", ".wps", ".html", ".htm", ".txt", ".pdf", ".odt", ".rtf")
_MOST = 30
_MARKS = ("年度", "规划期", "工作情况", "机关", "提纲")
_CHOOSING = (Command.BACK,)


class FactsFile(NamedTuple):
    """A facts file of the folder, and how far it is."""

    name: str
    said: str


def menu(folder: Path) -> Flow[tuple[str, ...]]:
    """Let the clerk choose what to do; return the words of the command for it, none to leave."""
    files = tuple(_facts_files(folder))
    while True:
        reply = yield Choice(
            address="菜单",
            title=words.MENU,
            where="drafter",
            notes=tuple(f"{file.name}　{file.said}" for file in files) or (words.NO_FILES,),
            options=tuple(Option(label, note) for label, note in words.MENU_OPTIONS),
            at=1 if files else 0,
            commands=(Command.QUIT,),
        )
        if reply.act is Command.QUIT or (reply.act is Act.SAY and reply.at == len(words.MENU_OPTIONS) - 1):
            return ()
        chosen: tuple[str, ...] = ()
        if reply.act is Act.SAY and 0 <= reply.at < len(_CHOSEN):
            chosen = yield from _CHOSEN[reply.at](folder, files)
        if chosen:
            return chosen


Words: TypeAlias = Flow[tuple[str, ...]]


class _New:
    """What a new file is about, asked one thing after another; going back leads to the question before."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._outlines = workshop_for(str(folder / "x.yaml")).outlines
        self._reports = [path.name for path in _reports(folder)]
        self._given: dict[str, str] = {}

    def ask(self) -> Words:
        """Return the words of the command, none where the clerk goes back beyond the first question."""
        asked = (self._outline, self._place, self._year, self._last)
        at = 0
        while 0 <= at < len(asked):
            answered = yield from asked[at]()
            at += 1 if answered else -1
        if at < 0:
            return ()
        given = self._given
        last = ("--last", given["last"]) if given["last"] else ()
        return ("ask", f"{given['place']}-{given['year']}.yaml", "--outline", given["outline"], *last)

    def _outline(self) -> Flow[bool]:
        known = [(name, self._outlines.get(name)) for name in self._outlines.names()]
        options = [Option(name, outline.about) for name, outline in known if outline is not None]
        first = next((n for n, option in enumerate(options) if option.label == "三段式"), 0)
        at = yield from _pick(words.WHICH_OUTLINE, options, first)
        if at is not None:
            self._given["outline"] = options[at].label
        return at is not None

    def _place(self) -> Flow[bool]:
        check, before = checking.title, self._given.get("place", "")
        self._given["place"] = yield from _line(words.WHICH_PLACE, words.LIKE_PLACE, check, before)
        return bool(self._given["place"])

    def _year(self) -> Flow[bool]:
        check = checking.of_kind(Kind.YEAR)
        self._given["year"] = yield from _line(words.WHICH_YEAR, words.LIKE_YEAR, check, _likely_year())
        return bool(self._given["year"])

    def _last(self) -> Flow[bool]:
        """Ask for last year's report: one of the folder, another, or none."""
        options = [
            *(Option(name) for name in self._reports),
            Option(words.ELSEWHERE),
            Option(words.NO_REPORT),
        ]
        at = yield from _pick(words.WHICH_LAST, options, 0 if self._reports else len(options) - 1)
        if at is None:
            return False
        named = self._reports[at] if at < len(self._reports) else ""
        if at == len(self._reports):
            named = yield from _line(
                words.WHICH_LAST, words.LIKE_REPORT, lambda t: _existing(self._folder, t)
            )
            if not named:
                return (yield from self._last())
        self._given["last"] = named
        return True


def _new(folder: Path, _: tuple[FactsFile, ...]) -> Words:
    return (yield from _New(folder).ask())


def _likely_year() -> str:
    """Return the year that is reported on when the new one has begun, until the summer."""
    today = date.today()
    return str(today.year - 1 if today.month <= 6 else today.year)


def _of_file(command: str) -> Callable[[Path, tuple[FactsFile, ...]], Words]:
    def choose(_: Path, files: tuple[FactsFile, ...]) -> Words:
        if not files:
            yield Page(address="菜单", title=words.NO_FILES, lines=(words.NO_FILES_YET,), commands=_CHOOSING)
            return ()
        options = [Option(file.name, file.said) for file in files]
        at = yield from _pick(words.WHICH_FILE, options, 0)
        return () if at is None else (command, files[at].name)

    return choose


def _import(folder: Path, _: tuple[FactsFile, ...]) -> Words:
    reports = [path.name for path in _reports(folder) if path.suffix != ".yaml"]
    if reports:
        at = yield from _pick(words.WHICH_REPORT, [Option(name) for name in reports], 0)
        return () if at is None else ("import", reports[at])
    name = yield from _line(words.WHICH_REPORT, words.LIKE_REPORT, lambda text: _existing(folder, text))
    return ("import", name) if name else ()


def _existing(folder: Path, text: str) -> Verdict:
    name = text.strip().strip('"“”')
    if not (folder / name).is_file():
        return Verdict(None, message=words.NO_SUCH_FILE.format(name))
    return Verdict(name, name)


def _help(_: Path, __: tuple[FactsFile, ...]) -> Words:
    yield Page(address="菜单", title=words.MENU_HELP_TITLE, lines=words.MENU_HELP, commands=_CHOOSING)
    return ()


def _check(folder: Path, files: tuple[FactsFile, ...]) -> Words:
    """Show what the checker finds in a file, the worst first, on a page to be leafed through."""
    chosen = yield from _of_file("check")(folder, files)
    if not chosen:
        return ()
    path = str(folder / chosen[1])
    try:
        found = workshop_for(path).check(path)
    except DrafterError as trouble:
        found = trouble.findings
    order = list(Level)
    lines = [
        f"{f.level.value}　{f'第{f.place.line}行　' if f.place.line else ''}{f.message}{f.advice}"
        for f in sorted(found, key=lambda f: order.index(f.level))
    ]
    title = words.CHECKED_FILE.format(chosen[1], len(found))
    yield Page(address="菜单", title=title, lines=tuple(lines) or (words.NOTHING_FOUND,), commands=_CHOOSING)
    return ()


_CHOSEN = (_new, _of_file("ask"), _check, _of_file("draft"), _import, _help)


def _pick(title: str, options: list[Option], at: int) -> Flow[int | None]:
    reply = yield Choice(
        address="菜单", title=title, where=words.MENU, options=tuple(options), at=at, commands=_CHOOSING
    )
    return reply.at if reply.act is Act.SAY and 0 <= reply.at < len(options) else None


def _line(title: str, example: str, check: Check, default: str = "") -> Flow[str]:
    message = ""
    while True:
        reply = yield Line(
            address="菜单",
            title=title,
            where=words.MENU,
            notes=(example,),
            default=default,
            origin=words.USUAL,
            check=check,
            message=message,
            commands=_CHOOSING,
        )
        if reply.act is not Act.SAY:
            return ""
        verdict = check(reply.text)
        if verdict.value is not None:
            return verdict.value
        message = verdict.message


def _reports(folder: Path) -> Iterator[Path]:
    """Yield what may be last year's report: finished reports, then facts files."""
    found = sorted(
        path for path in folder.iterdir() if path.is_file() and not path.name.startswith((".", "~"))
    )
    finished = [path for path in found if path.suffix.lower() in _REPORTS]
    yield from sorted(finished, key=lambda path: DRAFT_MARK in path.stem)
    yield from (path for path in found if path.suffix == ".yaml")


def _facts_files(folder: Path) -> Iterator[FactsFile]:
    """Yield the facts files of a folder, the newest first, each with how far it is."""
    found = [
        p
        for p in folder.iterdir()
        if p.suffix in (".yaml", ".yml") and p.is_file() and p.name != "drafter.yaml"
    ]
    for path in sorted(found, key=lambda p: (-p.stat().st_mtime, p.name))[:_MOST]:
        said = _how_far(path)
        if said:
            yield FactsFile(path.name, said)


def _how_far(path: Path) -> str:
    """Say how far a facts file is; nothing of a file that is none."""
    try:
        document, _ = read_yaml(str(path))
        if not any(find(document, (key,)) for key in _MARKS):
            return ""
        session = Session(str(path), workshop_for(str(path)))
        steps = [step for step in course(session) if not step.optional]
        wrong = [f for f in errors(session.findings) if not session.is_waiting(f)]
    except DrafterError:
        return words.UNREADABLE
    asked, answered = sum(s.asked for s in steps), sum(s.answered for s in steps)
    year = f"{session.year}年　" if session.year else ""
    said = year + words.HOW_FAR.format(answered, asked) if answered < asked else year + words.ALL_ANSWERED
    return said + (words.WITH_ERRORS.format(len(wrong)) if wrong else "")
