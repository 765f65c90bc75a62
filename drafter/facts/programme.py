"""Reading a plan (实施方案, 工作要点): 依据, 指导思想, 总体目标, tasks with their targets, 组织保障."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.facts import faults
from drafter.facts.fact import Fact, Measure, State, Words
from drafter.facts.fields import PENDING, REFERENCE, Reader, is_empty, nearest
from drafter.facts.figures import FigureReader
from drafter.facts.header import HEADER_KEYS
from drafter.facts.planned import Area, Basis, Bound, Programme, Safeguard, Target, Task, Term
from drafter.facts.topics import TopicReader, absolute
from drafter.files import Mapping, Node, Scalar
from drafter.findings import Place, errors
from drafter.outline import Indicator, Kind, Outline, Role

PROGRAMME_KEYS = (
    "规划期",
    "章节",
    "依据",
    *(r.value for r in (Role.GUIDANCE, Role.GOALS, Role.TASKS, Role.SAFEGUARDS)),
)
_OF_REPORTS = {"上年", "对照方案", "总述", "提法", "报送", "字数"}
PLAN_KEYS = (*(key for key in HEADER_KEYS if key not in _OF_REPORTS), *PROGRAMME_KEYS)
BASIS_KEYS = ("文件", "目的")
GOAL_KEYS = ("正文", "目标")
AREA_KEYS = ("领域", "主题", "任务")
TASK_KEYS = ("编号", "标题", "主题", "举措", "目标", "牵头单位", "配合单位", "时限", "关键词", "备注")
TARGET_KEYS = ("名称", "键", "标识", "关系", "值", "期限", "备注")
SAFEGUARD_KEYS = ("标题", "举措")

_BASIS_EXAMPLE = "依据: {文件: [法治政府建设实施纲要（2021—2025年）], 目的: 全面建设法治政府}"
_GOAL_EXAMPLE = "总体目标: {正文: 到2025年，……, 目标: [行政复议公信力明显提高]}"
_AREA_EXAMPLE = "- {领域: 完善行政决策制度体系, 主题: [行政决策], 任务: [{标题: …, 举措: […]}]}"
_TASK_EXAMPLE = (
    "- {标题: 严格落实决策程序, 举措: [编制并公布年度决策目录], 牵头单位: 县政府办公室, 时限: 2025-12}"
)
_TARGET_EXAMPLE = "- {名称: 决策目录公布率, 关系: 达到, 值: 100%, 期限: 2025-12}"
_SAFEGUARD_EXAMPLE = "- {标题: 加强组织领导, 举措: [县委每年听取一次情况汇报]}"
_UNIT = re.compile(r"\d[\d.,]*[万亿]?[余多]?(?P<unit>(?:(?!以上|左右)[^\d\s余多])*)")
_YEAR = re.compile(r"(20\d\d)年?")


class ProgrammeReader:
    """Reads the parts of one plan."""

    def __init__(self, reader: Reader, outline: Outline, topics: TopicReader) -> None:
        self._reader = reader
        self._outline = outline
        self._topics = topics
        self._figures = FigureReader(reader, outline.units)
        self._numbers: dict[str, Place] = {}
        self._count = 0
        self._targets: dict[str, Target] = {}

    def read(self, nodes: dict[str, Node], start: Place, term: Term | None) -> Programme:
        """Read all of them, and note what is required and is not there."""
        guidance, goals, tasks, safeguards = (
            nodes.get(role.value) for role in (Role.GUIDANCE, Role.GOALS, Role.TASKS, Role.SAFEGUARDS)
        )
        goal, aims = self._goals(goals)
        programme = Programme(
            self._basis(nodes.get("依据")),
            self._lines(guidance, Role.GUIDANCE.value, Role.GUIDANCE.value),
            goal,
            aims,
            tuple(self._areas(tasks)) if tasks is not None else (),
            tuple(self._safeguards(safeguards)) if safeguards is not None else (),
        )
        self._check_sections(programme, nodes, start)
        self._check_references(programme)
        self._check_deadlines(programme, term)
        return programme

    def _basis(self, node: Node | None) -> Basis:
        if node is None or is_empty(node):
            return Basis()
        if isinstance(node, Scalar):
            return Basis(text=self._reader.words(node, "依据", "依据"))
        fields = self._reader.fields(node, BASIS_KEYS, "“依据”里", _BASIS_EXAMPLE)
        return Basis(
            self._reader.texts(fields["文件"], "文件") if "文件" in fields else (),
            self._reader.words(fields["目的"], "依据", "目的") if "目的" in fields else None,
        )

    def _goals(self, node: Node | None) -> tuple[tuple[Words, ...], tuple[Words, ...]]:
        what = Role.GOALS.value
        if not isinstance(node, Mapping):
            return self._lines(node, what, what), ()
        fields = self._reader.fields(node, GOAL_KEYS, f"“{what}”里", _GOAL_EXAMPLE)
        text = self._lines(fields.get("正文"), "正文", what)
        return text, self._lines(fields.get("目标"), "目标", f"{what}.目标")

    def _lines(self, node: Node | None, what: str, address: str) -> tuple[Words, ...]:
        """Read one text or a list of them, each a paragraph or an item of its own."""
        if node is None:
            return ()
        items = self._reader.items(node, what, f"{what}: [第一段, 第二段]")
        return tuple(w for item in items if (w := self._reader.words(item, address, what)))

    def _areas(self, node: Node) -> Iterator[Area]:
        reader = self._reader
        for number, item in enumerate(reader.items(node, "主要任务", _AREA_EXAMPLE), 1):
            fields = reader.fields(item, AREA_KEYS, "主要任务里", _AREA_EXAMPLE)
            title = self._required(fields, "领域", item, _AREA_EXAMPLE)
            topics = self._topics_of(fields.get("主题"))
            wanted = fields.get("任务")
            tasks = (
                [self._task(t, topics) for t in reader.items(wanted, "任务", _TASK_EXAMPLE)] if wanted else []
            )
            if not tasks and isinstance(item, Mapping):
                where = reader.place(wanted or item)
                reader.note(faults.missing(where, f"领域“{title}”的“任务”", f"写法如：{_TASK_EXAMPLE}"))
            yield Area(title, f"主要任务.{number}", tuple(tasks))

    def _topics_of(self, node: Node | None) -> tuple[str, ...]:
        """Read the topics an area or a task belongs to; note those no outline knows."""
        found = []
        for item in self._reader.items(node, "主题", "主题: [行政决策]") if node is not None else ():
            key = self._reader.text(item, "主题")
            if key in self._outline.topics:
                found.append(key)
            elif key:
                near = nearest(key, self._outline.topics)
                self._reader.note(faults.no_such_topic(self._reader.place(item), key, near))
        return tuple(found)

    def _task(self, node: Node, topics: tuple[str, ...]) -> Task:
        reader = self._reader
        self._count += 1
        fields = reader.fields(node, TASK_KEYS, "任务里", _TASK_EXAMPLE)
        if "编号" in fields:
            self._check_number(fields["编号"])
        title = self._required(fields, "标题", node, _TASK_EXAMPLE)
        topics = self._topics_of(fields.get("主题")) or topics
        address = f"任务.{self._count}"
        measures = self._topics.measures(fields["举措"], f"{address}.举措") if "举措" in fields else ()
        targets = tuple(self._goals_of(fields["目标"], topics)) if "目标" in fields else ()
        if isinstance(node, Mapping) and not measures and not targets:
            reader.note(
                faults.missing(reader.place(node), f"任务“{title}”的“举措”", f"写法如：{_TASK_EXAMPLE}")
            )
        return Task(
            self._count,
            title,
            reader.place(node),
            topics,
            measures,
            targets,
            self._names(fields, "牵头单位"),
            self._names(fields, "配合单位"),
            self._deadline(fields.get("时限"), "时限"),
            self._names(fields, "关键词"),
        )

    def _check_number(self, node: Node) -> None:
        """Note a number that another task has, or that is not the one the task gets by its place."""
        text = self._reader.text(node, "编号").rstrip(".、．")
        where = self._reader.place(node)
        if not text:
            return
        if text in self._numbers:
            self._reader.note(faults.same_number(where, text, self._numbers[text].line))
        elif text != str(self._count):
            self._reader.note(faults.number_out_of_order(where, text, self._count))
        self._numbers.setdefault(text, where)

    def _names(self, fields: dict[str, Node], key: str) -> tuple[str, ...]:
        return self._reader.texts(fields[key], key) if key in fields else ()

    def _deadline(self, node: Node | None, what: str) -> str:
        answer = self._reader.answer(node, Kind.MONTH, what) if node is not None else None
        return str(answer or "")

    def _goals_of(self, node: Node, topics: tuple[str, ...]) -> Iterator[Target]:
        """Read the targets of a task; an address that another target has is a finding."""
        for item in self._reader.items(node, "目标", _TARGET_EXAMPLE):
            target = self._target(item, topics[0] if topics else "主要任务")
            if target is None:
                continue
            first = self._targets.get(target.key)
            if first is not None:
                self._reader.note(faults.twice(target.place, target.label, first.place.line, target.key))
                continue
            self._targets[target.key] = target
            yield target

    def _target(self, node: Node, topic: str) -> Target | None:
        reader = self._reader
        fields = reader.fields(node, TARGET_KEYS, "目标里", _TARGET_EXAMPLE)
        if not isinstance(node, Mapping):
            return None
        indicator = self._indicator(fields, topic)
        label = reader.text(fields["名称"], "名称") if "名称" in fields else ""
        label = label or (indicator.label if indicator else "")
        if not label:
            reader.note(faults.missing(reader.place(node), "目标的“名称”", f"写法如：{_TARGET_EXAMPLE}"))
            return None
        key = indicator.address if indicator else f"{topic}.{label}"
        bound = self._bound(fields.get("关系"))
        where = reader.place(fields.get("值", node))
        deadline = self._deadline(fields.get("期限"), "期限")
        if not bound.numeric:
            if "值" in fields:
                reader.note(faults.figure_not_wanted(where, bound.value))
            return Target(label, bound, key, where, None, deadline)
        fact = self._fact(fields.get("值"), label, key, indicator)
        if fact is None:
            reader.note(faults.missing(where, f"目标“{label}”的“值”", f"写法如：{_TARGET_EXAMPLE}", key))
            fact = Fact(key, indicator or _own(label, key, ""), where, State.MISSING, sources=(key,))
        return Target(label, bound, key, where, fact, deadline)

    def _bound(self, node: Node | None) -> Bound:
        text = self._reader.text(node, "关系") if node is not None else ""
        try:
            return Bound(text) if text else Bound.REACH
        except ValueError:
            known = " / ".join(bound.value for bound in Bound)
            wanted = f"下列之一：{known}，写的是“{text}”"
            where = self._reader.place(node) if node is not None else Place("")
            self._reader.note(faults.wrong_shape(where, "关系", wanted, "关系: 达到"))
            return Bound.REACH

    def _indicator(self, fields: dict[str, Node], topic: str) -> Indicator | None:
        """Return the shared indicator that 标识 or 键 names; a finding where there is none."""
        known = {i.address: i for t in self._outline.topics.values() for i in t.indicators.values()}
        for name, options in (("标识", self._outline.by_id), ("键", known)):
            text = self._reader.text(fields[name], name) if name in fields else ""
            key = absolute(text, topic) if name == "键" else text
            if not text:
                continue
            if key in options:
                return options[key]
            where = self._reader.place(fields[name])
            self._reader.note(faults.no_such_indicator(where, name, text, nearest(key, options)))
        return None

    def _fact(self, node: Node | None, label: str, key: str, indicator: Indicator | None) -> Fact | None:
        """Return the figure of a target; None where nothing was written, or nothing that is a figure."""
        if not isinstance(node, Scalar) or is_empty(node):
            return None
        found = _UNIT.search(node.value)
        own = indicator or _own(label, key, found["unit"] if found else "")
        where = self._reader.place(node)
        if node.value == PENDING:
            self._reader.note(faults.pending(where, label, key))
            return Fact(key, own, where, State.PENDING, sources=(key,))
        figure = self._figures.figure(node, own)
        state = State.KNOWN if figure else State.MISSING
        return Fact(key, own, where, state, figure, sources=(key,))

    def _safeguards(self, node: Node) -> Iterator[Safeguard]:
        what = Role.SAFEGUARDS.value
        for number, item in enumerate(self._reader.items(node, what, _SAFEGUARD_EXAMPLE), 1):
            address = f"{what}.{number}"
            fields = self._reader.fields(item, SAFEGUARD_KEYS, f"{what}里", _SAFEGUARD_EXAMPLE)
            title = self._required(fields, "标题", item, _SAFEGUARD_EXAMPLE)
            measures = self._topics.measures(fields["举措"], f"{address}.举措") if "举措" in fields else ()
            yield Safeguard(title, address, measures)

    def _required(self, fields: dict[str, Node], key: str, item: Node, example: str) -> str:
        text = self._reader.text(fields[key], key) if key in fields else ""
        if not text:
            if isinstance(item, Mapping):
                where = self._reader.place(fields.get(key, item))
                self._reader.note(faults.missing(where, f"“{key}”", f"写法如：{example}"))
            elif isinstance(item, Scalar):
                self._reader.note(
                    faults.wrong_shape(self._reader.place(item), key, "“键: 值”的形式", example)
                )
        return text

    def _check_sections(self, programme: Programme, nodes: dict[str, Node], start: Place) -> None:
        """Note the required sections in which nothing stands."""
        filled = {
            Role.GUIDANCE: programme.guidance,
            Role.GOALS: programme.goal or programme.goals,
            Role.TASKS: programme.areas,
            Role.SAFEGUARDS: programme.safeguards,
        }
        for section in self._outline.sections:
            key = section.role.value
            node = nodes.get(key)
            named = node is not None and not is_empty(node) and errors(self._reader.found)
            if section.required and not filled.get(section.role) and not named:
                where = self._reader.place(node) if node is not None else start
                self._reader.note(faults.missing(where, f"“{key}”", "这是方案必须有的内容。", key))

    def _check_references(self, programme: Programme) -> None:
        """Note each {目标} of a measure that names no target with a figure."""
        safeguards = ((Role.SAFEGUARDS.value, s.measures) for s in programme.safeguards)
        tasks = ((task_topic(task), task.measures) for task in programme.tasks)
        for topic, measures in (*tasks, *safeguards):
            for measure in measures:
                self._check_measure(measure, topic)

    def _check_measure(self, measure: Measure, topic: str) -> None:
        texts = (measure.words.text, measure.outcome)
        named = [found[1] for text in texts for found in REFERENCE.finditer(text)]
        figures = {key for key, target in self._targets.items() if target.fact is not None}
        for key in (*named, *measure.figures):
            if absolute(key, topic) not in figures:
                near = nearest(key, [t.label for t in self._targets.values() if t.fact is not None])
                self._reader.note(faults.no_such_target(measure.words.place, key, near))

    def _check_deadlines(self, programme: Programme, term: Term | None) -> None:
        """Note deadlines outside the years of the plan."""
        if term is None:
            return
        dated = [(task.deadline, task.place) for task in programme.tasks]
        dated += [(target.deadline, target.place) for target in programme.targets]
        for deadline, where in dated:
            year = _YEAR.search(deadline)
            if year is not None and not term.first <= int(year[1]) <= term.last:
                self._reader.note(faults.deadline_outside(where, deadline, str(term)))


def task_topic(task: Task) -> str:
    """Return the topic under which what a task refers to is looked up."""
    return task.topics[0] if task.topics else "主要任务"


def _own(label: str, address: str, unit: str) -> Indicator:
    """Return the indicator of a target that no outline asks for."""
    topic, _, key = address.partition(".")
    return Indicator.model_construct(
        id="",
        label=label,
        unit=unit,
        kind=Kind.RATE if unit == "%" else Kind.LEVEL,
        required=True,
        phrase=label + "{}",
        short=label + "{}",
        topic=topic,
        key=key,
        address=address,
    )
