"""The fonts are those that docs/fonts/make.py cuts, the style sheet asks for them alone, and they are light."""

import re
import runpy
from pathlib import Path
from typing import Any

import pytest

from generator.site import config

ROOT = Path(__file__).parents[2]
ASSETS = ROOT / "generator" / "site" / "assets"
FACE = re.compile(r'@font-face \{.*?url\("fonts/([\w-]+)\.woff2"\).*?unicode-range: ([^;]+);', re.DOTALL)


@pytest.fixture(scope="module")
def making() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "docs" / "fonts" / "make.py"), run_name="fonts")


def test_every_font_is_made_by_the_script_asked_for_and_copied(making: dict[str, Any]) -> None:
    asked = dict(FACE.findall((ASSETS / "journal.css").read_text(encoding="utf-8")))
    there = {path.stem for path in (ASSETS / "fonts").glob("*.woff2")}
    copied = {Path(address).stem for address in config.FONTS}
    assert set(making["CUTS"]) == set(asked) == there == copied


def test_the_style_sheet_names_the_letters_that_a_font_has(making: dict[str, Any]) -> None:
    for name, letters in FACE.findall((ASSETS / "journal.css").read_text(encoding="utf-8")):
        assert letters.replace(" ", "") == making["CUTS"][name][1]


def test_fonts_are_light_and_bear_their_licence(making: dict[str, Any]) -> None:
    heavy = sum(path.stat().st_size for path in (ASSETS / "fonts").glob("*.woff2"))
    assert 50_000 < heavy <= making["MOST"]
    licence = (ASSETS / "fonts" / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE" in licence
    assert all(f"The {name.capitalize()} Project Authors" in licence for name in making["PACKAGES"])
