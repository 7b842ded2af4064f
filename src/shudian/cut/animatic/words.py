"""What the words of a script look and sound like: places, camera, moods, things, noises.

Each table is read in order; the first entry with a word in the text wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

Table = tuple[tuple[str, str], ...]

#: kind of set -> words of the place (Chinese by substring, English by word).
_PLACES: Table = (
    ("studio", "直播|演播|摄影棚|livestream|live stream|studio"),
    ("boiler", "锅炉|炉房|boiler|furnace"),
    ("hillkiln", "龙窑|窑头|窑山|dragon kiln|kiln head"),
    ("kiln", "窑|kiln"),
    ("bridge", "廊桥|风雨桥|covered bridge|corridor bridge"),
    ("lacquer", "漆|lacquer"),
    ("car", "车内|车里|车厢|轿车|出租车|商务车|car|taxi|van|train"),
    ("hospital", "医院|病房|手术|诊所|急诊|走廊|hospital|ward|clinic|corridor|hallway"),
    ("store", "仓库|库房|车库|地下室|warehouse|garage|basement|cellar|storeroom"),
    ("factory", "厂房|工厂|车间|流水线|厂|factory|plant|assembly|mill"),
    ("workshop", "工坊|作坊|工作室|画坊|坊|工棚|陶|瓷|workshop|atelier|pottery"),
    ("hills", "茶园|茶山|梯田|山顶|山坡|山|田|hill|mountain|field|terrace|peak"),
    ("tea", "茶|tea"),
    ("shop", "店|铺|展厅|博物馆|美术馆|拍卖|shop|store|museum|gallery|auction|market"),
    ("courtyard", "院|天井|庭|祠堂|庙|寺|祠|courtyard|yard|temple|hall|garden"),
    ("dock", "码头|港|堤|船|海|dock|pier|harbour|harbor|port|quay|sea|beach"),
    ("river", "河|江|桥|湖|溪|渡|river|bridge|lake|stream|ferry"),
    ("office", "会议|办公|董事|大厅|银行|法院|派出所|office|meeting|boardroom|bank|court"),
    ("street", "弄堂|老街|古镇|古城|街|巷|胡同|村|street|lane|alley|village"),
    ("town", "大厦|广场|天台|门口|公司|城|机场|车站|楼|tower|square|rooftop|city|airport|station|building"),
    ("house", "老宅|老屋|祖宅|堂屋|书房|宅|old house|study|ancestral"),
    ("road", "路|林|公园|墓|road|forest|wood|park|path|cemetery"),
    ("room", "家|房|室|厅|厨|卧|room|home|kitchen|apartment|flat|house|hotel"),
)
#: how a set sounds.
AMBIENCE = {
    "studio": "room", "boiler": "fire", "hillkiln": "wind", "kiln": "fire", "bridge": "water", "lacquer": "room",
    "car": "engine", "hospital": "hum", "store": "hum", "factory": "machines", "workshop": "room", "hills": "birds",
    "tea": "room", "shop": "room", "courtyard": "birds", "dock": "water", "river": "water", "office": "hum",
    "street": "street", "town": "street", "house": "room", "road": "birds", "room": "room",
}  # fmt: skip
INDOORS = frozenset(
    "studio boiler kiln lacquer car hospital store factory workshop tea shop office house room".split()
)

_FRAMINGS: Table = (
    ("close", "特写|大特写|定格|close on|close-up|close up|closeup|extreme close|freeze"),
    ("empty", "空镜|establishing|empty shot"),
    ("wide", "全景|远景|大全|航拍|俯拍|鸟瞰|wide|aerial|long shot|overhead"),
    ("near", "近景|medium close"),
    ("medium", "中景|medium|two shot"),
)
_MOVES: Table = (
    ("push", "推近|推进|镜头推|【推】|推：|push in|push-in|dolly in|zoom in"),
    ("pull", "拉远|拉开|镜头拉|拉：|pull back|pull out|zoom out"),
    ("pan", "摇镜|横摇|镜头摇|摇：|pan to|pans to|pan across|whip pan"),
    ("tilt", "俯拍|仰拍|overhead|high angle|low angle|tilt"),
    ("track", "跟拍|移镜|跟：|tracking|follows"),
    ("freeze", "定格|freeze"),
)
_MOODS: Table = (
    ("anger", "怒|吼|喝道|骂|咬牙|凶|厉|瞪|angr|furious|yell|shout|snap|teeth"),
    ("joy", "笑|喜|得意|乐|兴奋|smil|laugh|grin|happy|excited|beam"),
    ("grief", "哭|泪|哽|悲|嘶哑|伤|虚弱|颤|cry|tear|sob|weep|broken|hoarse|trembl"),
    ("fear", "惊|慌|怕|愣|躲|警惕|心虚|破音|急|喊|shock|afraid|scared|startl|panic|alarm|gasp"),
    ("cold", "冷|淡|平静|轻声|低声|小声|嘀咕|念|cold|flat|quiet|whisper|low|calm|mutter|soft"),
)
_THINGS: Table = (
    ("mended bowl", "金缝|金线|金缮|金粉|补好|gold seam|gold line|golden|gold dust|kintsugi|gold"),
    ("test rings", "火照|试片|test ring|test piece|test tile"),
    ("shard", "瓷片|碎片|片瓷|断口|一片|shard|fragment"),
    ("bowl", "碗|杯|盏|bowl|cup"),
    ("vase", "瓶|罐|瓷器|vase|jar|pot"),
    ("phone", "手机|电话|屏幕|弹幕|phone|screen|comments"),
    ("paper", "清单|合同|转让书|纸|信|笔记|书|订单|照片|证|letter|paper|contract|list|notebook|photo|book|order"),
    ("knife", "刻刀|刀|斧|笔|knife|blade|axe|pen"),
    ("money", "钱|现金|钞|cash|money|banknote"),
    ("box", "盒|箱|匣|box|chest|case"),
    ("fire", "火|炉|焰|fire|flame"),
    ("lamp", "灯|lamp|lantern|light"),
)  # fmt: skip
_NOISES: Table = (
    ("thunder", "雷|thunder"),
    ("rain", "暴雨|大雨|雨声|下雨|rain"),
    ("knock", "敲门|敲|knock"),
    ("door", "门|door|slam"),
    ("shatter", "碎|裂|摔|shatter|crack|smash|break"),
    ("ring", "电话|铃|手机响|phone|rings"),
    ("chime", "清响|钟|磬|一声清|叮|bell|chime|clear note|ting"),
    ("roar", "窑声|嗡|火|爆|fire|roar|explo|hum"),
    ("engine", "车|引擎|摩托|刹|engine|car|motor|brake"),
    ("steps", "脚步|步|footstep|steps"),
    ("goose", "鹅|鸭|鸡|狗|goose|dog|bark"),
    ("heart", "心跳|heartbeat"),
    ("crowd", "掌声|欢呼|人群|喧|crowd|applause|cheer"),
    ("water", "水|溪|河|浪|water|stream|wave"),
    ("wind", "风|wind"),
)
_RAIN = "雨|rain|typhoon|台风"
_GOOSE = "鹅|goose"


def _has(text: str, words: str) -> bool:
    text = text.lower()
    for word in words.split("|"):
        if word.isascii():
            if re.search(rf"\b{re.escape(word)}", text):
                return True
        elif word in text:
            return True
    return False


def _first(table: Table, text: str) -> str | None:
    return next((name for name, words in table if _has(text, words)), None)


def set_kind(place: str, *, outside: bool) -> str:
    """The kind of set that a place name stands for; the last part of the name counts most."""
    parts = re.split(r"[-—–/·,，、]\s*", place)
    for part in [*reversed(parts), place]:
        kind = _first(_PLACES, part)
        if kind and (kind not in INDOORS or not outside):
            return kind
    return "road" if outside else "room"


def framing(text: str) -> str | None:
    return _first(_FRAMINGS, text)


def move(text: str) -> str | None:
    return _first(_MOVES, text)


def mood(texts: Iterable[str | None]) -> str:
    return next((found for text in texts if text and (found := _first(_MOODS, text))), "calm")


def thing(text: str) -> str | None:
    return _first(_THINGS, text)


def noise(text: str) -> str:
    return _first(_NOISES, text) or "hit"


def rainy(texts: Iterable[str]) -> bool:
    return any(_has(text, _RAIN) for text in texts)


def without_camera(text: str) -> str:
    """Action text without the camera word in front of it, which the picture shows on its own."""
    match = re.match(r"^[（(【\[]?\s*([^：:）)】\]]{1,12}?)\s*(?:[：:]|[）)】\]]\s*[：:]?)\s*(?=\S)", text)
    return text[match.end() :] if match and framing(match.group(1)) else text


def goose(text: str) -> bool:
    return _has(text, _GOOSE)
