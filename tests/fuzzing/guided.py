"""Feed one reader of the program with what a coverage-guided fuzzer thinks of: `python tests/fuzzing/guided.py READER`.

Words of libFuzzer follow, such as `-max_total_time=600` or a folder of texts to begin with. What breaks a reader is
written to a file, and belongs into tests/fuzzing/found/READER/ once it is minimised. Needs requirements/fuzzing.txt.
"""

import sys
from pathlib import Path

import atheris

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[1])]
with atheris.instrument_imports(include=["generator"]):
    from fuzzing.readers import READERS

if __name__ == "__main__":
    reader = READERS[sys.argv.pop(1)]
    atheris.Setup(sys.argv, reader)
    atheris.Fuzz()
