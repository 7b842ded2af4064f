"""What stands before the first episode: title, characters, logline, synopsis."""

from __future__ import annotations

import re

from shudian.model.people import Character
from shudian.script.chinese.lines import Line
from shudian.script.draft import SeriesDraft

_TITLE = re.compile(
    r"^(?:(?:竖屏|竖版|网络|精品)?(?:微?短剧|剧本|项目|剧名|片名)(?:名称?)?\s*[:：]?\s*)?《([^《》]+)》"
)
_SECTION = re.compile(
    r"^[【\[]?\s*(?:[一二三四五六七八九十\d]+[、.．]\s*)?(?P<key>剧本名|剧名|片名|剧目|改编IP|改编自|原著|一句话梗概|一句话故事|故事核"
    r"|故事大纲|剧情大纲|大纲|故事梗概|剧情梗概|梗概|剧情简介|故事简介|简介|人物小传|人物介绍|人物表|主要人物|角色介绍"
    r"|编剧|作者|题材|类型|集数|世界观|Title|Logline|Synopsis|Characters?|Based on|Author|Genre)\s*[】\]]?\s*(?:[:：]\s*(?P<rest>.*)|)$",
    re.IGNORECASE,
)
_KEYS = {
    "title": {"剧本名", "剧名", "片名", "剧目", "title"},
    "source": {"改编ip", "改编自", "原著", "based on"},
    "logline": {"一句话梗概", "一句话故事", "故事核", "logline"},
    "synopsis": {"故事大纲", "剧情大纲", "大纲", "故事梗概", "剧情梗概", "梗概", "剧情简介", "故事简介", "简介", "synopsis"},
    "people": {"人物小传", "人物介绍", "人物表", "主要人物", "角色介绍", "characters", "character"},
}  # fmt: skip
_PERSON = re.compile(
    r"^(?:[-·•●]\s*|\d{1,2}[、.．]\s*)?([^：:（(，,。]{1,20}?)\s*(?:[（(]([^）)]*)[）)])?\s*[:：]\s*(.*)$"
)
_LISTED = re.compile(r"^([^：:（(，,。\s]{1,8})\s*[，,、]\s*([男女][，,、].*|\d{1,3}岁.*)$")
_AGE_FIRST = re.compile(r"^((?:[男女][，,、]\s*)?)(\d{1,3}(?:岁|多岁|岁左右))\s*[，,、。]\s*")
_AGE = re.compile(r"\d|岁|十|出头|左右")
_LATIN = re.compile(r"^[A-Za-z][A-Za-z .'’\-]*$")


def read_front(page: list[Line], draft: SeriesDraft) -> None:
    """Fill the draft from its front lines; the lines themselves are kept by the caller."""
    section = ""
    told: dict[str, list[str]] = {"source": [], "logline": [], "synopsis": []}
    for line in page:
        if not draft.title and (found := _TITLE.match(line.text)):
            draft.title = found[1].strip()
            continue
        if found := _SECTION.match(line.text):
            key = found["key"].lower()
            section = next((name for name, words in _KEYS.items() if key in words), "")
            words = (found["rest"] or "").strip()
        else:
            words = line.text
        if not words:
            continue
        if section == "title":
            draft.title = words.strip("《》")
            section = ""
        elif section == "people":
            read_person(words, draft)
        elif section:
            told[section].append(words)
    draft.source_work = "\n".join(told["source"]) or None
    draft.logline = "\n".join(told["logline"]) or None
    draft.synopsis = "\n".join(told["synopsis"]) or None


def title_of(text: str) -> str:
    """`《剧名》` at the start of a line, else nothing."""
    found = _TITLE.match(text)
    return found[1].strip() if found else ""


def read_person(text: str, draft: SeriesDraft) -> None:
    """`姓名（28，Name）：…` or `姓名，女，28岁，…` into the bible; a line of another form is left alone."""
    text = _LISTED.sub(r"\1：\2", text)
    found = _PERSON.match(text)
    if not found:
        return
    age, name_en, rest = None, None, []
    for part in re.split(r"[，,、/；;]\s*", found[2] or ""):
        if not part:
            continue
        if _LATIN.match(part) and name_en is None:
            name_en = part
        elif age is None and _AGE.search(part):
            age = part
        else:
            rest.append(part)
    bio = "，".join([*rest, found[3].strip()]).strip("，")
    if age is None and (first := _AGE_FIRST.match(bio)):
        age, bio = first[2], first[1] + bio[first.end() :]
    draft.characters.append(Character(found[1].strip(), age, bio or None, name_en=name_en))
