"""Every kind of finding that reading a Word document makes."""

from __future__ import annotations

from shudian.finding import Kind, Severity
from shudian.wording import Wording

A_WORKBOOK = Wording("an Excel workbook", " Excel 工作簿")
A_DECK = Wording("a PowerPoint presentation", " PowerPoint 演示文稿")
AN_ODF_DOCUMENT = Wording("an OpenDocument file (.odt)", " OpenDocument 文档（.odt）")
A_PAGES_DOCUMENT = Wording(
    "an Apple Pages, Numbers or Keynote document", " Apple Pages、Numbers 或 Keynote 文档"
)
A_ZIP = Wording("a zip archive without a Word document", "不含 Word 文档的压缩包")

NOT_WORD = Kind(
    "script.not-word",
    Severity.ERROR,
    Wording("This is {what}.", "这是{what}。"),
    Wording(
        "Give the script itself: save it as a Word document (.docx) or as plain text, out of any archive.",
        "请提供剧本本身：另存为 Word 文档（.docx）或纯文本，并先从压缩包中取出。",
    ),
)
DAMAGED_ZIP = Kind(
    "script.damaged-document",
    Severity.ERROR,
    Wording("This Word document is damaged or was cut short.", "该 Word 文档已损坏或不完整。"),
    Wording(
        "Open it in Word or WPS, let it be repaired, and save it again as .docx.",
        "请在 Word 或 WPS 中打开并修复，再另存为 .docx。",
    ),
)
LOCKED = Kind(
    "script.locked",
    Severity.ERROR,
    Wording("This document is locked with a password.", "该文档设有打开密码。"),
    Wording("Open it, take the password off, and save it again.", "请打开文档，取消密码后重新保存。"),
)
TOO_LARGE = Kind(
    "script.too-large",
    Severity.ERROR,
    Wording(
        "A part of this document unpacks to more than {megabytes} MB; no script is that long.",
        "该文档解压后超过 {megabytes} MB，不可能是剧本。",
    ),
    Wording("Copy the script's text into a new document and save that.", "请将剧本正文复制到新文档后另存。"),
)
TRACKED = Kind(
    "script.tracked-changes",
    Severity.NOTE,
    Wording(
        "The document has tracked changes; it was read as if all {count} were accepted.",
        "文档含 {count} 处修订，按全部接受读取。",
    ),
    Wording(
        "Accept or reject them in Word if another version is meant.",
        "如需其他版本，请先在 Word 中接受或拒绝修订。",
    ),
)
STYLES_IGNORED = Kind(
    "script.styles-ignored",
    Severity.NOTE,
    Wording(
        "The paragraph styles contradict the text in {count} of {styled} paragraphs; they were not used.",
        "段落样式与文字不符（{styled} 段中有 {count} 段），未作为依据。",
    ),
    Wording("Nothing to do, unless a line was read wrongly.", "如读取无误，可不处理。"),
)
