"""Wrong user data is a value that says where and what to do, in both languages."""

from shudian.finding import Kind, Place, Severity, failed
from shudian.wording import Wording, interface_language

NO_TIME = Kind(
    "script.no-time",
    Severity.WARNING,
    Wording("Scene {scene} names no time of day.", "第 {scene} 场没有写时间。"),
    Wording("Write DAY or NIGHT.", "请写明日或夜。"),
)


def test_a_finding_reads_as_one_line() -> None:
    found = NO_TIME.at(Place(file="a.txt", line=12, scene="1-2"), scene="1-2")
    assert (
        str(found)
        == "a.txt:12 · scene 1-2: warning script.no-time: Scene 1-2 names no time of day. → Write DAY or NIGHT."
    )
    assert "第 1-2 场没有写时间" in found.in_("zh")


def test_only_errors_fail() -> None:
    wrong = Kind("a.b", Severity.ERROR, Wording("x", "错"), Wording("y", "改"))
    assert not failed([NO_TIME.at()])
    assert failed([NO_TIME.at(), wrong.at()])


def test_a_value_in_braces_is_not_filled_again() -> None:
    assert NO_TIME.at(scene="{scene}").message.en == "Scene {scene} names no time of day."


def test_the_interface_follows_the_shell() -> None:
    assert interface_language({"LANG": "zh_CN.UTF-8"}) == "zh"
    assert interface_language({"LANG": "zh_CN.UTF-8", "SHUDIAN_LANG": "en"}) == "en"
    assert interface_language({}) == "en"
