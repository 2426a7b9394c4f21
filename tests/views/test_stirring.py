"""What is worked out only for what stirs is what working it out for everything gives, whatever was edited meanwhile."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from benchmarks.make import make
from generator.loader import load
from generator.memory import Memory
from generator.settings import Settings
from generator.views import since
from generator.views.since import Since, compared
from generator.views.stirring import stirring

TODAY = date(2026, 11, 19)
"""The day that the made-up journals know last."""
SETTINGS = Settings(lapse_days=20)
EVERY_FIELD = tuple(name for name in Since.__dataclass_fields__ if name not in ("first", "today"))


def ways(random: Random, path: Path, text: str) -> Iterator[str | None]:
    """Yield what an owner might make of a file; None for nothing at all."""
    moved = TODAY - timedelta(days=random.randrange(60))
    yield None
    yield re.sub(r"\d{4}-\d\d-\d\d", str(moved), text, count=1)
    yield text.replace("\n---\n", "\narchived: yes\n---\n", 1) if path.parent.name == "contacts" else text + "- [ ] x\n"
    yield re.sub(r"(?m)^name: .*", "name: Another Person", text)
    yield text.replace("\n---\n", f"\nthanks: [email {moved}]\n---\n", 1)
    yield text.replace("## Notes", f"## Next\n\n- [ ] lend the book 📅 {moved}\n\n## Was")


def edited(folder: Path, random: Random) -> None:
    for path in random.sample(sorted(folder.glob("*/*.md")), 12):
        text = random.choice([*ways(random, path, path.read_text(encoding="utf-8"))])
        if text is None:
            path.unlink()
        else:
            path.write_text(text, encoding="utf-8")
    some = random.choice(sorted((folder / "contacts").glob("*.md")))
    some.rename(some.with_name("somebody-else.md"))


@pytest.mark.parametrize("seed", range(8))
def test_the_part_tells_what_the_whole_does(tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    random = Random(seed)
    make(260, tmp_path / "a", seed=seed)
    folder, memory = tmp_path / "a" / "journal", Memory()
    then = load(folder, memory=memory)
    edited(folder, random)
    now = load(folder, memory=memory)
    for days in (1, 7, 40):
        then_day = TODAY - timedelta(days=days)
        found = compared(now, then, then_day, TODAY, then_day, SETTINGS)
        with monkeypatch.context() as patched:
            patched.setattr(since, "stirring", lambda now, then, *_: (now, then))
            whole = compared(now, then, then_day, TODAY, then_day, SETTINGS)
        for name in EVERY_FIELD:
            assert getattr(found, name) == getattr(whole, name), (name, days)
        assert len(stirring(now, then, then_day, TODAY, SETTINGS)[0].meetings) < 0.8 * len(now.meetings)
    assert found.closed, "forty days have something to tell"
    assert found.opened


def test_another_zone_moves_every_hour(tmp_path: Path) -> None:
    make(30, tmp_path / "a")
    now = load(tmp_path / "a" / "journal")
    assert now.profile is not None
    then = replace(now, profile=replace(now.profile, time_zone="Asia/Tokyo"))
    assert stirring(now, then, TODAY, TODAY, SETTINGS) == (now, then)


def test_what_only_grew_too_old_is_let_go(tmp_path: Path) -> None:
    make(30, tmp_path / "a")
    folder = tmp_path / "a" / "journal"
    text = "---\ndate: 2026-10-25\nwith: ana\n---\n\n## Notes\n\nGood.\n"
    (folder / "meetings" / "long-ago.md").write_text(text, encoding="utf-8")
    (folder / "contacts" / "ana.md").write_text("---\nname: Ana\n---\n", encoding="utf-8")
    same = load(folder)
    then_day = TODAY - timedelta(days=7)
    found = compared(same, same, then_day, TODAY, then_day, SETTINGS)
    assert {"thank-email/long-ago/ana", "thank-card/long-ago/ana"} <= {debt.id for debt in found.let_go}
