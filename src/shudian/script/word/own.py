"""The ids of the styles that are written here; a paragraph that carries one says what it is."""

_OWN = "Shudian-"


def own_id(key: str) -> str:
    """`action` as the style's id."""
    return _OWN + key


def own_key(id: str) -> str | None:
    """`action` of the id `Shudian-action`; None if the style is not ours."""
    return id.removeprefix(_OWN) if id.startswith(_OWN) else None
