"""A journal in which every word is a word of its own, made from the records' own schema: what leaks can be named."""

import json
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from generator.model.fields import (
    Choice,
    Date,
    Items,
    LengthField,
    Pairs,
    PeriodField,
    Ref,
    Spec,
    Text,
    Url,
    YesNo,
    Zone,
    schema,
)
from generator.model.records import Company, Contact, Event, Meeting, Profile, Record, Update

NAME = "Qañzo Wexvîl"
WORDS = ("qanzo", "wexvil")
CHILD, NICKNAME, PLACE = "Qimzyk", "Quvnuk", "Zorkvan"
"""Words of what is withheld, and of a link, that notes have too."""
NAMING = {"name", "aliases", "organizer", "greeting"}
PROSE = (
    "{said} Qan\u0303zo and QAÑZO met Wexvîl's wexvîls, [[qanzo-wexvil]], [[{lost}]], Qanzo-Wexvil, q&#97;nzo, "
    "w**ex**vil, [words](https://{out}.example/{out}), {out}@{out}.org, www.{out}.net/{out}, @{out}, {out}.com, "
    "![{out}]({out}.png), <b title='{out}'>bold</b>, <!-- {out} --> +49 30 12345678, 12345678\u00a09, "
    "Wexvîl, Qañzo, Qanzo\u2011Wexvil, Qanzo\u00a0Wexvil, QanzoWexvil, Q\u200bAnzo, We\u00adxvil, Ｑａｎｚｏ, 𝐐𝐚𝐧𝐳𝐨, "
    "{out} (at) {out} (dot) org, {out} at {out} dot net, <img alt='a > {out}'>, Qimzyk and QIMZYK's, "
    "[[qanzo-wexvil|Quvnuk]], Quvnuk, Zorkvan"
)


@dataclass
class World:
    """The files of a journal; what may never be shown of them, and what has to be; `notes` with notes alone."""

    files: dict[str, str | bytes] = field(default_factory=dict)
    secret: set[str] = field(default_factory=lambda: {*WORDS, *map(str.lower, (CHILD, NICKNAME, PLACE)), "12345678"})
    notes: set[str] = field(default_factory=set)
    shown: dict[str, str] = field(default_factory=dict)
    _numbers: Any = field(default_factory=lambda: count(1000))

    def word(self, of: str = "") -> str:
        """Return a word that is nowhere else; where it may be shown, it is kept by what it is `of`."""
        letters = "".join(chr(ord("g") + int(digit)) for digit in str(next(self._numbers)))
        made = f"x{letters}zk"
        if of:
            self.shown[of] = made
        else:
            self.secret.add(made)
        return made

    def prose(self, of: str) -> str:
        """Return a text with one word that is shown, and every way to leak that we know of."""
        return PROSE.format(said=self.word(of), lost=self.word(), out=self.word())

    def note(self, of: str) -> str:
        """Return such a text, of which the one word is shown with notes alone."""
        made = self.word(of)
        self.notes.add(made)
        return PROSE.format(said=made, lost=self.word(), out=self.word())

    def value(self, holder: Any, name: str, spec: Spec) -> Any:
        """Return what a field may hold; a list holds one of it."""
        one = self._one(holder, name, spec)
        return [one] if spec.many and not isinstance(spec.type, Items) else one

    def _one(self, holder: Any, name: str, spec: Spec) -> Any:  # noqa: C901 - a line for each type there is
        of = f"{holder.__name__}.{name}"
        match spec.type:
            case Text() if name in NAMING:
                return f"{self.word().title()} {self.word().title()}"
            case Text():
                return (self.note if spec.prose else self.prose)(of) if spec.to_show else self.word()
            case Date():
                return "2026-11-10"
            case YesNo():
                return "no" if name in ("private", "archived", "declined") else "yes"
            case Choice(options):
                return options[0]
            case LengthField() | PeriodField():
                return "30" if isinstance(spec.type, LengthField) else "3 months"
            case Zone():
                return "Europe/Paris"
            case Url():
                return f"https://{self.word()}.example/"
            case Ref(to, loose=loose):
                return f"{self.word().title()} {self.word()}" if loose or to == "company" else self.reference(to)
            case Pairs():
                reason = self.word()
                return {"nudge/qanzo-wexvil": reason} if name == "waived" else {self.word(): self.word().title()}
            case Items(of=inner):
                return [{key: self.value(inner, key, one) for key, one in schema(inner).items()}]
        raise AssertionError(f"{of} is of a type that this world does not know")

    def reference(self, to: str) -> str:
        return "qanzo-wexvil" if to == "contact" else "xeventzk"

    def record(self, path: str, kind: type[Record], sections: tuple[str, ...], **fixed: Any) -> None:
        """Write a record with something in every field, and a body; of a private one nothing may be shown."""
        before = dict(self.shown)
        fields: dict[str, Any] = {name: self.value(kind, name, spec) for name, spec in schema(kind).items()}
        fields |= {f"x_{self.word()}": self.word(), self.word(): self.word(), **fixed}
        front = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in fields.items())
        parts = [f"## {title}\n\n{self.note(f'{kind.__name__} {title}')}\n" for title in sections]
        if kind is Meeting:
            parts.append(f"## Questions\n\n### {self.prose('a question')}\n\n{self.note('an answer')}\n")
        parts.append(f"## Next\n\n- [ ] {self.prose('a promise')}\n")
        private = f"{self.word()}\n\n### {self.word()}\n\n- [ ] {self.word()} [[qanzo-wexvil]] 📅 2026-11-28\n"
        parts += [f"## Private\n\n{private}", f"**Private**\n-----\n\n{private}", f"<h2>Private</h2>\n\n{private}"]
        parts += [f"> ## Private {{#x}}\n> {self.word()}\n", f"- # 🔒 Private\n  {self.word()}\n"]
        self.files[path] = f"---\n{front}---\n\n" + "\n".join(parts)
        if fixed.get("private") or fixed.get("status"):  # of a second meeting, not every word has its place on a page
            kept = self.secret if fixed.get("private") else set()
            kept |= {word for of, word in self.shown.items() if before.get(of) != word}
            self.notes -= kept
            self.shown = before


def secret_world() -> World:
    """Return the journal: a record of each kind, private ones, pages, pictures, templates and a broken file."""
    world = World()
    world.secret |= {"xeventzk", "xgiantzk"}
    person, talk = "contacts/qanzo-wexvil.md", "meetings/2026-11-10-qanzo-wexvil.md"
    world.record(
        person,
        Contact,
        ("Who",),
        name=NAME,
        company="Xgiantzk Works",
        introduced_by=[],
        personal={"child": CHILD},
        bond=f"we both know {PLACE}",
    )
    world.record(talk, Meeting, ("Research", "Notes"))
    ahead = {"date": "2026-11-25 10:00", "status": "scheduled"}
    world.record("meetings/2026-11-25-qanzo-wexvil.md", Meeting, ("Research",), **ahead)
    world.record(f"companies/{world.word()}.md", Company, ("About",))
    world.record("events/xeventzk.md", Event, ("Before",))
    world.record(f"updates/2026-11-12-{world.word()}.md", Update, ("What",))
    world.record("profile.md", Profile, ("Pitch", "Tell me about yourself"))
    world.record(f"contacts/{world.word()}.md", Contact, ("Who",), private="yes")
    world.record(f"meetings/2026-11-09-{world.word()}.md", Meeting, ("Notes",), private="yes")
    _others(world)
    return world


def _others(world: World) -> None:
    topic, question = world.note("a topic"), world.note("a question of the bank")
    page = f"---\ntitle: {world.note('a title')}\n---\n\n{world.note('a page')}\n\n##Private\n\n{world.word()}\n"
    world.files |= {
        "questions.md": f"# {world.word()}\n\n{world.word()}\n\n## {topic}\n\n- {question}\n",
        "index.md": f"# Hello\n\n{world.note('the first page')} ![x](images/{world.word()}.png)\n",
        f"{world.word()}/{world.word()}.md": page,
        f"{world.word()}.md": f"---\ntitle: {world.word()}\nprivate: yes\n---\n\n{world.word()}\n",
        f"images/{world.word()}.txt": world.word(),
        f"imports/{world.word()}.md": f"- [ ] {world.word()}\n",
        "templates/thanks.txt": f"{world.word()} {{{{ name }}}}\n",
        f"contacts/{world.word()}.md": f"---\nname: [{world.word()}\nmet_on: {world.word()}\n---\n",
    }
