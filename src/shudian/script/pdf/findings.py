"""Every kind of finding that reading a PDF makes."""

from __future__ import annotations

from shudian.finding import Kind, Severity
from shudian.wording import Wording

_EXPORT = Wording(
    "Ask for the file it was made from (.docx, .fdx, .fountain, .txt), or run it through text recognition (OCR) first.",
    "请索取原始文件（.docx、.fdx、.fountain、.txt），或先做文字识别（OCR）。",
)

NO_TEXT = Kind(
    "script.no-text-layer",
    Severity.ERROR,
    Wording(
        "None of the {pages} pages holds any text: they are pictures of a script.",
        "{pages} 页均不含文字，只有图像（扫描件）。",
    ),
    _EXPORT,
)
PICTURES = Kind(
    "script.page-without-text",
    Severity.WARNING,
    Wording("{count} pages are pictures without text: {pages}.", "{count} 页只有图像、没有文字：{pages}。"),
    _EXPORT,
)
CODED = Kind(
    "script.unreadable-letters",
    Severity.ERROR,
    Wording(
        "{percent} % of the letters have no code in this PDF, only a shape.",
        "该 PDF 中 {percent}% 的字符只有字形，没有编码。",
    ),
    _EXPORT,
)
DAMAGED_PDF = Kind(
    "script.damaged-pdf",
    Severity.ERROR,
    Wording("This PDF is damaged or was cut short.", "该 PDF 已损坏或不完整。"),
    Wording("Export it again, or ask for it again.", "请重新导出，或重新索取该文件。"),
)
LOCKED_PDF = Kind(
    "script.locked-pdf",
    Severity.ERROR,
    Wording("This PDF is locked with a password.", "该 PDF 设有打开密码。"),
    Wording("Open it, take the password off, and save it again.", "请打开文件，取消密码后重新保存。"),
)
TOO_LONG = Kind(
    "script.too-long-pdf",
    Severity.ERROR,
    Wording(
        "This PDF has more than {most} pages or letters; no script is that long.",
        "该 PDF 的页数或字数超过 {most}，不可能是剧本。",
    ),
    Wording("Give the pages of the script alone.", "请只提供剧本部分的页面。"),
)
