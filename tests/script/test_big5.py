"""Scripts from Taiwan and Hong Kong: Big5 bytes, traditional writing."""

from shudian.script import read

PAGE = "《龍窯》\n第1集：回村\n1-1 夜 外 廊橋\n人物：小滿、七公\n△小滿舉起碗，碗底有一道金線。\n七公：這是哪來的？\n小滿（OS）：那盞燈從來沒有滅過。\n"


def test_big5_is_read_and_named() -> None:
    made, found = read(PAGE.encode("big5hkscs"), "a.txt")
    assert made
    assert made.title == "龍窯"
    assert [e.text for e in next(made.scenes).lines] == ["這是哪來的？", "那盞燈從來沒有滅過。"]
    assert any("Big5" in f.message.en for f in found)


def test_simplified_writing_in_gb18030_stays_gb18030() -> None:
    page = PAGE.replace("這", "这").replace("來", "来").replace("內", "内")
    _, found = read(page.encode("gb18030"), "a.txt")
    assert any("GB18030" in f.message.en for f in found)
