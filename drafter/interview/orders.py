"""In which order the keys of a facts file usually stand, so that an answer is written where a reader looks for it."""

from __future__ import annotations

from drafter.facts.figures import FIGURE_KEYS
from drafter.facts.programme import AREA_KEYS, BASIS_KEYS, GOAL_KEYS, PLAN_KEYS, SAFEGUARD_KEYS, TASK_KEYS
from drafter.facts.reading import TOP_KEYS
from drafter.facts.topics import MEASURE_KEYS, OTHER_KEYS, TOPIC_KEYS
from drafter.files import Key
from drafter.outline import Genre, Outline

_WORK = "工作情况"
_PLANNED = ("编号", "标题", "举措", "责任单位", "时限", "对应问题", "待核", "公开", "备注")
_ANSWERED = ("编号", "打算", "问题", "公开", "结果", "说明", "待核")
_OF_ITEMS = {
    "举措": MEASURE_KEYS,
    "另": OTHER_KEYS,
    "第一责任人": ("职务", "公开", "履职"),
    "存在问题": ("编号", "标题", "问题", "原因", "主题", "待核", "公开", "备注"),
    "下一步工作打算": _PLANNED,
    "意见建议": _PLANNED,
    "上年打算落实": _ANSWERED,
    "上年问题整改": _ANSWERED,
    "主要任务": AREA_KEYS,
    "任务": TASK_KEYS,
    "组织保障": SAFEGUARD_KEYS,
    "依据": BASIS_KEYS,
    "总体目标": GOAL_KEYS,
}


def keys_in_order(path: tuple[Key, ...], outline: Outline) -> tuple[str, ...]:
    """Return the usual order of the keys that stand beside the last of an address; none where there is no usual one."""
    above = [step for step in path[:-1] if isinstance(step, str)]
    if not above:
        return PLAN_KEYS if outline.genre is Genre.PLAN else TOP_KEYS
    if above[-1] == _WORK:
        return tuple(key for section in outline.sections for key in section.topics)
    if above[-1] == "数据" and above[0] == _WORK:
        topic = outline.topics.get(above[1])
        return tuple(topic.indicators) if topic is not None else ()
    if above[-1] in _OF_ITEMS:
        return _OF_ITEMS[above[-1]]
    return FIGURE_KEYS if len(above) > 1 and above[-2] == "数据" else TOPIC_KEYS if above[0] == _WORK else ()
