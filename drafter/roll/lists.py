"""The lists next year: plans and problems become what has to be answered; what the leaders did is asked again."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from drafter.chinese import without_stop
from drafter.facts import FollowUp, Plan, Problem
from drafter.facts.sections import PROMISE_OUTCOMES, REPAIR_OUTCOMES
from drafter.facts.since import PROMISES, REPAIRS, admitted, as_said, promised
from drafter.files import Plain
from drafter.files.annotated import Entry, Listed, commented_items
from drafter.roll.ground import Ground, Moved, entries_of, items_of

_OFFERED = "上年写的，改成今年的再用："
_OPEN = {PROMISES: ("推进中", "未完成"), REPAIRS: ("仍存在",)}


def asked_again(ground: Ground) -> tuple[Entry, Entry]:
    """Return 存在问题 and 下一步工作打算, empty, with the numbers to begin from."""
    short = ground.year % 100
    problems = f"写法：- {{编号: W{short:02}-1, 问题: …, 原因: …, 主题: …}}"
    plans = (
        f"写法：- {{编号: D{short:02}-1, 标题: …, 举措: […], 责任单位: …, 时限: …, 对应问题: W{short:02}-1}}"
    )
    facts = ground.facts
    then = (
        f"上年的在“{REPAIRS}”里" if facts.problems else "",
        f"上年的在“{PROMISES}”里" if facts.plans else "",
    )
    return (
        Entry("存在问题", "", then[0], above=("", "今年的问题，编号从1起另编。", problems)),
        Entry(
            "下一步工作打算",
            "",
            f"上年的在“{PROMISES}”里",
            above=("", f"{ground.year + 1}年怎么打算。", plans),
        ),
    )


def duties(ground: Ground, content: Plain) -> Iterator[Entry]:
    """Yield 第一责任人: the posts, and what each did, to be written anew."""
    groups = []
    for duty in map(entries_of, items_of(content)):
        post = duty.get("职务")
        if post:
            acts = items_of(duty.get("履职"))
            offered = (_OFFERED, *commented_items(acts)) if acts else ()
            public = [Entry("公开", duty["公开"])] if duty.get("公开") else []
            groups.append((Entry("职务", post), *public, Entry("履职", "", below=offered)))
    if groups:
        ground.moved.append(Moved("第一责任人", f"{len(groups)}位", "履职等填，上年的在注释里"))
        yield Entry("第一责任人", Listed(tuple(groups)), above=("",))


def offered(ground: Ground, key: str, content: Plain) -> Iterator[Entry]:
    """Yield a list whose old items are offered in comments: 意见建议, 其他情况."""
    items = items_of(content)
    if items:
        ground.moved.append(Moved(key, f"{len(items)}条", "放在注释里，改写再用"))
        yield Entry(key, "", above=("",), below=(_OFFERED, *commented_items(items)))


def promises(ground: Ground) -> Iterator[Entry]:
    """Yield 上年打算落实: every plan of last year, its outcome to be filled in."""
    facts = ground.facts
    numbers = _numbers([plan.number for plan in facts.plans], f"D{ground.old_year % 100:02}")
    groups = [_promise(ground, p, n) for p, n in zip(facts.plans, numbers, strict=True)]
    yield from _answers(ground, PROMISES, groups, facts.promises)


def repairs(ground: Ground) -> Iterator[Entry]:
    """Yield 上年问题整改: every problem of last year, its outcome to be filled in."""
    facts = ground.facts
    numbers = _numbers([problem.number for problem in facts.problems], f"W{ground.old_year % 100:02}")
    groups = [_repair(ground, p, n) for p, n in zip(facts.problems, numbers, strict=True)]
    yield from _answers(ground, REPAIRS, groups, facts.repairs)


def _answers(
    ground: Ground, section: str, groups: list[tuple[Entry, ...]], answered: tuple[FollowUp, ...]
) -> Iterator[Entry]:
    still_open = [a for a in answered if a.outcome in _OPEN[section]]
    what, unit = ("下一步工作打算", "项") if section == PROMISES else ("存在问题", "个")
    if not groups and not still_open:
        return
    ground.moved.append(Moved(what, f"{len(groups)}{unit}", f"成为“{section}”，等填结果"))
    above = ["", "上年报告里说过的，今年逐项交代；“说明”写办到什么程度，不写就只计数。"]
    if still_open:
        ground.moved.append(
            Moved(section, f"{len(still_open)}{unit}没有了结", "放在注释里，还要交代的再列进来")
        )
        again = commented_items([_again(ground, section, item) for item in still_open])
        above += [f"{ground.old_year}年报告里还没有了结的，今年还要交代就列进来：", *again]
    yield Entry(section, Listed(tuple(groups)) if groups else "", above=tuple(above))


def _promise(ground: Ground, plan: Plan, number: str) -> tuple[Entry, ...]:
    figures = ground.facts.figures()
    details = [without_stop(as_said(m.words.text, "下一步工作打算", figures)) for m in plan.measures]
    said = promised(plan, ground.facts)
    told = [detail for detail in details if detail != said]
    terms = [
        f"{name}：{term}"
        for name, term in (
            ("责任单位", plan.office),
            ("时限", plan.deadline),
            ("对应问题", "、".join(plan.answers)),
        )
        if term
    ]
    above = [f"当时写的：{'；'.join(told)}"] if told else []
    above += ["；".join(terms)] if terms else []
    return _group((number, "打算", said), PROMISE_OUTCOMES, above, public=plan.public)


def _repair(ground: Ground, problem: Problem, number: str) -> tuple[Entry, ...]:
    figures, above = ground.facts.figures(), []
    whole = without_stop(as_said(problem.words.text, "存在问题", figures))
    if problem.title:
        above.append(f"当时写的：{whole}")
    if problem.cause is not None:
        above.append(f"原因：{as_said(problem.cause.text, '存在问题', figures)}")
    said = admitted(problem, ground.facts)
    return _group((number, "问题", said), REPAIR_OUTCOMES, above, public=problem.words.public)


def _group(
    said: tuple[str, str, str], outcomes: tuple[str, ...], above: list[str], *, public: bool
) -> tuple[Entry, ...]:
    number, key, text = said
    return (
        Entry("编号", number),
        Entry(key, text or "××"),
        *([] if public else [Entry("公开", "否")]),
        Entry("结果", "", " / ".join(outcomes), above=tuple(above)),
        Entry("说明"),
    )


def _again(ground: Ground, section: str, item: FollowUp) -> Plain:
    what = "打算" if section == PROMISES else "问题"
    text = as_said(item.words.text, section, ground.facts.figures())
    number: dict[str, Plain] = {"编号": item.number} if item.number else {}
    return {**number, what: text, "结果": item.outcome}


def _numbers(given: list[str], begin: str) -> Iterator[str]:
    """Yield the number of each item: its own, else the next free one of its year."""
    free = (number for n in count(1) if (number := f"{begin}-{n}") not in given)
    yield from (number or next(free) for number in given)
