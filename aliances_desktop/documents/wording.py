"""Wordings of one's own: what stands in braces is replaced by what it stands for."""

from collections.abc import Mapping


def fill(text: str, values: Mapping[str, str]) -> str:
    """Return `text` with {name} replaced by its value; braces that stand for nothing of ours stay as they are."""
    for name, value in values.items():
        text = text.replace("{" + name + "}", value)
    return text
