"""A workbook of a kilobyte that would lay out thousands of millions of cells is refused, and no ordinary one is."""

import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from sample_world import SAMPLES

from generator.io.importers.found import CannotRead
from generator.io.importers.xlsx import check, opened

NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
PARTS = {
    "[Content_Types].xml": (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{TYPE}.worksheet+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{RELATIONS}">'
        f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{RELATIONS}">'
        f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{NAMESPACE}" xmlns:r="{OFFICE}">'
        '<sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
}
NAMES = '<c r="A1" t="inlineStr"><is><t>Name</t></is></c>'


def packed(parts: dict[str, str]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return out.getvalue()


def xlsx(row: int, last: str) -> bytes:
    rows = f'<row r="1">{NAMES}</row><row r="{row}">{last}</row>'
    return packed(
        {
            **PARTS,
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{NAMESPACE}"><sheetData>{rows}</sheetData></worksheet>',
        }
    )


def ods(*rows: str) -> bytes:
    spaces = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    body = f'<office:spreadsheet><table:table table:name="S">{"".join(rows)}</table:table></office:spreadsheet>'
    content = f"<office:document-content{spaces}><office:body>{body}</office:body></office:document-content>"
    manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return packed({"mimetype": kind, "META-INF/manifest.xml": manifest, "content.xml": content})


def ods_cell(text: str, times: int = 1) -> str:
    repeated = f' table:number-columns-repeated="{times}"' if times > 1 else ""
    if not text:
        return f"<table:table-cell{repeated}/>"
    return f'<table:table-cell{repeated} office:value-type="string"><text:p>{text}</text:p></table:table-cell>'


def ods_row(cells: str, times: int = 1) -> str:
    repeated = f' table:number-rows-repeated="{times}"' if times > 1 else ""
    return f"<table:table-row{repeated}>{cells}</table:table-row>"


CORNER = '<c r="XFD1048576"><v>1</v></c>'
FAR = {
    "a cell in the last corner of .xlsx": xlsx(1048576, CORNER),
    "a cell in the last corner of .ods": ods(
        ods_row(ods_cell("Name")), ods_row(ods_cell(""), 1048574), ods_row(ods_cell("", 16383) + ods_cell("x"))
    ),
    "one cell written a thousand million times": ods(ods_row(ods_cell("Name", 16384), 1048576)),
}
NEAR = {
    "a painted corner": xlsx(1048576, '<c r="XFD1048576" s="1"/>'),
    "a last row with nothing in it": xlsx(1048576, ""),
    "one long column": xlsx(1048576, '<c r="A1048576"><v>1</v></c>'),
    "what LibreOffice writes behind a list": ods(
        ods_row(ods_cell("Name") + ods_cell("", 16383)), ods_row(ods_cell("", 16384), 1048575)
    ),
}


@pytest.mark.parametrize("data", FAR.values(), ids=FAR)
def test_a_cell_far_from_all_others_is_refused_in_plain_words(data: bytes) -> None:
    assert len(data) < 3000
    with pytest.raises(CannotRead, match="delete what lies below or beside your list"):
        opened(data)


@pytest.mark.parametrize("data", NEAR.values(), ids=NEAR)
def test_what_is_empty_is_not_laid_out(data: bytes) -> None:
    ((name, rows),) = opened(data)
    assert name == "S"
    assert rows[0][0] == "Name"


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("xlsx/*.*s*")), ids=lambda path: path.name)
def test_no_ordinary_workbook_is_refused(path: Path) -> None:
    check(path.read_bytes())


def test_what_unpacks_without_end_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    data = packed({**PARTS, "xl/worksheets/sheet1.xml": "<" + " " * (3 << 20)})
    assert len(data) < 10_000
    check(data)
    monkeypatch.setattr("generator.io.importers.xlsx.MOST_BYTES", 2 << 20)
    with pytest.raises(CannotRead, match="unpacks to more than 2 MB"):
        check(data)


def test_a_binary_workbook_is_named() -> None:
    with pytest.raises(CannotRead, match=r"save it as \.xlsx"):
        check(packed({**PARTS, "xl/worksheets/sheet1.bin": "x"}))


def test_the_command_lives_on(tmp_path: Path) -> None:
    """Memory that ends takes the whole program along: so this is asked of a program of its own."""
    (tmp_path / "j/journal").mkdir(parents=True)
    (tmp_path / "j/mkdocs.yml").write_text("site_name: S\ndocs_dir: journal\nplugins: [journal]\n")
    (tmp_path / "far.xlsx").write_bytes(xlsx(1048576, CORNER))
    call = [sys.executable, "-m", "generator", "-C", str(tmp_path / "j"), "import", "xlsx", str(tmp_path / "far.xlsx")]
    ended = subprocess.run(call, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr.count("\n")) == (2, 1), ended.stderr
    assert "far from all others" in ended.stderr


@pytest.mark.parametrize("before", [(), ("damaged.xml",)], ids=["", "behind a damaged part"])
def test_a_size_that_the_directory_makes_smaller_is_counted(
    before: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The directory of the file says one byte of what unpacks to 3 MB."""
    data = bytearray(
        packed({**dict.fromkeys(before, "x" * 100), **PARTS, "xl/sharedStrings.xml": "<" + " " * (3 << 20)})
    )
    with zipfile.ZipFile(BytesIO(bytes(data))) as file:
        entries = [file.getinfo(name) for name in before]
    for entry in entries:
        data[entry.header_offset + 30 + len(entry.filename)] ^= 0xFF
    said = data.rfind(b"PK\x01\x02")
    data[said + 24 : said + 28] = (1).to_bytes(4, "little")
    monkeypatch.setattr("generator.io.importers.xlsx.MOST_BYTES", 2 << 20)
    with pytest.raises(CannotRead, match="unpacks to more than 2 MB"):
        check(bytes(data))
