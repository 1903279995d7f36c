"""Made-up content for letters: two to eight parties, whose names ask everything of the grammar."""

from dataclasses import replace
from datetime import date
from typing import Any

from aliances_desktop.documents.letter_words import Held, LetterContent, Missing, Party
from aliances_desktop.grammar import Name
from aliances_desktop.i18n import N_
from aliances_desktop.model import Texts
from aliances_desktop.services import instruments

SHEETS = {"letter", "intentions", "agreement", "withdrawal"}
_AIMS = "acompanyar joves sense llar fins que poden viure pel seu compte"
PARTIES = (
    Party(1, Name("Associació Saó"), "Saó", "Núria Vila Puig", "presidenta", "f", "12345678Z", _AIMS),
    Party(2, Name("Casal Jove del Bages"), "El Casal", "Pere Soler Font", "president", "m", "", _AIMS),
    Party(3, Name("Amics de la Igualtat"), "", "Alex Roca", "president", "", "", _AIMS),
    Party(4, Name("Ajuntament de Manresa"), "", "Marta Riu", "alcaldessa", "f", "", _AIMS),
    Party(5, Name("Fundació Intermèdia"), "", "Joan Grau", "director general", "m", "", _AIMS),
    Party(6, Name("AMPANS"), "", "Rosa Pla", "gerent", "f", "", _AIMS),
    Party(7, Name("Unió de Cooperadors"), "La Unió", "Lluís Mas", "secretari", "m", "", _AIMS),
    Party(8, Name("Igualada Acull", ""), "", "Imma Serra", "apoderada", "f", "", _AIMS),
)
PURPOSE = Texts(
    "l'habitatge per a joves extutelats", "la vivienda para jóvenes extutelados", "housing for care leavers"
)
MISSING = (
    Missing("talked", N_("Talk the red lines of the test through, and note the day."), {}, "test"),
    Missing("aims", N_("{entity}: write its purpose and aims."), {"entity": "Associació Saó"}, "letter", 1),
)


def letter(kind: str = "commitment", parties: int = 3, **values: Any) -> LetterContent:
    """Return a letter of a kind with so many parties; in a withdrawal note the second one leaves."""
    template = instruments.builtin(f"letter-{kind}").content
    texts = {column: instruments.as_texts(template[column]) for column in ("title", "opening", "closing")}
    clauses = tuple(
        (instruments.as_texts(one["heading"]), instruments.as_texts(one["body"]))
        for one in template["clauses"]
    )
    leaving = PARTIES[1] if kind == "withdrawal" else None
    held = (Held("Documents", 2, ("Pressupost.pdf", "Llista.xlsx")), Held("Votes", 1)) if leaving else ()
    content: dict[str, Any] = {
        "kind": kind, "alliance": "Un pis per començar", "version": 2, "is_kept": False, "place": "Manresa",
        "day": date(2027, 4, 5), "purpose": PURPOSE, "clauses": clauses, "parties": PARTIES[:parties], "leaving": leaving,
        "held": held, **texts,
    }  # fmt: skip
    return LetterContent(**{**content, **values})


def content(sheet: str, name: str = "") -> LetterContent:
    """Return the content of one of `SHEETS`; with `name`, every text in it is that name."""
    kind = "commitment" if sheet == "letter" else sheet
    if not name:
        return letter(kind)
    texts = Texts(name, name, name)
    named = Party(1, Name(name), f"{name} 2", name, name, "", name, name)
    return replace(
        letter(kind),
        alliance=name,
        place=name,
        purpose=texts,
        clauses=((texts, texts),),
        parties=(named, PARTIES[1]),
    )
