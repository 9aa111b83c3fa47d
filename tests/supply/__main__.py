"""Write the bill of materials and the list of licences: `make sbom`."""

from __future__ import annotations

from tests.supply import bill, page
from tests.trees import ROOT


def main() -> None:
    """Write both; neither holds a time, so that equal locks give equal files."""
    (ROOT / "dist").mkdir(exist_ok=True)
    (ROOT / "dist" / bill.NAME).write_text(bill.bill(), encoding="utf-8", newline="\n")
    (ROOT / page.NAME).write_text(page.third_party(), encoding="utf-8", newline="\n")
    print(f"Written: dist/{bill.NAME}, {page.NAME}")


if __name__ == "__main__":
    main()
