"""How the interview words its questions: from the county's folder first, then ours."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from drafter.files import Shelf, locate
from drafter.findings import DrafterError, Finding
from drafter.records import FromFile, bad_record, nearest, read_document, read_model

FILE = "common/questions.yaml"


class Question(FromFile):
    """One question: what is asked, why, with an example of an answer, and what help says more."""

    asked: str = Field(alias="问")
    why: str = Field(alias="问由", default="")
    example: str = Field(alias="例", default="")
    more: tuple[str, ...] = Field(alias="说明", default=())


class _Questions(FromFile):
    questions: dict[str, Question] = Field(alias="问法")


def load_questions(shelf: Shelf) -> Mapping[str, Question]:
    """Return every question by its address; a county's file wins question by question.

    Raises DrafterError that names file and line of every mistake.
    """
    ours = read_model(_Questions, str(shelf.built_in / "outlines" / FILE)).questions
    path = str(shelf.find("outlines", FILE))
    theirs = read_model(_Questions, path).questions
    strange = [_strange(path, address, ours) for address in theirs if address not in ours]
    if strange:
        raise DrafterError(strange)
    return {**ours, **theirs}


def _strange(path: str, address: str, known: Mapping[str, Question]) -> Finding:
    near = nearest(address, known)
    place = locate(read_document(path), ("问法", address))
    advice = f"是否想写“{near}”？" if near else "请对照自带的文件，键要一样。"
    return bad_record(place, f"没有“{address}”这个问题。", advice)
