"""Let `python -m generator` do what the `handbook` command does."""

from generator.cli import run

if __name__ == "__main__":
    run()
