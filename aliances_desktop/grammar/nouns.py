"""What the first words of entities' names are, in Catalan and Spanish: gender and number."""

from typing import Final

_BY_KIND: Final = {
    "f": (
        "accio agencia ass asociacio agrupacio agrupacion alianca alianza ampa apa afa afan agora area asamblea assemblea asociacion"
        " asociation assoc assoc. associacio associacion association aula av avv banda biblioteca camara cambra"
        " casa cofradia colla comissio comision comunidad comunitat confederacio confederacion confraria congregacio"
        " congregacion cooperativa coordinadora coral corporacion corporacio creu cruz delegacio delegacion diocesi"
        " diocesis diputacio diputacion direccio direccion empresa entidad entitat escola escuela esglesia facultat"
        " facultad federacio federacion fraternidad fraternitat fundacio fundacion generalitat germandat gerencia hermandad iglesia"
        " iniciativa junta liga lliga llar mancomunidad mancomunitat mesa mutua obra oficina ong ongd orden orde"
        " organitzacio organizacion orquestra parroquia pena penya plataforma regidoria residencia secretaria"
        " seccio seccion societat sociedad taula ud tertulia unio union unitat unidad universitat universidad xarxa red ugt"
    ),
    "m": (
        "ajuntament aplec arquebisbat arxiu ateneo ateneu ayuntamiento banc banco bisbat cap casal casino castell ce"
        " ceip cd centre centro cep cercle cf circol circulo club colegio colectivo collectiu col·legi col.legi"
        " colegi collegi comite consejo consell consorci consorcio cor convent convento cos cp crae departament departamento"
        " equip equipo esbart esplai espai espacio fons fondo fc forum foro gabinet gabinete gremi gremio grup grupo"
        " hospital hotel ies ins institut instituto laboratori laboratorio mercat motoclub moviment movimiento museu museo"
        " nucli observatori observatorio orfeo orfeon patronat patronato pla plan pont programa projecte proyecto"
        " punt raco rincon secretariat secretariado servei servicio sindicat sindicato teatre teatro taller tennis"
        " agrupament viver vivero"
    ),
    "fp": (
        "aavv amigues associacions asociaciones cases dones entitats escoles filles germanes hijas hermanas"
        " mujeres religioses serventes voluntaries"
    ),
    "mp": (
        "amics amigos artesans artistes atletes bastoners bombers bomberos castellers caputxins diables escoltes esplais falcons geganters germans"
        " joves jovenes jesuites maristes miquelets minyons pares salesians salesianos serveis servicios trabucaires"
        " treballadors veins vecinos voluntaris voluntarios xiquets"
    ),
}
NOUNS: Final = {word: kind for kind, words in _BY_KIND.items() for word in words.split()}
"""First words of names, folded, and what they are: gender "f" or "m", with "p" in the plural."""
