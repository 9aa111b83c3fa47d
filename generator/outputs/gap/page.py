"""The gap report as one page of HTML that fetches nothing and runs nothing."""

from __future__ import annotations

import html
from collections.abc import Iterator

from generator.gap.paper import Paper, Part

_STYLE = """
body{font:1rem/1.5 system-ui,sans-serif;margin:0 auto;max-width:75rem;padding:1rem}
body{color:#1a1a1a;background:#fff}
table{border-collapse:collapse;width:100%;margin:0 0 2rem}
th,td{border:1px solid #767676;padding:.4rem;text-align:start;vertical-align:top}
td{white-space:pre-line}
th{background:#e7ecef}
.scroll{overflow-x:auto}
.note{border-inline-start:.3rem solid #8a5a00;padding-inline-start:.8rem}
@media (prefers-color-scheme:dark){
body{color:#eee;background:#161616}th{background:#2b3338}a{color:#9ecbff}
}
@media print{thead{display:table-header-group}}
"""


def page(paper: Paper, language: str) -> bytes:
    """Write the report as a page.

    Args:
        paper: The report.
        language: Its language.
    """
    return "".join(_lines(paper, html.escape(language))).encode()


def _lines(paper: Paper, language: str) -> Iterator[str]:
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    title = html.escape(paper.title)
    yield f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
    yield f"<h1>{title}</h1>\n"
    yield from (f'<p class="note">{html.escape(one)}</p>\n' for one in paper.about)
    yield "<ul>\n"
    yield from (f"<li>{html.escape(one)}</li>\n" for one in paper.facts)
    yield "</ul>\n<nav>\n<ul>\n"
    yield from (
        f'<li><a href="#{one.name}">{html.escape(one.title)}</a></li>\n' for one in paper.parts
    )
    yield "</ul>\n</nav>\n"
    for part in paper.parts:
        yield from _part(part, paper.nothing)
    yield "</main>\n</body>\n</html>\n"


def _part(part: Part, nothing: str) -> Iterator[str]:
    title = html.escape(part.title)
    yield f'<h2 id="{part.name}">{title}</h2>\n<p>{html.escape(part.about)}</p>\n'
    if not part.rows:
        yield f"<p>{html.escape(nothing)}</p>\n"
        return
    yield f'<div class="scroll" role="region" aria-labelledby="{part.name}" tabindex="0">\n'
    yield "<table>\n"
    heads = "".join(f'<th scope="col">{html.escape(head)}</th>' for head in part.heads)
    yield f"<thead><tr>{heads}</tr></thead>\n<tbody>\n"
    for row in part.rows:
        cells = "".join(f"<td>{html.escape(cell)}</td>" for cell in row)
        yield f"<tr>{cells}</tr>\n"
    yield "</tbody>\n</table>\n</div>\n"
