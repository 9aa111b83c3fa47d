"""The header rules name this build's scripts and nothing more."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import pytest
from lxml import etree

from generator.cli.main import outcome
from generator.model.problems import Collector, UsageFault
from generator.outputs.site.headers import policy

PAGE = (
    '<script src="a.js"></script><script type="application/json">{"a": 1}</script>'
    "<script>go()</script>"
)


def _hash(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def _attributes(element: etree._Element) -> dict[str, str]:
    return {str(name): str(value) for name, value in element.attrib.items()}


def _child(element: etree._Element, path: str) -> etree._Element:
    found = element.find(path)
    assert found is not None, path
    return found


def test_policy_allows_inline_scripts_by_their_hash_only(tmp_path: Path) -> None:
    """Data and files need no hash; nothing is allowed wholesale."""
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    problems = Collector()
    given = policy(tmp_path, problems)

    assert f"script-src 'self' 'sha256-{_hash('go()')}';" in given
    assert "unsafe" not in given
    assert problems.found == []


def test_policy_reports_what_it_would_block(tmp_path: Path) -> None:
    """An inline style and an inline handler are named with their pages."""
    (tmp_path / "a.html").write_text('<p style="color:red">x</p>', encoding="utf-8")
    (tmp_path / "b.html").write_text('<p onclick="go()">x</p>', encoding="utf-8")
    problems = Collector()
    policy(tmp_path, problems)

    assert [problem.headline() for problem in problems.found] == [
        "a.html:1:1: HB521 warning: the page holds an inline 'style', which the policy blocks",
        "b.html:1:1: HB521 warning: the page holds an inline 'onclick', which the policy blocks",
    ]


def test_policy_of_a_folder_without_pages_is_refused(tmp_path: Path) -> None:
    """A wrong folder is a wrong command line."""
    with pytest.raises(UsageFault) as fault:
        policy(tmp_path, Collector())

    assert str(fault.value) == f"'{tmp_path}' holds no .html pages"


def test_own_site_needs_no_exception(built: Path) -> None:
    """No page that we build holds an inline style or handler, and few inline scripts."""
    problems = Collector()
    given = policy(built, problems)

    assert problems.found == []
    assert given.count("sha256-") <= 6
    assert len(given) < 800


def test_headers_command_prints_rules_for_each_server(
    built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each server gets the policy and the page for dead addresses in its own words."""
    assert outcome(["headers", str(built), "--nginx", "--path", "/hb/"]) == 0
    nginx = capsys.readouterr().out
    assert "add_header Content-Security-Policy \"default-src 'none'" in nginx
    assert "error_page 404 /hb/404.html;" in nginx
    assert outcome(["headers", str(built), "--apache"]) == 0
    apache = capsys.readouterr().out
    assert 'Header always set X-Content-Type-Options "nosniff"' in apache
    assert "ErrorDocument 404 /404.html" in apache
    assert outcome(["headers", str(built), "--iis"]) == 0
    root = etree.fromstring(capsys.readouterr().out.strip().encode())
    names = [add.get("name") for add in root.iter("add")]
    assert "Content-Security-Policy" in names
    assert _child(root, ".//error[@statusCode='404']").get("path") == "404.html"


def test_iis_rules_keep_to_their_schema(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No key stands twice, what is added was removed first, and nothing else is touched."""
    assert outcome(["headers", str(built), "--iis", "--path", "/hb/pl/"]) == 0
    root = etree.fromstring(capsys.readouterr().out.strip().encode())
    server = _child(root, "system.webServer")
    headers = _child(server, "httpProtocol/customHeaders")
    told = [(one.tag, str(one.attrib["name"])) for one in headers]
    names = [name for tag, name in told if tag == "add"]
    errors = _child(server, "httpErrors")

    assert told == [(tag, name) for name in names for tag in ("remove", "add")]
    assert len({name.lower() for name in names}) == len(names)
    assert [one.tag for one in server] == ["httpProtocol", "httpErrors"]
    assert _attributes(errors) == {"errorMode": "Custom", "existingResponse": "Replace"}
    assert [(one.tag, _attributes(one)) for one in errors] == [
        ("remove", {"statusCode": "404"}),
        ("error", {"statusCode": "404", "path": "hb\\pl\\404.html", "responseMode": "File"}),
    ]


def test_headers_command_refuses_a_missing_server_and_a_bad_path(
    built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Both faults are told with what to write instead."""
    assert outcome(["headers", str(built)]) == 2
    assert capsys.readouterr().err == (
        "no server is named\nhint: add one of --nginx, --apache, --iis\n"
    )
    assert outcome(["headers", str(built), "--nginx", "--path", 'x"; evil']) == 2
    assert capsys.readouterr().err == (
        "'x\"; evil' is no path of a folder\nhint: write it as /handbook/, or / alone\n"
    )
