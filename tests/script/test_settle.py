"""Lines that only the cast, or the lines around them, can settle."""

from shudian.model.series import Scene
from shudian.script import read

_MARKED = "△走。\n" * 5


def scene(body: str, above: str = "第1集\n1-1 日 内 大厅\n") -> Scene:
    made, _ = read((above + body).encode(), "a.txt")
    assert made
    return next(made.scenes)


def spoken(body: str) -> list[tuple[str | None, str | None, str | None, str]]:
    return [(e.character, e.extension, e.parenthetical, e.text) for e in scene(body).lines]


def test_a_name_on_its_own_line_speaks_the_lines_below_it() -> None:
    body = "人物：小满、七公\n△小满站着。\n\n**小满**\n（OS）\n（冷笑）\n这碗是假的。\n不值钱。\n\n七公\n他说：别走。\n\n△七公走了。"
    assert spoken(body) == [
        ("小满", "OS", "冷笑", "这碗是假的。不值钱。"),
        ("七公", None, None, "他说：别走。"),
    ]


def test_a_name_that_often_stands_alone_needs_no_cast_line() -> None:
    body = "\n\n".join(f"{who}\n{words}" for who, words in [("小满", "走。"), ("七公", "去哪？")] * 3)
    assert [who for who, *_ in spoken(_MARKED + body)] == ["小满", "七公"] * 3


def test_a_short_action_is_no_name() -> None:
    assert spoken(_MARKED + "众人沉默\n\n小满离开") == []


def test_a_scan_that_ran_lines_together_is_parted() -> None:
    body = (
        "人物：小满、\n七公\n△小满走来。七公：站住！小满（冷笑）：凭什么？\n七公·凭这个。\n△他举碗。△碗碎了。"
    )
    told = scene(_MARKED + body)
    assert [entry.name for entry in told.cast] == ["小满", "七公"]
    assert [(e.character, e.text) for e in told.elements[5:]] == [
        (None, "小满走来。"),
        ("七公", "站住！"),
        ("小满", "凭什么？"),
        ("七公", "凭这个。"),
        (None, "他举碗。"),
        (None, "碗碎了。"),
    ]
    assert [e.source.column for e in told.elements[5:8]] == [1, 7, 13]


def test_the_title_above_each_episode_is_a_note() -> None:
    page = "《龙窑》\n第1集\n1-1 日 内 大厅\n△走。\n《龙窑》\n第2集\n2-1 日 内 大厅\n△走。"
    made, _ = read(page.encode(), "a.txt")
    assert made
    assert [[e.kind.value for e in s.elements] for s in made.scenes] == [["action", "note"], ["action"]]


def test_parts_of_a_pasted_page_say_where_they_stand() -> None:
    page = (
        "第1集1-1 日 内 会议室人物：林知夏、周曼"
        + "△所有人都看着她，没有一个人说话。" * 15
        + "周曼：签了吧。"
    )
    made, _ = read(page.encode(), "a.txt")
    assert made
    last = next(made.scenes).elements[-1]
    assert (last.source.line, last.source.column) == (1, page.index("周曼：签") + 1)


def test_a_bare_line_on_a_marked_page_is_action_unless_it_may_go_on_speaking() -> None:
    body = "人物：小满\n夜雨中的龙窑。\n△她举灯。\n灯灭了。\n小满：谁？\n小满后退一步。\n小满：出来！\n门外的脚步声停了。\n"
    sure = [(e.text, e.confidence >= 0.75) for e in scene(_MARKED * 8 + body).elements[40:]]
    assert sure == [
        ("夜雨中的龙窑。", True),
        ("她举灯。", True),
        ("灯灭了。", True),
        ("谁？", True),
        ("小满后退一步。", True),
        ("出来！", True),
        ("门外的脚步声停了。", False),
    ]


def test_labels_that_speak_to_the_crew_are_notes() -> None:
    page = "第1集\n【情绪流变】：疑惑→惊怒\n本集主线：碗碎\n1-1 日 内 大厅\n天气：小雨\n画面：碗底一道金线。\n2026年5月22日：小满回村。\n（她抬头。）\n"
    assert [(e.kind.value, e.text) for e in scene(page, "").elements] == [
        ("note", "【情绪流变】：疑惑→惊怒"),
        ("note", "本集主线：碗碎"),
        ("note", "天气：小雨"),
        ("action", "碗底一道金线。"),
        ("action", "2026年5月22日：小满回村。"),
        ("action", "她抬头。"),
    ]


def test_an_episode_line_in_brackets_after_the_title_or_in_a_list() -> None:
    page = "《龙窑》第1集 回村\n1-1 日 内 大厅\n△走。\n第【2】集：【封窑】\n2-1 日 内 大厅\n△走。\n3、第三集\n3-1 日 内 大厅\n△走。"
    made, _ = read(page.encode(), "a.txt")
    assert made
    assert made.title == "龙窑"
    assert [(e.number, e.title) for e in made.episodes] == [(1, "回村"), (2, "封窑"), (3, "")]


def test_headings_without_any_number_count_where_there_is_no_other() -> None:
    page = "序幕 山村,夜,外\n小满推车。\n门前土路,日,外\n小满:走呗。\n"
    made, _ = read(page.encode(), "a.txt")
    assert made
    assert [(s.place, s.time) for s in made.scenes] == [("山村", "夜"), ("门前土路", "日")]


def test_short_lines_without_a_stop_stay_apart() -> None:
    body = "小满转身离开\n门关上了\n小满：这一片被人用金粉重新补过一遍，是哪来的？\n七公放下手里的茶碗，看着窗外不说话，\n许久才叹气"
    assert [e.text for e in scene(body).elements] == [
        "小满转身离开",
        "门关上了",
        "这一片被人用金粉重新补过一遍，是哪来的？",
        "七公放下手里的茶碗，看着窗外不说话，许久才叹气",
    ]
