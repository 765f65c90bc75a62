"""`drafter rules`: every rule, one of them explained, a county's own tried on their examples."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from drafter.canon.rulebook import Entry, Example, RuleBook
from drafter.cli.reporting import one_line, print_findings, say
from drafter.cli.streams import print_line
from drafter.cli.tables import WIDTH, lines_of, table
from drafter.findings import DrafterError, errors
from drafter.pipeline.workshop import Workshop, workshop_for

_LIST = (6, 22, 6, 40)


def run(name: str, *, test: bool) -> int:
    """List the rules, explain one by its code or name, or try the county's own; return the exit code."""
    try:
        shop = workshop_for("")
        if test:
            return _test(shop)
        book = shop.rulebook
        known = {**book.entries, **{code: rule.as_entry() for code, rule in shop.county_rules.items()}}
    except DrafterError as trouble:
        print_findings(trouble.findings)
        return trouble.exit_code
    if not name:
        _print(_listed(book, known))
        return 0
    wanted = {code: e for code, e in known.items() if name.upper() == code or name == e.name}
    wanted = wanted or {
        code: e for code, e in known.items() if code.startswith(name.upper()) or name in e.name
    }
    if not wanted:
        say(f"没有“{name}”这条规则。drafter rules 列出全部。")
        return 2
    for code, entry in wanted.items():
        _print(_explained(code, entry, book.families.get(code, "本县")))
    return 0


def _test(shop: Workshop) -> int:
    """Try the county's own rules on the examples they bring."""
    from drafter.rules.text.county import failing_examples

    addresses = [i.address for t in shop.outlines.topics.values() for i in t.indicators.values()]
    found = failing_examples(shop.tables.shelf, addresses)
    print_findings(found)
    say(f"本县规则{len(shop.county_rules)}条，例子不符的{len(found)}处。")
    return 1 if errors(found) else 0


def _listed(book: RuleBook, known: dict[str, Entry]) -> Iterator[str]:
    families = dict.fromkeys([*book.families.values(), "本县"])
    for family in families:
        of_family = [(c, e) for c, e in known.items() if book.families.get(c, "本县") == family]
        if of_family:
            yield f"—— {family} ——"
            yield from table([(c, e.name, e.level.value, e.reason) for c, e in of_family], _LIST)


def _explained(code: str, entry: Entry, family: str) -> Iterator[str]:
    """Yield the page of a rule: why, what to do, examples, how to silence it."""
    off = "" if entry.usual else "，平时不查，用 --select 选上才查"
    yield f"{code} {entry.name}（{entry.level.value}，{family}{off}）"
    for label, text in (
        ("为什么", entry.reason),
        ("说明", entry.more),
        ("改法", entry.remedy),
        ("依据", entry.source),
    ):
        if text:
            yield from _paragraph(label, text)
    for label, examples in (("错", entry.wrong), ("对", entry.right)):
        for example in examples:
            yield from _paragraph(label, _said(example))
    yield from _paragraph("忽略", f"这一处不用改的，在事实文件那一行后面写：# drafter: 忽略[{code}] 理由")
    yield ""


def _paragraph(label: str, text: str) -> Iterator[str]:
    lines = [part for line in text.splitlines() for part in lines_of(line, WIDTH - 8)]
    yield f"{label}：{lines[0] if lines else ''}"
    yield from (f"　　{line}" for line in lines[1:])


def _said(example: Example) -> str:
    told = [f"{example.year}年度" if example.year else "", example.region, example.signed]
    known = "，".join(filter(None, told))
    return example.text + (f"（{known}）" if known else "")


def _print(lines: Iterator[str]) -> None:
    for line in lines:
        print_line(one_line(line), sys.stdout)
