"""What people say in the made-up journal: enough words of enough kinds that a search index is a real one."""

from random import Random

_WHO = (
    "the foreman", "her first boss", "a night watchman", "the registrar", "one of the trainees", "the woman upstairs",
    "his old teacher", "the treasurer", "a retired surveyor", "the whole second shift", "the director",
    "an electrician", "her brother", "the printer", "a visitor from Lisbon", "the archivist", "the youngest apprentice",
    "a choir", "somebody from accounts", "the harbour master", "a conservator", "the board", "two volunteers",
    "the cook",
)  # fmt: skip
_DID = (
    "threw away", "drew again", "counted", "measured twice", "borrowed", "labelled", "rebuilt", "lost and found",
    "photographed", "explained", "questioned", "carried down the stairs", "sold", "translated", "repaired", "inherited",
    "catalogued", "painted over", "tested on strangers", "read aloud", "took apart", "wrote down", "paid for", "kept",
)  # fmt: skip
_WHAT = (
    "the first prototype", "an atlas of tides", "three hundred labels", "the lighting plan", "a box of glass slides",
    "the budget for spring", "every chair in the hall", "the old catalogue", "a letter from the ministry",
    "the map of the north wing", "a model of the bridge", "the visitors' questions", "four drawers of keys",
    "the sound of the engine", "a survey of rivers", "the index cards", "an hour of film", "the wooden cranks",
    "a list of donors", "the floor plan", "the instruction sheet", "the recordings", "a cabinet of minerals",
    "the schedule of ferries", "his notebooks", "the grant report", "a set of brushes", "the telescope's mount",
)  # fmt: skip
_WHERE = (
    "in the basement", "behind the workshop", "at the station", "on the third floor", "in an unheated hall",
    "under the stairs", "between two exhibitions", "in a hotel lobby", "on the ferry", "at the kitchen table",
    "in the reading room", "beside the loading dock", "at the county fair", "in a borrowed office", "on the roof",
)  # fmt: skip
_WHEN = (
    "before anybody asked", "in her second year", "on a rainy Tuesday", "for the last time", "while the paint was wet",
    "until the money came", "after the flood", "every Monday at seven", "the week before opening", "without telling me",
    "when nobody was looking", "twice in one month", "on the day of the strike", "as long as it took", "by accident",
)  # fmt: skip
_LEARNED = (
    "people stay where something is unfinished", "the cheap version is the one that lasts",
    "nobody reads past the second line", "children find the fault in a minute", "a good question takes a week",
    "you can't hurry plaster", "the quiet rooms are the full ones", "maintenance is the whole job",
    "money follows a clear drawing", "it's the corridor that decides", "failure needs a witness",
    "the best maps leave things out", "everybody underestimates the lift", "labels are written by listening",
    "an archive is a promise", "the second try teaches more than the first",
)  # fmt: skip
_ASIDES = (
    "I wrote that down at once.", "We both laughed.", "There was soup.", "The dog slept through it.",
    "He drew it on the tablecloth.", "I'm still thinking about it.", "It rained the whole time.",
    "She said it twice.", "Nobody had told me that before.", "Then the bell rang.", "I forgot my umbrella there.",
    "We agreed to disagree about fonts.",
)  # fmt: skip
QUESTIONS = (
    "What does an ordinary Tuesday look like for you?", "What did you throw away, and what did it teach you?",
    "What do people coming from outside usually get wrong?", "What would you learn first if you were me?",
    "How do you know when it works?", "Who decides what gets made?", "What breaks first?", "How is the work paid for?",
    "What do you wish visitors noticed?", "What do you read to stay curious?", "How long did your own change take?",
    "Is there anything I should have asked?",
)  # fmt: skip
_ROLES = (
    "curator", "workshop lead", "exhibit developer", "registrar", "lighting designer", "producer", "archivist",
    "program officer", "conservator", "editor", "model maker", "cartographer", "educator", "technician", "evaluator",
    "director of collections", "sound engineer", "bookbinder",
)  # fmt: skip
COMMON_TOPICS = (
    "prototyping", "labels", "lighting", "funding", "archives", "maps", "accessibility", "evaluation", "conservation",
    "education", "sound", "fabrication", "materials", "visitor research", "publishing", "collections", "touring",
    "volunteers", "fire safety", "translation",
)  # fmt: skip
_ODD = (
    "tidal", "wooden", "travelling", "rural", "medieval", "digital", "miniature", "paper", "winter", "seaside",
    "botanical", "railway", "optical", "musical", "domestic", "lunar",
)  # fmt: skip
_MATTERS = (
    "clocks", "dioramas", "globes", "herbaria", "gardens", "instruments", "workshops", "libraries", "looms", "models",
    "observatories", "printing", "quilts", "signals", "theatres", "toys", "kitchens", "bridges", "postcards", "puppets",
)  # fmt: skip
_FAMILY = ("a daughter who swims", "twins in second grade", "looks after her father", "a brother on the ferries",
           "married to a baker", "grandmother since May", "a son at sea", "lives with two cats")  # fmt: skip
_HOLIDAYS = ("Lisbon in October", "the lakes every July", "a week of walking in spring", "Dakar in February",
             "stays at home and paints", "the mountains, by train")  # fmt: skip
_BONDS = (
    "both of us learned to solder from our grandmothers", "we took the same night class", "the same ferry at six",
    "neither of us finished music school", "he also counts stairs", "the same teacher, ten years apart",
    "we both keep bees, badly", "she knows my street", "an unreasonable love of paper maps",
)  # fmt: skip
_PROMISES = ("send the article on tide pools", "lend the small telescope", "write down the recipe",
             "introduce the printer", "send a photograph of the crank",
             "look up the supplier of hinges", "pass on the survey")  # fmt: skip
_LESSONS = ("she answered best after I had stopped writing", "ask about money earlier", "bring the thing itself",
            "fewer questions, longer silences", "arrive hungry", "don't sit with the window behind me")  # fmt: skip


class Voice:
    """Says things at random, the same things for the same `random`."""

    def __init__(self, random: Random) -> None:
        self.random = random

    def sentence(self) -> str:
        """Return one sentence."""
        pick = self.random.choice
        form = self.random.randrange(6)
        who, did, what = pick(_WHO), pick(_DID), pick(_WHAT)
        if form == 0:
            text = f"{who} {did} {what} {pick(_WHERE)}, {pick(_WHEN)}."
        elif form == 1:
            text = f"{pick(_LEARNED)}; {who} knew it {pick(_WHEN)}."
        elif form == 2:
            text = f"{pick(_WHEN)}, {who} {did} {what}."
        elif form == 3:
            return f"“{self._capital(pick(_LEARNED))},” and then a long story about {who} and {what}."
        elif form == 4:
            text = f"what {who} {did} {pick(_WHERE)} was {what}, and {pick(_LEARNED)}."
        else:
            return pick(_ASIDES)
        return self._capital(text)

    def paragraph(self, fewest: int, most: int) -> str:
        """Return so many sentences."""
        return " ".join(self.sentence() for _ in range(self.random.randint(fewest, most)))

    def role(self) -> str:
        """Return what somebody does."""
        return self.random.choice(_ROLES)

    def objective(self) -> str:
        """Return what I want to learn."""
        return f"learn how {self.random.choice(_WHO)} {self.random.choice(_DID)} {self.random.choice(_WHAT)}"

    def rare_topic(self) -> str:
        """Return one of hundreds of topics."""
        return f"{self.random.choice(_ODD)} {self.random.choice(_MATTERS)}"

    def personal(self) -> dict[str, str]:
        """Return what to ask about next time."""
        day = f"{self.random.randint(1, 28)} {self.random.choice(('March', 'May', 'August', 'October', 'December'))}"
        return {"birthday": day, "family": self.random.choice(_FAMILY), "holiday": self.random.choice(_HOLIDAYS)}

    def bond(self) -> str:
        """Return what we have in common."""
        return self.random.choice(_BONDS)

    def promise(self) -> str:
        """Return something that can be promised."""
        return self.random.choice(_PROMISES)

    def lesson(self) -> str:
        """Return what to do differently next time."""
        return self.random.choice(_LESSONS)

    def questions(self, many: int) -> list[str]:
        """Return so many different questions."""
        return self.random.sample(QUESTIONS, many)

    @staticmethod
    def _capital(text: str) -> str:
        return text[0].upper() + text[1:]
