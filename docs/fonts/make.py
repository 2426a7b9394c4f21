"""Cut the site's fonts anew from npm's @fontsource: `python3 docs/fonts/make.py`; needs npm.

fonttools, which is fetched into a folder that is thrown away, keeps of each font the weights, the letters and the
features that the style sheet asks for. Neither it nor the packages are needed for anything else.
"""

import shutil
import subprocess
import sys
import tarfile
import tempfile
import venv
from pathlib import Path

FONTS = Path(__file__).parents[2] / "generator" / "site" / "assets" / "fonts"
PACKAGES = {"literata": "5.3.0", "figtree": "5.3.0"}
# What most people write with; the letters of Central Europe and beyond lie in files that are read only where needed.
LATIN = "U+20-FF,U+131,U+152-153,U+2C6,U+2DA,U+2DC,U+2010-2044,U+20AC,U+2122,U+2190-2193,U+2212,U+2215"
BEYOND = ",".join(
    (
        "U+100-130,U+132-151,U+154-17F,U+192,U+218-21B,U+2BB-2BC,U+1E80-1E85,U+1E9E,U+1EF2-1EF3",
        "U+2113,U+20A6-20AB,U+20AD-20BF",
    )
)
UPRIGHT, SLANTED = "wght=400:700", "wght=400"  # nothing is set in bold italics
# The file made: the file it is cut from, the letters, the weights.
CUTS = {
    "literata": ("literata-latin-wght-normal", LATIN, UPRIGHT),
    "literata-ext": ("literata-latin-ext-wght-normal", BEYOND, UPRIGHT),
    "literata-italic": ("literata-latin-wght-italic", LATIN, SLANTED),
    "figtree": ("figtree-latin-wght-normal", LATIN, UPRIGHT),
    "figtree-ext": ("figtree-latin-ext-wght-normal", BEYOND, UPRIGHT),
}
FEATURES = "ccmp,kern,liga,locl,pnum,tnum"
MOST = 150_000  # bytes, all of them together


def run(*command: str | Path, cwd: Path | None = None) -> None:
    """Run a command; stop where it fails."""
    subprocess.run(command, cwd=cwd, check=True)  # noqa: S603 - our own words only


def unpack(folder: Path) -> None:
    """Fetch each font's package with npm and lay its files out under the font's name."""
    npm = shutil.which("npm")
    if npm is None:
        raise SystemExit("npm is not on this machine")
    for name, version in PACKAGES.items():
        run(npm, "pack", "--silent", f"@fontsource-variable/{name}@{version}", cwd=folder)
        with tarfile.open(folder / f"fontsource-variable-{name}-{version}.tgz") as packed:
            packed.extractall(folder / name, filter="data")


def cut(programs: Path, folder: Path, name: str) -> None:
    """Cut one font to its weights, then to its letters."""
    source, letters, weights = CUTS[name]
    whole = folder / source.partition("-")[0] / "package" / "files" / f"{source}.woff2"
    light = folder / f"{name}.ttf"
    run(programs / "fonttools", "varLib.instancer", "--quiet", "--no-recalc-timestamp", whole, weights,
        f"--output={light}")  # fmt: skip
    made = FONTS / f"{name}.woff2"
    run(programs / "pyftsubset", light, f"--unicodes={letters}", f"--layout-features={FEATURES}", "--flavor=woff2",
        f"--output-file={made}")  # fmt: skip


def main() -> None:
    """Write the fonts and their licence into generator/site/assets/fonts/."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        unpack(folder)
        venv.create(folder / "tools", with_pip=True)
        programs = folder / "tools" / ("Scripts" if sys.platform == "win32" else "bin")
        run(programs / "python", "-m", "pip", "install", "--quiet", "fonttools", "brotli")
        for font in CUTS:
            cut(programs, folder, font)
        licences = [(folder / font / "package" / "LICENSE").read_text(encoding="utf-8") for font in PACKAGES]
    whose = "".join(text.split("\n", 1)[0] + "\n" for text in licences)
    (FONTS / "OFL.txt").write_text(whose + licences[0].split("\n", 1)[1], encoding="utf-8")
    heavy = sum(path.stat().st_size for path in FONTS.glob("*.woff2"))
    if heavy > MOST:
        raise SystemExit(f"{heavy} bytes of fonts are more than {MOST}")


if __name__ == "__main__":
    main()
