"""Records of our own data files (outlines, house styles, calendars): frozen, Chinese keys, mistakes with their line."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, TypeVar

# pydantic looks through every installed package for plugins; we use none, and the search is slow.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from drafter.files import Document, Key, Plain, find, locate, plain, read_yaml
from drafter.findings import DrafterError, Finding, Level, Place, Rule

BAD_RECORD = Rule("T002", "配置有误", Level.ERROR, "提纲、版式这些文件写错了，程序不知道该怎样做，只好停下。")


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
    try:
        return model.model_validate(content)
    except ValidationError as trouble:
        raise DrafterError([_mistake(_where(documents, e["loc"]), e) for e in trouble.errors()]) from None


def _where(documents: Sequence[Document], loc: Sequence[Key]) -> Place:
    holding = next((d for d in documents if find(d, loc) is not None), documents[0])
    return locate(holding, loc)


def _mistake(where: Place, error: Mapping[str, Any]) -> Finding:
    named = " › ".join(str(part) for part in error["loc"]) or "这个文件"
    return Finding(BAD_RECORD, where, f"“{named}”：{_in_chinese(error)}。", "请对照自带的文件和手册改正。")


def _in_chinese(error: Mapping[str, Any]) -> str:
    kind, context = error["type"], error.get("ctx", {})
    if kind == "missing":
        return "缺少这一项"
    if kind == "extra_forbidden":
        return "不认识这一项"
    if kind == "enum":
        return f"“{error['input']}”不行，只能写 {context['expected']}".replace(" or ", " 或 ")
    if kind == "value_error":
        return str(context["error"])
    if kind == "string_pattern_mismatch":
        return f"“{error['input']}”里有不能用的字符"
    wanted = {
        "str": "文字",
        "string": "文字",
        "int": "整数",
        "decimal": "数字",
        "bool": "是或否",
        "tuple": "列表",
        "dict": "“键: 值”",
    }
    return f"“{error['input']}”不行，这里应当是{next((w for k, w in wanted.items() if kind.startswith(k)), '另一种写法')}"
