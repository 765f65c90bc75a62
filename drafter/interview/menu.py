"""`drafter` by itself: a menu that ends in a command line, so that whoever chooses learns what could have been typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple, TypeAlias

from drafter.files import find, read_yaml
from drafter.findings import DrafterError, errors
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


def _new(folder: Path, _: tuple[FactsFile, ...]) -> Words:
    """Ask what a new file is about: outline, place, year, last year's report if there is one."""
    outlines = workshop_for(str(folder / "x.yaml")).outlines
    names = outlines.names()
    about = [Option(name, outline.about) for name in names if (outline := outlines.get(name)) is not None]
    first = names.index("三段式") if "三段式" in names else 0
    at = yield from _pick(words.WHICH_OUTLINE, about, first)
    if at is None:
        return ()
    place = yield from _line(words.WHICH_PLACE, words.LIKE_PLACE, checking.title)
    if not place:
        return ()
    year = yield from _line(words.WHICH_YEAR, words.LIKE_YEAR, checking.of_kind(Kind.YEAR), _likely_year())
    if not year:
        return ()
    reports = [path.name for path in _reports(folder)]
    options = [Option(words.NO_REPORT), *(Option(name) for name in reports)]
    last = yield from _pick(words.WHICH_LAST, options, 0)
    if last is None:
        return ()
    given = ("--last", reports[last - 1]) if last else ()
    return ("ask", f"{place}-{year}.yaml", "--outline", names[at], *given)


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


_CHOSEN = (_new, _of_file("ask"), _of_file("check"), _of_file("draft"), _import, _help)


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
    yield from (path for path in found if path.suffix.lower() in _REPORTS and "草稿" not in path.name)
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
    said = words.HOW_FAR.format(answered, asked) if answered < asked else words.ALL_ANSWERED
    return said + (words.WITH_ERRORS.format(len(wrong)) if wrong else "")
