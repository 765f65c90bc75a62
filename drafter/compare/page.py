"""The comparison as a page a leader reads in a minute: small charts drawn as SVG, no script, nothing fetched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from html import escape

from drafter.compare.comparison import SILENT, Answered, Comparison, Row

_STYLE = """\
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:#fff;color:#1f1f1f;line-height:1.7;overflow-wrap:break-word;
font-family:"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",sans-serif}
main{max-width:56rem;margin:0 auto;padding:1.25rem 1rem 3rem}
h1{font-size:1.375rem;line-height:1.4;margin:.5rem 0 1rem;text-wrap:balance}
h2{font-size:1.125rem;margin:2rem 0 .5rem;border-bottom:2px solid #1f4e8c;padding-bottom:.25rem}
h3{font-size:1rem;margin:1.5rem 0 .25rem}
p{margin:.5rem 0}
.key{color:#555;font-size:.875rem}
.key svg{vertical-align:-.1em;margin:0 .25rem 0 .75rem}
.key svg:first-child{margin-left:0}
.heads{display:grid;grid-template-columns:repeat(auto-fill,minmax(16rem,1fr));gap:.75rem 1.5rem;padding:0;
list-style:none;margin:.75rem 0}
.heads li{border:1px solid #d8d8d8;border-radius:.375rem;padding:.625rem .75rem;break-inside:avoid}
.heads b{display:block;font-weight:600}
.heads .change{color:#1f4e8c;font-size:.9375rem}
.heads svg{display:block;width:100%;height:auto;margin:.25rem 0}
table{border-collapse:collapse;width:100%;font-size:.9375rem;line-height:1.5}
th,td{border-bottom:1px solid #e2e2e2;padding:.375rem .5rem;text-align:left;font-weight:400;vertical-align:top}
thead th{color:#555;font-size:.8125rem;border-bottom:1px solid #999}
.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
.out b,tr.out th{font-weight:600}
.bar{width:6.5rem}
.bar svg{display:block;width:6rem;height:1.25rem}
.remark{color:#777}
.number{white-space:nowrap}
.outcome,.silent{white-space:nowrap}
.silent{color:#a3261c;font-weight:600}
@media (max-width:40rem){.bar,.bars{display:none}table{font-size:.875rem}th,td{padding:.3125rem .25rem}
.number{display:none}}
@media print{main{max-width:none;padding:0}body{font-size:10.5pt}tr{break-inside:avoid}h2,h3{break-after:avoid}}
"""
_NOW, _THEN = "#1f4e8c", "#b9c4d2"
_OUTCOMES = {
    "完成": "#2c7a4b", "已解决": "#2c7a4b", "推进中": "#6fae87", "已转化": "#6fae87", "已调整": "#c9a24b",
    "仍存在": "#c9743f", "未完成": "#c9743f", SILENT: "#a3261c",
}  # fmt: skip
_UNKNOWN = "#999"
_BAR = 168


def as_page(comparison: Comparison) -> str:
    """Return the whole page."""
    return "\n".join(_lines(comparison)) + "\n"


def _lines(comparison: Comparison) -> Iterator[str]:
    title = escape(comparison.title)
    yield "<!doctype html>"
    yield '<html lang="zh-CN">'
    yield '<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title}</title>\n<style>\n{_STYLE}</style>\n</head>"
    yield f"<body>\n<main>\n<h1>{title}</h1>"
    for text in (comparison.summary, *comparison.remarks):
        yield f"<p>{escape(text)}</p>"
    yield from _headlines(comparison)
    yield from _answers("上年打算落实", "打算", comparison.promises)
    yield from _answers("上年问题整改", "问题", comparison.repairs)
    yield "<h2>各项数据</h2>"
    yield "<p class=key>每个主题里，变化大的排在前面。</p>"
    for group in comparison.groups:
        yield from _figures(comparison, group.title, group.rows)
    yield "</main>\n</body>\n</html>"


def _headlines(comparison: Comparison) -> Iterator[str]:
    if not comparison.headlines:
        return
    yield "<h2>变化大的数据</h2>"
    swatch = (
        '<svg width="12" height="12" aria-hidden="true"><rect width="12" height="12" fill="{}"/></svg>{}年'
    )
    years = (swatch.format(_NOW, comparison.this_year), swatch.format(_THEN, comparison.last_year))
    yield f"<p class=key>{''.join(years)}</p>"
    yield "<ul class=heads>"
    for row in comparison.headlines:
        said = f"{comparison.this_year}年{row.this}，{comparison.last_year}年{row.last}"
        yield f"<li><b>{escape(row.label)}</b>{_pair(row, said)}<span class=change>{escape(row.told)}</span></li>"
    yield "</ul>"


def _pair(row: Row, said: str) -> str:
    """Draw both years as bars, each with its figure behind it."""
    bars = [
        f'<rect y="{top}" width="{width:.1f}" height="14" rx="2" fill="{colour}"/>'
        f'<text x="{width + 6:.1f}" y="{top + 11.5}" font-size="12" fill="#1f1f1f">{escape(text)}</text>'
        for top, width, colour, text in zip(
            (1, 19), _widths(row, _BAR), (_NOW, _THEN), (row.this, row.last), strict=True
        )
    ]
    return f'<svg viewBox="0 0 260 36" role="img" aria-label="{escape(said)}">{"".join(bars)}</svg>'


def _widths(row: Row, room: int) -> tuple[float, float]:
    """Return the lengths of the two bars: the longer fills the room; what is there is seen, however small."""
    values = [Decimal(f.value) if f else Decimal(0) for f in (row.now, row.then)]
    most = max(values) or Decimal(1)
    now, then = (max(float(value / most) * room, 2.0 if value else 0.0) for value in values)
    return now, then


def _answers(title: str, what: str, items: tuple[Answered, ...]) -> Iterator[str]:
    if not items:
        return
    yield f"<h2>{title}</h2>"
    yield _shares(items)
    yield f"<table><thead><tr><th class=number>编号</th><th>{what}</th><th>结果</th><th>说明</th></tr></thead><tbody>"
    for item in items:
        look = "silent" if item.outcome == SILENT else "outcome"
        yield (
            f"<tr><td class=number>{escape(item.number)}</td><td>{escape(item.what)}</td>"
            f"<td class={look}>{escape(item.outcome)}</td><td>{escape(item.note)}</td></tr>"
        )
    yield "</tbody></table>"


def _shares(items: tuple[Answered, ...]) -> str:
    """Draw what came of them as one bar, with a key below."""
    counted = Counter(item.outcome for item in items)
    order = sorted(counted, key=lambda o: [*_OUTCOMES, o].index(o))
    said = "、".join(f"{outcome}{counted[outcome]}" for outcome in order)
    parts, keys, at = [], [], 0.0
    for outcome in order:
        width, colour = 600 * counted[outcome] / len(items), _OUTCOMES.get(outcome, _UNKNOWN)
        parts.append(f'<rect x="{at:.1f}" width="{max(width - 2, 1):.1f}" height="14" fill="{colour}"/>')
        keys.append(
            f'<svg width="12" height="12" aria-hidden="true"><rect width="12" height="12" fill="{colour}"/></svg>'
            f"{escape(outcome)} {counted[outcome]}"
        )
        at += width
    return (
        f'<svg viewBox="0 0 600 14" width="100%" height="14" preserveAspectRatio="none" role="img" '
        f'aria-label="{escape(said)}">{"".join(parts)}</svg><p class=key>{"".join(keys)}</p>'
    )


def _figures(comparison: Comparison, title: str, rows: tuple[Row, ...]) -> Iterator[str]:
    yield f"<h3>{escape(title)}</h3>"
    yield (
        f"<table><thead><tr><th>指标</th><th class=n>{comparison.this_year}年</th>"
        f"<th class=n>{comparison.last_year}年</th><th class=bars></th><th>变化</th></tr></thead><tbody>"
    )
    for row in rows:
        look = " class=out" if row.notable else ""
        change = escape(row.words)
        if row.remark:
            change += f"<span class=remark>{'（' if change else ''}{escape(row.remark)}{'）' if change else ''}</span>"
        yield (
            f"<tr{look}><th scope=row>{escape(row.label)}</th><td class=n>{escape(row.this)}</td>"
            f"<td class=n>{escape(row.last)}</td><td class=bar>{_small(row)}</td><td>{change or '—'}</td></tr>"
        )
    yield "</tbody></table>"


def _small(row: Row) -> str:
    """Draw both years as two thin bars; nothing where one is missing."""
    if row.now is None or row.then is None or (row.remark and not row.words):
        return ""
    now, then = _widths(row, 96)
    return (
        f'<svg viewBox="0 0 96 20" aria-hidden="true"><rect y="2" width="{now:.1f}" height="7" fill="{_NOW}"/>'
        f'<rect y="11" width="{then:.1f}" height="7" fill="{_THEN}"/></svg>'
    )
