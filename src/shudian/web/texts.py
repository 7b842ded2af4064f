"""Every text of the pages, once, in both languages; templates say `t("watch.next")`."""

from __future__ import annotations

from shudian.wording import Wording


def _two(en: str, zh: str) -> Wording:
    return Wording(en, zh)


_FRAME = {
    "house.name": _two("Shudian", "竖店"),
    "house.line": _two("From the script line to the vertical episode", "从剧本的一行字，到竖屏的一集戏"),
    "house.skip": _two("Skip to content", "跳到正文"),
    "house.language": _two("Language", "语言"),
    "house.home": _two("All series", "全部剧目"),
    "house.foot": _two(
        "Estimates come from the script; costs from the production's own rates.",
        "时长按剧本估算，费用按本剧自定的价目计算。",
    ),
    "nav.series": _two("The series", "剧集"),
    "nav.script": _two("Script", "剧本"),
    "nav.breakdown": _two("Breakdown", "分场表"),
    "nav.plan": _two("Shooting plan", "拍摄计划"),
    "nav.watch": _two("Watch", "观看"),
    "nav.label": _two("Pages of this series", "本剧页面"),
}
_LIST = {
    "list.title": _two("Series", "剧目"),
    "list.lead": _two(
        "What this workspace holds: each series with its breakdown, its shooting plan and its episodes.",
        "本工作区的剧目：分场、拍摄计划与成片，一剧一处。",
    ),
    "list.empty": _two("There is no series here yet.", "这里还没有剧目。"),
    "list.empty.remedy": _two(
        "Run `shudian demo` to build the house series.", "运行 shudian demo 即可生成示范剧。"
    ),
}
_SERIES = {
    "series.episodes": _two("Episodes", "分集"),
    "series.episode": _two("Episode {number}", "第{number}集"),
    "series.play": _two("Watch episode {number}", "播放第{number}集"),
    "series.unmade": _two("no picture yet", "尚无画面"),
    "series.watch": _two("Watch from episode 1", "从第一集看起"),
    "series.plan": _two("Shooting plan", "拍摄计划"),
    "series.count.episodes": _two("episodes", "集"),
    "series.count.scenes": _two("scenes", "场"),
    "series.count.days": _two("shooting days", "拍摄日"),
    "series.count.length": _two("running time", "总时长"),
    "series.count.languages": _two("subtitle languages", "字幕语言"),
    "series.characters": _two("Characters", "人物"),
    "series.played_by": _two("played by {performer}", "{performer} 饰"),
    "series.age": _two("{age}", "{age}岁"),
    "series.scenes.lead": _two(
        "Every scene with what it needs, read from the script; seconds are estimated from the lines.",
        "逐场列出所需，全部读自剧本；秒数按台词与动作估算。",
    ),
    "series.sets": _two("Sets and locations", "场景与取景地"),
    "series.closed": _two("closed {dates}", "{dates} 不开放"),
    "series.rent": _two("{amount} a day", "{amount} / 天"),
    "series.set.scenes": _two("scenes: {count} · {length}", "{count} 场 · {length}"),
    "series.dressing": _two("{minutes} to dress", "布景 {minutes}"),
    "series.brands": _two("Brand placement", "品牌植入"),
    "series.brand.asked": _two("agreed at least: {count}", "约定至少 {count} 场"),
    "series.brand.found": _two("Scenes that show it: {count}", "实有 {count} 场"),
    "series.brand.words": _two("Named in the script as", "剧本中的写法"),
    "series.downloads": _two("Downloads", "下载"),
    "venue.location": _two("Location", "取景地"),
    "venue.stage": _two("Stage", "摄影棚"),
}
_BREAKDOWN = {
    "breakdown.title": _two("Breakdown", "分场表"),
    "breakdown.scenes": _two("Scene by scene", "逐场"),
    "breakdown.none": _two("This series is not broken down yet.", "本剧尚未拆解。"),
    "breakdown.none.remedy": _two(
        "Give it a production and break it down; the scenes will stand here.",
        "填好制片资料并拆解后，分场会显示在这里。",
    ),
    "items.title": _two("What was found", "识别结果"),
    "items.lead": _two(
        "Each stands on words of the script. Accept what is right and reject what is not; a new draft keeps what you decide.",
        "每一项都指向剧本原文。请确认或否决，换稿后决定仍然保留。",
    ),
    "items.filter": _two("Filter what was found", "筛选识别结果"),
    "items.category": _two("Category", "类别"),
    "items.state": _two("Decision", "决定"),
    "items.hint": _two("name or words", "名称或原文"),
    "items.progress": _two("{done} of {all} decided · {shown} shown", "已定 {done} / {all} · 显示 {shown}"),
    "items.keys": _two(
        "J K walk · A accept · R reject · E rename · U undo", "J K 上下 · A 确认 · R 否决 · E 改名 · U 撤销"
    ),
    "items.scenes": _two("scenes: {count}", "{count} 场"),
    "items.gone": _two("not in this draft any more", "本稿中已不见"),
    "items.variants": _two("also {names}", "又作{names}"),
    "items.more": _two("and {count} more", "另有 {count} 处"),
    "items.accept": _two("Accept", "确认"),
    "items.reject": _two("Reject", "否决"),
    "items.rename": _two("Rename", "改名"),
    "items.name": _two("Name", "名称"),
    "items.keep": _two("Keep", "保存"),
    "items.none": _two("Nothing fits these filters.", "没有符合条件的项目。"),
    "items.failed": _two(
        "This was not kept: the server did not answer. Try again.", "未能保存：服务没有应答，请重试。"
    ),
    "state.suggested": _two("suggested", "待定"),
    "state.confirmed": _two("confirmed", "已确认"),
    "state.rejected": _two("rejected", "已否决"),
    "level.key": _two("key prop", "关键道具"),
    "level.hand": _two("hand prop", "手持道具"),
    "level.dressing": _two("set dressing", "陈设"),
    "scene.number": _two("Scene", "场次"),
    "scene.place": _two("Set", "场景"),
    "scene.time": _two("Time", "时间"),
    "scene.cast": _two("Cast", "人物"),
    "scene.props": _two("Props", "道具"),
    "scene.brand": _two("Brand", "品牌"),
    "scene.seconds": _two("Length", "时长"),
    "scene.flashback": _two("flashback", "闪回"),
    "filter.label": _two("Filter the scenes", "筛选场次"),
    "filter.episode": _two("Episode", "集"),
    "filter.place": _two("Set", "场景"),
    "filter.light": _two("Time", "时间"),
    "filter.cast": _two("Character", "人物"),
    "filter.text": _two("Search", "搜索"),
    "filter.hint": _two("prop, word, number", "道具、字词、场次"),
    "filter.all": _two("all", "全部"),
    "filter.clear": _two("Clear", "清除"),
    "filter.shown": _two("{shown} of {all} scenes · {length}", "{all} 场中的 {shown} 场 · {length}"),
    "filter.none": _two("No scene fits these filters.", "没有符合条件的场次。"),
    "light.DAY": _two("Day", "日"),
    "light.NIGHT": _two("Night", "夜"),
    "light.DAWN": _two("Dawn", "晨"),
    "light.DUSK": _two("Dusk", "昏"),
    "int_ext.INT": _two("Int.", "内"),
    "int_ext.EXT": _two("Ext.", "外"),
    "int_ext.INT_EXT": _two("Int./Ext.", "内外"),
    "kind.principal": _two("Principal", "主演"),
    "kind.supporting": _two("Supporting", "配角"),
    "kind.day_player": _two("Day player", "日演员"),
    "kind.extra": _two("Extra", "群演"),
    "kind.group": _two("Group", "群体"),
    "kind.device": _two("Voice", "声音"),
    "kind.narrator": _two("Narrator", "旁白"),
}
_SCRIPT = {
    "script.filter": _two("Filter the script", "筛选剧本"),
    "script.marked": _two("only what wants a look", "只看待核对"),
    "script.show": _two("Show", "显示"),
    "script.count": _two("scenes: {count}", "{count} 场"),
    "script.keys": _two("N next line to look at · P the one before", "N 下一处待核对 · P 上一处"),
    "script.last": _two("there are no more", "没有了"),
    "script.unsure": _two("read at {share} sureness", "识别把握 {share}"),
    "script.recap": _two("recap", "前情"),
    "script.told": _two("About the script as a whole: {count}", "关于全剧：{count} 条"),
    "script.pages": _two("Pages of the script", "剧本分页"),
    "script.page": _two("page {at} of {all}", "第 {at} 页，共 {all} 页"),
    "script.before": _two("Before", "上一页"),
    "script.after": _two("Next", "下一页"),
    "script.drafts": _two("Compare drafts", "对照各稿"),
    "drafts.title": _two("What the new draft changes", "新稿改动"),
    "drafts.lead": _two(
        "Cut words are struck, new ones underlined; a star stands in the margin of each changed line.",
        "删去的字划线，新增的字加下划线；改动的行在页边标星。",
    ),
    "drafts.none": _two(
        "There is only one draft so far. Read a new one into the workspace to compare it here.",
        "目前只有一稿。将新稿读入工作区后，可在此对照。",
    ),
    "drafts.choose": _two("Compare with", "对照"),
    "drafts.until": _two(
        "the draft until {when} UTC, replaced by {who}", "{when}（UTC）前的一稿，由 {who} 更换"
    ),
}
_PLAN = {
    "plan.title": _two("Shooting plan", "拍摄计划"),
    "plan.none": _two("This series has no schedule yet.", "本剧尚无排期。"),
    "plan.none.remedy": _two(
        "Give it a production and solve the plan; it will stand here.",
        "填好制片资料并完成排期后，计划会显示在这里。",
    ),
    "plan.when": _two("{first} to {last}", "{first}至{last}"),
    "plan.days": _two("Shooting days: {count}", "{count} 个拍摄日"),
    "plan.cost": _two("Cost of the plan", "计划费用"),
    "plan.bound": _two("Lower bound", "费用下界"),
    "plan.proven": _two(
        "Proven best: no legal plan of these scenes can cost less than {bound}.",
        "已证明最优：同样的场次，任何合规的排期都不会低于 {bound}。",
    ),
    "plan.gap": _two(
        "No legal plan of these scenes can cost less than {bound}; at most {saving} ({share}) is left to save.",
        "同样的场次，任何合规的排期都不会低于 {bound}；最多还能省 {saving}（{share}）。",
    ),
    "plan.costs": _two("Where the money goes", "费用构成"),
    "plan.cost.kind": _two("For", "项目"),
    "plan.cost.subject": _two("Who or what", "对象"),
    "plan.cost.quantity": _two("How many", "数量"),
    "plan.cost.amount": _two("Amount", "金额"),
    "plan.cost.total": _two("Total", "合计"),
    "plan.cost.lines": _two("All {count} lines", "全部 {count} 项"),
    "cost.work": _two("Cast, working days", "演员工作日"),
    "cost.hold": _two("Cast, hold days", "演员待机日"),
    "cost.day": _two("Crew and equipment", "剧组与器材"),
    "cost.rent": _two("Locations and stages", "场地租金"),
    "cost.move": _two("Company moves", "转场"),
    "cost.overtime": _two("Overtime", "超时"),
    "plan.stripboard": _two("Stripboard", "排期板"),
    "plan.stripboard.lead": _two(
        "Every scene in shooting order under the bar of its day; the colour tells inside from outside, day from night.",
        "逐日列出拍摄顺序，一场一条；颜色区分内外与日夜。",
    ),
    "plan.dood": _two("Day out of days", "演员日程表"),
    "plan.dood.lead": _two(
        "S start · W work · H hold · F finish: who is paid on which day.",
        "S 进组 · W 工作 · H 待机 · F 杀青：谁在哪一天计酬。",
    ),
    "plan.calls": _two("Days and calls", "逐日通告"),
    "plan.day": _two("Day {number}", "第 {number} 天"),
    "plan.day.night": _two("night shoot", "夜戏"),
    "plan.day.day": _two("day shoot", "日戏"),
    "plan.crew_call": _two("Crew call", "集合"),
    "plan.wrap": _two("Wrap", "收工"),
    "plan.work": _two("Work", "工时"),
    "plan.strips": _two("Scenes in order", "拍摄顺序"),
    "plan.cast_calls": _two("Cast calls", "演员通告"),
    "plan.print": _two("Print this page", "打印本页"),
}
_WATCH = {
    "watch.title": _two("Watch", "观看"),
    "watch.none": _two("This episode has no picture yet.", "这一集还没有画面。"),
    "watch.play": _two("Play", "播放"),
    "watch.sound.on": _two("Sound on", "打开声音"),
    "watch.sound.off": _two("Mute", "静音"),
    "watch.sound.tap": _two("Tap for sound", "点按开启声音"),
    "watch.subtitles": _two("Subtitles", "字幕"),
    "watch.subtitles.only": _two("episodes {numbers}", "第{numbers}集"),
    "watch.subtitles.off": _two("Off", "关闭字幕"),
    "watch.episodes": _two("Episodes", "选集"),
    "watch.progress": _two("Position in the episode", "播放进度"),
    "watch.close": _two("Close", "关闭"),
    "watch.back": _two("Back to the series", "返回剧集页"),
    "watch.end": _two("That was the last episode.", "全剧终"),
    "watch.again": _two("Watch from the start", "从头再看"),
    "watch.keys": _two(
        "↑ ↓ change the episode · space plays · ← → five seconds · M sound · C subtitles",
        "↑ ↓ 换集 · 空格 播放 · ← → 五秒 · M 声音 · C 字幕",
    ),
    "watch.failed": _two("This episode could not be played.", "这一集无法播放。"),
    "watch.without_script": _two("Open the episode as a file", "以文件方式打开本集"),
}
_DOCUMENTS = {
    "document.call-sheets": _two("Call sheets", "通告单"),
    "document.callsheets": _two("Call sheets", "通告单"),
    "document.stripboard": _two("Stripboard", "排期板"),
    "document.dood": _two("Day out of days", "演员日程表"),
    "document.day-out-of-days": _two("Day out of days", "演员日程表"),
    "document.plan": _two("Plan", "拍摄计划"),
    "document.schedule": _two("Schedule", "排期"),
    "document.problem": _two("Planning problem", "排期题"),
    "document.series": _two("Script", "剧本"),
    "document.script": _two("Script", "剧本"),
    "document.script-check": _two("Findings on the script", "剧本核查"),
    "document.production": _two("Production", "制片资料"),
}
_ERRORS = {
    "error.404": _two("This page is not here", "这里没有这一页"),
    "error.404.remedy": _two(
        "The address may be old or mistyped. The list of series is a good place to start again.",
        "地址可能已过期或有误，可以从剧目列表重新开始。",
    ),
    "error.405": _two("This page can only be read", "此页只供阅读"),
    "error.405.remedy": _two("Open it with an ordinary link.", "请以普通链接打开。"),
    "error.403": _two("This must come from the site's own page", "只接受本站页面的操作"),
    "error.403.remedy": _two("Open the breakdown here and decide there.", "请打开本站的分场表再操作。"),
    "error.409": _two("Something was changed meanwhile", "内容已有变动"),
    "error.409.remedy": _two("Load the page again.", "请重新载入本页。"),
    "error.422": _two("This decision cannot be read", "无法读取这一决定"),
    "error.422.remedy": _two(
        "Send the category, the name, and a state or a new name.", "请给出类别、名称，以及状态或新名称。"
    ),
    "error.500": _two("Something broke on our side", "服务器出了差错"),
    "error.500.remedy": _two(
        "The details are in the terminal in which the server runs. Try again, or go back to the list.",
        "详情见运行服务的终端。请重试，或返回剧目列表。",
    ),
}
TEXTS: dict[str, Wording] = {
    **_FRAME,
    **_LIST,
    **_SERIES,
    **_BREAKDOWN,
    **_SCRIPT,
    **_PLAN,
    **_WATCH,
    **_DOCUMENTS,
    **_ERRORS,
}


def text(key: str, language: str, **values: object) -> str:
    """The text of `key`; KeyError if the catalogue does not have it."""
    return TEXTS[key].filled(values).in_(language)
