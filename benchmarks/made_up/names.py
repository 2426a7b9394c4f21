"""Names of people and companies, no two of a kind alike."""

from collections.abc import Iterator
from itertools import combinations, product
from random import Random

FIRST = (
    "Ada", "Adriana", "Aiko", "Alba", "Amara", "Anders", "Anouk", "Ansel", "Arjun", "Astrid", "Aurelio", "Beatriz",
    "Benedikt", "Bruno", "Carla", "Cedric", "Chiara", "Clara", "Cormac", "Dalia", "Dara", "David", "Dmitri", "Edda",
    "Elena", "Elif", "Emil", "Esther", "Farah", "Fatou", "Felix", "Finn", "Freya", "Gideon", "Goran", "Greta", "Hana",
    "Harriet", "Hester", "Hugo", "Ibrahim", "Ines", "Ingrid", "Iris", "Jamal", "Jonas", "Julian", "Kamala", "Karin",
    "Kenji", "Kofi", "Laila", "Lars", "Lena", "Leonie", "Liam", "Lucian", "Mads", "Malik", "Mara", "Marta", "Milan",
    "Mira", "Nadia", "Nils", "Noor", "Nuala", "Octavia", "Olga", "Oskar", "Paloma", "Pavel", "Petra", "Philippa",
    "Priya", "Quinn", "Rafael", "Rosa", "Rufus", "Salma", "Samir", "Saskia", "Selma", "Simon", "Sunniva", "Tariq",
    "Tessa", "Tomás", "Tove", "Uma", "Ursula", "Vera", "Viktor", "Wanda", "Willem", "Xenia", "Yara", "Yusuf", "Zita",
    "Zoë",
)  # fmt: skip
LAST = (
    "Abara", "Achterberg", "Adeyemi", "Almeida", "Arrieta", "Balogun", "Barr", "Beaulieu", "Bergström", "Blanchard",
    "Boone", "Brandt", "Castellan", "Chowdhury", "Clarke", "Costa", "Crewe", "Dahl", "Delgado", "Diarra", "Duarte",
    "Eriksen", "Espinoza", "Fabre", "Fairweather", "Farkas", "Fontaine", "Forsberg", "Galvani", "Garrity", "Gibbs",
    "Grau", "Griffin", "Haddad", "Halloran", "Hayashi", "Hendricks", "Horvat", "Ivanova", "Iversen", "Jansen", "Jovic",
    "Kapoor", "Keller", "Kjær", "Klein", "Kowalski", "Laurent", "Lindgren", "Lund", "Maeda", "Marchetti", "Mbeki",
    "Moreau", "Morrow", "Mäkinen", "Nakamura", "Nazari", "Novak", "Nwosu", "Okafor", "Okoro", "Olsen", "Ouellette",
    "Paquette", "Pelkey", "Petrov", "Pires", "Prewitt", "Quimby", "Quist", "Raghunathan", "Renwick", "Rinaldi",
    "Rossi", "Sandoval", "Sato", "Schäfer", "Sethi", "Solheim", "Stone", "Sörensen", "Tallis", "Teller", "Thornbury",
    "Toma", "Toft", "Tremblay", "Urban", "Vale", "Vance", "Velasco", "Voss", "Weiss", "Whelan", "Winther", "Ybarra",
    "Yilmaz", "Yoshida", "Zimmer",
)  # fmt: skip
_PLACES = (
    "Ashgrove", "Beacon", "Birchfield", "Brightwater", "Canal Street", "Cedar Point", "Copper Lane", "Driftwood",
    "Eastgate", "Fernhill", "Foxglove", "Granite Bay", "Harbour", "Hawthorn", "Ironbridge", "Juniper", "Kestrel",
    "Lantern Street", "Linden", "Lumen", "Marlow", "Meridian", "Millrace", "Northlight", "Old Quay", "Orchard",
    "Pinehaven", "Quarry", "Redwing", "Ropewalk", "Saltmarsh", "Sundial", "Thistle", "Tidewater", "Umber", "Vesper",
    "Westerly", "Willow", "Windmill", "Yarrow",
)  # fmt: skip
_TRADES = (
    "Museum", "Studio", "Instruments", "Foundation", "Exhibits", "Press", "Laboratories", "Science Center",
    "Cartography", "Archive", "Lighting", "Planetarium", "Design", "Workshops", "Aquarium", "Broadcasting", "Optics",
    "Textiles", "Ferries", "Institute",
)  # fmt: skip


def people(random: Random) -> Iterator[str]:
    """Yield names of people, more than any journal has; no two share all their words, however they are ordered."""
    plain = [f"{first} {last}" for first, last in product(FIRST, LAST)]
    random.shuffle(plain)
    yield from plain
    for first, (one, other) in product(FIRST, combinations(LAST, 2)):
        yield f"{first} {one}-{other}"


def companies(random: Random, many: int) -> tuple[str, ...]:
    """Return so many names of companies, at most as many as there are."""
    names = [f"{place} {trade}" for place, trade in product(_PLACES, _TRADES)]
    random.shuffle(names)
    return tuple(names[:many])
