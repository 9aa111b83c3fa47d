"""Set up the virtual environment in .venv; needs nothing but Python itself.

Usage: python3 generator/bootstrap.py [--dev]

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
PYTHON = os.path.join(VENV, *(["Scripts", "python.exe"] if os.name == "nt" else ["bin", "python"]))


def main(arguments):  # type: (list[str]) -> int
    """Make the environment ready, or say in one sentence what is missing."""
    if sys.version_info < OLDEST:
        return fail(
            "This project needs Python %d.%d or newer; this one is %d.%d. Install a newer Python"
            " and name it, such as: make PYTHON=python3.12 handbook"
            % (OLDEST + sys.version_info[:2])
        )
    locks = ["requirements-dev.txt" if "--dev" in arguments else "requirements.txt"]
    stamp = os.path.join(VENV, "ready-" + locks[0])
    wanted = digest(locks + ["pyproject.toml"])
    if os.path.exists(PYTHON) and read(stamp) == wanted:
        return 0
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        return fail(
            "This Python has no venv module. On Debian or Ubuntu install it with:"
            " sudo apt-get install python3-venv"
        )
    tell("Setting up .venv (once; needs the package registry of pip) ...")
    if unready():
        tell("Note: " + unready())
    if not os.path.exists(PYTHON) and run([sys.executable, "-m", "venv", VENV]):
        return fail("The virtual environment could not be made; see the lines above.")
    pip = [PYTHON, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    if run(pip + ["--require-hashes", "-r", os.path.join(ROOT, locks[0])]):
        return fail("The packages could not be installed; see the lines above.")
    own = ["--no-deps", "--no-build-isolation", "--no-index", "--editable", ROOT]
    if run(pip + own):
        return fail("The handbook command could not be installed; see the lines above.")
    with open(stamp, "w") as file:
        file.write(wanted)
    tell("Set up .venv.")
    return 0


def unready():  # type: () -> str
    """Say what has no ready-made build for this Python's system and how to go on, or nothing."""
    system = sysconfig.get_platform()
    if system == "win-arm64":
        return (
            "typst has no ready-made build for a Python of Windows on ARM;"
            " install the x86-64 Python instead, which runs there too"
        )
    if system.startswith("linux") and platform.libc_ver()[0] != "glibc":
        return (
            "watchdog and, for the tests, playwright have no ready-made build for Linux with musl,"
            " such as Alpine; use a Linux with glibc instead, such as Debian, or a container of it"
        )
    if not system.startswith(READY):
        return (
            "some packages may have no ready-made build for %s; use Linux with glibc or macOS"
            " (each x86-64 or ARM64), or Windows (x86-64)" % system
        )
    return ""


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
