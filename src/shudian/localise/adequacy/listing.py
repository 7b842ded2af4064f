"""The review list as a file: CSV for a spreadsheet, JSON for a program, HTML for whoever reads through it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from html import escape

from shudian.localise.adequacy.judge import Doubted
from shudian.localise.adequacy.reason import Market
from shudian.units import Lang
from shudian.wording import Wording

_RIGHT_TO_LEFT = {"Arab", "Hebr"}
_TITLE = Wording("Lines to look at again", "待复核台词")
_COUNT = Wording(
    "{count} of {all} lines, the worst first", "共 {all} 句，其中 {count} 句待复核，最可疑者在前"
)
_HEADS = (
    Wording("doubt", "疑度"),
    Wording("where", "位置"),
    Wording("source", "原文"),
    Wording("line", "译文"),
    Wording("why", "缘由"),
)
_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 76rem; padding: 0 1rem; color: #1c1c1a }
h1 { font-size: 1.4rem; margin: 0 } p.count { color: #5c5c56; margin: .2rem 0 1.2rem }
table { border-collapse: collapse; width: 100% } th { text-align: start; font-weight: 600; color: #5c5c56 }
th, td { padding: .5rem .6rem; border-bottom: 1px solid #dddcd4; vertical-align: top }
td.doubt { font-variant-numeric: tabular-nums; white-space: nowrap; font-weight: 600 }
td.where { white-space: nowrap; color: #5c5c56; font-size: .85rem } td.text { width: 26% }
ul { margin: 0; padding-inline-start: 1.1rem } li span { color: #5c5c56 }
tr.grave td.doubt { color: #a3210f } @media print { body { margin: 0; max-width: none } }
""".strip()


def as_csv(listed: Sequence[Doubted], language: str) -> bytes:
    """A row a line, with its byte order mark for spreadsheets; `language` is that of the interface."""
    text = io.StringIO(newline="")
    rows = csv.writer(text)
    rows.writerow(("doubt", "episode", "scene", "element", "speaker", "source", "target", "reasons"))
    for each in listed:
        pair, why = each.pair, " ".join(reason.finding.message.in_(language) for reason in each.reasons)
        told = (pair.episode, pair.scene, pair.element, pair.speaker or "", pair.source, pair.target, why)
        rows.writerow((f"{each.doubt:.2f}", *told))
    return text.getvalue().encode("utf-8-sig")


def as_json(listed: Sequence[Doubted], language: str) -> bytes:
    rows = [
        {
            "doubt": round(each.doubt, 4),
            "episode": each.pair.episode,
            "scene": each.pair.scene,
            "element": each.pair.element,
            "speaker": each.pair.speaker,
            "source": each.pair.source,
            "target": each.pair.target,
            "reasons": [
                {
                    "code": reason.finding.code,
                    "weight": round(reason.weight, 4),
                    "message": reason.finding.message.in_(language),
                    "remedy": reason.finding.remedy.in_(language),
                }
                for reason in each.reasons
            ],
        }
        for each in listed
    ]
    return (json.dumps(rows, ensure_ascii=False, indent=2) + "\n").encode()


def as_html(listed: Sequence[Doubted], market: Market, title: str, language: str) -> bytes:
    """One page that needs nothing beside it."""
    written = sum(bool(pair.target.strip()) for pair in market.pairs)
    count = _COUNT.filled({"count": len(listed), "all": written}).in_(language)
    heads = "".join(f"<th>{escape(head.in_(language))}</th>" for head in _HEADS)
    rows = "\n".join(_row(each, market, language) for each in listed)
    named = escape(f"{title} · {_TITLE.in_(language)} · {market.target.own_name}")
    return (
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{named}</title><style>\n{_STYLE}\n</style></head>\n'
        f'<body><h1>{named}</h1><p class="count">{escape(count)}</p>\n'
        f"<table><thead><tr>{heads}</tr></thead><tbody>\n{rows}\n</tbody></table></body></html>\n"
    ).encode()


def _row(each: Doubted, market: Market, language: str) -> str:
    pair = each.pair
    where = escape(" · ".join(part for part in (pair.scene or pair.episode, pair.speaker) if part))
    why = "".join(
        f"<li>{escape(reason.finding.message.in_(language))} "
        f"<span>{escape(reason.finding.remedy.in_(language))}</span></li>"
        for reason in each.reasons
    )
    grave = ' class="grave"' if each.doubt >= 0.5 else ""
    return (
        f'<tr{grave}><td class="doubt">{each.doubt:.2f}</td><td class="where">{where}</td>'
        f"{_text(pair.source, market.source)}{_text(pair.target, market.target)}<td><ul>{why}</ul></td></tr>"
    )


def _text(words: str, language: Lang) -> str:
    way = ' dir="rtl"' if language.script in _RIGHT_TO_LEFT else ""
    return f'<td class="text" lang="{language.tag}"{way}>{escape(words)}</td>'
