"""The examples of docs/running-elsewhere.md: each step is taken as far as this machine can."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import Once
from tests.elsewhere.conftest import (
    APPROVE,
    CLEAN,
    COMPANY,
    READY,
    TODAY,
    Installed,
    empty_environment,
)
from tests.trees import ROOT

EXAMPLES = ROOT / "docs" / "examples"
PAGE = (ROOT / "docs" / "running-elsewhere.md").read_text(encoding="utf-8")
HOME = "/opt/handbook"
"""Where the image keeps the program."""
NOBODY = "10001"


def read(name: str) -> Any:
    """Read an example as YAML 1.2 readers do: `on` is a word there."""
    text = (EXAMPLES / name).read_text(encoding="utf-8")
    return yaml.load(text, yaml.BaseLoader)  # noqa: S506 - it makes text only


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the Dockerfile."""

    word: str
    rest: str


def dockerfile() -> list[Line]:
    """Read the instructions; none goes over several lines."""
    text = (EXAMPLES / "Dockerfile").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [Line(*line.split(" ", 1)) for line in lines]


def stage(number: int) -> list[Line]:
    """Give the instructions of a stage after its FROM."""
    starts = [at for at, line in enumerate(dockerfile()) if line.word == "FROM"]
    return dockerfile()[starts[number] + 1 : (*starts, None)[number + 1]]


def test_dockerfile_keeps_to_good_practice() -> None:
    """Bases with a version, nothing fetched by address, and a number instead of root."""
    lines = dockerfile()
    words = [line.word for line in lines]
    bases = {line.rest.split(" ")[0] for line in lines if line.word == "FROM"}
    users = [line.rest for line in stage(1) if line.word == "USER"]

    assert set(words) <= {"FROM", "WORKDIR", "COPY", "RUN", "ENV", "USER", "ENTRYPOINT", "CMD"}
    assert len(bases) == 1
    assert re.fullmatch(r"python:3\.1[1-4]-slim", bases.pop())
    assert users == [f"{NOBODY}:{NOBODY}"]
    assert words.index("USER") > max(at for at, word in enumerate(words) if word == "RUN")
    assert [word for word in ("sudo", "curl", "://", ":latest") if word in str(lines)] == []


def test_dockerfile_starts_the_program_without_a_shell() -> None:
    """So it gets the signals, and words of the command line are never read by a shell."""
    forms = {
        line.word: json.loads(line.rest) for line in stage(1) if line.word in {"ENTRYPOINT", "CMD"}
    }

    assert forms == {"ENTRYPOINT": ["handbook"], "CMD": ["--help"]}


def _take(step: Line, source: Path, work: Path, home: Path) -> None:
    """Take one step of the first stage with another folder for the program."""
    if step.word == "COPY":
        *names, target = step.rest.split(" ")
        for name in names:
            if (source / name).is_dir():
                shutil.copytree(source / name, work / target)
            else:
                shutil.copy2(source / name, work / target)
    elif step.word == "RUN":
        words = shlex.split(step.rest.replace(HOME, str(home)))
        variables = {**CLEAN, "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin"}
        done = subprocess.run(
            words, cwd=work, env=variables, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
    else:
        assert step == Line("WORKDIR", "/src")


def _readable(path: Path) -> bool:
    """Tell whether every user may look into a folder."""
    return all(folder.stat().st_mode & 0o005 == 0o005 for folder in (path, *path.parents))


def test_dockerfile_makes_a_program_that_nobody_can_run_without_a_network(
    installed: Installed, public: Path
) -> None:
    """Its steps are taken with a prepared environment, and `docker run` as its options say."""
    work, home, mounted = public / "src", public / "handbook", public / "work"
    work.mkdir()
    # What `python -m venv` finds there stays, so nothing has to be fetched.
    empty_environment(home)
    for step in stage(0):
        _take(step, installed.folder / "clone", work, home)
    shutil.rmtree(work)
    shutil.copytree(ROOT / "companies" / COMPANY, mounted / "companies" / COMPANY)
    run: list[str] = []
    if os.geteuid() == 0:
        if not _readable(Path(sys.prefix)):
            pytest.skip("another user can't read the packages in the environment of the tests")
        for path in (mounted, *mounted.rglob("*")):
            os.chown(path, int(NOBODY), int(NOBODY))
        run = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
        if subprocess.run(["unshare", "--net", "true"], check=False).returncode == 0:
            run = ["unshare", "--net", *run]
    done = subprocess.run(
        [*run, home / "bin" / "handbook", "build", "--company", COMPANY],
        cwd=mounted,
        # No HOME, as for a user whom the image does not know.
        env={"PATH": f"{home}/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert (mounted / "build" / COMPANY / "site" / "index.html").is_file()


@pytest.fixture
def repository(installed: Installed, tmp_path: Path) -> Path:
    """Give the company's repository of the page, with nothing approved."""
    return _repository(installed, tmp_path / "own")


def _repository(installed: Installed, own: Path) -> Path:
    shutil.copytree(installed.dist, own / "program")
    company = own / "companies" / COMPANY
    company.mkdir(parents=True)
    (company / "company.yml").write_text(READY, "utf-8")
    return own


@pytest.fixture
def tagged(once: Once, installed: Installed, tmp_path: Path) -> Path:
    """Give the same repository with an approved edition, as a tag has it."""

    def approve(folder: Path) -> None:
        done = installed.run(*APPROVE, "--today", TODAY, cwd=_repository(installed, folder / "own"))
        assert done.returncode == 0, done.stderr

    return shutil.copytree(once("tagged", approve) / "own", tmp_path / "own")


def on_that_day(lines: list[str]) -> list[str]:
    """Let releases be made on a day on which no review has lapsed yet."""
    return [line.replace("--release", f"--release --today {TODAY}") for line in lines]


def scripted(repository: Path, folder: Path, lines: list[str], **variables: str) -> list[str]:
    """Run the lines of a job one after another, as a runner does; give those that failed."""
    empty_environment(folder / "venv")
    path = f"{folder}/venv/bin:/usr/bin:/bin"
    failed = []
    for line in lines:
        done = subprocess.run(
            ["bash", "-eo", "pipefail", "-c", line],
            cwd=repository,
            env={**CLEAN, "PATH": path, **variables},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            failed.append(f"{line}: {done.stderr}")
    return failed


def test_gitlab_example_has_only_known_words() -> None:
    """A misspelt key would be refused, or passed over, by a server that is not here."""
    example = read("gitlab-ci.yml")
    jobs = {name: job for name, job in example.items() if "script" in job}

    assert set(example) - set(jobs) == {"image", "variables", "cache", "before_script"}
    assert {key for job in jobs.values() for key in job} == {
        "stage",
        "rules",
        "script",
        "artifacts",
    }
    # GitLab publishes what a job of this name leaves in this folder.
    assert jobs["pages"]["artifacts"] == {"paths": ["public"]}
    assert [job["stage"] for job in jobs.values()] == ["test", "deploy"]


def test_gitlab_example_checks_every_change(repository: Path, tmp_path: Path) -> None:
    """Each line of the job is run in a repository of a company."""
    example = read("gitlab-ci.yml")
    lines = [*example["before_script"], *example["check"]["script"]]

    assert scripted(repository, tmp_path, lines, COMPANY=COMPANY) == []
    kept = example["check"]["artifacts"]["paths"][0].replace("$COMPANY", COMPANY)
    assert (repository / kept / "site" / "index.html").is_file()


def test_gitlab_example_publishes_nothing_that_is_not_approved(
    repository: Path, tmp_path: Path
) -> None:
    """The first line that makes a release fails, and with it the job."""
    example = read("gitlab-ci.yml")
    lines = [*example["before_script"], example["pages"]["script"][0]]
    failed = scripted(repository, tmp_path, lines, COMPANY=COMPANY)

    assert [line.partition(":")[0] for line in failed] == ["handbook build --release"]
    assert not (repository / "public").exists()


def test_gitlab_example_puts_an_approved_edition_where_pages_take_it_from(
    tagged: Path, tmp_path: Path
) -> None:
    """Each line of the job is run, and the PDF is in the published folder, too."""
    example = read("gitlab-ci.yml")
    lines = [*example["before_script"], *on_that_day(example["pages"]["script"])]

    assert scripted(tagged, tmp_path, lines, COMPANY=COMPANY) == []
    published = [tagged / "public" / name for name in ("index.html", "pl/handbook.pdf")]
    assert [path.name for path in published if not path.is_file()] == []


def test_github_example_has_only_known_words() -> None:
    """A misspelt key would be refused by a server that is not here."""
    example = read("github-actions.yml")
    steps = [step for job in example["jobs"].values() for step in job["steps"]]

    assert set(example) == {"name", "on", "permissions", "env", "jobs"}
    assert set(example["on"]) == {"pull_request", "push"}
    assert example["permissions"] == {"contents": "read"}
    assert {key for job in example["jobs"].values() for key in job} == {"if", "runs-on", "steps"}
    assert {key for step in steps for key in step} == {"uses", "with", "run"}
    assert [step for step in steps if ("uses" in step) == ("run" in step)] == []
    assert {step["uses"].partition("@")[0] for step in steps if "uses" in step} == {
        "actions/checkout",
        "actions/setup-python",
        "actions/upload-artifact",
    }


def test_github_example_takes_nothing_from_a_change_into_a_shell() -> None:
    """A branch may be called like a command, so no expression stands in a script line."""
    assert "${{" not in (EXAMPLES / "github-actions.yml").read_text(encoding="utf-8")


def _runs(job: str) -> list[str]:
    return [
        step["run"] for step in read("github-actions.yml")["jobs"][job]["steps"] if "run" in step
    ]


def test_github_example_checks_every_change(repository: Path, tmp_path: Path) -> None:
    """Each line of the job is run in a repository of a company, and the draft is there to keep."""
    assert scripted(repository, tmp_path, _runs("check"), COMPANY=COMPANY) == []
    assert (repository / "build" / COMPANY / "site" / "index.html").is_file()


def test_github_example_keeps_the_edition_in_one_file(tagged: Path, tmp_path: Path) -> None:
    """Each line of the job is run on an approved edition."""
    assert scripted(tagged, tmp_path, on_that_day(_runs("publish")), COMPANY=COMPANY) == []
    listed = subprocess.run(
        ["tar", "-tzf", f"handbook-{COMPANY}.tar.gz"],
        cwd=tagged,
        capture_output=True,
        text=True,
        check=True,
    )
    wanted = {"site/index.html", "site/pl/handbook.pdf", "site/en/handbook.pdf"}
    assert wanted <= set(listed.stdout.splitlines())


def test_github_example_builds_releases_only_for_a_tag() -> None:
    """Both commands that publish refuse what is not approved."""
    builds = [line for line in _runs("publish") if re.match("handbook (build|pdf)", line)]

    assert builds == ["handbook build --release", "handbook pdf --release"]
    assert [line for line in _runs("check") if "release" in line] == []


@pytest.mark.parametrize("name", ["gitlab-ci.yml", "github-actions.yml"])
def test_examples_name_the_company_that_the_page_names(name: str) -> None:
    """One word is to be replaced, and the page says which."""
    example = read(name)
    named = {**example.get("variables", {}), **example.get("env", {})}

    assert named["COMPANY"] == "lab"
    assert "Write your company's folder in place of `lab`." in PAGE


def _blocks() -> list[list[str]]:
    found = re.findall(r"```\n(.*?)```", PAGE, re.DOTALL)
    return [block.splitlines() for block in found]


def test_page_names_files_that_are_there() -> None:
    """Each link leads somewhere."""
    links = re.findall(r"\]\(([^)]+)\)", PAGE)

    assert [link for link in links if not (ROOT / "docs" / link).is_file()] == []


def test_page_installs_what_was_packed(installed: Installed, tmp_path: Path) -> None:
    """The lines for pip are run as they stand, with another folder for the program."""
    block = next(lines for lines in _blocks() if lines[0].startswith("python3 -m venv"))
    home = tmp_path / "home"
    empty_environment(home)
    shutil.copytree(installed.dist, tmp_path / "dist")
    for line in block:
        words = shlex.split(line.replace(HOME, str(home)))
        variables = {**CLEAN, "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin"}
        subprocess.run(words, cwd=tmp_path, env=variables, check=True)

    assert (home / "bin" / "handbook").is_file()


def test_page_gives_pipx_the_packed_program_and_the_lock(installed: Installed) -> None:
    """Tried by hand, because pipx makes its environments from a registry."""
    block = next(lines for lines in _blocks() if lines[0].startswith("pipx"))

    lock = '--force-reinstall --require-hashes -r "$PWD/dist/requirements.txt"'
    assert block == [
        f"pipx install --pip-args=--only-binary=:all: dist/{installed.wheel.name}",
        f"pipx runpip policy-handbook install {lock}",
    ]


def test_page_and_dockerfile_run_the_container_alike() -> None:
    """Without a network, as whoever calls it."""
    text = (EXAMPLES / "Dockerfile").read_text(encoding="utf-8")
    block = next(lines for lines in _blocks() if lines[0].startswith("docker"))

    assert [line for line in block if line not in text] == []
    assert {"--network", "none", "--user"} <= set(shlex.split(block[1]))
