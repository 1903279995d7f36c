"""The instruments of the method as versioned templates: what each is made of, and those that travel with the program."""

from aliances_desktop.method.families import FAMILIES, Part, instrument_columns, naming_column, texts_columns
from aliances_desktop.method.templates import Template, messages, template, templates

__all__ = [
    "FAMILIES",
    "Part",
    "Template",
    "instrument_columns",
    "messages",
    "naming_column",
    "template",
    "templates",
    "texts_columns",
]
