"""Kinds of finding of clips."""

from shudian.finding import Kind, Severity
from shudian.wording import Wording

NONE = Kind(
    "cut.clips-none",
    Severity.ERROR,
    Wording(
        "No stretch of {least} to {most} s begins and ends at a cut or in a pause.",
        "没有一段 {least}–{most} 秒的内容能在切点或停顿处开始并结束。",
    ),
    Wording("Give its subtitles and its shots.", "请提供字幕与镜头表。"),
)
UNPLACED = Kind(
    "cut.clips-unplaced",
    Severity.WARNING,
    Wording(
        "{count} clips of the script have no cut or pause near both ends, or overlap a better one; they are left out.",
        "剧本中有 {count} 个片段的两端附近没有切点或停顿，或与更好的片段重叠，已略去。",
    ),
    Wording("Give the film's subtitles, or choose by hand.", "请提供成片字幕，或手动选段。"),
)
APART = Kind(
    "cut.clips-apart",
    Severity.WARNING,
    Wording(
        "The script runs {script} s, the film {film} s: its clips are laid on the film in proportion.",
        "剧本时长 {script} 秒，成片 {film} 秒：按比例把片段对到成片。",
    ),
    Wording("Look at both ends of every clip.", "请检查每个片段的首尾。"),
)
NOT_IN_SCRIPT = Kind(
    "cut.clips-no-episode",
    Severity.ERROR,
    Wording("Nothing in the script makes a clip of episode {episode}.", "剧本中没有第 {episode} 集的片段。"),
    Wording("Choose another episode (--episode).", "请用 --episode 选择其他集。"),
)
SPOILS = Kind(
    "cut.clips-spoil",
    Severity.ERROR,
    Wording(
        "Episode {episode} stands behind the paywall, which is at the end of episode {paywall}.",
        "第 {episode} 集在付费点（第 {paywall} 集末）之后。",
    ),
    Wording(
        "Take an episode before it, or leave out --no-spoilers.",
        "请选择付费点之前的集，或去掉 --no-spoilers。",
    ),
)
NO_WORDS = Kind(
    "cut.clips-no-words",
    Severity.NOTE,
    Wording(
        "Without subtitles nobody knows where a word ends: clips are cut where the picture cuts and the sound falls.",
        "没有字幕就不知道话说到哪里：片段按画面切点与声音间隙剪切。",
    ),
    Wording("Give --subtitles.", "请给出 --subtitles。"),
)
NO_TITLE = Kind(
    "cut.clips-no-title",
    Severity.NOTE,
    Wording("The end card has no title.", "片尾卡没有剧名。"),
    Wording("Give --title in the market's language.", "请用 --title 给出当地语言的剧名。"),
)
NO_CALL = Kind(
    "cut.clips-no-call",
    Severity.WARNING,
    Wording(
        "No call to action is known in {language}; the end card has it in English.",
        "没有 {language} 的行动号召语，片尾卡使用英文。",
    ),
    Wording("Give it with --call.", "请用 --call 给出。"),
)
VARIABLE = Kind(
    "cut.clips-variable",
    Severity.ERROR,
    Wording("This film's rate varies; clips are counted by frames.", "该文件帧率可变，片段按帧计。"),
    Wording("Make it constant with `shudian cut proxy`.", "请先用 shudian cut proxy 转为恒定帧率。"),
)
