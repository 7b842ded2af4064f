"""Texts of the pages on which an episode's picture is made."""

from __future__ import annotations

from shudian.wording import Wording

CUT = {
    "cut.title": Wording("Cut", "剪辑"),
    "cut.lead": Wording(
        "What stands of each episode: the material it is cut from, the window that makes it vertical, sound, languages, package.",
        "各集进度一览：素材、竖屏裁切、声音、语言与打包。",
    ),
    "cut.material": Wording("Material", "素材"),
    "cut.material.none": Wording("no material yet", "尚无素材"),
    "cut.material.give": Wording("Take in a file", "导入文件"),
    "cut.material.coming": Wording("Sending: {share}", "上传中：{share}"),
    "cut.window": Wording("Window", "裁切"),
    "cut.shots": Wording("shots: {shots} · keys: {keys}", "{shots} 个镜头 · {keys} 个关键帧"),
    "cut.look": Wording("to look at: {count}", "待核对 {count} 处"),
    "cut.film": Wording("Vertical picture", "竖屏画面"),
    "cut.film.current": Wording("as edited", "与编辑一致"),
    "cut.film.old": Wording("older than the edit", "尚未按编辑渲染"),
    "cut.film.none": Wording("not rendered", "未渲染"),
    "cut.languages": Wording("Languages", "语言"),
    "cut.package": Wording("Package", "打包"),
    "cut.package.there": Wording("can be watched", "可观看"),
    "cut.package.none": Wording("not packaged", "未打包"),
    "cut.edit": Wording("Edit the window", "编辑裁切"),
    "cut.back": Wording("All episodes", "全部分集"),
    "cut.edit.title": Wording("Episode {number}: the window", "第{number}集：裁切"),
    "cut.edit.lead": Wording(
        "Drag the window on the picture: a key is set at this frame. It moves evenly between keys and never across a cut.",
        "在画面上拖动裁切框，即在当前帧设关键帧；两帧之间匀速移动，绝不跨镜头。",
    ),
    "cut.stage": Wording("Source with the crop window", "原画面与裁切框"),
    "cut.handle": Wording("Crop window: drag, or Alt with the arrow keys", "裁切框：拖动，或 Alt 加方向键"),
    "cut.result": Wording("Rendered", "渲染结果"),
    "cut.strip": Wording("Shots", "镜头"),
    "cut.track": Wording("Keys of the window", "裁切关键帧"),
    "cut.position": Wording("Frame", "帧"),
    "cut.play": Wording("Play", "播放"),
    "cut.key": Wording("Set a key", "设关键帧"),
    "cut.unkey": Wording("Remove the key", "删除关键帧"),
    "cut.stand": Wording("Let the shot stand", "本镜头固定"),
    "cut.undo": Wording("Undo", "撤销"),
    "cut.redo": Wording("Redo", "重做"),
    "cut.render": Wording("Render", "渲染"),
    "cut.render.part": Wording("Render {count} of {all}", "渲染 {count} / {all} 段"),
    "cut.render.none": Wording("Rendered as edited", "已按编辑渲染"),
    "cut.running": Wording(
        "{share} · {seconds} s · taken as they are: {reused}", "{share} · {seconds} 秒 · 沿用 {reused} 段"
    ),
    "cut.why": Wording("What would be rendered again, and why", "将重新渲染的部分及原因"),
    "cut.keys": Wording(
        "← → a frame · Shift a shot · K sets or removes a key · S lets the shot stand · Space plays · Ctrl Z undoes",
        "← → 一帧 · Shift 一镜 · K 设/删关键帧 · S 固定 · 空格 播放 · Ctrl Z 撤销",
    ),
    "cut.where": Wording(
        "frame {frame} · shot {shot} of {shots} · {speed} of the comfortable speed",
        "第 {frame} 帧 · 镜头 {shot}/{shots} · 舒适速度的 {speed}",
    ),
    "cut.shot": Wording("Shot {number}, frames {first} to {last}", "镜头 {number}，{first} 至 {last} 帧"),
    "cut.key.at": Wording("Key at frame {frame}", "第 {frame} 帧的关键帧"),
    "cut.face.out": Wording("a face is cut", "有人脸被切"),
    "cut.too.fast": Wording("too fast", "过快"),
    "cut.well": Wording("The check finds nothing against this path.", "核查通过，无异议。"),
    "cut.kept": Wording("kept", "已保存"),
}
