"""What is asked, in which order, and what must hold: outlines, sections, topics, indicators, identities."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from functools import cached_property
from typing import Annotated, Self

from pydantic import Field, field_validator, model_validator

from drafter.findings import Level
from drafter.outline.kinds import Kind, Unit
from drafter.records import FILE_ID, ID, KEY, FromFile, YesNo


class Change(Enum):
    """How the change against last year is said."""

    PERCENT = "比例"
    POINTS = "百分点"
    NONE = "无"


class Period(Enum):
    """Whether a figure counts the year, tells how things stand at its end, or is a target of a plan."""

    FLOW = "当年"
    STOCK = "年末"
    TARGET = "目标"


class Range(FromFile):
    """The range in which a figure of a county of 100 thousand to 1.5 million people usually lies; outside: ask again."""

    low: Decimal = Field(alias="低")
    high: Decimal = Field(alias="高")


class Indicator(FromFile):
    """One figure that is asked for (数据项); `address` is where facts have it: 行政复议.受理."""

    id: str = Field(alias="标识", pattern=ID)
    label: str = Field(alias="名称")
    unit: str = Field(alias="单位")
    kind: Kind = Field(alias="类型", default=Kind.COUNT)
    phrase: str = Field(alias="说法")
    short: str = Field(alias="简称")
    none: str = Field(alias="无", default="")
    change: Change = Field(alias="同比", default=Change.PERCENT)
    period: Period = Field(alias="期间", default=Period.FLOW)
    frequency: int = Field(alias="频度", default=2, ge=1, le=3)
    required: YesNo = Field(alias="必填", default=False)
    office: str = Field(alias="责任单位", default="")
    plausible: Range | None = Field(alias="合理", default=None)
    decimals: int = Field(alias="小数", default=2, ge=0, le=4)
    carried_to: str = Field(alias="结转", default="")
    found_by: tuple[str, ...] = Field(alias="找法", default=())
    change_id: str = Field(alias="增减标识", default="")
    change_rate_id: str = Field(alias="同比标识", default="")
    scope: str = Field(alias="口径", default="")
    note: str = Field(alias="备注", default="")
    key: str = ""
    topic: str = ""
    address: str = ""

    @field_validator("phrase", "short")
    @classmethod
    def _has_place(cls, value: str) -> str:
        if value.count("{}") != 1:
            raise ValueError("要有且只有一个 {}，表示数字和单位的位置")
        return value


class Topic(FromFile):
    """A topic (主题): what one （一） of a report is about, with its indicators."""

    key: str = Field(alias="主题", pattern=KEY)
    id: str = Field(alias="标识", pattern=FILE_ID)
    title: str = Field(alias="标题")
    found_by: tuple[str, ...] = Field(alias="找法", default=())
    office: str = Field(alias="责任单位", default="")
    why: str = Field(alias="问由", default="")
    indicators: dict[Annotated[str, Field(pattern=KEY)], Indicator] = Field(
        alias="数据", default_factory=dict
    )

    @model_validator(mode="after")
    def _address_indicators(self) -> Topic:
        self.indicators.update(self.addressed(self.indicators))
        return self

    def addressed(self, indicators: dict[str, Indicator]) -> dict[str, Indicator]:
        """Return indicators as those of this topic."""
        return {
            key: indicator.model_copy(
                update={
                    "key": key,
                    "topic": self.key,
                    "address": f"{self.key}.{key}",
                    "office": indicator.office or self.office,
                }
            )
            for key, indicator in indicators.items()
        }


class Role(Enum):
    """What a section is for: of a report (举措和成效、不足和原因、第一责任人、安排、其他), the last four of a plan."""

    WORK = "工作"
    PROBLEMS = "问题"
    SUGGESTIONS = "建议"
    DUTY = "第一责任人"
    PLANS = "打算"
    OTHER = "其他"
    GUIDANCE = "指导思想"
    GOALS = "总体目标"
    TASKS = "主要任务"
    SAFEGUARDS = "组织保障"


class Shape(Enum):
    """How what stands in a section is set: under headings of its own, as 一是…二是…, or as one paragraph."""

    HEADINGS = "分标题"
    ITEMS = "分条"
    PARAGRAPH = "成段"


class Section(FromFile):
    """A first-level section (章节) and the topics in it; without a title it closes the section before it."""

    title: str = Field(alias="标题", default="")
    role: Role = Field(alias="角色", default=Role.WORK)
    shape: Shape | None = Field(alias="写法", default=None)
    run_in: YesNo = Field(alias="接排", default=False)
    topics: tuple[str, ...] = Field(alias="主题", default=())
    required: YesNo = Field(alias="必填", default=False)


class Genre(Enum):
    """What an outline is an outline of: a report on a year, or a plan for some years with the notice that issues it."""

    REPORT = "报告"
    PLAN = "方案"


class Relation(Enum):
    """The kinds of identity between figures."""

    SUM = "合计"
    AT_LEAST = "不少于合计"
    RATIO = "比率"
    AT_MOST = "不大于"


class Identity(FromFile):
    """What must hold between figures: 收到 = 受理 + 不予受理 + …; 受理率 = 受理 ÷ 收到."""

    id: str = Field(alias="编号")
    relation: Relation = Field(alias="关系")
    left: tuple[str, ...] = Field(alias="左", min_length=1)
    right: tuple[str, ...] = Field(alias="右", min_length=1)
    numerator: tuple[str, ...] = Field(alias="分子", default=())
    may_include: tuple[str, ...] = Field(alias="可含", default=())
    computed: YesNo = Field(alias="推算", default=False)
    level: Level = Field(alias="等级", default=Level.ERROR)
    note: str = Field(alias="说明", default="")

    @model_validator(mode="after")
    def _has_its_parts(self) -> Self:
        if self.relation is Relation.RATIO and (len(self.left) > 1 or not self.numerator):
            raise ValueError("比率要有“分子”，“左”只写一个比率")
        return self

    @property
    def ids(self) -> tuple[str, ...]:
        """Every indicator that takes part."""
        return self.left + self.right + self.numerator + self.may_include


class Outline(FromFile):
    """An outline (提纲): sections and topics in order, and how the title is worded.

    `usual` are, by topic, the keys of the figures that are always reported here, `added` those that the shared topics lack.
    """

    name: str = Field(alias="名称")
    genre: Genre = Field(alias="类型", default=Genre.REPORT)
    title: str = Field(alias="标题")
    file_name: str = Field(alias="文件名")
    about: str = Field(alias="说明", default="")
    topic_titles: dict[str, str] = Field(alias="主题标题", default_factory=dict)
    usual: dict[str, tuple[str, ...]] = Field(alias="常报", default_factory=dict)
    added: dict[str, dict[Annotated[str, Field(pattern=KEY)], Indicator]] = Field(
        alias="另加", default_factory=dict
    )
    sections: tuple[Section, ...] = Field(alias="章节", default=())
    topics: dict[str, Topic] = Field(default_factory=dict)
    identities: tuple[Identity, ...] = ()
    units: dict[str, Unit] = Field(default_factory=dict)

    @cached_property
    def by_id(self) -> dict[str, Indicator]:
        """Every indicator by its 标识."""
        return {i.id: i for topic in self.topics.values() for i in topic.indicators.values()}

    @cached_property
    def ratios(self) -> tuple[Identity, ...]:
        """The rates that may be worked out where nobody typed them."""
        return tuple(i for i in self.identities if i.relation is Relation.RATIO and i.computed)
