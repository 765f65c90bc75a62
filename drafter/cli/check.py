"""`drafter check`: what a careful reader would find, in facts files and in finished reports alike."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from drafter.cli.reporting import one_line, print_findings, print_json, say, tally
from drafter.cli.streams import print_line
from drafter.cli.words import each_once
from drafter.findings import DrafterError, Finding, Level, errors
from drafter.pipeline.checking import Result, Wish, check_file
from drafter.pipeline.workshop import workshop_for

_VERDICTS = ("可以成稿", "有错误要改", "读不了")
_OF_REPORTS = ("没有错误", "有错误要改", "读不了")
_FACTS = (".yaml", ".yml")


def run(words: argparse.Namespace) -> int:
    """Check files; return the highest exit code."""
    paths = each_once(words.facts)
    wrong = _wrong(words, paths)
    if wrong:
        say(wrong)
        return 2
    wish = Wish(words.last, words.year, _codes(words.select), _codes(words.ignore))
    strange = _strange((*wish.select, *wish.ignore), paths)
    if strange:
        say(f"没有以“{strange}”开头的规则。drafter rules 列出全部。")
        return 2
    all_found: list[Finding] = []
    code = 0
    for path in paths:
        result, one = _check(path, wish)
        code = max(code, one)
        all_found += result.findings
        _print(result, words.format)
        _say(path, result, one)
        code = max(code, _further(path, result, words))
    if words.format == "sarif":
        from drafter.cli.sarif import print_sarif

        book = workshop_for(paths[0]).rulebook
        print_sarif(all_found, {rule: entry.remedy for rule, entry in book.entries.items()})
    return code


def _wrong(words: argparse.Namespace, paths: Sequence[str]) -> str:
    """Say what is wrong with the call, if anything."""
    if words.comments and (len(paths) > 1 or not paths[0].lower().endswith(".docx")):
        return "--comments 一次批注一份 .docx 报告。"
    if words.comments and not words.comments.lower().endswith(".docx"):
        return f"--comments 后面写新文件的名字，以 .docx 结尾，写的是“{Path(words.comments).name}”。"
    if words.comments and Path(words.comments).resolve() == Path(paths[0]).resolve():
        return "--comments 写的是原来的文件。原来的不动，请另起一个名字。"
    return ""


def _codes(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(
        code.strip().upper() for word in words for code in word.replace("，", ",").split(",") if code.strip()
    )


def _strange(codes: Sequence[str], paths: Sequence[str]) -> str:
    """Return the first code or prefix that no rule has, of the house or of a county whose files are checked.

    A slip there would look like a report without faults.
    """
    known: set[str] = set()
    for path in paths if codes else ():
        try:
            shop = workshop_for(path)
        except DrafterError:  # the county's own files: the check tells what is wrong with them
            return ""
        known.update(shop.rulebook.entries, shop.county_rules)
    return next((code for code in codes if not any(rule.startswith(code) for rule in known)), "")


def _check(path: str, wish: Wish) -> tuple[Result, int]:
    try:
        result = check_file(path, wish)
    except DrafterError as trouble:
        return Result(trouble.findings), trouble.exit_code
    return result, 1 if errors(result.findings) else 0


def _print(result: Result, form: str) -> None:
    if form == "json":
        print_json(result.findings)
    elif form == "text" and result.paper is not None and not result.paper.from_facts:
        for title, group in by_chapter(result):
            if title and sys.stdout.isatty():
                print_line(one_line(f"—— {title} ——"), sys.stdout)
            print_findings(group)
    elif form == "text":
        print_findings(result.findings)


def by_chapter(result: Result) -> list[tuple[str, list[Finding]]]:
    """Return findings by the chapter they stand in, in the order of the report, in each the worst first."""
    lines = result.paper.lines if result.paper is not None else ()
    begins = [(line.locate(0, 0).line or 0, line.chapter) for line in lines]
    groups: dict[str, list[Finding]] = {}
    order = list(Level)
    for finding in result.findings:
        at = finding.place.line or 0
        chapter = next((title for line, title in reversed(begins) if line <= at), "") if at else ""
        groups.setdefault(chapter, []).append(finding)
    return [(title, sorted(group, key=lambda f: order.index(f.level))) for title, group in groups.items()]


def _say(path: str, result: Result, code: int) -> None:
    verdict = (_VERDICTS if path.endswith(_FACTS) else _OF_REPORTS)[code]
    silent = f"；另有{result.suppressed}处已忽略" if result.suppressed else ""
    say(f"{path}：{verdict}（{tally(result.findings)}{silent}）")


def _further(path: str, result: Result, words: argparse.Namespace) -> int:
    """Write what was asked for beside the list: a copy with comments, a copy with what is safe put right."""
    if result.paper is None or not (words.comments or words.fix):
        return 0
    from drafter.pipeline.mending import commented, mended

    try:
        if words.comments:
            commented(path, result, words.comments)
            say(f"{path} → {words.comments}（{len(result.findings)}条批注，原来的文件没有动）")
        done = mended(path, result) if words.fix else None
    except DrafterError as trouble:
        print_findings(trouble.findings)
        return trouble.exit_code
    if done is not None:
        print_findings(done.findings)
        for change in done.changes:
            say(f"  改了 {change.place}：{change.rule.name} “{change.quote}” {change.advice}")
        where = f" → {done.target}" if done.target is not None else ""
        say(f"{path}{where}：改了{len(done.changes)}处" if where else f"{path}：没有可以代改的")
    return 0
