"""Opening a facts file for an interview: a new one, one rolled forward from last year's, one to go on with."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from drafter.files import make_folder, save
from drafter.files.annotated import Entry, new_document
from drafter.findings import DrafterError, Finding, errors
from drafter.interview import faults
from drafter.interview.session import Session
from drafter.pipeline.workshop import workshop_for

_YAML = (".yaml", ".yml")


class Opened(NamedTuple):
    """A session on a facts file, and what was done on the way to it, to be told."""

    session: Session
    told: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


def open_facts(path: str, outline: str = "", last: str = "") -> Opened:
    """Open a facts file, making it where it is not there. Raises DrafterError where it cannot be read or made."""
    if not path.endswith(_YAML):
        raise DrafterError(faults.no_facts_file(path))
    if os.path.exists(path):
        opened = Opened(Session(path, workshop_for(path)))
        return _with_last(opened, last) if last else opened
    if last:
        return _rolled(path, last)
    return _new(path, outline)


def _new(path: str, outline: str) -> Opened:
    shop = workshop_for(path)
    name = outline or "三段式"
    if shop.outlines.get(name) is None:
        raise DrafterError(faults.no_outline(path, name, shop.outlines.names()))
    make_folder(Path(path).parent)
    save(new_document(_skeleton(name), path))
    return Opened(Session(path, shop), (f"新建了 {path}",))


def _skeleton(outline: str) -> tuple[Entry, ...]:
    """Return a new facts file: the outline, and what to know about the rest."""
    return (
        Entry(
            "",
            above=(
                "法治政府建设年度报告的事实底稿，由 drafter ask 逐项问出来，也可以用记事本直接改。",
                "“# ”后面是给填的人看的话，不进报告。没有发生写 0，没有这项工作写 不适用，还没有数写 暂缺。",
                "随时用 drafter check 看还缺什么，用 drafter draft 出草稿。",
                "",
            ),
        ),
        Entry("提纲", outline, "问些什么、怎样排；有哪些提纲：drafter outline list"),
    )


def _rolled(path: str, last: str) -> Opened:
    """Make a facts file from last year's: facts are rolled forward, a report is read first."""
    from drafter.pipeline.rolling import roll_forward

    last, told, found = _as_facts(last, path)
    coming = roll_forward(last, path, None)
    coming.save()
    return Opened(Session(path, workshop_for(path)), (*told, f"由 {last} 结转成 {path}"), found)


def _as_facts(last: str, path: str) -> tuple[str, tuple[str, ...], tuple[Finding, ...]]:
    """Return last year's facts file; a report is first made into one, beside the file that is asked for."""
    if last.endswith(_YAML):
        return last, (), ()
    from drafter.pipeline.importing import import_report

    imported = import_report(last, str(Path(path).parent) + os.sep)
    imported.save()
    made = imported.document.source.path
    return made, (f"读了 {last}，写成 {made}，每一处都待核",), errors(imported.findings)


def _with_last(opened: Opened, last: str) -> Opened:
    """Name last year's file in a facts file that is there already; one that is named stays."""
    session = opened.session
    named = session.facts.header.last
    if named is not None:
        told = f"{session.path} 里已经写了上年的文件“{named.text}”，照用它；要换，请改“上年”一项。"
        return opened._replace(told=(told,))
    last, read, found = _as_facts(last, session.path)
    session.set(("上年",), Path(os.path.relpath(last, Path(session.path).parent)).as_posix())
    session.forget_last()
    return opened._replace(told=(*read, f"上年数从 {last} 取"), findings=found)
