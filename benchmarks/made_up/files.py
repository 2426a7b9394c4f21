"""A made-up story written down as a journal: one file a record, as a careful owner would."""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import yaml

from benchmarks.made_up.meeting_file import meeting
from benchmarks.made_up.person_file import contact
from benchmarks.made_up.sentences import COMMON_TOPICS, QUESTIONS, Voice
from benchmarks.made_up.story import TODAY, Occasion, Story
from generator.model.names import slug

_CONFIG = f"""\
site_name: A made-up networking journal
docs_dir: journal
theme:
  name: material
plugins:
  - search
  - journal:
      today: {TODAY}
"""
_PROFILE: Mapping[str, Any] = {
    "name": "Robin Field",
    "email": "robin.field@example.com",
    "headline": "Makes small machines that explain large ones",
    "objective": "Learn how exhibits are made, from the people who make them",
    "expertise": ["cutting and mounting", "prototypes of cardboard and plywood", "counting without being noticed"],
    "geography": "Portland, Maine, and wherever the ferry goes",
    "time_zone": "America/New_York",
}
_INDEX = "# My journal\n\nPeople, and what they taught me. The [questions](questions.md) are the same for everybody.\n"


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc] # libyaml's where there is one
    def ignore_aliases(self, data: object) -> bool:
        return True  # a day that stands twice would be written as an anchor, which no owner does


def write(story: Story, folder: Path, random: Random) -> None:
    """Write the journal and its mkdocs.yml into `folder`, which must be new or empty."""
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty")
    for address, text in _files(story, random).items():
        path = folder / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())


def _files(story: Story, random: Random) -> dict[str, str]:
    voice = Voice(random)
    files = {"mkdocs.yml": _CONFIG, "journal/index.md": _INDEX, "journal/questions.md": _bank()}
    files["journal/profile.md"] = _record({**_PROFILE, "targets": [slug(name) for name in story.companies[:6]]}, _PITCH)
    for number, person in enumerate(story.people):
        files[f"journal/contacts/{person.slug}.md"] = _record(*contact(person, number, voice))
    for talk in story.talks:
        files[f"journal/meetings/{talk.slug}.md"] = _record(*meeting(talk, voice))
    for number, name in enumerate(story.companies[: len(story.companies) // 2 + 1]):
        files[f"journal/companies/{slug(name)}.md"] = _company(name, number, voice)
    for occasion in story.occasions:
        files[f"journal/events/{occasion.slug}.md"] = _event(occasion, voice)
    for number, day in enumerate(story.news):
        files[f"journal/updates/{day}-news-{number + 1}.md"] = _update(story, day, number, voice)
    return files


def _record(fields: Mapping[str, Any], body: str) -> str:
    present = {name: value for name, value in fields.items() if value not in (None, [], {})}
    front = yaml.dump(present, Dumper=_Dumper, default_flow_style=None, allow_unicode=True, sort_keys=False, width=1000)
    front = front.replace("'on': ", "on: ")  # quoted because YAML 1.1 reads a yes; nobody writes it so
    return f"---\n{front}---\n\n{body}".rstrip() + "\n"


_PITCH = """\
## Pitch

I make very thin slices of things so that light can get through and somebody can see what is inside. Last winter I
built a machine from a box that does it with a clay carrot, and thirty children lined up.

## Tell me about yourself

Fourteen years of careful work in a basement, and a bench of my own under a window that sticks.
"""


def _bank() -> str:
    parts = ["# Questions I carry"]
    for number, topic in enumerate(("Any topic", *COMMON_TOPICS)):
        asked = [QUESTIONS[(number * 3 + step) % len(QUESTIONS)] for step in range(4)]
        parts.append(f"## {topic.capitalize()}\n\n" + "\n".join(f"- {question}" for question in asked))
    return "\n\n".join(parts) + "\n"


def _company(name: str, number: int, voice: Voice) -> str:
    fields = {
        "name": name,
        "website": f"https://{slug(name)}.example",
        "industry": name.rsplit(" ", 1)[-1].lower(),
        "location": "Portland, Maine",
        "target": number < 6 or None,
        "verdict": voice.sentence() if number % 3 == 0 else None,
    }
    return _record(fields, voice.paragraph(2, 5))


def _event(occasion: Occasion, voice: Voice) -> str:
    fields = {
        "name": occasion.name,
        "date": occasion.day,
        "kind": voice.random.choice(("alumni", "association", "meetup", "conference")),
        "place": "upstairs at the Brass Oar",
        "goal": "speak to three people and listen to two",
        "met": [*(person.slug for person in occasion.met), {"name": f"The host of {occasion.day}", "role": "host"}],
    }
    return _record(fields, voice.paragraph(1, 4))


def _update(story: Story, day: date, number: int, voice: Voice) -> str:
    """Write a piece of news; everybody has heard all of them but the last, which half of them have."""
    to_all = number % 3 == 0
    known = [person.slug for person in story.people if person.known_on < day]
    last = number == len(story.news) - 1
    told = {"who": known[::2] if last and known else "all", "on": min(day + timedelta(days=1), TODAY), "by": "email"}
    fields = {
        "date": day,
        "subject": f"A bench of my own, part {number + 1}",
        "to": "all" if to_all or last else "tag:mentors",
        "told": [told],
    }
    return _record(fields, voice.paragraph(4, 8))
