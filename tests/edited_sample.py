"""Edits at random of the sample journal, as its owner may make them."""

import random
import re
from pathlib import Path

FIELD = re.compile(r"^[a-z_]+:.*\n(?:[ \t-].*\n)*", re.MULTILINE)
_SECTIONS = ("## Notes", "## Next", "## Questions", "## Research")


def edit(folder: Path, chance: random.Random) -> None:
    """Do to one record what an owner may do: a field of another record, one field less, a word or a name more."""
    path, other = chance.sample(sorted(folder.glob("*/*.md")), 2)
    text, theirs = path.read_text("utf-8"), FIELD.findall(other.read_text("utf-8").partition("\n---")[0])
    what = chance.randrange(8)
    if what == 0:
        path.write_text(f"{text}\nOne more: [[{other.stem}]].\n", "utf-8")
    elif what == 1 and (own := FIELD.findall(text)):
        path.write_text(text.replace(chance.choice(own), "", 1), "utf-8")
    elif what == 2 and path.parent.name == "contacts":
        path.write_text(text.replace("name: ", "name: Mx ", 1), "utf-8")
    elif what == 3:
        path.rename(path.with_name(f"{path.stem}-2.md"))
    elif what == 4:
        path.write_text(f"{text}\n{chance.choice(_SECTIONS)}\n\n- [ ] Read it again 📅 2026-11-24\n", "utf-8")
    elif what == 5:
        path.write_text(text.rstrip() + " And then it rained, and nobody minded.\n", "utf-8")
    elif theirs:
        path.write_text(text.replace("---\n", f"---\n{chance.choice(theirs)}", 1), "utf-8")
