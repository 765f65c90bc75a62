"""Reports as trees, made by hand: one with every kind of block, and any number of plain ones of every length."""

from __future__ import annotations

import random
from datetime import date

from drafter.tree import (
    Attachment,
    Heading,
    Imprint,
    Items,
    Letterhead,
    Mark,
    Paragraph,
    Report,
    Signature,
    Span,
    Spans,
    Table,
)

DAY = date(2027, 1, 18)
TITLE = "云岭县人民政府关于2026年度法治政府建设情况的报告"
ORGAN = "云岭县人民政府"
JOINT = ("中共云岭县委员会", "云岭县人民政府")
CLAUSES = (
    "全县各级行政机关坚持把依法行政贯穿工作始终",
    "县政府常务会议专题研究法治议题6次",
    "全年共办理行政复议案件128件，审结121件，审结率94.5%",
    "开展行政执法案卷评查3轮，抽查案卷460卷",
    "对发现的问题逐一反馈并限期整改到位",
    "“一窗通办”事项由312项增加到405项，增长29.81%",
    "梳理公布《云岭县重大行政决策事项目录》",
    "建成乡镇（街道）公共法律服务工作站14个",
    "健全行政执法与刑事司法衔接工作机制",
    "累计培训执法人员1560人次，比上年增加213人次",
)


def said(text: str) -> Spans:
    """Return a text as the clerk's own words."""
    return (Span(text),)


def paragraph(text: str) -> Paragraph:
    """Return a paragraph of the clerk's own words."""
    return Paragraph(said(text))


FIGURES = Table(
    ("指标", "单位", "2026年", "2025年", "同比"),
    tuple(
        (said(name), said("件"), said(this), said(last), said(change))
        for name, this, last, change in (
            ("收到行政复议申请", "128", "97", "增长31.96%"),
            ("受理行政复议申请", "121", "90", "增长34.44%"),
            ("行政应诉", "36", "36", "持平"),
        )
    ),
    (0.36, 0.1, 0.16, 0.16, 0.22),
)
GAP = (
    Span("全年收到行政复议申请"),
    Span("「待填：收到复议申请（件）」", ("行政复议.收到",), Mark.GAP),
    Span("，审结"),
    Span("39", ("行政复议.审结",), Mark.UNCONFIRMED),
    Span("件。"),
)
EVERY_BLOCK = (
    paragraph("2026年，全县各级行政机关坚持把依法行政贯穿工作始终，“一窗通办”事项由312项增加到405项。"),
    Heading(1, said("工作情况")),
    Heading(2, said("健全依法决策机制"), run_in=True),
    paragraph("县政府常务会议专题研究法治议题6次。"),
    Heading(2, said("规范行政执法")),
    Heading(3, said("开展案卷评查")),
    Paragraph(GAP),
    Heading(4, said("建立问题清单")),
    Items((said("完善制度"), said("压实责任"), said("跟踪问效"))),
    FIGURES,
    Heading(1, said("下一步工作打算")),
    paragraph("继续推进严格规范公正文明执法，每季度抽查案卷不少于40卷。"),
)
UPWARD = Letterhead((ORGAN,), "云政〔2027〕3号", ("张立新",))
IMPRINT = Imprint(
    ("县委", "县人大常委会办公室", "县政协办公室", "县监委", "县法院", "县检察院"),
    "云岭县人民政府办公室",
    DAY,
)


def every_kind(**changes: object) -> Report:
    """Return a report with every kind of block and a table of figures attached."""
    report = Report(
        TITLE,
        EVERY_BLOCK,
        recipients=("县委", "县人大常委会"),
        signature=Signature((ORGAN,), DAY),
        attachments=(Attachment("2026年度云岭县法治政府建设主要指标", (FIGURES,)),),
        annotation="此件公开发布",
        subject="法治政府建设年度报告",
    )
    return changed(report, **changes)


def plain_report(seed: int, paragraphs: int = 20, **changes: object) -> Report:
    """Return a report of so many paragraphs under three headings, put together from clauses by a seed."""
    chance = random.Random(seed)
    blocks: list[Heading | Paragraph] = []
    for n in range(paragraphs):
        if n % (paragraphs // 3 + 1) == 0:
            blocks.append(Heading(1, said("工作情况")))
        if n % 3 == 0:
            blocks.append(Heading(2, said("严格规范公正文明执法")))
        clauses = chance.sample(CLAUSES, chance.randint(1, 7))
        blocks.append(paragraph("，".join(clauses) + "。"))
    report = Report(TITLE, tuple(blocks), ("县委", "县人大常委会"), Signature((ORGAN,), DAY))
    return changed(report, **changes)


def changed(report: Report, **changes: object) -> Report:
    """Return a report with some parts replaced."""
    from dataclasses import replace

    return replace(report, **changes)  # type: ignore[arg-type]  # the caller names fields of Report
