"""Comments, footnotes and endnotes: their words by kind and id."""

from __future__ import annotations

from shudian.script.word.package import Package

_PARTS = {"comment": "comments", "footnote": "footnotes", "endnote": "endnotes"}


def notes(package: Package) -> dict[tuple[str, str], str]:
    """`("comment", "3")` to its text; the separators that Word keeps among footnotes are no notes."""
    found: dict[tuple[str, str], str] = {}
    for kind, part in _PARTS.items():
        root = package.tree(part)
        for node in () if root is None else root.findall(f"w.{kind}"):
            if node.get("type", "normal") != "normal":
                continue
            said = "\n".join(
                "".join(text.text or "" for text in paragraph.iter("w.t")) for paragraph in node.iter("w.p")
            ).strip()
            if said:
                found[kind, node.get("id", "")] = said
    return found
