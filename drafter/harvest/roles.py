"""What each chapter of a report is for, by its wording and its place; closing paragraphs that stand for a chapter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from drafter.chinese import half_width
from drafter.harvest.outlay import Line, Part
from drafter.outline import Genre, Role

_DUTY = re.compile(r"第一责任人")
_PROBLEMS = re.compile(r"问题|不足|短板|困难|薄弱环节|差距")
_SOLVED = re.compile(
    r"问题[^，,、]{0,6}(?:整改|解决|化解)|(?:整改|解决|破解|化解)[^，,、]{0,10}(?:问题|困难|短板)"
)
_SUGGESTIONS = re.compile(r"(?:意见|工作|有关|几点)?(?:和)?建议$|^意见(?:和)?建议")
_PLANS = re.compile(
    r"下一?步|打算|工作(?:安排|计划|思路|设想|重点)|主要(?:安排|计划|思路)|今后|来年|明年|下一?年度?|展望"
    r"|年度?(?:主要)?(?:工作)?(?:安排|计划|思路|设想|目标)"
)
_OTHER = re.compile(r"其[他它].*(?:情况|事项|内容|工作)|(?:情况|事项)说明$")
_TOWARDS = re.compile(r"措施|重点|目标任务|努力方向|对策")
_STILL = re.compile(
    r"有待|仍需|尚需|还需|亟待|存在.*(?:问题|不足|差距|薄弱|短板)|(?:问题|不足|差距).*(?:存在|改进)"
)
_ADMITTED = re.compile(r"但|虽|尽管|同时|存在|看到|问题")
_AHEAD = re.compile(r"^(?:下一?步|今后|明年|来年|新的一年|下一?年度?|接下来|展望)")
_OF_PLANS = {
    "指导思想": Role.GUIDANCE, "总体要求": Role.GUIDANCE, "基本原则": Role.GUIDANCE, "目标": Role.GOALS,
    "任务": Role.TASKS, "措施": Role.TASKS, "保障": Role.SAFEGUARDS, "组织": Role.SAFEGUARDS,
    "实施": Role.SAFEGUARDS, "要求": Role.SAFEGUARDS,
}  # fmt: skip
SAID = {
    Role.WORK: "work", Role.PROBLEMS: "problems", Role.SUGGESTIONS: "other", Role.DUTY: "duty",
    Role.PLANS: "plan", Role.TASKS: "plan",
}  # fmt: skip


@dataclass(slots=True)
class Chapter:
    """A chapter with its role; a closing one is a paragraph that stands for a chapter without a heading."""

    role: Role
    part: Part
    closing: bool = False

    @property
    def word(self) -> str:
        """The role as JSON has it."""
        return SAID.get(self.role, "other")


def role_of(title: str, year: int | None = None) -> Role:
    """Return what a heading says its chapter is for."""
    title = half_width(title)
    if _DUTY.search(title):
        return Role.DUTY
    problems = bool(_PROBLEMS.search(title)) and not _SOLVED.search(title)
    if problems:
        return Role.PROBLEMS
    if _SUGGESTIONS.search(title):
        return Role.SUGGESTIONS
    ahead = year is not None and f"{year + 1}年" in title and f"{year}年" not in title
    if ahead or (_PLANS.search(title) and not (year and f"{year}年" in title and "下" not in title)):
        return Role.PLANS
    return Role.OTHER if _OTHER.search(title) else Role.WORK


def chapters_of(parts: Sequence[Part], genre: Genre, year: int | None) -> list[Chapter]:
    """Return the chapters with their roles."""
    if genre is Genre.PLAN:
        return [Chapter(_in_plan(part.title), part) for part in parts]
    chapters = [Chapter(role_of(part.title, year), part) for part in parts]
    _by_place(chapters)
    return _with_closing(chapters, year)


def _in_plan(title: str) -> Role:
    return next((role for word, role in _OF_PLANS.items() if word in title), Role.TASKS)


def _by_place(chapters: list[Chapter]) -> None:
    """Let the place decide where the wording does not: what is to be done stands last, behind the problems."""
    roles = [chapter.role for chapter in chapters]
    if Role.PLANS not in roles and Role.PROBLEMS in roles[:-1]:
        last = chapters[-1]
        if last.role is Role.WORK and _TOWARDS.search(last.part.title):
            last.role = Role.PLANS
    if Role.WORK not in roles and roles and roles[0] in (Role.PROBLEMS, Role.PLANS):
        first = chapters[0]
        if first.part.parts and _OTHER.search(first.part.title) is None and "工作" in first.part.title:
            first.role = Role.WORK


def _with_closing(chapters: list[Chapter], year: int | None) -> list[Chapter]:
    """Make chapters of the closing paragraphs that tell problems or plans where no chapter does."""
    if not chapters:
        return chapters
    roles = {chapter.role for chapter in chapters}
    wanted = {Role.PROBLEMS, Role.PLANS} - roles
    leaf = chapters[-1].part
    while leaf.parts:
        leaf = leaf.parts[-1]
    closing: list[Chapter] = []
    least = 1 if leaf.title else 0
    while wanted and len(leaf.lines) > least:
        role = closing_role(leaf.lines[-1], year)
        if role not in wanted:
            break
        line = leaf.lines.pop()
        wanted.discard(role)
        closing.insert(0, Chapter(role, Part("", 1, line.at, lines=[line]), closing=True))
    return [*chapters, *closing]


def closing_role(line: Line, year: int | None) -> Role | None:
    """Return what a closing paragraph tells: problems, plans, or neither."""
    text = half_width(line.text)
    if _AHEAD.search(text) or (year is not None and text.startswith(f"{year + 1}年")):
        return Role.PLANS
    if _STILL.search(text) and _ADMITTED.search(text):
        return Role.PROBLEMS
    return None
