"""Records of our own data files (outlines, house styles, calendars): frozen, Chinese keys, mistakes with their line."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, TypeVar

# pydantic looks through every installed package for plugins; we use none, and the search is slow.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from drafter.files import BUILT_IN, Document, Key, Plain, find, locate, plain, read_yaml
from drafter.findings import DrafterError, Finding, Level, Place, Rule

BAD_RECORD = Rule("T002", "配置有误", Level.ERROR, "提纲、版式这些文件写错了，程序不知道该怎样做，只好停下。")
KEY = r"^[A-Za-z_\u3400-\u9fff][A-Za-z0-9_\u3400-\u9fff]*$"
ID = r"^[a-z][a-z0-9_]*$"
FILE_ID = r"^[a-z][a-z0-9_-]*$"

_SEE_OURS = "请对照自带的文件和手册改正。"
# what no document can hold, and the noncharacters that sentences are marked with
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_OF_A_KEY = "[key]"
_WANTED = (
    ("str", "文字"),
    ("int", "整数"),
    ("decimal", "数字"),
    ("finite_number", "普通的数字"),
    ("bool", "“是”或“否”"),
    ("date", "日期，如 2026-03-01"),
    ("tuple", "列表"),
    ("list", "列表"),
    ("dict", "“键: 值”"),
    ("model", "“键: 值”"),
)
_BOUNDS = {
    "greater_than_equal": ("ge", "不能小于"),
    "greater_than": ("gt", "要大于"),
    "less_than_equal": ("le", "不能大于"),
    "less_than": ("lt", "要小于"),
}
_PATTERNS = {
    KEY: "只能用汉字、英文字母、数字和下划线，不能用数字开头",
    ID: "只能用小写英文字母、数字和下划线，要用字母开头",
    FILE_ID: "只能用小写英文字母、数字、下划线和短横，要用字母开头",
}


class FromFile(BaseModel):
    """A record read from one of our data files: frozen, Chinese keys, no unknown key."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", validate_by_name=True, validate_by_alias=True, defer_build=True
    )


def _yes_no(value: object) -> object:
    return {"是": True, "否": False}.get(value, value) if isinstance(value, str) else value


YesNo = Annotated[bool, BeforeValidator(_yes_no)]
Model = TypeVar("Model", bound=BaseModel)


def read_model(model: type[Model], path: str) -> Model:
    """Read a data file into its model. Raises DrafterError that names file and line of every mistake."""
    document = read_document(path)
    return fit(model, plain(document.root) if document.root is not None else {}, (document,))


def read_document(path: str) -> Document:
    """Read a data file into nodes. Raises DrafterError where it has an error."""
    document, found = read_yaml(path)
    faulty = tuple(f for f in found if f.level is Level.ERROR)
    if faulty:
        raise DrafterError(faulty)
    return document


def fit(model: type[Model], content: Plain, documents: Sequence[Document]) -> Model:
    """Fit what stands in some files to a model; a mistake is placed in the first of them that holds it."""
    odd = [
        bad_record(_where(documents, loc), f"“{_named(loc)}”里有看不见的控制字符。", "请重新打一遍这一项。")
        for loc in _unprintable(content, ())
    ]
    if odd:
        raise DrafterError(odd)
    try:
        return model.model_validate(content)
    except ValidationError as trouble:
        raise DrafterError([_mistake(_where(documents, e["loc"]), e) for e in trouble.errors()]) from None


def bad_record(place: Place, message: str, advice: str) -> Finding:
    """Say what is wrong with a data file; where it is one of ours, how to go about it without changing that."""
    return Finding(BAD_RECORD, place, message, in_county(place.path) or advice)


def in_county(path: str) -> str:
    """Say how to change one of our files: not there, but in a copy; nothing where a file is not ours."""
    inside = Path(path).absolute()
    for kind in ("outlines", "templates"):
        if inside.is_relative_to(BUILT_IN / kind):
            name = inside.relative_to(BUILT_IN).as_posix()
            return f"这是自带的文件，不要改它：把它抄到本县目录的 {name} 再改，或者改回本县目录里和它对不上的那一处。"
    return ""


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word most like the one given, or nothing."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, list(known), 1, 0.5)), "")


def holding(documents: Iterable[Document], loc: Sequence[Key]) -> Document | None:
    """Return the first of some files that has something at an address."""
    return next((d for d in documents if find(d, loc) is not None), None)


def _where(documents: Sequence[Document], loc: Sequence[Key]) -> Place:
    return locate(holding(documents, loc) or documents[0], loc)


def _unprintable(content: Plain, loc: tuple[Key, ...]) -> Iterator[tuple[Key, ...]]:
    """Yield where a text holds what no document can."""
    if isinstance(content, str):
        if _UNPRINTABLE.search(content):
            yield loc
    elif isinstance(content, list):
        for index, item in enumerate(content):
            yield from _unprintable(item, (*loc, index))
    else:
        for key, value in content.items():
            if _UNPRINTABLE.search(key):
                yield loc
            yield from _unprintable(value, (*loc, key))


def _mistake(where: Place, error: Mapping[str, Any]) -> Finding:
    return bad_record(where, f"“{_named(error['loc'])}”：{_in_chinese(error)}。", _SEE_OURS)


def _named(loc: Sequence[Key]) -> str:
    steps = [step for step in loc if step != _OF_A_KEY]
    said = (f"第{step + 1}项" if isinstance(step, int) else _UNPRINTABLE.sub("", step) for step in steps)
    return " › ".join(said) or "这个文件"


def _in_chinese(error: Mapping[str, Any]) -> str:
    kind, context = error["type"], error.get("ctx", {})
    said = {
        "missing": "缺少这一项",
        "extra_forbidden": "不认识这一项",
        "value_error": str(context.get("error")),
    }
    if kind in said:
        return said[kind]
    if kind == "too_short":
        return f"至少要有{context['min_length']}项"
    wanted = _wanted(kind, context)
    given = _given(error["input"])
    return f"{given}不行，{wanted}" if wanted else f"{given}的写法不对（{error['msg']}）"


def _wanted(kind: str, context: Mapping[str, Any]) -> str:
    """Say what may stand where something else was written; nothing where nobody knows."""
    if kind == "enum":
        words = re.findall(r"'([^']*)'", context["expected"])
        return f"只能写{'、'.join(f'“{word}”' for word in words)}"
    if kind == "string_pattern_mismatch":
        return _PATTERNS.get(context["pattern"], "里面有不能用的字")
    if kind in _BOUNDS:
        name, said = _BOUNDS[kind]
        return f"{said} {context[name]}"
    wanted = next((said for start, said in _WANTED if kind.startswith(start)), "")
    return wanted and f"这里应当是{wanted}"


def _given(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return "写成列表"
    if isinstance(value, (dict, BaseModel)):
        return "写成“键: 值”"
    return f"“{value}”" if value != "" else "空着"
