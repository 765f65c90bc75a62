"""The county's own rules, run over papers and facts, and tested by their own examples.

They are no part of the table of checks: what they are is known only when the county folder is.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from decimal import Decimal

from drafter.canon.countyrules import Case, CountyRule, CountyRules, Kind, load_county_rules
from drafter.facts.fact import Fact
from drafter.facts.model import Facts
from drafter.files import Shelf, locate
from drafter.findings import Finding, Place
from drafter.outline import Figure
from drafter.records import bad_record, read_document
from drafter.rules.text.checker import Checked
from drafter.rules.text.noted import Fix, Noted
from drafter.rules.text.paper import Line, Paper
from drafter.rules.text.sketch import sketch

LAST = ".上年"


def check_county(paper: Paper, shelf: Shelf, wanted: Callable[[str], bool]) -> tuple[Checked, ...]:
    """Run the rules of words over a paper."""
    return tuple(
        Checked(_finding(noted, code, rule, paper.path), noted)
        for code, rule in load_county_rules(shelf).rules.items()
        if wanted(code) and rule.holds_in(paper.year)
        for noted in _noted(paper, code, rule)
    )


def check_county_facts(facts: Facts, shelf: Shelf, wanted: Callable[[str], bool]) -> tuple[Finding, ...]:
    """Run the rules of figures over facts. A figure that is not known, or not exact, proves nothing."""
    figures = facts.figures()
    values = _values(figures)
    found = []
    for code, rule in load_county_rules(shelf).rules.items():
        if rule.kind.of_facts and wanted(code) and rule.holds_in(facts.header.year):
            said = _broken(rule, values)
            if said:
                keys = tuple(address.removesuffix(LAST) for address in rule.figures)
                place = next((figures[key].place for key in keys if key in figures), Place(facts.path))
                found.append(Finding(rule.as_rule(code), place, said, rule.remedy, keys))
    return tuple(found)


def _values(figures: Mapping[str, Fact]) -> dict[str, Decimal]:
    """Return what is known for sure: 主题.键, and 主题.键.上年."""
    known: dict[str, Decimal] = {}
    for key, fact in figures.items():
        for address, figure in ((key, fact.current), (key + LAST, fact.last)):
            if figure is not None and figure.exact and fact.told:
                known[address] = _decimal(figure)
    return known


def _decimal(figure: Figure) -> Decimal:
    return Decimal(figure.value)


def _broken(rule: CountyRule, values: Mapping[str, Decimal]) -> str:
    if rule.bounds is not None:
        value = values.get(rule.bounds.figure)
        return rule.bounds.broken(value) if value is not None else ""
    return rule.parsed.broken(values)


def _noted(paper: Paper, code: str, rule: CountyRule) -> Iterator[Noted]:
    if rule.kind is Kind.FORBIDDEN:
        for line in paper.lines:
            yield from _forbidden(line, code, rule)
    elif rule.kind is Kind.WANTED:
        said = f"{paper.title}\n{paper.text}"
        for words in rule.wanted:
            ways = [word.strip() for word in words.split("|") if word.strip()]
            if not any(word in said for word in ways):
                named = "或者".join(f"“{word}”" for word in ways)
                yield Noted(code, None, 0, 0, f"全文没有写{named}。", rule.remedy)


def _forbidden(line: Line, code: str, rule: CountyRule) -> Iterator[Noted]:
    """Yield each word that is not to be used, but not within 《》, nor within a phrase in which it is right."""
    spared = [found.span() for found in rule.excuse.finditer(line.text)] if rule.excuse else []
    titles = _within_titles(line.text)
    at = 0
    for found in rule.sign.finditer(line.text):
        while at < len(spared) and spared[at][1] < found.end():
            at += 1
        excused = at < len(spared) and spared[at][0] <= found.start()
        if excused or titles[found.start()]:
            continue
        fix = Fix(found.start(), found.end(), rule.instead, safe=False) if rule.instead else None
        advice = f"请改成“{rule.instead}”。" if rule.instead else rule.remedy
        yield Noted(
            code,
            line,
            found.start(),
            found.end(),
            f"“{found[0]}”不要用：{rule.name}。",
            advice,
            fix=fix,
            pattern=found[0],
        )


def _within_titles(text: str) -> list[bool]:
    """Tell of each character whether it stands between 《 and 》."""
    depth, inside = 0, []
    for sign in text:
        depth = max(0, depth + (sign == "《") - (sign == "》"))
        inside.append(depth > 0)
    return inside


def _finding(noted: Noted, code: str, rule: CountyRule, path: str) -> Finding:
    line = noted.line
    place = line.locate(noted.start, noted.end) if line is not None else Place(path)
    quote = line.written[noted.start : noted.end] if line is not None else ""
    return Finding(rule.as_rule(code), place, noted.message, noted.advice, noted.keys, quote, noted.certain)


def failing_examples(shelf: Shelf, known: Collection[str] = ()) -> tuple[Finding, ...]:
    """Return which examples of a county's rules do not come out as they should, and figures that no outline asks for.

    `known` are the addresses of the figures there are; without any they are not held against them.
    """
    rules = load_county_rules(shelf)
    return tuple(_failing(rules, known)) if rules.path else ()


def _failing(rules: CountyRules, known: Collection[str]) -> Iterator[Finding]:
    document = read_document(rules.path)
    for code, rule in rules.rules.items():
        for part, cases in (("错", rule.wrong), ("对", rule.right)):
            for number, case in enumerate(cases):
                if _is_found(case, code, rule) is not (part == "错"):
                    where = locate(document, ("规则", code, part, number))
                    said = "没有查出来" if part == "错" else "却被报了"
                    message = f"本县规则{code}“{rule.name}”的“{part}”第{number + 1}个例子{said}。"
                    yield bad_record(where, message, "请改规则或者改例子。")
        for address in rule.figures:
            if known and address.removesuffix(LAST) not in known:
                where = locate(document, ("规则", code))
                message = f"本县规则{code}用了“{address}”，提纲里没有这个数据。"
                yield bad_record(where, message, "请照提纲里的“主题.键”写；上年的数后面加“.上年”。")


def _is_found(case: Case, code: str, rule: CountyRule) -> bool:
    if isinstance(case, str):
        return any(True for _ in _noted(sketch(case), code, rule))
    return bool(_broken(rule, case))
