"""How a written Word document looks: page, header, fonts and one named style a kind of paragraph."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from shudian.script.tables import table
from shudian.script.word.own import own_id

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import CharacterStyle, ParagraphStyle


def dressed(made: Document, title: str, chinese: bool) -> None:
    """The empty document with its page, header and styles."""
    rules = table("word_layout")
    language = "zh" if chinese else "en"
    page, margin = rules["page"][language], rules["page"]["margin"]
    _base(made, page)
    _page(made, page, margin)
    edge = page["width"] - margin["left"] - margin["right"]
    _header(made, title, "第 {} 页" if chinese else "{}.", edge)
    _properties(made, title, language)
    for key, rule in rules["styles"].items():
        _paragraph_style(made, key, rule, chinese)
    for key, rule in rules["runs"].items():
        _run_style(made, key, rule, chinese)


def _base(made: Document, page: dict[str, Any]) -> None:
    from docx.shared import Pt

    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = page["font"], Pt(page["size"])
    fonts = normal.element.rPr.rFonts
    fonts.set(_qn("w:eastAsia"), page["east_asia"])
    fonts.set(_qn("w:cs"), page["font"])
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = 1.15


def _page(made: Document, page: dict[str, Any], margin: dict[str, float]) -> None:
    from docx.shared import Cm

    (section,) = made.sections
    section.page_width, section.page_height = Cm(page["width"]), Cm(page["height"])
    section.top_margin, section.bottom_margin = Cm(margin["top"]), Cm(margin["bottom"])
    section.left_margin, section.right_margin = Cm(margin["left"]), Cm(margin["right"])


def _header(made: Document, title: str, numbered: str, edge: float) -> None:
    """The title at the left, the page's number at the right edge of the text."""
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.oxml import OxmlElement
    from docx.shared import Cm

    (section,) = made.sections
    line = section.header.paragraphs[0]
    line.style = made.styles["Normal"]
    line.paragraph_format.tab_stops.add_tab_stop(Cm(edge), WD_TAB_ALIGNMENT.RIGHT)
    before, after = numbered.split("{}")
    first = line.add_run(f"{title}\t{before}")
    field = OxmlElement("w:fldSimple")
    field.set(_qn("w:instr"), " PAGE ")
    first.element.addnext(field)
    field.append(line.add_run("1").element)
    line.add_run(after)


def _properties(made: Document, title: str, language: str) -> None:
    about = made.core_properties
    about.title, about.author, about.comments, about.last_modified_by = title, "", "", ""
    about.language = language
    about.revision = 1
    about.created = about.modified = datetime(2000, 1, 1)  # noqa: DTZ001 the format's dates are naive


def _paragraph_style(made: Document, key: str, rule: dict[str, Any], chinese: bool) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.shared import Cm, Pt

    style: ParagraphStyle = made.styles.add_style(own_id(key), WD_STYLE_TYPE.PARAGRAPH)
    _named(style, key, rule, chinese)
    style.base_style = made.styles["Normal"]
    style.quick_style = True
    _font(style, rule)
    form = style.paragraph_format
    form.space_before = Pt(rule.get("before", 0))
    if "left" in rule:
        form.left_indent = Cm(rule["left"])
    if "hanging" in rule:
        form.first_line_indent = Cm(-rule["hanging"])
    if "align" in rule:
        form.alignment = getattr(WD_ALIGN_PARAGRAPH, rule["align"].upper())
    if "level" in rule:
        form.keep_with_next = True
        level = OxmlElement("w:outlineLvl")
        level.set(_qn("w:val"), str(rule["level"] - 1))
        style.element.get_or_add_pPr().append(level)


def _run_style(made: Document, key: str, rule: dict[str, Any], chinese: bool) -> None:
    from docx.enum.style import WD_STYLE_TYPE

    style: CharacterStyle = made.styles.add_style(own_id(key), WD_STYLE_TYPE.CHARACTER)
    _named(style, key, rule, chinese)
    _font(style, rule)


def _named(style: CharacterStyle, key: str, rule: dict[str, Any], chinese: bool) -> None:
    """The name in the script's language, the other one as its alias."""
    from docx.oxml import OxmlElement

    name, alias = (rule["zh"], rule["en"]) if chinese else (rule["en"], rule["zh"])
    style.element.set(_qn("w:styleId"), own_id(key))
    style.element.find(_qn("w:name")).set(_qn("w:val"), name)
    aliases = OxmlElement("w:aliases")
    aliases.set(_qn("w:val"), alias)
    style.element.find(_qn("w:name")).addnext(aliases)


def _font(style: CharacterStyle, rule: dict[str, Any]) -> None:
    from docx.shared import Pt, RGBColor

    font = style.font
    font.bold, font.italic, font.strike = rule.get("bold"), rule.get("italic"), rule.get("strike")
    if "size" in rule:
        font.size = Pt(rule["size"])
    if "color" in rule:
        font.color.rgb = RGBColor.from_string(rule["color"])


def _qn(name: str) -> str:
    from docx.oxml.ns import qn

    return qn(name)
