"""The usual way: yaml.safe_load and docxtpl, a loop template, one DocxTemplate a report as its manual shows.

It starts from the same YAML file and prints the same texts and figures, in about as many paragraphs and characters
as drafter's report of it: the template has fixed words behind each figure, as many as make up for drafter's
sentences. What it does not do: check anything, work out a change or a rate, choose words, set a page by GB/T 9704,
mark gaps, or give the same bytes twice. So it is given the lighter work.

    python -m benchmarks.usual template FACTS.yaml DRAFTED.docx TEMPLATE.docx
    python -m benchmarks.usual draft FOLDER OUT TEMPLATE.docx (safe|c) TOGETHER JOBS
    python -m benchmarks.usual count REPORT.docx…
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
import yaml
from docx.oxml.ns import qn
from docxtpl import DocxTemplate

LOADERS: dict[str, type[yaml.SafeLoader | yaml.CSafeLoader]] = {
    "safe": yaml.SafeLoader,
    "c": yaml.CSafeLoader,
}
FIXED_WORDS = "比上年有变化，各有关单位按要求统计核对，情况属实，"
MOST_IN_A_PARAGRAPH = 12
_PARAGRAPH, _TEXT = qn("w:p"), qn("w:t")
_REFERENCE = re.compile(r"\{([^{}\s]+)\}")


def context(facts: dict[str, Any], together: int) -> dict[str, Any]:
    """Lay out what the template prints; `together` figures make a paragraph."""
    known = dict(_addressed(facts["工作情况"]))
    return {key: _filled(part, known) for key, part in _laid_out(facts, together).items()}


def _addressed(topics: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield each figure under its key and under 主题.键."""
    for name, topic in topics.items():
        for key, figure in _figures(topic):
            text = str(figure["本年"] if isinstance(figure, dict) else figure)
            yield key, text
            yield f"{name}.{key}", text


def _filled(part: Any, known: dict[str, str]) -> Any:
    """Put figures where the clerk's texts say {键}."""
    if isinstance(part, str):
        return _REFERENCE.sub(lambda m: known.get(m[1], m[0]), part) if "{" in part else part
    if isinstance(part, list):
        return [_filled(one, known) for one in part]
    if isinstance(part, dict):
        return {key: _filled(one, known) for key, one in part.items()}
    return part


def _laid_out(facts: dict[str, Any], together: int) -> dict[str, Any]:
    return {
        "标题": f"{facts['机关']}关于{facts['年度']}年度法治政府建设情况的报告",
        "机关": facts["机关"],
        "日期": facts["成文日期"],
        "主题": [_topic(name, topic, together) for name, topic in facts["工作情况"].items()],
        "履职": [f"{d['职务']}{'，'.join(d['履职'])}" for d in facts.get("第一责任人", [])],
        "落实": [
            f"{i.get('打算', i.get('问题'))}{i['结果']}，{i.get('说明', '')}" for i in _follow_ups(facts)
        ],
        "问题": [
            p if isinstance(p, str) else f"{p['问题']}，原因是{p.get('原因', '')}" for p in facts["存在问题"]
        ],
        "打算": [_plan(plan) for plan in facts["下一步工作打算"]],
        "数表": list(_rows(facts["工作情况"])) if "数据表" in facts.get("附件", []) else [],
    }


def _rows(topics: dict[str, Any]) -> Iterator[list[Any]]:
    """Yield as many cells as drafter's table has; the unit and the change, which the file does not hold, as dashes."""
    for name, topic in topics.items():
        for number, (key, figure) in enumerate(_figures(topic)):
            full = figure if isinstance(figure, dict) else {"本年": figure}
            yield ["" if number else name, key, "—", full["本年"], full.get("上年", "—"), "—"]


def _follow_ups(facts: dict[str, Any]) -> list[dict[str, str]]:
    return [*facts.get("上年打算落实", []), *facts.get("上年问题整改", [])]


def _topic(name: str, topic: dict[str, Any], together: int) -> dict[str, Any]:
    figures = list(_figures(topic))
    return {
        "标题": topic.get("标题", name),
        "举措": [_measure(m) for m in _measures(topic)],
        "数据": [figures[i : i + together] for i in range(0, len(figures), together)],
    }


def _measures(topic: dict[str, Any]) -> Iterator[Any]:
    yield from topic.get("举措", [])
    for part in topic.get("小节", {}).values():
        yield from _measures(part)


def _figures(topic: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    yield from topic.get("数据", {}).items()
    yield from ((other["名称"], other) for other in topic.get("另", []))
    for part in topic.get("小节", {}).values():
        yield from _figures(part)


def _measure(measure: Any) -> str:
    return measure if isinstance(measure, str) else measure["做法"] + "，" + measure.get("成效", "")


def _plan(plan: Any) -> dict[str, str]:
    if isinstance(plan, str):
        return {"标题": "", "举措": plan}
    return {"标题": plan.get("标题", ""), "举措": "。".join(map(_measure, plan.get("举措", [])))}


def make_template(path: Path, fixed: int) -> None:
    """Make the template of python-docx's own default document, with that many fixed characters behind a figure."""
    document = docx.Document()
    words = (FIXED_WORDS * (fixed // len(FIXED_WORDS) + 1))[:fixed]
    figure = "{{ 名 }}{{ 数.本年 or 数 }}{% if 数.上年 %}，上年{{ 数.上年 }}{% endif %}" + words
    for style, text in (
        ("Title", "{{ 标题 }}"),
        ("Heading 1", "一、工作情况"),
        ("Normal", "{%p for 主 in 主题 %}"),
        ("Heading 2", "（{{ loop.index }}）{{ 主.标题 }}"),
        ("Normal", "{%p if 主.举措 %}"),
        ("Normal", "{% for 做 in 主.举措 %}{{ loop.index }}是{{ 做 }}。{% endfor %}"),
        ("Normal", "{%p endif %}"),
        ("Normal", "{%p for 组 in 主.数据 %}"),
        ("Normal", "{% for 名, 数 in 组 %}" + figure + "{% endfor %}。"),
        ("Normal", "{%p endfor %}"),
        ("Normal", "{%p endfor %}"),
        ("Normal", "{%p for 项 in 履职 + 落实 %}"),
        ("Normal", "{{ 项 }}。"),
        ("Normal", "{%p endfor %}"),
        ("Heading 1", "二、存在问题"),
        ("Normal", "{% for 项 in 问题 %}{{ loop.index }}是{{ 项 }}。{% endfor %}"),
        ("Heading 1", "三、下一步工作打算"),
        ("Normal", "{%p for 项 in 打算 %}"),
        ("Heading 2", "（{{ loop.index }}）{{ 项.标题 }}"),
        ("Normal", "{{ 项.举措 }}。"),
        ("Normal", "{%p endfor %}"),
        ("Normal", "{{ 机关 }}"),
        ("Normal", "{{ 日期 }}"),
    ):
        document.add_paragraph(text, style=style)
    table = document.add_table(rows=4, cols=6, style="Table Grid")
    for row, texts in zip(
        table.rows,
        (
            ["主题", "指标", "单位", "本年", "上年", "同比"],
            ["{%tr for 行 in 数表 %}", *[""] * 5],
            [f"{{{{ 行[{i}] }}}}" for i in range(6)],
            ["{%tr endfor %}", *[""] * 5],
        ),
        strict=True,
    ):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.save(str(path))


def count(path: Path) -> tuple[int, int]:
    """Return the paragraphs that hold text, tables included, and their characters."""
    paragraphs = docx.Document(str(path)).element.body.iter(_PARAGRAPH)
    texts = [text for p in paragraphs if (text := "".join(t.text or "" for t in p.iter(_TEXT)).strip())]
    return len(texts), sum(map(len, texts))


def fit_template(facts: Path, drafted: Path, template: Path) -> int:
    """Make the template that comes nearest to a drafted report; return how many figures share a paragraph."""
    paragraphs, characters = count(drafted)
    trial = template.with_suffix(".trial.docx")
    make_template(template, 0)
    loaded = yaml.safe_load(facts.read_text(encoding="utf-8"))
    counts = {}
    for together in range(1, MOST_IN_A_PARAGRAPH + 1):
        _render(loaded, template, trial, together)
        counts[together] = count(trial)
    best = min(counts, key=lambda n: abs(counts[n][0] - paragraphs))
    number = sum(len(list(_figures(topic))) for topic in loaded["工作情况"].values())
    make_template(template, max(0, round((characters - counts[best][1]) / number)))
    return best


def _render(facts: dict[str, Any], template: Path, out: Path, together: int) -> None:
    document = DocxTemplate(str(template))
    document.render(context(facts, together), autoescape=True)
    document.save(str(out))


@dataclass(frozen=True, slots=True)
class Way:
    """How a run makes its reports."""

    template: Path
    loader: str
    together: int
    out: Path

    def draft(self, path: Path) -> None:
        """Make one report."""
        with path.open(encoding="utf-8") as file:
            facts = yaml.load(file, LOADERS[self.loader])
        _render(facts, self.template, self.out / f"{path.stem}.docx", self.together)

    def draft_all(self, folder: Path, jobs: int) -> None:
        """Make the reports of all facts files in a folder."""
        self.out.mkdir(parents=True)
        paths = sorted(folder.glob("*.yaml"))
        if jobs == 1:
            for path in paths:
                self.draft(path)
            return
        with ProcessPoolExecutor(jobs) as pool:
            list(pool.map(self.draft, paths, chunksize=8))


def main(words: list[str]) -> None:
    """Do what the words say."""
    match words:
        case ["template", facts, drafted, template]:
            print(fit_template(Path(facts), Path(drafted), Path(template)))
        case ["draft", folder, out, template, loader, together, jobs]:
            Way(Path(template), loader, int(together), Path(out)).draft_all(Path(folder), int(jobs))
        case ["count", *reports]:
            for report in reports:
                print(*count(Path(report)))
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
