"""`handbook headers`: rules for the web server that shows a built site."""

from __future__ import annotations

import re
from pathlib import Path

import click

from generator.cli.arguments import Where, argument
from generator.cli.command import command
from generator.cli.terminal import print_problems, show
from generator.model.problems import Collector, UsageFault
from generator.model.say import say
from generator.outputs.site.headers import SERVERS, all_headers


@command("headers")
@argument("site", type=Where(exists=True, file_okay=False, path_type=Path))
@click.option("--nginx", "server", flag_value="nginx", help="For an nginx server block.")
@click.option("--apache", "server", flag_value="apache", help="For .htaccess of Apache.")
@click.option("--iis", "server", flag_value="iis", help="A web.config for IIS.")
@click.option(
    "--path", default="/", show_default=True, help="Path under which the server shows the site."
)
def headers_command(site: Path, server: str | None, path: str) -> None:
    """Print a strict Content-Security-Policy and other headers for a built SITE.

    The policy names the hashes of this site's own scripts, so print it anew after each build.

    \b
    Example:
      handbook headers build/finance/site --nginx --path /handbook/
      handbook headers build/finance/site --iis > web.config
    """
    if server is None:
        raise UsageFault(say("no server is named"), say("add one of --nginx, --apache, --iis"))
    if not re.fullmatch(r"/(?:[A-Za-z0-9._~-]+/)*", path):
        raise UsageFault(
            say("'{path}' is no path of a folder", path=path),
            say("write it as /handbook/, or / alone"),
        )
    problems = Collector()
    rules = SERVERS[server](all_headers(site, problems), path)
    print_problems(problems.found)
    show(rules.rstrip("\n"))
