"""What can be wrong with house styles as files: the codes, and the sentences that say so."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from drafter.findings import Finding, Level, Place, Rule
from drafter.records import bad_record, nearest

CIRCLE = Rule("T004", "沿用成圈", Level.ERROR, "版式文件互相沿用，程序不知道以哪个为准。")
NO_STYLE = Rule("F047", "没有这个版式", Level.ERROR, "没有要的版式，排出来的就不是本单位的样子。")


def no_style(place: Place, name: str, known: Sequence[tuple[str, str]]) -> Finding:
    """Say that a house style does not exist, which one it resembles, and which there are, by file name and 名称."""
    near = nearest(name, (said for both in known for said in both if said))
    asked = f"是否想写“{near}”？" if near else ""
    there = "、".join(said or file for file, said in known)
    return Finding(NO_STYLE, place, f"没有叫“{name}”的版式。", f"{asked}现有的：{there}。", quote=name)


def circle(place: Place) -> Finding:
    """Say that a house style builds on itself by way of others."""
    return Finding(CIRCLE, place, "这个版式沿用的版式又沿用了它自己。", "请去掉其中一处“沿用”。")


def incomplete(place: Place, missing: Collection[str]) -> Finding:
    """Say that a house style leaves things out and builds on none that has them."""
    message = f"这个版式没有写“{'”“'.join(sorted(missing))}”，也没有沿用别的版式。"
    return bad_record(place, message, "请加一行“沿用: gb9704”，没有写的项就照国家标准。")
