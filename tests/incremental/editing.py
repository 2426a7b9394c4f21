"""A journal that is edited at random, as its owner, an editor and git would: for tests of what a build remembers."""

import random
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml
from built_site import write_site_journal

FIRST_DAY = date(2026, 11, 20)
NAMES = ("Ada Lark", "Ben Ó Riain", "Chi <i>Wu", "Dee & Co", "Eli Stone", "Fay [Q]", "Ömer Ak")
SITE_NAMES = ("Small", "Kept & found")
BODIES = (
    "## Notes\n\nShe spoke of tide pools. See [[ada-lark]] and [the plan](../plan.md#second).\n",
    "## Notes\n\nA picture: ![pool](../images/pool.png)\n\n## Next\n\n- [ ] Send the map to [[ben]] 📅 2026-11-24\n",
    "## Questions\n\n### How does one begin?\n\nWith a drawing.\n\n## Notes\n\nA note[^1].\n\n[^1]: At the foot.\n",
    "## Notes\n\n[Gone](../nowhere.md), <b>bold</b> and <script>alert(1)</script>.\n",
    "",
)


class Edited:
    """A journal in `root`, on a day, and a stream of edits that is the same for the same seed."""

    def __init__(self, root: Path, seed: int, *, make: bool = True) -> None:
        self.root = root
        self.journal = root / "journal"
        self.today = FIRST_DAY
        self.random = random.Random(seed)
        self.config: dict[str, Any] = {"plugins": ["search", "journal"]}
        if make:
            files = {"profile.md": "---\nname: Dot\n---\n", "plan.md": "# Plan\n\n## Second\n\nText.\n"}
            write_site_journal(root, files)
            for _ in range(6):
                self.add()
            self.configure()

    @classmethod
    def over(cls, root: Path, seed: int) -> "Edited":
        """Return the same over a journal that is there."""
        return cls(root, seed, make=False)

    def edit(self) -> str:
        """Make one edit, and return what it was."""
        chosen: Callable[[], str] = self.random.choice(
            [self.add, self.add, self.change, self.change, self.change, self.rename, self.delete, self.option,
             self.another_day, self.picture, self.plan, self.name, self.touch, self.damage_site, self.damage_cache]
        )  # fmt: skip
        return f"{chosen.__name__} {chosen()}"

    def records(self) -> list[Path]:
        return sorted(path for path in self.journal.rglob("*.md") if path.parent != self.journal)

    def any_record(self) -> Path:
        return self.random.choice(self.records()) if self.records() else self.journal / "profile.md"

    def add(self) -> str:
        return self.random.choice([self.add_person, self.add_meeting, self.add_meeting, self.add_company])()

    def add_person(self) -> str:
        name = self.random.choice(NAMES)
        slug = "".join(letter for letter in name.lower().replace(" ", "-") if letter.isalnum() or letter == "-")
        extra = self.random.choice(
            ["", "company: Acme\n", "introduced_by: ada-lark\n", "met_on: 2026-11-01\n", "x: y\n"]
        )
        return self.write(f"contacts/{slug}.md", f"---\nname: {name}\n{extra}---\n\n{self.random.choice(BODIES)}")

    def add_meeting(self) -> str:
        day = FIRST_DAY + timedelta(days=self.random.randint(-20, 9))
        who = self.random.choice(["ada-lark", "[ada-lark, eli-stone]", "Ben Ó Riain", "nobody"])
        extra = self.random.choice(
            ["", "thanks: [email 2026-11-19]\n", "introductions: [Fay Q, Eli Stone]\n", "kind: chat\n"]
        )
        text = f"---\ndate: {day}\nwith: {who}\n{extra}---\n\n{self.random.choice(BODIES)}"
        return self.write(f"meetings/{day}-{self.random.randint(1, 3)}.md", text)

    def add_company(self) -> str:
        return self.write("companies/acme.md", f"---\nname: Acme\ntarget: {self.random.choice(['yes', 'no'])}\n---\n")

    def change(self) -> str:
        path = self.any_record()
        path.write_text(f"{path.read_text().rstrip()}\n\nMore {self.random.randint(1, 99)}.\n")
        return path.name

    def rename(self) -> str:
        path = self.any_record()
        path.rename(path.with_name(f"{path.stem[:10]}-{self.random.randint(1, 9)}.md"))
        return path.name

    def delete(self) -> str:
        path = self.any_record()
        path.unlink()
        return path.name

    def option(self) -> str:
        what = self.random.randint(0, 4)
        if what == 0:
            self.config["site_name"] = self.random.choice(SITE_NAMES)
        elif what == 1:
            self.config["theme"] = {"name": "material", "features": self.random.choice([[], ["navigation.tabs"]])}
        elif what == 2:
            self.config["nav"] = self.random.choice([None, ["index.md", {"Plan": "plan.md"}]])
        elif what == 3:
            self.config["markdown_extensions"] = self.random.choice([[], [{"toc": {"permalink": True}}]])
        else:
            options = self.random.choice([{"debts": {"connect": False}}, {"rules": {"unknown-field": "error"}}, {}])
            self.config["plugins"] = ["search", {"journal": options}]
        self.configure()
        return str(self.config)

    def configure(self) -> None:
        usual = {"site_name": "Small", "docs_dir": "journal", "theme": {"name": "material"}}
        settings = {name: value for name, value in {**usual, **self.config}.items() if value is not None}
        (self.root / "mkdocs.yml").write_text(yaml.safe_dump(settings))

    def another_day(self) -> str:
        self.today += timedelta(days=self.random.choice([1, 1, 3, -2]))
        return self.today.isoformat()

    def picture(self) -> str:
        path = self.journal / "images/pool.png"
        if path.exists() and self.random.random() < 0.4:
            path.unlink()
            return "gone"
        return self.write("images/pool.png", "p" * self.random.randint(1, 5))

    def plan(self) -> str:
        if (self.journal / "plan.md").exists() and self.random.random() < 0.3:
            (self.journal / "plan.md").unlink()
            return "gone"
        heading = self.random.choice(["Second", "Third"])
        return self.write("plan.md", f"# Plan {self.random.randint(1, 2)}\n\n## {heading}\n\nSee [[eli-stone]].\n")

    def name(self) -> str:
        """Give a person another name, which many pages show."""
        people = [path for path in self.records() if path.parent.name == "contacts"]
        if people:
            path = self.random.choice(people)
            path.write_text(path.read_text().replace("name: ", "name: Mx ", 1))
        return "of a person"

    def touch(self) -> str:
        self.any_record().touch()
        return "only"

    def damage_site(self) -> str:
        """Do to the site what nobody should."""
        pages = sorted((self.root / "site").rglob("*.html"))
        if not pages:
            return "none"
        page = self.random.choice(pages)
        # Without its home page a folder is no site of ours any more, and is not built into.
        whole = self.random.random() < 0.5 or page == self.root / "site" / "index.html"
        (page.write_text("x") if whole else page.unlink())
        (page.parent / "stray.html").write_text("x")
        return page.name

    def damage_cache(self) -> str:
        for path in sorted((self.root / ".journal").rglob("*")):
            # The calendar's numbers are no cache: once lost, they begin anew when the feed is next made.
            if path.is_file() and path.name != "calendar.json":
                data = bytearray(path.read_bytes())
                for _ in range(self.random.choice([0, 3, 40])):
                    if data:
                        data[self.random.randrange(len(data))] = self.random.randrange(256)
                path.write_bytes(data[: self.random.choice([len(data), len(data) // 2, 0])])
        return "of what was kept"

    def write(self, address: str, text: str) -> str:
        path = self.journal / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return address
