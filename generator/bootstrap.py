"""Set up the virtual environment in .venv; needs nothing but Python itself.

Usage: python3 generator/bootstrap.py [--dev] [--online]

Packages come from the folder wheelhouse/ where it is there, and from nowhere else, unless --online
is given; `make wheelhouse` fills it.

It is run by make before every other command and does nothing when all is there. It must start
on old Pythons too, in order to say that they are old.
"""

import hashlib
import os
import platform
import subprocess
import sys
import sysconfig

OLDEST = (3, 11)
NEWEST = (3, 14)
READY = ("linux-x86_64", "linux-aarch64", "macosx", "win-amd64")
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
WHEELHOUSE = os.path.join(ROOT, "wheelhouse")
PYTHON = os.path.join(VENV, *(["Scripts", "python.exe"] if os.name == "nt" else ["bin", "python"]))

# Each in English and in Polish: this file can't read the catalogue of the others.
OLD = (
    "This project needs Python %d.%d or newer; this one is %d.%d. Install a newer Python and name"
    " it, such as: make PYTHON=python3.12 handbook",
    "Ten projekt wymaga Pythona %d.%d lub nowszego; ten to %d.%d. Zainstaluj nowszego Pythona i"
    " wskaż go, na przykład: make PYTHON=python3.12 handbook",
)
NO_VENV = (
    "This Python has no venv module. On Debian or Ubuntu install it with:"
    " sudo apt-get install python3-venv",
    "Ten Python nie ma modułu venv. W Debianie lub Ubuntu zainstaluj go poleceniem:"
    " sudo apt-get install python3-venv",
)
SETTING_UP = (
    "Setting up .venv (once; needs the package registry of pip) ...",
    "Przygotowuję .venv (raz; potrzebny rejestr pakietów pip) ...",
)
OFFLINE = (
    "Setting up .venv (once; from the folder wheelhouse) ...",
    "Przygotowuję .venv (raz; z folderu wheelhouse) ...",
)
SET_UP = ("Set up .venv.", "Folder .venv jest gotowy.")
NOTE = ("Note: %s", "Uwaga: %s")
NO_ENVIRONMENT = (
    "The virtual environment could not be made; see the lines above.",
    "Nie udało się utworzyć środowiska wirtualnego; powód w wierszach powyżej.",
)
NO_PACKAGES = (
    "The packages could not be installed; see the lines above.",
    "Nie udało się zainstalować pakietów; powód w wierszach powyżej.",
)
NOT_FROM_WHEELHOUSE = (
    "The packages could not be installed from the folder wheelhouse; see the lines above. Fill it"
    " with `make wheelhouse` where there is a registry, with the same kind of system and the same"
    " Python, or remove it",
    "Nie udało się zainstalować pakietów z folderu wheelhouse; powód w wierszach powyżej. Uzupełnij"
    " go poleceniem `make wheelhouse` tam, gdzie jest rejestr, na takim samym systemie i z takim"
    " samym Pythonem, albo usuń ten folder",
)
NO_COMMAND = (
    "The handbook command could not be installed; see the lines above.",
    "Nie udało się zainstalować polecenia handbook; powód w wierszach powyżej.",
)
ON_ARM = (
    "typst has no ready-made build for a Python of Windows on ARM;"
    " install the x86-64 Python instead, which runs there too",
    "typst nie ma gotowej wersji dla Pythona w Windows na ARM;"
    " zainstaluj Pythona x86-64, który też tam działa",
)
WITH_MUSL = (
    "watchdog and, for the tests, playwright have no ready-made build for Linux with musl,"
    " such as Alpine; use a Linux with glibc instead, such as Debian, or a container of it",
    "watchdog, a do testów także playwright, nie mają gotowych wersji dla Linuksa z musl,"
    " na przykład Alpine; użyj Linuksa z glibc, na przykład Debiana, albo jego kontenera",
)
ELSEWHERE = (
    "some packages may have no ready-made build for %s; use Linux with glibc or macOS"
    " (each x86-64 or ARM64), or Windows (x86-64)",
    "niektóre pakiety mogą nie mieć gotowej wersji dla %s; użyj Linuksa z glibc albo macOS"
    " (x86-64 lub ARM64) albo Windows (x86-64)",
)


def main(arguments):  # type: (list[str]) -> int
    """Make the environment ready, or say in one sentence what is missing."""
    if sys.version_info < OLDEST:
        return fail(words(OLD) % (OLDEST + sys.version_info[:2]))
    locks = ["requirements-dev.txt" if "--dev" in arguments else "requirements.txt"]
    stamp = os.path.join(VENV, "ready-" + locks[0])
    wanted = digest(locks + ["pyproject.toml"])
    if os.path.exists(PYTHON) and read(stamp) == wanted:
        return 0
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        return fail(words(NO_VENV))
    offline = [] if "--online" in arguments else wheelhouse()
    tell(words(OFFLINE if offline else SETTING_UP))
    if unready():
        tell(words(NOTE) % unready())
    if not os.path.exists(PYTHON) and run([sys.executable, "-m", "venv", VENV]):
        return fail(words(NO_ENVIRONMENT))
    pip = [PYTHON, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    if run(pip + offline + ["--require-hashes", "-r", os.path.join(ROOT, locks[0])]):
        return fail(words(NOT_FROM_WHEELHOUSE if offline else NO_PACKAGES))
    own = ["--no-deps", "--no-build-isolation", "--no-index", "--editable", ROOT]
    if run(pip + own):
        return fail(words(NO_COMMAND))
    with open(stamp, "w") as file:
        file.write(wanted)
    tell(words(SET_UP))
    return 0


def wheelhouse():
    """Say how pip takes packages from the folder that keeps them, or nothing."""
    return ["--no-index", "--find-links", WHEELHOUSE] if os.path.isdir(WHEELHOUSE) else []


def unready(language=None):  # type: (str | None) -> str
    """Say what has no ready-made build for this Python's system and how to go on, or nothing."""
    system = sysconfig.get_platform()
    if system == "win-arm64":
        return words(ON_ARM, language)
    if system.startswith("linux") and platform.libc_ver()[0] != "glibc":
        return words(WITH_MUSL, language)
    if not system.startswith(READY):
        return words(ELSEWHERE, language) % system
    return ""


def words(said, language=None):
    """Choose English or Polish, as the handbook command does."""
    asked = [language, os.environ.get("HANDBOOK_UI")]
    asked += [os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    code = next((one for one in asked if one), "").lower().split("_")[0].split(".")[0]
    return said[1] if code == "pl" else said[0]


def digest(names):
    """Hash the files that say what is to be installed."""
    total = hashlib.sha256()
    for name in names:
        with open(os.path.join(ROOT, name), "rb") as file:
            total.update(file.read())
    return total.hexdigest()


def read(path):
    """Give the content of a small file, or nothing."""
    try:
        with open(path) as file:
            return file.read()
    except OSError:
        return ""


def run(command):
    """Run a command and give its exit code."""
    return subprocess.call(command, cwd=ROOT)


def tell(message):
    """Print a line at once."""
    sys.stdout.write(message + "\n")
    sys.stdout.flush()


def fail(message):
    """Print the one sentence that helps."""
    sys.stderr.write(message + "\n")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
