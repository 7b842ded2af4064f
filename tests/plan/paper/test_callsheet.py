"""Call sheets read back from the PDF: who comes when, nothing outside the page, any name whatever."""

from dataclasses import replace

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shudian import fonts
from shudian.plan.paper import needs
from shudian.plan.paper.callsheet import call_sheets
from shudian.plan.paper.material import Material, clock

Materials = dict[str, Material]
MARGIN = 25  # points


def sheets(material: Material, only: int | None = None) -> pypdfium2.PdfDocument:
    made = call_sheets(
        material.schedule,
        material.breakdown,
        material.production,
        material.language,
        fonts.need("Hans").path,
        problem=material.problem,
        only=only,
    )
    return pypdfium2.PdfDocument(made)


def said(page: pypdfium2.PdfPage) -> str:
    text: str = page.get_textpage().get_text_range()
    return " ".join(text.split())


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_first_page_carries_what_everybody_needs(crowded: Materials, language: str) -> None:
    material = crowded[language]
    for day in (material.schedule.days[0], material.schedule.days[3]):
        page = said(sheets(material, day.number)[0])
        assert material.date(day.date) in page
        assert all(at in page for at in (clock(day.call, day), clock(day.wrap, day), "05:41", "18:22"))
        assert "0577-55579999" in page
        assert "28.0018, 120.6412" in page
        assert "120" in page
        assert all(f"{clock(strip.start, day)} {strip.number}" in page for strip in day.strips)
        for call in day.calls:
            assert f"{clock(call.call, day)} {clock(call.wrap, day)}" in page
        assert material.said("Company move", "转场") in page


@pytest.mark.parametrize("language", ["zh", "en"])
def test_further_pages_carry_departments_limits_dangers_and_the_next_day(
    crowded: Materials, language: str
) -> None:
    material = crowded[language]
    document = sheets(material, 1)
    whole = " ".join(said(page) for page in document)
    assert f"匕首{needs.MARK}" in whole  # suggested
    assert f"天青碗{needs.MARK}" not in whole  # confirmed
    assert "西装礼服" in whole
    assert "138-0000-0003" in whole
    assert material.date(material.schedule.days[1].date) in whole
    for words in (
        ("no night shoots", "不拍夜戏"),
        ("Firearms", "枪械"),
        ("Water", "涉水"),
        ("Open flame", "明火"),
    ):
        assert material.said(*words) in whole


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_stands_outside_the_page_or_on_its_foot(crowded: Materials, language: str) -> None:
    for page in sheets(crowded[language], 2):
        text = page.get_textpage()
        width, height = page.get_size()
        for at in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(at)
            if right > left:
                assert left >= MARGIN
                assert right <= width - MARGIN
                assert bottom >= 14
                assert top <= height - MARGIN


def test_the_second_unit_has_no_advance_of_the_first(crowded: Materials) -> None:
    document = sheets(crowded["zh"], 7)  # the last day of unit A; day 8 is unit B
    assert "次日预告" not in " ".join(said(page) for page in document)


def test_without_a_problem_sunrise_is_left_to_fill_in(crowded: Materials) -> None:
    material = replace(crowded["en"], problem=None)
    page = said(sheets(material, 1)[0])
    assert "Sunrise" in page
    assert "05:41" not in page


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.text(min_size=1, max_size=120))
def test_any_name_can_be_printed(crowded: Materials, name: str) -> None:
    material = crowded["zh"]
    day = material.schedule.days[0]
    strips = tuple(replace(strip, number=name, place=name) for strip in day.strips[:2])
    calls = tuple(replace(call, character=name, performer=name) for call in day.calls[:1])
    short = replace(day, strips=strips, calls=calls)
    sheet = replace(material.breakdown.scenes[0], props=(name,), summary=name, extras=(f"{name}×3",))
    strange = replace(
        material,
        schedule=replace(material.schedule, days=(short,)),
        breakdown=replace(material.breakdown, scenes=(sheet,)),
        production=replace(material.production, title=name, producer=name),
    )
    assert len(sheets(strange)) >= 1


def test_a_rule_of_limits_reads_as_a_sentence(crowded: Materials) -> None:
    material = crowded["en"]
    assert material.problem
    assert needs.limit_said(material, material.problem.limits[0]) == (
        "scenes at most 4 h; call to wrap at most 6 h; call not before 08:00; wrap by 20:00; rest 12 h; no night shoots"
    )
