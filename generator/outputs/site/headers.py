"""Header rules for web servers, with the hashes of exactly the scripts that a site holds."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

from generator.model.place import Place
from generator.model.problems import Collector, UsageFault
from generator.model.say import say
from generator.sources.reach import NotRegular, files_of, read_bounded

MAX_BYTES = 16 * 1_048_576
"""A page; the largest of a shipped handbook has three megabytes."""

_SCRIPT = re.compile(r"<script\b", re.IGNORECASE)
_SCRIPT_ENDS = re.compile(r"</script(?=[\s/>])[^<>]*>?", re.IGNORECASE)
_DATA = re.compile(r"\btype=[\"']?(?:application/(?:ld\+)?json|text/plain)", re.IGNORECASE)
_INLINE = re.compile(
    r"<style\b|<[a-z][^<>]*\s(style|on[a-z]+)\s*=\s*[\"']|href=[\"']?(javascript):",
    re.IGNORECASE,
)
_DIRECTIVES = (
    "default-src 'none'",
    "script-src 'self'{hashes}",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
)
_OTHERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    # Most names stay the same in the next build: ask each time, and take the old copy if it holds.
    "Cache-Control": "no-cache",
}
_PICTURES = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",
}
"""For pictures opened by themselves: they may look as they like and do nothing."""


def policy(site: Path, problems: Collector) -> str:
    """Give the Content-Security-Policy under which a site works, without `unsafe-inline`.

    Args:
        site: Any folder of built pages.
        problems: Receives HB521 for each inline style or handler, which the policy blocks.

    Raises:
        UsageFault: The folder holds no pages, links in their place, or one that is too large.
        OSError: A page can't be read.
    """
    site = site.resolve()
    pages = sorted(path for name, path in files_of(site) if name.endswith(".html"))
    if not pages:
        raise UsageFault(
            say("'{site}' holds no .html pages", site=site),
            say("name the folder 'site' of a build"),
        )
    hashes: set[str] = set()
    for page in pages:
        text = _text(page)
        scripts, bare = _parted(text)
        if found := _INLINE.search(bare):
            what = next((group for group in found.groups() if group), "style")
            problems.add(
                "HB521",
                say("the page holds an inline '{what}', which the policy blocks", what=what),
                Place(file=page.relative_to(site).as_posix(), line=1, column=1),
                say("move it into a file of overrides/assets/"),
                warning=True,
            )
        for attributes, body in scripts:
            if body.strip() and "src=" not in attributes and not _DATA.search(attributes):
                digest = hashlib.sha256(body.encode()).digest()
                hashes.add(f" 'sha256-{base64.b64encode(digest).decode()}'")
    return "; ".join(_DIRECTIVES).replace("{hashes}", "".join(sorted(hashes)))


def _text(page: Path) -> str:
    try:
        data, size = read_bounded(page, MAX_BYTES)
    except NotRegular:
        raise UsageFault(
            say("'{name}' is a link", name=page),
            say("name a folder that holds the pages themselves"),
        ) from None
    if size > MAX_BYTES:
        raise UsageFault(
            say(
                "'{path}' has {size} bytes, more than {limit}",
                path=page,
                size=size,
                limit=MAX_BYTES,
            )
        )
    return data.decode("utf-8", errors="replace")


def _parted(text: str) -> tuple[list[tuple[str, str]], str]:
    """Give the scripts of a page, each with its attributes, and the page without their content.

    It goes over the page once, however broken the page is.
    """
    scripts: list[tuple[str, str]] = []
    rest: list[str] = []
    done = 0
    while opened := _SCRIPT.search(text, done):
        begins = text.find(">", opened.end())
        closed = _SCRIPT_ENDS.search(text, begins) if begins >= 0 else None
        if closed is None:
            break
        scripts.append((text[opened.end() : begins], text[begins + 1 : closed.start()]))
        rest += [text[done : opened.start()], "<script></script>"]
        done = closed.end()
    return scripts, "".join([*rest, text[done:]])


def all_headers(site: Path, problems: Collector) -> dict[str, str]:
    """Give every header with its value; see `policy` for what may go wrong."""
    return {"Content-Security-Policy": policy(site, problems), **_OTHERS}


def nginx(headers: dict[str, str], path: str) -> str:
    """Write the rules for an nginx `server` block."""
    lines = [
        f"location {path} {{",
        *(f'    add_header {name} "{value}" always;' for name, value in headers.items()),
        f"    error_page 404 {path}404.html;",
        "    location ~ \\.svg$ {",
        *(f'        add_header {name} "{value}" always;' for name, value in _PICTURES.items()),
        "    }",
        "}",
    ]
    return "\n".join(lines) + "\n"


def apache(headers: dict[str, str], path: str) -> str:
    """Write the rules for an Apache `.htaccess`, or for a `Directory` block (mod_headers)."""
    lines = [
        *(f'Header always set {name} "{value}"' for name, value in headers.items()),
        f"ErrorDocument 404 {path}404.html",
        '<FilesMatch "\\.svg$">',
        f'    Header always set Content-Security-Policy "{_PICTURES["Content-Security-Policy"]}"',
        "</FilesMatch>",
    ]
    return "\n".join(lines) + "\n"


def iis(headers: dict[str, str], path: str) -> str:
    """Write a `web.config` for the folder that IIS serves.

    The page for dead addresses is named as a file: IIS would send a page of plain HTML that it
    runs as an address (`ExecuteURL`) as if it were found, with status 200.
    """
    lost = path.lstrip("/").replace("/", "\\") + "404.html"
    added = [
        line
        for name, value in headers.items()
        for line in (
            f'        <remove name="{name}" />',
            f'        <add name="{name}" value="{value}" />',
        )
    ]
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        "<configuration>",
        "  <system.webServer>",
        "    <httpProtocol>",
        "      <customHeaders>",
        *added,
        "      </customHeaders>",
        "    </httpProtocol>",
        '    <httpErrors errorMode="Custom" existingResponse="Replace">',
        '      <remove statusCode="404" />',
        f'      <error statusCode="404" path="{lost}" responseMode="File" />',
        "    </httpErrors>",
        "  </system.webServer>",
        "</configuration>",
    ]
    return "\n".join(lines) + "\n"


SERVERS = {"nginx": nginx, "apache": apache, "iis": iis}
"""Writers of rules by the server's name."""
