"""What can be wrong with the description of a season."""

from shudian.finding import Kind, Severity
from shudian.wording import Wording

NOT_A_PLAN = Kind(
    "cut.season-not-a-plan",
    Severity.ERROR,
    Wording("This is no description of a season: {why}.", "这不是整季渲染计划：{why}。"),
    Wording(
        "Write TOML or JSON with a list of [[episode]] tables, each with a `picture`.",
        "请用 TOML 或 JSON 写成若干 [[episode]] 表，每个表含 picture。",
    ),
)
UNKNOWN_FIELD = Kind(
    "cut.season-unknown-field",
    Severity.ERROR,
    Wording("Nothing here is called {field}.", "此处没有名为 {field} 的字段。"),
    Wording("Use one of: {known}.", "可用字段：{known}。"),
)
WRONG_VALUE = Kind(
    "cut.season-wrong-value",
    Severity.ERROR,
    Wording("{field} cannot be {value}.", "{field} 不能是 {value}。"),
    Wording("Give {wanted}.", "应为{wanted}。"),
)
NO_EPISODES = Kind(
    "cut.season-no-episodes",
    Severity.ERROR,
    Wording("The season has no episode.", "计划中没有任何一集。"),
    Wording("Add an [[episode]] table with a `picture`.", "请添加含 picture 的 [[episode]] 表。"),
)
TWICE = Kind(
    "cut.season-episode-twice",
    Severity.ERROR,
    Wording("Two episodes are called {name}.", "有两集都叫 {name}。"),
    Wording("Give each a name of its own.", "请为每一集取不同的名称。"),
)
NO_FILE = Kind(
    "cut.season-no-file",
    Severity.ERROR,
    Wording("There is no file {path}.", "找不到文件 {path}。"),
    Wording(
        "Paths count from the folder of the plan; check the spelling.",
        "路径以计划文件所在文件夹为起点，请检查拼写。",
    ),
)
NO_PLATFORM = Kind(
    "cut.season-no-platform",
    Severity.ERROR,
    Wording("No platform is called {name}.", "没有名为 {name} 的平台。"),
    Wording("Use one of: {known}.", "可用平台：{known}。"),
)
NO_TEXT = Kind(
    "cut.season-no-text",
    Severity.ERROR,
    Wording("Nothing can be burned in {language}: it has no subtitles.", "没有 {language} 字幕，无法压制。"),
    Wording(
        "Add it under `subtitles`, or leave it out of `burn`.",
        "请在 subtitles 中加入该语言，或从 burn 中去掉。",
    ),
)
NOTHING = Kind(
    "cut.season-nothing",
    Severity.ERROR,
    Wording("Nothing is to be made of it.", "没有要生成的成片。"),
    Wording(
        "Leave `ladder` in, or name `platforms` and give `subtitles` to burn.",
        "请保留 ladder，或写明 platforms 并给出要压制的 subtitles。",
    ),
)
PATH_ENDS = Kind(
    "cut.season-path-ends",
    Severity.ERROR,
    Wording(
        "The crop path is for {path} frames, the picture has {clip}.",
        "裁切路径含 {path} 帧，而画面有 {clip} 帧。",
    ),
    Wording("Make a path for this picture with --save-path.", "请用 --save-path 为此画面生成路径。"),
)
RATE = Kind(
    "cut.season-rate",
    Severity.WARNING,
    Wording(
        "{platform} takes {slow} to {fast} frames a second, this has {rate}.",
        "{platform} 接受每秒 {slow} 至 {fast} 帧，此片为 {rate}。",
    ),
    Wording("Conform it to a rate that the platform takes.", "请转换为平台接受的帧率。"),
)
BARS = Kind(
    "cut.season-bars",
    Severity.NOTE,
    Wording(
        "Without a crop path the picture stands between bars in {size}.",
        "没有裁切路径，画面在 {size} 中将带黑边。",
    ),
    Wording(
        "Make one with `shudian cut reframe --save-path`.", "可用 shudian cut reframe --save-path 生成。"
    ),
)
