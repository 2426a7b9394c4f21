"""Files that were made to break a reader: each a name and the bytes of one file, by what it attacks."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

LARGEST = 1024 * 1024
FRONT = "---\nname: Ada\ndate: 2026-11-03\nwith: ada\nsubject: News\n"

ONE_MANY_TIMES = "[]{}:-#&*!|>'\"%@`<>()\n\r\t ~^=+_,;?\\/$0a\u2028😀\u0301\u202e\u200b\x00"
SHORT_MANY_TIMES = (
    "[ ",
    "- ",
    "? ",
    ": ",
    "[[",
    "]]",
    "![",
    "](",
    "<!--",
    "-->",
    "`a",
    "``` ",
    "```\n",
    "~~~\n",
    "* ",
    "# ",
    "## a\n",
    "> ",
    "- [ ] a\n",
    "- [x] ✅ 2026-01-01\n",
    "[a](",
    "[a]: ",
    "[a]: b\n",
    "<a:",
    "\\[",
    "[a\\](",
    "[[a",
    "[[a]]",
    "[a](b)\n",
    "![a](b)",
    "[![a](b)](c)",
    "[![",
    "(a",
    "\r\n",
    "---\n",
    "--- ",
    "...\n",
    "a: b\n",
    "a:\n ",
    "- a\n",
    "? a\n",
    "'a",
    '"a',
    "''",
    '""',
    "|\n",
    "{a: ",
    "[a, ",
    "<<<<<<< \n",
    "<<<<<<< a\n=======\n",
    "=======\n",
    ">>>>>>> \n",
    "||||||| \n",
    "[due:: ",
    "📅 ",
    "✅ 1",
    "<<: ",
    "&a ",
    "*a ",
    "!a ",
    "!!str ",
    "%YAML 1.1\n",
    "%TAG ! a\n",
    " #a",
    "a #b\n",
    "a, ",
    "1. ",
    "1) a\n",
    "<!-- a -->\n",
    "`` a",
    "\n ",
    "\n\t",
    "\n\n",
    "&#",
    "&amp;",
    "**a",
    "_a",
    "<b>",
    "</b>",
    "<div>\n",
    "|a|\n",
    "[^a]",
    "[^a]: b\n",
    "!!! a\n",
    "    a\n",
    "http://a ",
    "a@b.c ",
    "### Why?\n",
    "\\",
    "\\\\\n",
    "{{ x }}",
    "{% raw %}",
    "2026-11-03 email ",
    "email 2026-11-03, ",
)

ONE_VALUE = (
    "0000-00-00",
    "0000-12-31",
    "0001-01-01",
    "0001-01-01T00:00+14:00",
    "0001-01-01 00:00-14:00",
    "9999-12-31",
    "9999-12-31T23:59",
    "9999-12-31T23:59-14:00",
    "9999-12-31T23:59:59.999999+14:00",
    "2026-02-30",
    "2026-11-03T24:00",
    "2026-11-03T00:00+23:59",
    "99999-01-01",
    "-0001-01-01",
    "2026-W45",
    "1e309",
    "9" * 5000,
    "-" + "9" * 5000,
    "0x" + "F" * 5000,
    "1_0" * 2000,
    ".inf",
    ".nan",
    "2026-11-03 " * 2000,
    "!!python/object/apply:os.system ['true']",
    "!!binary aGk=",
    "!!timestamp 2026-11-03",
    "=",
    "<<",
    "~",
    "null",
    "\u202eевил\u202c",
    "\u2066\u2067\u2068\u2069",
    "a\u0300" * 5000,
    "👩‍👩‍👧‍👦" * 1000,
    "\ufeff",
    "\u200b\u200c\u200d\u2060",
    "\ud7ff\ue000\ufffd",
    "\ufdd0\U0010ffff",
    "ﷺ" * 2000,
    "𝕁𝕒𝕟𝕖",
    "٢٠٢٦-١١-٠٣",
    "Z̡̢̛̗͉̬͖͖a͓l̫g̷o" * 200,
    "\x85\u2028\u2029",
    "\x0b\x0c\x1c\x1d\x1e",
    "\x7f\x80\x9f",
    "%n%s%x",
    "${HOME}",
    "{{ 7*7 }}",
    "{% for x in y %}",
    "../../../etc/passwd",
    "javascript:alert(1)",
    "<script>alert(1)</script>",
    "'; DROP TABLE contacts; --",
    "[[" + "a" * 5000 + "]]",
    "[[a|" + "b" * 5000 + "]]",
    "[[ada#" + "#" * 500 + "]]",
    "[[../../../etc/passwd]]",
    "[[ada\x00]]",
)


def front_matters(many: int) -> Mapping[str, str]:
    return {
        "billion laughs": "a: &a [x, x]\n"
        + "".join(f"{chr(98 + i)}: &{chr(98 + i)} [*{chr(97 + i)}, *{chr(97 + i)}]\n" for i in range(20)),
        "an alias to itself": "a: &a [*a]\n",
        "a mapping in itself": "&a a: *a\n",
        "merge keys": "base: &base {role: x}\nother:\n  <<: *base\n  <<: [*base, *base]\n",
        "directives": "%YAML 9.9\n%TAG ! tag:x,2000:\n--- \nname: Ada\n",
        "many documents": "name: Ada\n...\n%YAML 1.1\n--- x\nname: Bea\n--- y\n",
        "tags everywhere": "!!map name: !!str Ada\n!x role: !<tag:y> b\n",
        "keys of every kind": "? [a, b]\n: c\n? {d: e}\n: f\n? |\n  g\n: h\n? - i\n: j\n[k]: l\n{m: n}: o\n? \n: p\n",
        "the same key": "role: a\n" * many,
        "many keys": "".join(f"key{i}: v\n" for i in range(many)),
        "many fields of one's own": "".join(f"x_{i}: v\n" for i in range(many)),
        "many unknown people": "introduced_by: [" + ", ".join(f"nobody-{i}" for i in range(many)) + "]\n",
        "many bad dates": "outreach: [" + ", ".join("2026-02-30 email" for _ in range(many)) + "]\n",
        "many facts ahead": "outreach: [" + ", ".join("2027-01-01 email" for _ in range(many)) + "]\n",
        "many aliases": "aliases: [" + ", ".join(f"a{i}" for i in range(many)) + "]\n",
        "many good fields and a bad one": "".join(f"x_{i}: v\n" for i in range(many)) + "role: [\n",
        "many bad fields": "".join(f"x_{i}: [\n" for i in range(many)),
        "many anchors": "".join(f"x_{i}: &a{i} v\n" for i in range(many)),
        "a long key": "k" * 100_000 + ": v\n",
        "a long quoted key": '"' + "k" * 100_000 + '": v\n',
        "a wide table": "help:\n" + "- {on: 2026-11-01, direction: given, what: x}\n" * many,
        "a deep block": "".join("  " * i + "a:\n" for i in range(300)),
        "a deep block of lists": "x_a:\n" + "".join(" " * i + "-\n" for i in range(1, 700)),
        "tabs": "name:\tAda\n\trole: x\nhelp:\n\t- a\n",
        "wrong indents": "help:\n   - on: a\n  - on: b\n - on: c\n",
        "quotes over lines": "role: 'a\n\n\n b'\nbond: \"c\\\n  d\\n\"\n",
        "bad escapes": 'role: "\\q \\x \\uD800 \\U00110000 \\x41"\n',
        "surrogates by escape": 'role: "\\uD83D\\uDE00"\nbond: "\\uD83D"\n',
        "nul by escape": 'role: "\\0"\nname: "\\0"\naliases: ["\\0", "a\\0b"]\n',
        "line ends by escape": 'name: "a\\nb\\r\\nc"\ncompany: "\\N\\L\\P"\n',
        "block scalars": "role: |9\n a\nbond: >+3-\n b\nname: |-\n",
        "a scalar": "just words\n",
        "a list": "- a\n- b\n",
        "a wikilink": "[[ada]]\n",
        "only remarks": "# a\n#b\n",
        "remarks everywhere": "#a\nname: #b\n - #c\nrole: d #e\n#f\n",
        "a closing that is none": "name: Ada\n ---\n----\n--- x\n",
        "line ends of every kind": "name: Ada\r\nrole: a\rbond: b\n\rlocation: c\n\n\r\r\n",
    }


def bodies(many: int) -> Mapping[str, str]:
    return {
        "unfinished merge": "<<<<<<< HEAD\na\n",
        "merge in a merge": "<<<<<<< a\n<<<<<<< b\n1\n=======\n2\n>>>>>>> c\n=======\n3\n>>>>>>> d\n",
        "merge upside down": ">>>>>>> a\n=======\n<<<<<<< b\n",
        "many merges": "<<<<<<< a\n1\n=======\n2\n>>>>>>> b\n" * many,
        "many beginnings and one end": "<<<<<<< a\n" * many + "=======\n>>>>>>> b\n",
        "html": "<script>alert(1)</script><img src=x onerror=alert(1)><!-- <svg onload=alert(1)> --><iframe src=//x>\n",
        "comments in comments": "<!-- <!-- --> --> <!--> <!---> --!> <!-- -- -->\n## Notes\nx\n",
        "fences in fences": "````\n```\n~~~\n````\n~~~\n```\n## Notes\n",
        "tasks with every date": "".join(
            f"- [ ] a 📅 {value[:40]}\n- [x] b ✅ {value[:40]}\n" for value in ONE_VALUE if "\n" not in value
        ),
        "links in links": "[" * 2000 + "a" + "](b)" * 2000,
        "pictures in links": "[![a](b)](c)" * many,
        "half links": "[a](<b\n[c](d 'e\n[f]: \n[g]: <\n[[h\n]]\n![[",
        "a long heading": "## " + "a" * 100_000 + "\n",
        "many headings": "".join("#" * (1 + i % 6) + f" {i}\n" for i in range(many)),
        "many questions": "## Questions\n" + "### Why?\nx\n" * many,
        "many unknown pages": "".join(f"[[nobody {i}]] " for i in range(many)),
        "many broken links": "".join(f"[a](x{i}.md) " for i in range(many)),
        "links to odd places": "[a](//x) [b](/etc) [c](\\\\x) [d](../../..) [e](a\x00b) [f](%00) [g](%) "
        "[h](?a#b) [i](#) [j](http://[)\n",
        "macros": "{{ config }} {% include 'x' %} ::: x\n!!! note\n[TOC]\n*[a]: b\n[^1]\n[^1]: [^1]\n",
    }


def small(many: int = 100) -> Iterator[tuple[str, bytes]]:
    """Yield files of a few lines, or of `many`."""
    for name, front in front_matters(many).items():
        yield f"front matter: {name}", f"---\n{front}---\nBody\n".encode("utf-8", "surrogatepass")
        yield f"after fields: {name}", f"{FRONT}{front}---\nBody\n".encode("utf-8", "surrogatepass")
    for name, body in bodies(many).items():
        yield f"body: {name}", f"{FRONT}---\n## Notes\n{body}".encode()
        yield f"no front matter: {name}", body.encode()
    for value in ONE_VALUE:
        yield f"value: {value[:30]!r}", _everywhere(value)
    yield from BYTES.items()


BYTES: Mapping[str, bytes] = {
    "nothing": b"",
    "a byte-order mark": b"\xef\xbb\xbf",
    "two byte-order marks": b"\xef\xbb\xbf\xef\xbb\xbf---\nname: Ada\n---\n",
    "utf-16": FRONT.encode("utf-16"),
    "utf-32": FRONT.encode("utf-32"),
    "utf-7": FRONT.encode("utf-7"),
    "latin-1": b"---\nname: Zo\xeb\n---\n",
    "overlong": b"---\nname: \xc0\xaf\xe0\x80\xaf\n---\n",
    "surrogates": b"---\nname: \xed\xa0\xbd\xed\xb8\x80\n---\n",
    "beyond unicode": b"---\nname: \xf4\x90\x80\x80\n---\n",
    "cut off": b"---\nname: \xe2\x82",
    "every byte": bytes(range(256)) * 8,
    "every byte in front matter": b"---\n" + bytes(range(128)) * 4 + b"\n---\n",
    "nul": b"\x00" * 4096,
    "nul in front matter": b"---\nname: A\x00da\nrole: \x00\n---\n\x00",
    "elf": b"\x7fELF\x02\x01\x01" + b"\x00" * 100,
    "png": b"\x89PNG\r\n\x1a\n" + b"\x00" * 100,
    "gzip": b"\x1f\x8b\x08\x00" + b"\xff" * 100,
}


def _everywhere(value: str) -> bytes:
    """Return a file in which `value` stands in a field of every type, in a list, a line, and in the body."""
    quoted = "'" + value.replace("'", "''") + "'"
    fields = "".join(
        f"{name}: {written}\n"
        for name, written in {
            "name": quoted,
            "date": value,
            "with": f"[{quoted}, ada]",
            "subject": quoted,
            "met_on": value,
            "archived": value,
            "keep_in_touch": value,
            "time_zone": quoted,
            "website": quoted,
            "introduced_by": quoted,
            "company": quoted,
            "duration": value,
            "personal": f"{{a: {quoted}}}",
            "outreach": f"\n- {value} email\n- on: {value}\n  by: email\n  note: {quoted}",
            "told": f"\n- {quoted}\n- who: {quoted}\n  on: {value}",
            "x_own": value,
            "tags": f"[{quoted}]",
            "event": quoted,
        }.items()
    )
    body = f"# {value}\n\n{value}\n\n- [ ] {value} 📅 {value}\n\n[[{value}]] [a]({value}) ![b](<{value}>)\n"
    text = f"---\n{fields}---\n{body}"
    return text.encode("utf-8", "surrogatepass")


def deep() -> Iterator[tuple[str, bytes]]:
    """Yield what is nested a thousand and a hundred thousand times."""
    for depth in (1_000, 100_000):
        nested = {
            "[]": "[" * depth + "]" * depth,
            "{}": "{" * depth + "}" * depth,
            "()": "(" * depth + ")" * depth,
            "<>": "<" * depth + ">" * depth,
            "[": "[" * depth,
            "{": "{" * depth,
            "]": "]" * depth,
            "{a: ": "{a: " * depth + "}" * depth,
            "- ": "- " * depth + "a",
            "? ": "? " * depth + "a",
            "- - -": "\n" + "- " * depth + "a",
            "> ": "> " * depth,
            "* ": "* " * depth,
            "[[": "[[" * depth + "]]" * depth,
            "quotes": "'" * depth,
            "[a](": "[a](" * depth + ")" * depth,
        }
        for name, text in nested.items():
            yield f"{name} {depth} times in a field", f"{FRONT}role: {text}\n---\n".encode()
            yield f"{name} {depth} times in a body", f"{FRONT}---\n## Notes\n{text}\n".encode()
    for depth in (50, 1_400):
        indented = "".join(" " * i + "a:\n" for i in range(depth))
        yield f"indented {depth} times", f"---\n{indented}---\n".encode()
        yield f"lists indented {depth} times", f"{FRONT}---\n{indented.replace('a:', '- a')}".encode()


def large() -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Yield what makes files as large as they may be, of one thing again and again: as a value, fields, a body, alone.

    Together they are too large to be kept.
    """
    for one in ONE_MANY_TIMES:
        yield from _large(f"{one!r}", one)
    for short in SHORT_MANY_TIMES:
        yield from _large(repr(short), short)


def _large(name: str, piece: str) -> Iterator[tuple[str, Callable[[], bytes]]]:
    for place, head, tail in (
        ("a value", f"{FRONT}role: ", "\n---\n"),
        ("fields", "---\n", "\n---\n"),
        ("a body", f"{FRONT}---\n## Notes\n\n", ""),
        ("a task", f"{FRONT}---\n- [ ] ", ""),
        ("the whole", "", ""),
    ):
        yield f"{name} as {place}", partial(_filled, head, piece, tail)


def _filled(head: str, piece: str, tail: str) -> bytes:
    room = LARGEST - len((head + tail).encode())
    return (head + piece * (room // len(piece.encode())) + tail).encode()
