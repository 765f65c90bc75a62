"""`drafter import`: last year's report in, a facts file out; what was understood, what was not, what to look at first."""

from __future__ import annotations

import argparse
import codecs
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from drafter.chinese import print_date
from drafter.cli.reporting import print_findings, say, tally
from drafter.cli.streams import print_line
from drafter.findings import DrafterError, Finding, Level, errors
from drafter.harvest import Harvest, exported, listed
from drafter.outline import Genre, Role
from drafter.pipeline.importing import Imported, import_report, understand

_ENDINGS = (".yaml", ".yml")
_FIRST = 5


def run(words: argparse.Namespace) -> int:
    """Import a report; return the exit code."""
    out: str = words.out
    if out and not out.endswith(("/", "\\", *_ENDINGS)) and not Path(out).is_dir():
        say(f"输出文件名要以 .yaml 结尾，写的是“{Path(out).name}”。要写到文件夹里，请在末尾加 /。")
        return 2
    try:
        if words.form == "json":
            harvested, found = understand(words.report, words.outline)
            _print_object(harvested)
            return 1 if errors(found) else 0
        imported = import_report(words.report, out, words.outline)
        saved = imported.save()
    except DrafterError as trouble:
        print_findings(trouble.findings)
        say(f"{words.report}：没有导入")
        return trouble.exit_code
    print_findings((*imported.findings, *saved))
    for line in _summary(words.report, imported):
        say(line)
    return 1 if errors(imported.findings) else 0


def _print_object(harvested: Harvest) -> None:
    in_ascii = codecs.lookup(sys.stdout.encoding or "utf-8").name != "utf-8"
    print_line(json.dumps(exported(harvested), ensure_ascii=in_ascii), sys.stdout)


def _summary(report: str, imported: Imported) -> Iterator[str]:
    """Say what was understood, what was not, and what to look at first."""
    harvested = imported.harvest
    if imported.renamed:
        yield f"已经有“{imported.renamed}”，没有覆盖，另存为“{Path(imported.document.source.path).name}”"
    yield f"{report} → {imported.document.source.path}（{tally(imported.findings)}）"
    yield f"认出来的：{_head(harvested)}；{_content(harvested)}"
    back = "一句没有丢" if not imported.missing else f"有{imported.missing}句没有还原"
    yield f"原文{imported.sentences}句，由事实再写出来核对过，{back}"
    yield f"没有对上的：{_unplaced(harvested)}"
    first = [f for f in imported.findings if f.level is not Level.NOTE][:_FIRST]
    if first:
        yield f"先看：{'；'.join(_shortly(finding) for finding in first)}"
    yield (
        "每一处都写着“待核: 是”，核对一处删去一处；接着写明年的：drafter roll "
        + imported.document.source.path
    )


def _head(harvested: Harvest) -> str:
    head = harvested.head
    parts = ["、".join(head.organs) or "机关不详"]
    parts.append(str(head.term) if head.term else f"{head.year}年" if head.year else "年度不详")
    parts.append(f"成文日期{print_date(head.signed)}" if head.signed else "没有成文日期")
    return "，".join(parts)


def _content(harvested: Harvest) -> str:
    """Say how many chapters there are, by role, how many figures, problems and plans."""
    roles = Counter(chapter.role.value for chapter in harvested.chapters)
    said = [f"{len(harvested.chapters)}章（{'、'.join(f'{role}{n}' for role, n in roles.items())}）"]
    said.append(f"数字{len(harvested.figures)}处，对上数据项的{len(harvested.matched)}处")
    compared = sum(found.comparison is not None for found in harvested.figures)
    if compared:
        said.append(f"比较{compared}处")
    for role, what in ((Role.PROBLEMS, "问题"), (Role.SUGGESTIONS, "建议"), (Role.PLANS, "打算")):
        count = sum(len(listing.entries) for _, listing in listed(harvested, role))
        said += [f"{what}{count}条"] if count else []
    return "，".join(said)


def _unplaced(harvested: Harvest) -> str:
    own = [s.title for s in harvested.all_subjects() if s.topic is None and s.headed]
    unknown = len(harvested.figures) - len(harvested.matched)
    said = []
    if own:
        said.append(
            f"{len(own)}个标题单独成了主题（{'、'.join(own[:_FIRST])}{'等' if len(own) > _FIRST else ''}）"
        )
    if unknown:
        where = "留在原文里" if harvested.head.genre is Genre.PLAN else "在“另”里，或留在原文里"
        said.append(f"{unknown}处数字提纲里没有（{where}）")
    return "；".join(said) or "没有"


def _shortly(finding: Finding) -> str:
    return f"{finding.rule.name}：{finding.message.rstrip('。')}"
