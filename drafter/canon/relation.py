"""A relation between figures as a county writes it: 行政复议.审结 + 行政复议.未审结 = 行政复议.受理 + 行政复议.上年结转."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple, TypeAlias

from drafter.chinese import round_half_up, shown

Values: TypeAlias = Mapping[str, Decimal]
_KEY = "[A-Za-z_\u3400-\u9fff][A-Za-z0-9_\u3400-\u9fff]*"
_TOKEN = re.compile(
    rf"\s*(?:(?P<figure>{_KEY}(?:\.{_KEY})+)|(?P<number>\d+(?:\.\d+)?)"
    r"|(?P<sign>>=|<=|!=|==|[=≠≥≤><＝＞＜+＋\-－−*×/÷()（）]))"
)
_SIGNS = {
    "＋": "+", "－": "-", "−": "-", "×": "*", "÷": "/", "（": "(", "）": ")",
    "＝": "=", "==": "=", "≠": "!=", "≥": ">=", "≤": "<=", "＞": ">", "＜": "<",
}  # fmt: skip
_COMPARED: dict[str, Callable[[Fraction, Fraction], bool]] = {
    "=": lambda left, right: left == right,
    "!=": lambda left, right: left != right,
    ">=": lambda left, right: left >= right,
    "<=": lambda left, right: left <= right,
    ">": lambda left, right: left > right,
    "<": lambda left, right: left < right,
}
_SAID = {"=": "等于", "!=": "不等于", ">=": "不小于", "<=": "不大于", ">": "大于", "<": "小于"}
_DEEPEST = 12
_LONGEST = 500


class _Token(NamedTuple):
    kind: str
    text: str


class _Sum(NamedTuple):
    """A side of a relation in reverse Polish order, and what it is where it is a single figure."""

    steps: tuple[_Token, ...]
    alone: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """What must hold between figures: sides, and the comparisons between each and the next."""

    text: str
    sides: tuple[_Sum, ...]
    signs: tuple[str, ...]

    @property
    def figures(self) -> tuple[str, ...]:
        """The addresses of the figures that take part."""
        found = (step.text for side in self.sides for step in side.steps if step.kind == "figure")
        return tuple(dict.fromkeys(found))

    def broken(self, values: Values) -> str:
        """Say how the relation is broken, with the calculation; nothing where it holds, or a figure is not known."""
        if any(address not in values for address in self.figures):
            return ""
        worth = [_value(side, values) for side in self.sides]
        for place, sign in enumerate(self.signs):
            left, right = worth[place], worth[place + 1]
            if left is None or right is None:
                return ""
            if not _holds(self.sides[place : place + 2], (left, right), sign, values):
                named = "，".join(f"“{address}”{shown(values[address])}" for address in self.figures)
                return f"{named}：{_number(left)}应当{_SAID[sign]}{_number(right)}。"
        return ""


def parse_relation(text: str) -> Relation:
    """Read a relation. Raises ValueError that says in Chinese what is wrong."""
    if len(text) > _LONGEST:
        raise ValueError(f"关系太长，最多{_LONGEST}个字")
    sides: list[_Sum] = []
    signs: list[str] = []
    part: list[_Token] = []
    for token in _tokens(text):
        if token.kind == "sign" and token.text in _COMPARED:
            sides.append(_side(part))
            signs.append(token.text)
            part = []
        else:
            part.append(token)
    if not signs:
        raise ValueError("关系里要有“=”“≥”“≤”这样的符号")
    sides.append(_side(part))
    relation = Relation(text, tuple(sides), tuple(signs))
    if not relation.figures:
        raise ValueError("关系里要有“主题.键”这样的数据")
    return relation


def _tokens(text: str) -> list[_Token]:
    found: list[_Token] = []
    at = 0
    text = text.rstrip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None or match.lastgroup is None:
            raise ValueError(f"关系里的“{text[at:].strip()[:8]}”看不懂，数据要写成“主题.键”")
        word = match[match.lastgroup]
        found.append(_Token(match.lastgroup, _SIGNS.get(word, word)))
        at = match.end()
    return found


def _side(tokens: list[_Token]) -> _Sum:
    """Return a side in reverse Polish order."""
    if not tokens:
        raise ValueError("关系的符号两边都要有数据")
    done: list[_Token] = []
    waiting: list[_Token] = []
    value_next = True
    for token in tokens:
        if token.kind != "sign" or token.text == "(":
            if not value_next:
                raise ValueError(f"“{token.text}”前面缺一个加减号")
            value_next = token.text == "(" and token.kind == "sign"
            (waiting if value_next else done).append(token)
        elif value_next:
            raise ValueError(f"“{token.text}”前面缺数据")
        elif token.text == ")":
            _close(waiting, done)
        else:
            _work_off(waiting, done, token)
            waiting.append(token)
            value_next = True
        if len(waiting) > _DEEPEST * 2:
            raise ValueError("括号套得太深")
    if value_next:
        raise ValueError("关系没有写完")
    while waiting:
        if waiting[-1].text == "(":
            raise ValueError("括号不成对")
        done.append(waiting.pop())
    alone = tokens[0].text if len(tokens) == 1 and tokens[0].kind == "figure" else ""
    return _Sum(tuple(done), alone)


def _close(waiting: list[_Token], done: list[_Token]) -> None:
    while waiting and waiting[-1].text != "(":
        done.append(waiting.pop())
    if not waiting:
        raise ValueError("括号不成对")
    waiting.pop()


def _work_off(waiting: list[_Token], done: list[_Token], token: _Token) -> None:
    while waiting and waiting[-1].text != "(" and (waiting[-1].text in "*/" or token.text in "+-"):
        done.append(waiting.pop())


def _value(side: _Sum, values: Values) -> Fraction | None:
    """Return what a side comes to; None where something would be divided by nothing."""
    stack: list[Fraction] = []
    for step in side.steps:
        if step.kind == "figure":
            stack.append(Fraction(values[step.text]))
        elif step.kind == "number":
            stack.append(Fraction(step.text))
        else:
            right, left = stack.pop(), stack.pop()
            if step.text == "/" and not right:
                return None
            stack.append(_worked_out(step.text, left, right))
    return stack[0]


def _worked_out(sign: str, left: Fraction, right: Fraction) -> Fraction:
    if sign == "+":
        return left + right
    if sign == "-":
        return left - right
    return left * right if sign == "*" else left / right


def _holds(sides: tuple[_Sum, ...], worth: tuple[Fraction, Fraction], sign: str, values: Values) -> bool:
    """Tell whether a comparison holds; what is worked out equals a figure that it rounds to."""
    if _COMPARED[sign](*worth):
        return True
    if sign != "=":
        return False
    for side, other in zip(sides, reversed(worth), strict=True):
        if side.alone and _rounded(other, _decimals(values[side.alone])) == values[side.alone]:
            return True
    return False


def _decimals(value: Decimal) -> int:
    return max(0, -int(value.as_tuple().exponent))


def _rounded(value: Fraction, decimals: int) -> Decimal:
    return round_half_up(Decimal(value.numerator) / Decimal(value.denominator), decimals)


def _number(value: Fraction) -> str:
    return shown(Decimal(value.numerator) / Decimal(value.denominator), 2)
