"""Texts of the pages on which a series is translated."""

from __future__ import annotations

from shudian.wording import Wording

#: Words that the page's script fills in.
WORDS = (
    "fit", "fit.untimed", "saved", "saving", "failed", "unnamed", "summary", "by.approved",
    "files.again",
    "draft.why", "draft.nothing", "draft.running", "draft.failed",
    "aid.none", "aid.terms", "aid.memory", "aid.forbidden",
)  # fmt: skip
#: What a line has beside its text, in the order of the page.
FIELDS = ("literal", "spoken", "reason", "note", "speaker")
#: What a run of an engine came to.
DRAFTED = Wording("Lines drafted: {count}. None is approved.", "已起草 {count} 句，均待批准。")
LOCALISE = {
    "nav.localise": Wording("Translate", "译制"),
    "localise.title": Wording("Translate", "译制"),
    "localise.lead": Wording(
        "Every language and episode: what is written, what another person approved, what a change left stale.",
        "各语言各集的进度：已写、已由他人批准、因改动而过时。",
    ),
    "localise.episode": Wording("Ep.", "集"),
    "localise.none": Wording("No language yet. Begin one below.", "尚无译文，请在下方开始一种语言。"),
    "localise.begin": Wording("Begin a language", "开始一种语言"),
    "localise.begin.tag": Wording("Its tag, such as th or es-419", "语言标签，如 th、es-419"),
    "localise.begin.go": Wording("Begin", "开始"),
    "localise.cell": Wording(
        "{tongue}, episode {number}: {approved} approved, {written} written, {stale} stale, {open} open",
        "{tongue}，第{number}集：批准 {approved}、已写 {written}、过时 {stale}、未写 {open}",
    ),
    "localise.whole": Wording("Whole series", "全剧"),
    "localise.page.title": Wording("Episode {number} · {tongue}", "第{number}集 · {tongue}"),
    "localise.back": Wording("All languages", "全部语言"),
    "localise.who": Wording("Your name", "您的姓名"),
    "localise.who.why": Wording(
        "Whoever writes a line does not approve it.", "写译文的人不能批准自己的译文。"
    ),
    "localise.show": Wording("Show", "显示"),
    "localise.show.all": Wording("all lines", "全部"),
    "localise.show.open": Wording("open", "未写"),
    "localise.show.stale": Wording("stale", "过时"),
    "localise.show.written": Wording("to approve", "待批准"),
    "localise.show.approved": Wording("approved", "已批准"),
    "localise.empty": Wording("No line of this kind.", "没有这类台词。"),
    "localise.no_lines": Wording("This episode has no lines.", "本集没有台词。"),
    "localise.state.open": Wording("open", "未写"),
    "localise.state.stale": Wording("stale", "过时"),
    "localise.state.written": Wording("written", "已写"),
    "localise.state.approved": Wording("approved", "已批准"),
    "localise.was": Wording("Written for: {source}", "原为：{source}"),
    "localise.text": Wording("Adapted line", "改编台词"),
    "localise.more": Wording("Literal, spoken, notes", "直译、口播与说明"),
    "localise.literal": Wording("Literally", "直译"),
    "localise.spoken": Wording("As spoken, if otherwise", "口播（若不同）"),
    "localise.reason": Wording("Why it departs", "改动理由"),
    "localise.note": Wording("Note on culture", "文化说明"),
    "localise.speaker": Wording("Name there", "当地人名"),
    "localise.remarks": Wording("Remarks", "批注"),
    "localise.by.approved": Wording("{author} · approved by {approver}", "{author} · {approver} 批准"),
    "localise.approve": Wording("Approve", "批准"),
    "localise.fit": Wording(
        "{has} of {most} characters · {speed}/s · {seconds} s",
        "{has}/{most} 字 · 每秒 {speed} · {seconds} 秒",
    ),
    "localise.fit.untimed": Wording("{has} characters", "{has} 字"),
    "localise.fit.name": Wording("How full its time is", "时长占用"),
    "localise.saved": Wording("kept", "已保存"),
    "localise.saving": Wording("keeping…", "保存中…"),
    "localise.failed": Wording(
        "Not kept: the server did not answer. The text stays here; try again.",
        "未保存：服务器没有应答。文字仍在此处，请重试。",
    ),
    "localise.unnamed": Wording("Say your name first.", "请先填写姓名。"),
    "localise.theirs": Wording("What stands there now:", "现有译文："),
    "localise.take": Wording("Take theirs", "用对方的"),
    "localise.keep": Wording("Keep mine", "用我的"),
    "localise.aid": Wording("Terms and memory", "术语与记忆"),
    "localise.aid.none": Wording("Nothing is known of this line.", "此句没有术语或记忆。"),
    "localise.aid.terms": Wording("Terms", "术语"),
    "localise.aid.memory": Wording("Memory", "记忆"),
    "localise.aid.forbidden": Wording("not: {words}", "禁用：{words}"),
    "localise.keys": Wording("Keys", "按键"),
    "localise.keys.next": Wording("next, previous line", "下一句、上一句"),
    "localise.keys.save": Wording("keep and go on", "保存并继续"),
    "localise.keys.approve": Wording("approve and go on", "批准并继续"),
    "localise.keys.memory": Wording("take a match from memory", "采用记忆中的译文"),
    "localise.left": Wording(
        "Older than their lines: {cues} subtitles, {dubs} dubbed lines. Make them again when the lines are approved.",
        "落后于译文：{cues} 条字幕、{dubs} 句配音。译文批准后请重新制作。",
    ),
    "localise.draft": Wording("Draft open lines by engine", "用引擎起草未写台词"),
    "localise.draft.why": Wording(
        "The engine signs them, a person approves them; what people wrote stays.",
        "由引擎署名，须由人批准；人写的译文不变。",
    ),
    "localise.draft.nothing": Wording("No line is open.", "没有未写的台词。"),
    "localise.draft.running": Wording("Drafting… {seconds} s", "起草中… {seconds} 秒"),
    "localise.draft.share": Wording("Lines that are drafted", "起草进度"),
    "localise.draft.failed": Wording(
        "The server did not answer. What was drafted stands here when the page is loaded again.",
        "服务器没有应答。重新载入本页即可看到已起草的台词。",
    ),
    "localise.files": Wording("Files of writers", "与写手交换文件"),
    "localise.files.give": Wording("Give out this episode", "发出本集"),
    "localise.files.take": Wording("Take in", "取回"),
    "localise.files.lines": Wording(
        "lines that came back (.xlsx .docx .xliff)", "返回的台词（.xlsx .docx .xliff）"
    ),
    "localise.files.terms": Wording("terms (.tbx .csv .xlsx)", "术语（.tbx .csv .xlsx）"),
    "localise.files.memory": Wording("memory (.tmx)", "翻译记忆（.tmx）"),
    "localise.files.again": Wording("Load the page again", "重新载入本页"),
    "localise.before": Wording("Episode {number}", "第{number}集"),
    "localise.summary": Wording(
        "{approved} approved · {written} to approve · {stale} stale · {open} open",
        "批准 {approved} · 待批准 {written} · 过时 {stale} · 未写 {open}",
    ),
}
