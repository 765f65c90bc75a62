"""What can be said of a report beside its plan (对照方案): the codes G101 and up, and the sentences that say so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from drafter.facts.fact import Fact
from drafter.facts.planned import Target
from drafter.findings import Finding, Level, Place, Rule

PLAN_FILE = Rule("G101", "对照方案打不开", Level.ERROR, "没有方案，任务和目标都无从对照。")
ELSEWHERE = Rule("G102", "别处的方案", Level.WARNING, "拿别的县的方案来对照，说明不了本县任务的落实情况。")
OTHER_YEARS = Rule("G103", "不是这几年的方案", Level.WARNING, "方案只管规划期里的事，别的年度不必按它交账。")
UNANSWERED = Rule("G104", "任务没有回应", Level.WARNING, "方案定了的任务，报告里一个字也没有，上级会问。")
MISSED = Rule(
    "G105", "目标没有达到", Level.WARNING, "数字没有达到方案的目标，报告要说明原因或者下一步怎么办。"
)
WITHOUT_FIGURE = Rule("G106", "目标没有数", Level.NOTE, "方案定了数的目标，报告里没有数，说不清达没达到。")
SUMMARY = Rule("G107", "对照结果", Level.NOTE, "哪项任务凭什么算有了回应，一看便知，不对的可以改。")
NO_TASK = Rule("G108", "没有这项任务", Level.ERROR, "对应的编号错了，任务就记到了别处。")
NO_PLAN = Rule("G109", "没有写对照方案", Level.NOTE, "写了对应的任务，没有方案，就不知道对应的是什么。")

LISTED = 8
BY_NUMBER, BY_FIGURE, BY_WORD, BY_TOPIC = WAYS = ("按“对应任务”", "按数据", "按关键词", "按主题")


class Answer(NamedTuple):
    """How a task is answered: the way it was found, and what was found."""

    how: str
    what: str = ""


def not_there(place: Place, name: str) -> Finding:
    """Say that the file named under 对照方案 does not exist."""
    message = f"找不到对照方案的文件“{name}”。"
    return Finding(
        PLAN_FILE, place, message, "请核对文件名和位置（从本文件所在的文件夹算起）；不对照就删去这一行。"
    )


def unreadable(place: Place, name: str, why: str) -> Finding:
    """Say that the plan cannot be read."""
    message = f"对照方案的文件“{name}”读不了：{why}"
    return Finding(PLAN_FILE, place, message, "请先用 drafter check 检查那个文件。")


def no_plan(place: Place, name: str) -> Finding:
    """Say that the file is the facts of a report."""
    message = f"“{name}”是报告的事实文件，不是方案。"
    return Finding(
        PLAN_FILE, place, message, "请改成“提纲: 实施方案”或“提纲: 工作要点”的文件；去年的报告写到“上年”。"
    )


def no_tasks(place: Place, name: str) -> Finding:
    """Say that the plan sets no task."""
    message = f"对照方案的文件“{name}”里没有一项任务。"
    return Finding(PLAN_FILE, place, message, "请先用 drafter check 检查那个文件。")


def elsewhere(place: Place, theirs: str, ours: str) -> Finding:
    """Say that the plan is of another county."""
    message = f"对照的是{theirs}的方案，报告是{ours}的。"
    return Finding(ELSEWHERE, place, message, "拿错了的请换；有意拿来比一比的不用管。")


def other_years(place: Place, years: str, year: int) -> Finding:
    """Say that the plan does not cover the year of the report."""
    message = f"对照的方案管{years}，报告是{year}年度的。"
    return Finding(OTHER_YEARS, place, message, "请换成管这一年的方案；有意拿来比一比的不用管。")


def unanswered(place: Place, tasks: Sequence[tuple[int, str]]) -> Finding:
    """Say which tasks of the plan the report does not mention, all in one."""
    named = "，".join(f"第{number}项“{title}”" for number, title in tasks[:LISTED])
    rest = "、".join(str(number) for number, _ in tasks[LISTED:])
    message = f"方案有{len(tasks)}项任务在报告里没有提到：{named}{f'，还有第{rest}项' if rest else ''}。"
    advice = "做了的补上举措；话里已经写了、程序没有认出来的，在那一条举措里写“对应任务”和编号。"
    return Finding(UNANSWERED, place, message, advice)


def missed(task: int, target: Target, fact: Fact, due: str) -> Finding:
    """Say that a figure does not meet its target; where the deadline is still to come, only as a note."""
    now = fact.current.say(fact.indicator.unit) if fact.current else ""
    figure = target.fact.current if target.fact else None
    wanted = figure.say(target.fact.indicator.unit) if figure and target.fact else ""
    message = f"方案第{task}项任务要求{target.label}{target.bound.value}{wanted}，报告是{now}。"
    if due:
        return Finding(
            MISSED, fact.place, message, f"期限是{due}，还没有到。", (fact.key,), level_override=Level.NOTE
        )
    advice = "请核对；数没有错的，在“存在问题”或“下一步工作打算”里有个交代。"
    return Finding(MISSED, fact.place, message, advice, (fact.key,))


def without_figure(place: Place, labels: Sequence[str]) -> Finding:
    """Say which targets have no figure in the report, all in one."""
    message = f"方案有{len(labels)}个目标在报告里没有数：{'；'.join(labels)}。"
    return Finding(WITHOUT_FIGURE, place, message, "有数的填到相应主题的“数据”里；没有统计的不用管。")


def summary(place: Place, whose: str, count: int, answers: Mapping[int, Answer]) -> Finding:
    """Say how many tasks are answered, and of each by what it was recognised."""
    if not answers:
        return Finding(
            SUMMARY, place, f"{whose}的方案有{count}项任务，报告一项也没有回应。", "请看看方案有没有拿错。"
        )
    ways = {how: [number for number, a in answers.items() if a.how == how] for how in WAYS}
    by = "；".join(_by(how, numbers, answers) for how, numbers in ways.items() if numbers)
    message = f"{whose}的方案有{count}项任务，报告回应了{len(answers)}项。{by}。"
    return Finding(SUMMARY, place, message, "认错了的，在方案的任务里改“关键词”。")


def _by(how: str, numbers: Sequence[int], answers: Mapping[int, Answer]) -> str:
    """Say which tasks were recognised in one way; of those by a word, by which."""
    named = [f"第{n}项{f'“{answers[n].what}”' if how == BY_WORD else ''}" for n in numbers]
    return f"{how}认出{len(numbers)}项（{'、'.join(named)}）"


def no_such_task(place: Place, number: int, last: int) -> Finding:
    """Say that 对应任务 names a task the plan does not have."""
    return Finding(
        NO_TASK, place, f"对照的方案没有第{number}项任务。", f"方案的任务是第1项到第{last}项，请改正编号。"
    )


def no_plan_named(place: Place) -> Finding:
    """Say that tasks are named, but no plan that has them."""
    message = "写了“对应任务”，文件的头里没有写“对照方案”，没有对照。"
    return Finding(NO_PLAN, place, message, "写上方案的文件名，如“对照方案: 云岭县实施方案.yaml”。")
