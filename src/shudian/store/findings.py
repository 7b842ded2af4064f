"""What a check of the workspace may find."""

from shudian.finding import Kind, Severity
from shudian.wording import Wording

AUDIT_ALTERED = Kind(
    "store.audit-altered",
    Severity.ERROR,
    Wording(
        "Row {seq} of the audit log was altered, or a row before it is missing.",
        "审计日志第 {seq} 行被改动，或其前面缺行。",
    ),
    Wording(
        "Compare with a backup: from row {seq} on the log proves nothing.",
        "请与备份比对：自第 {seq} 行起，日志不再可信。",
    ),
)
TEXT_ALTERED = Kind(
    "store.text-altered",
    Severity.ERROR,
    Wording("The document {digest} no longer matches its name.", "文档 {digest} 的内容与其名称不再相符。"),
    Wording("Restore the database from a backup.", "请从备份恢复数据库。"),
)
MEDIA_DAMAGED = Kind(
    "store.media-damaged",
    Severity.ERROR,
    Wording(
        "The media file {digest} ({name}) is missing or holds something else.",
        "媒体文件 {digest}（{name}）缺失或内容不符。",
    ),
    Wording(
        "Delete it if it is there and run the command that made it again, or restore it from a backup.",
        "若文件仍在请删除，并重新运行生成它的命令，或从备份恢复。",
    ),
)
