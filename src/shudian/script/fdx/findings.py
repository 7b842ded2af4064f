"""What can be wrong with a Final Draft file."""

from __future__ import annotations

from shudian.finding import Kind, Severity
from shudian.wording import Wording

_SAVE_AGAIN = Wording(
    "Open it in the program that wrote it and save it as .fdx again.", "请在原软件中打开，重新另存为 .fdx。"
)
WRONG_XML = Kind(
    "script.fdx-xml",
    Severity.ERROR,
    Wording("This Final Draft file is broken XML: {why}.", "此 Final Draft 文件的 XML 已损坏：{why}。"),
    _SAVE_AGAIN,
)
DECLARES = Kind(
    "script.fdx-declares",
    Severity.ERROR,
    Wording(
        "The file declares a document type or entities, which no Final Draft file does; it was not read.",
        "文件中声明了文档类型或实体，Final Draft 文件不会这样写，已拒绝读取。",
    ),
    _SAVE_AGAIN,
)
TOO_LARGE = Kind(
    "script.fdx-large",
    Severity.ERROR,
    Wording(
        "The file is larger or nested deeper than any script: {what}.",
        "文件过大或嵌套过深，不像剧本：{what}。",
    ),
    Wording("Save the script alone, without pictures.", "请只保存剧本本身，不含图片。"),
)
NO_CONTENT = Kind(
    "script.fdx-no-content",
    Severity.ERROR,
    Wording("The Final Draft file holds no script.", "此 Final Draft 文件中没有剧本内容。"),
    _SAVE_AGAIN,
)
LEFT_OVER = Kind(
    "script.fdx-left-over",
    Severity.WARNING,
    Wording(
        "Behind the end of the script stands what another file left over; it was not read.",
        "剧本结尾之后还有其他文件的残余内容，未予读取。",
    ),
    _SAVE_AGAIN,
)
TAG_ELSEWHERE = Kind(
    "script.fdx-tag-elsewhere",
    Severity.NOTE,
    Wording(
        "{count} tags stand on headings, cues or directions; they stay in the .fdx and are not in the breakdown.",
        "有 {count} 个标签标在场头、人名或提示上；它们保留在 .fdx 中，不进入拆解。",
    ),
    Wording("Tag the words in action or dialogue as well.", "请同时在动作或台词的文字上标注。"),
)
UNKNOWN_TAG = Kind(
    "script.fdx-unknown-tag",
    Severity.NOTE,
    Wording(
        "{count} tagged words name a tag that the file does not define.",
        "有 {count} 处文字的标签在文件中没有定义。",
    ),
    Wording("Tag them again in Final Draft.", "请在 Final Draft 中重新标注。"),
)
