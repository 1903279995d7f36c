"""The territory: the comarques are built in, the municipalities come from the official list a person imports."""

from typing import Final

from sqlmodel import Field

from aliances_desktop.model.base import Record

COMARQUES: Final[dict[str, str]] = {
    "01": "Alt Camp",
    "02": "Alt Empordà",
    "03": "Alt Penedès",
    "04": "Alt Urgell",
    "05": "Alta Ribagorça",
    "06": "Anoia",
    "07": "Bages",
    "08": "Baix Camp",
    "09": "Baix Ebre",
    "10": "Baix Empordà",
    "11": "Baix Llobregat",
    "12": "Baix Penedès",
    "13": "Barcelonès",
    "14": "Berguedà",
    "15": "Cerdanya",
    "16": "Conca de Barberà",
    "17": "Garraf",
    "18": "Garrigues",
    "19": "Garrotxa",
    "20": "Gironès",
    "21": "Maresme",
    "22": "Montsià",
    "23": "Noguera",
    "24": "Osona",
    "25": "Pallars Jussà",
    "26": "Pallars Sobirà",
    "27": "Pla d'Urgell",
    "28": "Pla de l'Estany",
    "29": "Priorat",
    "30": "Ribera d'Ebre",
    "31": "Ripollès",
    "32": "Segarra",
    "33": "Segrià",
    "34": "Selva",
    "35": "Solsonès",
    "36": "Tarragonès",
    "37": "Terra Alta",
    "38": "Urgell",
    "39": "Aran",
    "40": "Vallès Occidental",
    "41": "Vallès Oriental",
    "42": "Moianès",
    "43": "Lluçanès",
}
"""Official code → name of the comarques of Catalonia and Aran (Institut d'Estadística de Catalunya)."""


class Municipality(Record, table=True):
    """A municipality of the official list, with its code and the code of its comarca."""

    code: str = Field(unique=True)
    name: str
    sort_name: str = Field(index=True)
    comarca: str
