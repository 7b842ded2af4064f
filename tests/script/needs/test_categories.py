"""The categories that a breakdown may file an item under."""

from shudian.script.tables import table


def test_every_category_of_the_standard_and_of_final_draft_has_its_names() -> None:
    known = {category["ucis"]: category for category in table("categories")["category"]}
    assert set(known) == {*range(7), *range(100, 127), 500, 501}
    assert all(category["en"] and category["zh"] for category in known.values())
    assert {category["ucis"] for category in table("final_draft")["category"] if "ucis" in category} <= set(
        known
    )


def test_every_word_of_the_lexicons_is_filed_under_a_known_category() -> None:
    known = {category["ucis"] for category in table("categories")["category"]}
    for lexicon in ("lexicon.zh", "lexicon.en"):
        assert {kind["category"] for kind in table(lexicon)["kind"]} <= known


def test_no_word_stands_under_two_categories() -> None:
    for lexicon in ("lexicon.zh", "lexicon.en"):
        seen: dict[str, int] = {}
        for kind in table(lexicon)["kind"]:
            words = kind.get("words", "")
            listed = words.split() if lexicon.endswith("zh") else [w.strip() for w in words.split(",")]
            for word in filter(None, listed):
                assert seen.setdefault(word, kind["category"]) == kind["category"], word
