"""The headers that people and programs write above the columns of a list, in English, German, French and Spanish."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.io.importers import identity
from generator.io.importers.found import NOTES
from generator.model.fields import schema
from generator.model.records import Contact

_FIELDS = schema(Contact)
_SAID = {
    "name": """full name, name, display name, contact name, vor und nachname, vollständiger name, ansprechpartner,
        ansprechpartnerin, nom complet, nom, nombre completo, nombre, persona, personne""",
    "first": "first name, first, given name, forename, vorname, rufname, prénom, nombre de pila, primer nombre",
    "middle": "middle name, middle names, additional name, zweiter vorname, deuxième prénom, segundo nombre",
    "last": """last name, last, surname, family name, nachname, familienname, zuname, nom de famille, apellidos,
        apellido, primer apellido""",
    "title": "name prefix, honorific, anrede, civilité, tratamiento",
    "aliases": "nickname, nick name, also called, spitzname, surnom, apodo",
    "credentials": "name suffix, namenszusatz",
    "company": """company, company name, organization name, associated company, primary associated company,
        primary company, unternehmen, firmenname, arbeitgeber, organisation, société, entreprise, nom de l entreprise,
        employeur, empresa, compañía, organización, nombre de la empresa""",
    "role": """job title, role, position, organization title, current title, current position, jobtitel,
        berufsbezeichnung, stellenbezeichnung, rolle, funktion, beruf, stelle, poste, intitulé du poste, fonction,
        métier, cargo, puesto, puesto de trabajo, profesión, ocupación, headline, titel, titre, título, title""",
    "email": """emails, e mails, email addresses, e mail adresse, mailadresse, emailadresse, courriel, courriels,
        adresse e mail, adresse email, adresse mail, adresse courriel, adresse électronique, mél, correo,
        correo electrónico, correos, dirección de correo electrónico, dirección de correo, dirección de email""",
    "phone": """phones, phone numbers, mobile number, cell number, telephone number, contact number, whatsapp,
        car phone, pager number, company main phone, callback, telefon, telefonnummer, rufnummer, handy, handynummer,
        mobil, mobiltelefon, mobilnummer, festnetz, téléphone, tél, téléphone portable, téléphone mobile, portable,
        numéro de téléphone, gsm, teléfono, teléfono móvil, móvil, celular, número de teléfono, tfno""",
    "linkedin": "linkedin profile url, profile url, linkedin profil, profil linkedin, perfil de linkedin",
    "website": """personal web page, website url, webseite, internetseite, internet, site web, site internet,
        page web, sitio web, página web""",
    "location": "wohnort, ort, lieu, localisation, ubicación, localidad, lugar",
    "time_zone": "zeitzone, fuseau horaire, zona horaria",
    "address": """full address, anschrift, postanschrift, adresse, adresse postale, dirección, dirección postal,
        domicilio""",
    "pronouns": "pronomen, pronoms, pronombres",
    "prefers": "bevorzugter kontakt, bevorzugter kanal, canal préféré, canal preferido",
    "how_found": "wie gefunden, woher, kennengelernt über, comment rencontré, cómo nos conocimos",
    "met": """met, met at, where met, where we met, where did we meet, place met, met where, met through, kennengelernt,
        wo kennengelernt, kennengelernt bei, kennengelernt in, rencontré à, rencontre, lieu de rencontre,
        dónde nos conocimos, conocido en""",
    "met_on": """first met on, first met date, when we met, kennengelernt am, kennengelernt seit, bekannt seit,
        rencontré le, date de rencontre, conocido el, fecha en que nos conocimos""",
    "introduced_by": """introduced by, referred by, introduction from, recommended by, vorgestellt von,
        vorgestellt durch, empfohlen von, empfohlen durch, empfehlung von, vermittelt durch, kontakt über, présenté par,
        recommandé par, presentado por, recomendado por, referido por""",
    "topics": "skills, themen, thema, fachgebiet, sujets, thèmes, compétences, temas, tema, especialidad",
    "tags": """list, lists, groups, group membership, keywords, schlagworte, schlagwörter, stichworte, kategorie,
        kategorien, gruppe, gruppen, étiquettes, étiquette, mots clés, catégorie, catégories, groupe, groupes,
        etiquetas, etiqueta, palabras clave, categoría, categorías, grupo, grupos""",
    "bond": "gemeinsamkeiten, gemeinsames, points communs, point commun, en común",
    "linkedin_connected": "verbunden am, verbunden seit, connecté le, conectado el",
    "personal.birthday": """birthday, birth date, date of birth, birthdate, dob, geburtstag, geburtsdatum,
        geboren am, anniversaire, date de naissance, cumpleaños, fecha de nacimiento""",
    "personal.family": """family, children, kids, spouse, partner, wife, husband, familie, kinder, ehepartner,
        ehepartnerin, ehemann, ehefrau, famille, enfants, conjoint, conjointe, familia, hijos, cónyuge, pareja""",
    "personal.anniversary": "anniversary, wedding anniversary, hochzeitstag, anniversaire de mariage",
    "born.year": "birth year, geburtsjahr, année de naissance",
    "born.month": "birth month, geburtsmonat, mois de naissance",
    "born.day": "birth day",
    NOTES: """notes, note, comments, comment, remarks, remark, description, bio, notizen, notiz, bemerkungen,
        bemerkung, kommentar, kommentare, anmerkungen, anmerkung, remarques, remarque, commentaires, commentaire, notas,
        nota, comentarios, comentario, observaciones""",
}  # fmt: skip
"""Other headers than those that a field of a contact names itself, by what they hold; the most exact come first."""
ONLY_BY_HAND = {
    "keep_in_touch": """keep in touch, keep in touch every, keep in touch frequency, contact frequency, frequency,
        cadence, how often, wie oft, rhythmus, häufigkeit, kontakt alle, fréquence, frecuencia""",
    "may_follow_up": "may follow up, permission, may i follow up",
    "introduced_on": "introduced on, name given on",
}
"""Fields that would create debts: only read from columns that the owner maps to them."""
DATED = {
    "outreach": """last contact, last contacted, last contacted on, last contact date, date of last contact,
        last touch, last spoke, last spoken, last talked, last interaction, last interaction date, last reached out,
        last outreach, last message, last email, last activity date, last seen, last met, last meeting, contacted on,
        letzter kontakt, letzter kontakt am, zuletzt kontaktiert, zuletzt gesprochen, zuletzt gesehen,
        letztes gespräch, letztes treffen, dernier contact, date du dernier contact, dernière rencontre,
        último contacto, fecha del último contacto, última reunión""",
    "snooze_until": """follow up, follow up date, follow up on, next follow up, next follow up date, next contact,
        next contact date, next reminder, next activity date, next touch, reminder, remind me on, wiedervorlage,
        nächster kontakt, nachfassen, nachfassen am, erinnerung, relance, relancer le, prochain contact, seguimiento,
        próximo contacto, fecha de seguimiento""",
    "thanks": """thank you sent, thank you sent on, thanks sent, thank you note sent, thank you note, thank you,
        thanked, thanked on, dank gesendet, danke gesendet, bedankt, bedankt am, gedankt am, remerciement,
        remerciements, remerciement envoyé, remerciements envoyés, remercié le, agradecimiento,
        agradecimiento enviado""",
}
"""Columns of days of which only the owner knows what they mean: they are notes, until one is mapped."""
_PROGRAMS_OWN = """record id, contact id, id, uuid, created, created at, created on, create date, created time,
    last modified, last modified date, last edited time, updated, updated at, contact owner, e mail type, email type,
    e mail display name, email display name, photo, photo url, avatar, picture, initials"""
_PARTS = {
    "street": "street, street 2, street 3, straße, rue, calle",
    "city": "city, stadt, ville, ciudad",
    "state": "state, region, state region, province, bundesland, provincia, région",
    "code": "postal code, zip, zip code, zipcode, postcode, plz, postleitzahl, code postal, código postal, po box",
    "country": "country, country region, land, pays, país",
}
_KINDS = {
    **dict.fromkeys(("work", "business", "company", "office", "geschäftlich", "dienstlich", "bureau"), "work"),
    **dict.fromkeys(("home", "private", "personal", "privat", "domicile", "casa", "personnel"), "home"),
    **dict.fromkeys(("other", "primary", "secondary", "main", "mobile", "direct", "alternate", "weitere", "autre"), ""),
}  # fmt: skip
_WITH_KIND = ("email", "phone", "website", "address", "location")


def words(text: str) -> str:
    """Return a header as it is compared: in small letters without accents, its words between single blanks."""
    return identity.name(text).replace("-", " ")


def _by_word(said: Mapping[str, str]) -> dict[str, tuple[str, int]]:
    found: dict[str, tuple[str, int]] = {}
    for field, texts in said.items():
        for rank, text in enumerate(texts.split(",")):
            found.setdefault(words(text), (field, rank))
    return found


_HEADS = {name: spec.heads for name, spec in _FIELDS.items() if spec.heads}
SAID = {name: ", ".join(filter(None, (_SAID.get(name), _HEADS.get(name)))) for name in {**_SAID, **_HEADS}}
"""Every header by the field that it names, the most exact first."""
BY_WORD = _by_word(SAID)
OWED = {word: field for word, (field, _) in _by_word(ONLY_BY_HAND).items()}
MEANS = {word: field for word, (field, _) in _by_word(DATED).items()}
PROGRAMS_OWN = frozenset(map(words, _PROGRAMS_OWN.split(",")))
_BY_PART = {word: part for word, (part, _) in _by_word(_PARTS).items()}
_OF_KIND = {words(word): kind for word, kind in _KINDS.items()}


@dataclass(frozen=True, slots=True)
class Meant:
    """What a header means: a field, or `at.KIND.PART` for a part of an address; and how exactly, 0 being the best."""

    field: str
    rank: int = 0


def meant(header: Sequence[str]) -> list[Meant | None]:
    """Return what each header of a row means, None where nothing is known of it."""
    found = [_meant(words(name)) for name in header]
    fields = {one.field for one in found if one}
    if fields & {"born.year", "born.month"}:
        found = [
            Meant("born.day") if words(name) == "birth day" else one for name, one in zip(header, found, strict=True)
        ]
    elif "born.day" in fields:
        found = [Meant("personal.birthday") if one == Meant("born.day") else one for one in found]
    if any(one and one.field == "role" and words(name) not in _TITLES for name, one in zip(header, found, strict=True)):
        found = [Meant("title") if words(name) in _TITLES else one for name, one in zip(header, found, strict=True)]
    return [_street(words(name), one, fields) for name, one in zip(header, found, strict=True)]


_TITLES = frozenset(map(words, ("title", "titel", "titre", "título")))


def _street(word: str, one: Meant | None, fields: set[str]) -> Meant | None:
    """Return the street for an address that has its town and code in columns beside it."""
    if one is not None and one.field == "address":
        kind = next((_OF_KIND[part] for part in word.split(" ") if part in _OF_KIND), "")
        if fields & {f"at.{kind}.code", f"at.{kind}.city"}:
            return Meant(f"at.{kind}.street")
    return one


def _meant(word: str) -> Meant | None:
    if word in _BY_PART:
        return Meant(f"at..{_BY_PART[word]}")
    if word in BY_WORD:
        return Meant(*BY_WORD[word])
    bare = re.sub(r"(?<!\S)\d+(?!\S) ?", "", word).strip()
    if bare != word and bare:
        again = _meant(bare)
        return Meant(again.field, again.rank + 1) if again else None
    parts = word.split(" ")
    rest = " ".join(part for part in parts if part not in _OF_KIND)
    if rest in ("", word):
        return None
    kind = next(_OF_KIND[part] for part in parts if part in _OF_KIND)
    if rest in _BY_PART:
        return Meant(f"at.{kind}.{_BY_PART[rest]}")
    field, rank = BY_WORD.get(rest, ("", 0))
    return Meant(field, rank + 100) if field in _WITH_KIND else None


def known(row: Sequence[str]) -> int:
    """Return how many different things that a list of people may have this row names as a header."""
    said = {one.field for one in meant(row) if one}
    said |= {OWED.get(word) or MEANS.get(word, "") for word in map(words, row)}
    return len(said - {""})
