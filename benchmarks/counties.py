"""Facts files of many counties, made from the sample: other names, other figures, 上年 typed in the file itself.

Counts are multiplied, so that sums and rates still hold and no side spends its time on mistakes.
"""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import Any

import yaml

SAMPLES = Path(__file__).parent.parent / "samples"
TOPICS = SAMPLES.parent / "outlines" / "common" / "topics"
NAME = "云岭"
COUNT = "数量"
FIRST, SECOND = "青白赤玄碧丹素苍翠墨", "崖涧屿埠岫渚陂坞垣隈"

Tree = dict[str, Any]


def write_counties(folder: Path, number: int) -> list[Path]:
    """Write that many facts files into a folder."""
    this, last = (_loaded(SAMPLES / f"yunling-{year}.yaml") for year in (2026, 2025))
    kinds = _kinds()
    written = []
    for turn, (first, second) in zip(range(number), product(FIRST, SECOND), strict=False):
        facts = _with_figures(this, last, kinds, 2 + turn % 7)
        text = yaml.safe_dump(
            facts, allow_unicode=True, sort_keys=False, default_flow_style=None, width=10_000
        )
        path = folder / f"{turn:03}.yaml"
        path.write_text(text.replace(NAME, first + second), encoding="utf-8")
        written.append(path)
    return written


def _loaded(path: Path) -> Tree:
    loaded: Tree = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


def _kinds() -> dict[str, dict[str, str]]:
    topics = [_loaded(path) for path in TOPICS.glob("*.yaml")]
    return {
        topic["主题"]: {key: one.get("类型", COUNT) for key, one in topic.get("数据", {}).items()}
        for topic in topics
    }


def _with_figures(this: Tree, last: Tree, kinds: dict[str, dict[str, str]], times: int) -> Tree:
    topics = {
        name: _topic(topic, last["工作情况"].get(name, {}), kinds.get(name, {}), times)
        for name, topic in this["工作情况"].items()
    }
    return {k: v for k, v in this.items() if k != "上年"} | {"工作情况": topics}


def _topic(this: Tree, last: Tree, kinds: dict[str, str], times: int) -> Tree:
    before = last.get("数据", {})
    figures = {
        key: _figure(value, before.get(key), times if kinds.get(key) == COUNT else 1)
        for key, value in this.get("数据", {}).items()
    }
    parts = {
        name: _topic(part, last.get("小节", {}).get(name, {}), kinds, times)
        for name, part in this.get("小节", {}).items()
    }
    return this | ({"数据": figures} if figures else {}) | ({"小节": parts} if parts else {})


def _figure(this: Any, last: Any, times: int) -> Any:
    full = dict(this) if isinstance(this, dict) else {"本年": this}
    before = last.get("本年") if isinstance(last, dict) else last
    if before is not None:
        full.setdefault("上年", before)
    full |= {key: full[key] * times for key in ("本年", "上年") if isinstance(full.get(key), int)}
    return full if len(full) > 1 else full["本年"]
