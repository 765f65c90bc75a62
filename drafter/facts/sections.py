"""Reading the sections beside the work: 第一责任人, 存在问题, 下一步工作打算, and what became of last year's."""

from __future__ import annotations

import re

from drafter.chinese import without_ordinal
from drafter.facts import faults
from drafter.facts.fact import Measure, Words
from drafter.facts.fields import Reader, is_empty, nearest
from drafter.facts.model import Duty, FollowUp, Plan, Problem
from drafter.facts.topics import TopicReader
from drafter.files import Mapping, Node, Scalar
from drafter.findings import Place
from drafter.outline import Kind

PROMISE_OUTCOMES = ("完成", "推进中", "未完成", "已调整")
REPAIR_OUTCOMES = ("已解决", "仍存在", "已转化")
_DAY = re.compile(r"(?<!\d)(20\d\d)年?(?:度)?(?:(\d{1,2})月)?(?:(\d{1,2})日)?")
_YEAR_END = (12, 31)
_DUTY_EXAMPLE = "- {职务: 县委主要负责同志, 履职: [主持召开县委全面依法治县委员会会议2次]}"
_PROBLEM_EXAMPLE = "- {编号: W26-1, 问题: 乡镇执法力量不足, 原因: 人员流动频繁, 主题: 行政执法}"
_PLAN_EXAMPLE = (
    "- {编号: D26-1, 标题: 加强乡镇执法, 举措: [每季度评查案卷不少于40卷], 责任单位: 县司法局, 时限: 2027-12}"
)
_SUGGESTION_EXAMPLE = "- {标题: 加强业务培训, 举措: [请市司法局每年对复议人员集中培训一次]}"
_PROMISE_EXAMPLE = "- {编号: D25-2, 打算: 推进“两法衔接”, 结果: 完成, 说明: …}"
_REPAIR_EXAMPLE = "- {编号: W25-1, 问题: …, 结果: 已解决, 说明: …}"


class SectionReader:
    """Reads the lists of a facts file that are not topics."""

    def __init__(self, reader: Reader, topics: TopicReader) -> None:
        self._reader = reader
        self._topics = topics
        self._numbers: dict[str, Place] = {}
        self._answers: list[tuple[str, Place]] = []
        self._deadlines: list[tuple[str, Place, str]] = []

    def duties(self, node: Node) -> tuple[Duty, ...]:
        """Read 第一责任人."""
        found = []
        for number, item in enumerate(self._reader.items(node, "第一责任人", _DUTY_EXAMPLE), 1):
            fields = self._reader.fields(item, ("职务", "履职", "公开"), "第一责任人里", _DUTY_EXAMPLE)
            post = self._required(fields, "职务", item, _DUTY_EXAMPLE)
            acts = self._lines(fields.get("履职"), "履职", f"第一责任人.{number}")
            if post and not acts:
                where = self._reader.place(fields.get("履职", item))
                self._reader.note(
                    faults.missing(where, f"{post}的“履职”", f"写法如：{_DUTY_EXAMPLE}", "第一责任人")
                )
            if post:
                public = self._reader.public(fields.get("公开"))
                found.append(Duty(post, acts, self._reader.place(item), public))
        return tuple(found)

    def _lines(self, node: Node | None, what: str, address: str) -> tuple[Words, ...]:
        if node is None:
            return ()
        lines = enumerate(self._reader.items(node, what, f"{what}: [甲, 乙]"), 1)
        return tuple(w for n, i in lines if (w := self._reader.words(i, f"{address}.{n}", what)))

    def problems(self, node: Node) -> tuple[Problem, ...]:
        """Read 存在问题; a bare text is a problem without a cause."""
        found = []
        keys = ("编号", "标题", "问题", "原因", "主题", "待核", "公开", "备注")
        for number, item in enumerate(self._reader.items(node, "存在问题", _PROBLEM_EXAMPLE), 1):
            address = f"存在问题.{number}"
            if isinstance(item, Scalar):
                words = self._reader.words(item, address, "问题", counted=True)
                found += [Problem("", words)] if words else []
                continue
            fields = self._reader.fields(item, keys, "存在问题里", _PROBLEM_EXAMPLE)
            words = self._worded(fields, "问题", item, address, _PROBLEM_EXAMPLE)
            cause = (
                self._reader.words(fields["原因"], f"{address}.原因", "原因") if "原因" in fields else None
            )
            if words:
                topic = self._reader.text(fields["主题"], "主题") if "主题" in fields else ""
                title = self._title(fields)
                found.append(Problem(self._number(fields), words, cause, topic, title))
        return tuple(found)

    def plans(self, node: Node) -> tuple[Plan, ...]:
        """Read 下一步工作打算; a bare text is a plan of one sentence."""
        return self._planned(node, "下一步工作打算", _PLAN_EXAMPLE)

    def suggestions(self, node: Node) -> tuple[Plan, ...]:
        """Read 意见建议, what is asked of the level above: each in the form of a plan, or a bare text."""
        return self._planned(node, "意见建议", _SUGGESTION_EXAMPLE)

    def other(self, node: Node) -> tuple[Words, ...]:
        """Read 其他情况: a text, or several."""
        if not isinstance(node, Scalar) or "\n" not in node.value:
            return self._lines(node, "其他情况", "其他情况")
        where = self._reader.place(node)
        paragraphs = filter(None, (line.strip() for line in node.value.split("\n")))
        return tuple(Words(text, f"其他情况.{n}", where) for n, text in enumerate(paragraphs, 1))

    def _planned(self, node: Node, section: str, example: str) -> tuple[Plan, ...]:
        keys = ("编号", "标题", "举措", "责任单位", "时限", "对应问题", "待核", "公开", "备注")
        found = []
        for number, item in enumerate(self._reader.items(node, section, example), 1):
            address = f"{section}.{number}"
            if isinstance(item, Scalar):
                words = self._reader.words(item, address, section, counted=True)
                found += [Plan("", "", (Measure(words),), words.place)] if words else []
                continue
            fields = self._reader.fields(item, keys, f"{section}里", example)
            plan = self._plan(fields, item, address, example)
            found += [plan] if plan is not None else []
        return tuple(found)

    def _plan(self, fields: dict[str, Node], item: Node, address: str, example: str) -> Plan | None:
        reader = self._reader
        title = self._title(fields)
        measures = self._topics.measures(fields["举措"], f"{address}.举措") if "举措" in fields else ()
        if not title and not measures:
            reader.note(faults.missing(reader.place(item), "“标题”或“举措”", f"写法如：{example}"))
            return None
        deadline = reader.answer(fields["时限"], Kind.MONTH, "时限") if "时限" in fields else None
        if deadline:
            self._deadlines.append((str(deadline), reader.place(fields["时限"]), address))
        answers = reader.texts(fields["对应问题"], "对应问题") if "对应问题" in fields else ()
        self._answers += [(number, reader.place(fields["对应问题"])) for number in answers]
        confirmed = not reader.yes(fields.get("待核"), "待核", default=False)
        if not confirmed:
            reader.note(faults.unconfirmed(reader.place(item), title or "打算", address))
        office = "、".join(reader.texts(fields["责任单位"], "责任单位")) if "责任单位" in fields else ""
        return Plan(
            self._number(fields),
            title,
            measures,
            reader.place(item),
            office,
            str(deadline or ""),
            answers,
            confirmed,
            reader.public(fields.get("公开")),
        )

    def promises(self, node: Node) -> tuple[FollowUp, ...]:
        """Read 上年打算落实."""
        return self._follow_ups(node, ("上年打算落实", "打算", _PROMISE_EXAMPLE), PROMISE_OUTCOMES)

    def repairs(self, node: Node) -> tuple[FollowUp, ...]:
        """Read 上年问题整改."""
        return self._follow_ups(node, ("上年问题整改", "问题", _REPAIR_EXAMPLE), REPAIR_OUTCOMES)

    def _follow_ups(
        self, node: Node, names: tuple[str, str, str], outcomes: tuple[str, ...]
    ) -> tuple[FollowUp, ...]:
        section, what, example = names
        found = []
        for number, item in enumerate(self._reader.items(node, section, example), 1):
            fields = self._reader.fields(
                item, ("编号", what, "结果", "说明", "待核", "公开"), f"{section}里", example
            )
            address = f"{section}.{number}"
            words = self._worded(fields, what, item, address, example)
            if words is None:
                continue
            note = self._reader.text(fields["说明"], "说明", refers=True) if "说明" in fields else ""
            outcome = self._outcome(fields, item, address, outcomes)
            found.append(FollowUp(self._number(fields), words, outcome, note))
        return tuple(found)

    def _outcome(self, fields: dict[str, Node], item: Node, address: str, outcomes: tuple[str, ...]) -> str:
        reader = self._reader
        if "结果" in fields and not is_empty(fields["结果"]):
            return reader.choice(fields["结果"], "结果", outcomes)
        where = reader.place(fields.get("结果", item))
        advice = f"去年说了的事要有回音，写：{' / '.join(outcomes)}。"
        reader.note(faults.missing(where, "“结果”", advice, address))
        return ""

    def check_answers(self, problems: tuple[Problem, ...]) -> None:
        """Note each 对应问题 that names no problem."""
        numbers = [p.number for p in problems if p.number]
        for number, where in self._answers:
            if number not in numbers:
                self._reader.note(
                    faults.no_such_number(where, number, nearest(number, numbers) if numbers else "")
                )

    def _title(self, fields: dict[str, Node]) -> str:
        """Return a title without an ordinal that was pasted along; a finding and nothing where it is marks alone."""
        text = without_ordinal(self._reader.text(fields["标题"], "标题")) if "标题" in fields else ""
        if text and not any(sign.isalnum() for sign in text):
            where = self._reader.place(fields["标题"])
            self._reader.note(faults.wrong_shape(where, "标题", "几个字，写的只有标点", "标题: 加强乡镇执法"))
            return ""
        return text

    def check_deadlines(self, year: int | None) -> None:
        """Note each 时限 of a plan that has passed before the end of the report year: the plan is for what comes then."""
        for deadline, where, address in self._deadlines:
            day = _last_day(deadline)
            if year and day and day < (year, *_YEAR_END):
                self._reader.note(faults.deadline_passed(where, deadline, year, address))

    def _required(self, fields: dict[str, Node], key: str, item: Node, example: str) -> str:
        text = self._reader.text(fields[key], key) if key in fields else ""
        if not text and isinstance(item, Mapping):
            self._reader.note(
                faults.missing(self._reader.place(fields.get(key, item)), f"“{key}”", f"写法如：{example}")
            )
        return text

    def _worded(
        self, fields: dict[str, Node], key: str, item: Node, address: str, example: str
    ) -> Words | None:
        words = self._reader.words(fields[key], address, key, fields, counted=True) if key in fields else None
        if words is None and isinstance(item, Mapping):
            where = self._reader.place(fields.get(key, item))
            self._reader.note(faults.missing(where, f"“{key}”", f"写法如：{example}"))
        return words

    def _number(self, fields: dict[str, Node]) -> str:
        number = self._reader.text(fields["编号"], "编号") if "编号" in fields else ""
        if not number:
            return ""
        where = self._reader.place(fields["编号"])
        if number in self._numbers:
            self._reader.note(faults.same_number(where, number, self._numbers[number].line))
        self._numbers.setdefault(number, where)
        return number


def _last_day(deadline: str) -> tuple[int, int, int] | None:
    """Return the last day that a deadline names, as year, month, day; None where it names no year."""
    days = (
        (int(year), int(month or _YEAR_END[0]), int(day or _YEAR_END[1]))
        for year, month, day in _DAY.findall(deadline)
    )
    return max(days, default=None)
