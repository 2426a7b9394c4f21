"""Measure the journal beside others and print a table: `python -m benchmarks --records 1000 10000`."""

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks import machine
from benchmarks.page import put_into
from benchmarks.rounds import Measured, measure
from benchmarks.rows import GROUPS, ROWS, Row
from benchmarks.runs import RUNS
from benchmarks.table import table
from benchmarks.workshop import Workshop


def main() -> None:
    """Measure what was asked for, one size after the other, and print the table."""
    given = _arguments()
    rows = [row for row in ROWS if row.group in given.rows]
    busy = machine.load()
    if given.work is not None:
        given.work.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=given.work, prefix="benchmarks-") as folder:
        measured = [_measured(Path(folder), records, rows, given) for records in sorted(set(given.records))]
    text = f"{machine.described(busy)}\n\n{table(rows, measured)}"
    print(text)
    if given.into:
        put_into(given.into, text)


def _measured(folder: Path, records: int, rows: list[Row], given: argparse.Namespace) -> Measured:
    names = {name for row in rows for name in row.names}
    workshop = Workshop(folder / str(records), records, given.edits)
    return measure(workshop, RUNS, names, given.repeat, _say)


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--records", type=_number, nargs="+", default=[1000, 10000], help="sizes of made-up journals")
    parser.add_argument("--rows", nargs="+", choices=GROUPS, default=GROUPS, help="only these rows")
    parser.add_argument("--repeat", type=_number, default=3, help="rounds, of which the medians are taken")
    parser.add_argument("--edits", type=_number, default=10, help="saves of each kind while a server runs")
    parser.add_argument("--work", type=Path, metavar="DIR", help="where journals and sites lie meanwhile")
    parser.add_argument("--into", type=Path, metavar="FILE", help="a page whose table to renew, docs/performance.md")
    return parser.parse_args()


def _number(given: str) -> int:
    if not given.isdecimal() or int(given) < 1:
        raise argparse.ArgumentTypeError("write a whole number above 0")
    return int(given)


if __name__ == "__main__":
    main()
