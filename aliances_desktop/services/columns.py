"""Which column of a table goes into which field, found by its name in the three languages."""

from collections.abc import Mapping, Sequence
from typing import Final

from aliances_desktop.i18n import N_
from aliances_desktop.text import words

FIELDS: Final[Mapping[str, str]] = {
    "name": N_("Name"),
    "short_name": N_("Short name"),
    "kind": N_("Kind"),
    "sectors": N_("Sectors"),
    "municipality": N_("Municipality"),
    "comarca": N_("Comarca"),
    "address": N_("Address"),
    "territory": N_("Territory covered"),
    "target_groups": N_("Target groups"),
    "services": N_("Services"),
    "staff_full": N_("Full-time staff"),
    "staff_part": N_("Part-time staff"),
    "staff_interns": N_("Interns"),
    "volunteers": N_("Volunteers"),
    "beneficiaries": N_("Beneficiaries a year"),
    "beneficiaries_text": N_("Who the beneficiaries are"),
    "budget_cents": N_("Yearly budget (€)"),
    "subsidies_percent": N_("Subsidies (%)"),
    "own_percent": N_("Own income (%)"),
    "contracts_percent": N_("Contracts (%)"),
    "strengths": N_("Strengths"),
    "weaknesses": N_("Weaknesses"),
    "legal_form": N_("Legal form"),
    "founded_year": N_("Founded in"),
    "website": N_("Website"),
    "decision_body": N_("Body that decides"),
    "decision_days": N_("Usual days"),
    "notes": N_("Notes"),
    "tags": N_("Tags"),
    "contact_name": N_("Contact person"),
    "contact_post": N_("Post of the contact"),
    "contact_email": N_("E-mail"),
    "contact_phone": N_("Phone"),
    "offers": N_("Offers"),
    "needs": N_("Needs"),
}
"""The fields a column can go into; `contact_…`, `offers` and `needs` become rows of their own beside the entity."""

_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "name": ("nom", "nombre", "name", "entitat", "entidad", "organisation", "organization", "organitzacio", "denominacio",
             "denominacion", "rao social", "razon social", "nom entitat", "nombre entidad", "associacio", "asociacion"),
    "short_name": ("nom curt", "nombre corto", "sigles", "siglas", "acronim", "acronimo", "short name", "acronym"),
    "kind": ("tipus", "tipo", "kind", "type", "tipus entitat", "tipologia"),
    "sectors": ("sector", "sectors", "sectores", "ambit", "ambits", "ambito", "sectorsemantic1", "area", "tematica"),
    "municipality": ("municipi", "municipio", "municipality", "poblacio", "poblacion", "localitat", "localidad", "ciutat",
                     "ciudad", "town", "city"),
    "comarca": ("comarca", "county"),
    "address": ("adreca", "direccion", "address", "domicili", "domicilio", "carrer"),
    "territory": ("territori", "territorio", "territory covered", "ambit territorial", "ambito territorial"),
    "target_groups": ("collectius", "colectivos", "target groups", "destinataris", "destinatarios", "publico"),
    "services": ("serveis", "servicios", "services", "activitats", "actividades", "activitat", "actividad", "descripcio",
                 "descripcion", "description", "que fa", "finalitat"),
    "staff_full": ("temps complet", "tiempo completo", "jornada completa", "full time", "full time staff"),
    "staff_part": ("temps parcial", "tiempo parcial", "part time", "part time staff"),
    "staff_interns": ("practiques", "practicas", "interns"),
    "volunteers": ("voluntaris", "voluntarios", "voluntariat", "volunteers"),
    "beneficiaries": ("beneficiaris", "beneficiarios", "beneficiaries", "beneficiaries a year", "usuaris"),
    "beneficiaries_text": ("who the beneficiaries are", "perfil beneficiaris"),
    "budget_cents": ("pressupost", "presupuesto", "budget", "yearly budget", "pressupost anual", "import", "importe"),
    "subsidies_percent": ("subvencions", "subvenciones", "subsidies"),
    "own_percent": ("ingressos propis", "ingresos propios", "propis", "own income"),
    "contracts_percent": ("contractes", "contratos", "contracts"),
    "strengths": ("fortaleses", "fortalezas", "strengths", "punts forts"),
    "weaknesses": ("febleses", "debilidades", "weaknesses", "punts febles"),
    "legal_form": ("forma juridica", "legal form"),
    "founded_year": ("any constitucio", "any de constitucio", "any fundacio", "ano constitucion", "ano fundacion", "fundada",
                     "founded", "founded in", "any", "data constitucio"),
    "website": ("web", "website", "pagina web", "url", "lloc web"),
    "decision_body": ("organ", "organ de decisio", "body that decides"),
    "decision_days": ("dies habituals", "usual days"),
    "notes": ("notes", "notas", "observacions", "observaciones", "comentaris"),
    "tags": ("etiquetes", "etiquetas", "tags", "sectorsemantic2", "subsector"),
    "contact_name": ("contacte", "contacto", "contact", "persona de contacte", "persona contacte", "persona de contacto",
                     "contact person", "interlocutor", "representant", "president", "presidenta"),
    "contact_post": ("carrec", "cargo", "post", "post of the contact"),
    "contact_email": ("email", "e mail", "mail", "correu", "correo", "correu electronic", "correo electronico"),
    "contact_phone": ("telefon", "telefono", "phone", "mobil", "movil", "tel"),
    "offers": ("oferta", "ofertes", "ofereix", "ofertas", "ofrece", "offers"),
    "needs": ("necessitats", "necessita", "necesidades", "necesita", "needs", "cerca", "busca"),
}  # fmt: skip
_ENOUGH: Final = 88
"""Likeness, of 100, from which a misspelt column name is taken for a known one."""


def match_columns(names: Sequence[str]) -> dict[int, str]:
    """Return column number → field for the columns whose names are known; each field is given once."""
    folded = [" ".join(words(name)) for name in names]
    found: dict[int, str] = {}
    for is_near in (False, True):
        for field, known in _NAMES.items():
            if field in found.values():
                continue
            free = [n for n in range(len(names)) if n not in found and folded[n]]
            best = max(free, key=lambda n: _likeness(folded[n], known, is_near), default=None)
            if best is not None and _likeness(folded[best], known, is_near) >= _ENOUGH:
                found[best] = field
    return dict(sorted(found.items()))


def _likeness(name: str, known: Sequence[str], is_near: bool) -> float:
    if name in known:
        # Of two columns with known names the one named more plainly wins.
        return 100 + (len(known) - known.index(name)) / len(known)
    if not is_near or len(name) < 5:
        return 0
    from rapidfuzz import fuzz

    return max(fuzz.ratio(name, k) for k in known)
