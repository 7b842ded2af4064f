"""Every kind of finding about a talent scheduling file."""

from __future__ import annotations

from shudian.finding import Finding, Kind, Place, Severity
from shudian.plan.talent.problem import MOST_CAST, MOST_SCENES, Talent, reduced
from shudian.wording import Wording

NOT_TALENT = Kind(
    "talent.not-talent",
    Severity.ERROR,
    Wording("This is no talent scheduling problem: {why}.", "这不是演员排序问题：{why}。"),
    Wording(
        "Give a MiniZinc .dzn, a .dat of DDOLib or AMPL, or numbers as the Unicamp set writes them.",
        "请提供 MiniZinc 的 .dzn、DDOLib 或 AMPL 的 .dat，或 Unicamp 的数字文本。",
    ),
)
LEFT_OUT = Kind(
    "talent.left-out",
    Severity.WARNING,
    Wording(
        "{name} is no part of talent scheduling and was left out.", "{name} 不属于演员排序问题，未计入。"
    ),
    Wording("Read the result as that of the problem without it.", "请将结果理解为不含该条件的问题的结果。"),
)
TOO_LARGE = Kind(
    "talent.too-large",
    Severity.ERROR,
    Wording(
        "{scenes} different scenes and {cast} waiting performers are more than the {most_scenes} and {most_cast} that are solved.",
        "共 {scenes} 场、{cast} 名需等待的演员，超出可求解的 {most_scenes} 场、{most_cast} 名。",
    ),
    Wording("Solve it in parts, or join scenes into blocks.", "请分段求解，或把多场并为一块。"),
)


def too_large(talent: Talent, file: str | None) -> Finding:
    smaller = reduced(talent).talent
    return TOO_LARGE.at(
        Place(file=file),
        scenes=len(smaller.durations),
        cast=len(smaller.wages),
        most_scenes=MOST_SCENES,
        most_cast=MOST_CAST,
    )
