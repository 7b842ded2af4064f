"""Kinds of finding that only some formats have."""

from shudian.finding import Kind, Severity
from shudian.wording import Wording

NO_RATE = Kind(
    "localise.no-frame-rate",
    Severity.WARNING,
    Wording(
        "The file counts frames but does not say how many a second; {rate} was taken.",
        "文件以帧计时但未注明帧率，按每秒 {rate} 帧读取。",
    ),
    Wording("Say it with --frame-rate.", "请用 --frame-rate 指明帧率。"),
)
OPEN_END = Kind(
    "localise.open-end",
    Severity.NOTE,
    Wording(
        "{count} subtitles have no end of their own; each got one, {most} s at the most.",
        "有 {count} 条字幕没有结束时间，已补上，最长 {most} 秒。",
    ),
    Wording("Check how long they stay.", "请检查其停留时间。"),
)
WRONG_FIELD = Kind(
    "localise.wrong-field",
    Severity.WARNING,
    Wording("“{said}” is no {what}; the row was left out.", "“{said}”不是{what}，该行未采用。"),
    Wording("Correct the field.", "请改正。"),
)
NO_HEAD = Kind(
    "localise.no-head",
    Severity.ERROR,
    Wording("The first row names no column {columns}.", "首行缺少列：{columns}。"),
    Wording(
        "Head the table start,end,speaker,text; element, region and role may follow.",
        "请以 start,end,speaker,text 作为首行，可另加 element、region、role。",
    ),
)
NEEDS = Kind(
    "localise.needs-package",
    Severity.ERROR,
    Wording(
        "{format} needs a package that is not here: {package}.", "{format} 需要尚未安装的包：{package}。"
    ),
    Wording("Install it with: pip install 'shudian[{extra}]'.", "请安装：pip install 'shudian[{extra}]'。"),
)
