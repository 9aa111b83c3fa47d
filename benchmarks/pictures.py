"""Look whether drawings out in the world stay the same when they are written anew.

Run: .venv/bin/python benchmarks/pictures.py [--keep FOLDER] [--paper] [--most N] [NAME...]
Each set of SVG files is fetched with npm into a temporary folder, or taken from FOLDER if it lies
there. Each drawing is cleaned as a logo is; Chromium draws it before and after, and where a pixel
differs the drawing is named. With --paper the engine of the PDF draws the cleaned one, too.
Needs npm, tar and a Chromium (CHROMIUM names another one). Nothing fetched is kept in this project.
"""

from __future__ import annotations

import argparse
import base64
import io
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import pypdfium2 as pdfium
import typst
from PIL import Image, ImageChops, ImageFilter
from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parent.parent))
from generator.sources.picture_fault import PictureFault
from generator.sources.svg import clean_svg

SETS = (
    "simple-icons@16.37.0",
    "devicon@2.17.0",
    "flag-icons@7.5.0",
    "cryptocurrency-icons@0.18.1",
    "@tabler/icons@3.51.0",
    "bootstrap-icons@1.13.2",
    "@iconify-json/logos@1.2.19",
    "payment-icons@1.2.1",
    "super-tiny-icons@0.6.0",
    "@lobehub/icons-static-svg@1.95.1",
    "circle-flags@2.8.3",
    "material-icon-theme@5.38.1",
    "aws-icons@3.3.0",
    "@bybas/weather-icons@2.0.0",
    "svg-country-flags@1.2.10",
)
"""What was looked at; held to a release, so that numbers can be compared."""
SIDE = 96
"""Pixels of the longer side that are compared."""
BATCH = 100
FINER = 6
"""Times as many for paper: a line is never drawn thinner than one of its pixels there."""
CLEAR = 40
"""How far a channel has to be off for a pixel to differ."""
LIKE, NEAR = 4, 24
"""How many pixels may, of one engine's pictures, and of two engines', whose edges never agree."""
DRAW = """
(drawings) => Promise.all(drawings.map(async ([text, ratio]) => {
  const address = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  const image = new Image();
  try {
    await new Promise((done, failed) => {
      image.onload = done; image.onerror = failed; image.src = address;
    });
  } catch { return ""; } finally { URL.revokeObjectURL(address); }
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(SIDE * Math.min(1, ratio)));
  canvas.height = Math.max(1, Math.round(SIDE * Math.min(1, 1 / ratio)));
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL("image/png").split(",")[1];
}))
""".replace("SIDE", str(SIDE))


@dataclass
class Found:
    """What became of a set."""

    same: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    differing: list[str] = field(default_factory=list)
    on_paper: list[str] = field(default_factory=list)
    broken: int = 0
    """Drawings that the browser can't draw, before or after."""

    @property
    def row(self) -> str:
        """Give the numbers, in the order of the heads."""
        refused = sum(self.refused.values())
        total = self.same + refused + len(self.differing) + self.broken
        return (
            f"{total:6} {self.same:6} {refused:6} {len(self.differing):6} {len(self.on_paper):6}"
            f" {self.broken:6}"
        )


def main() -> None:
    """Compare all sets, and print a row for each."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--keep", type=Path, help="where the sets lie, or go")
    asked.add_argument("--paper", action="store_true", help="draw with the engine of the PDF, too")
    asked.add_argument("--most", type=int, default=100_000, help="how many of each set")
    asked.add_argument("names", nargs="*", help="parts of names of sets")
    given = asked.parse_args()
    folder = given.keep or Path(tempfile.mkdtemp(prefix="handbook-pictures-"))
    folder.mkdir(parents=True, exist_ok=True)
    path = os.environ.get("CHROMIUM") or shutil.which("chromium-headless-shell")
    print(f"{'':34}  total   same refused differ  paper broken")
    try:
        with sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=path)
            page = browser.new_page()
            for name in SETS:
                if not given.names or any(part in name for part in given.names):
                    drawings = list(drawings_of(name, folder))
                    some = drawings[:: max(1, -(-len(drawings) // given.most))]
                    found = compared(iter(some), page, paper=given.paper)
                    print(f"{name:34} {found.row}", flush=True)
                    details(found)
    finally:
        if not given.keep:
            shutil.rmtree(folder)


def details(found: Found) -> None:
    """Print why drawings were refused, and which differ."""
    for reason, count in found.refused.most_common(12):
        print(f"    refused {count:5}  {reason}")
    for what, names in (("differs", found.differing), ("on paper", found.on_paper)):
        for name in names[:12]:
            print(f"    {what}  {name}")


def drawings_of(name: str, folder: Path) -> Iterator[tuple[str, bytes]]:
    """Give the drawings of a set by their names; fetch it if it is not there."""
    package = name.lstrip("@").replace("/", "-").replace("@", "-") + ".tgz"
    if not (folder / package).exists():
        subprocess.run(["npm", "pack", "--silent", name], cwd=folder, check=True, timeout=300)
    with tarfile.open(folder / package) as packed:
        for member in packed:
            drawn = ("/icons.json",) if name.startswith("@iconify-json/") else (".svg",)
            if member.isfile() and member.name.endswith(drawn):
                data = (packed.extractfile(member) or io.BytesIO()).read()
                if member.name.endswith(".json"):
                    yield from unpacked(json.loads(data))
                else:
                    yield member.name.removeprefix("package/"), data


def unpacked(icons: dict[str, dict[str, dict[str, object]]]) -> Iterator[tuple[str, bytes]]:
    """Give the drawings of one of Iconify's files."""
    for name, icon in icons["icons"].items():
        width, height = (icon.get(side, icons.get(side, 16)) for side in ("width", "height"))
        head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
        yield name, f"{head}{icon['body']}</svg>".encode()


def compared(drawings: Iterator[tuple[str, bytes]], page: Page, *, paper: bool) -> Found:
    """Clean each drawing, and compare what is seen."""
    found = Found()
    while batch := list(islice(drawings, BATCH)):
        kept = []
        for name, data in batch:
            try:
                kept.append((name, data, clean_svg(data)))
            except PictureFault as fault:
                found.refused[str(fault.message)] += 1
        pairs = [(data, ratio_of(after)) for _, before, after in kept for data in (before, after)]
        drawn = drawn_by_browser(pairs, page)
        printed = printed_of([after for _, _, after in kept]) if paper else None
        for index, (name, _, _) in enumerate(kept):
            before, after = drawn[2 * index : 2 * index + 2]
            if before is None or after is None:
                found.broken += 1
            elif not alike(before, after):
                found.differing.append(name)
            else:
                found.same += 1
            paper_one = printed[index] if printed else after
            if after and (paper_one is None or not near(after, paper_one)):
                found.on_paper.append(name)
    return found


def ratio_of(cleaned: bytes) -> float:
    """Give width by height of a cleaned drawing."""
    box = cleaned.split(b'viewBox="', 1)[1].split(b'"', 1)[0].replace(b",", b" ").split()
    return float(box[2]) / float(box[3])


def drawn_by_browser(pairs: list[tuple[bytes, float]], page: Page) -> list[Image.Image | None]:
    """Draw with the browser, as an `img` does; None for what it can't."""
    texts = [(data.decode("utf-8", "replace"), ratio) for data, ratio in pairs]
    answers = page.evaluate(DRAW, texts)
    return [
        Image.open(io.BytesIO(base64.b64decode(answer))).convert("RGBA") if answer else None
        for answer in answers
    ]


def alike(one: Image.Image, other: Image.Image, blur: float = 0.8, most: int = LIKE) -> bool:
    """Tell whether nobody could see a difference, on white or on black; edges may lie aside."""
    for ground in ("white", "black"):
        pair = [upon(each, ground).filter(ImageFilter.GaussianBlur(blur)) for each in (one, other)]
        red, green, blue = ImageChops.difference(*pair).split()
        off = ImageChops.lighter(ImageChops.lighter(red, green), blue)
        if sum(off.histogram()[CLEAR + 1 :]) > most:
            return False
    return True


def upon(image: Image.Image, ground: str) -> Image.Image:
    """Put a picture on a ground."""
    below = Image.new("RGBA", image.size, ground)
    below.alpha_composite(image)
    return below.convert("RGB")


def near(one: Image.Image, printed: Image.Image) -> bool:
    """Tell whether the browser and the engine of the PDF drew the same; paper is white."""
    below = Image.new("RGBA", one.size, "white")
    below.alpha_composite(one)
    return alike(below, printed, blur=1.5, most=NEAR)


def printed_of(drawings: list[bytes]) -> list[Image.Image | None]:
    """Draw with the engine of the PDF, each on a page of its own; None for what it can't."""
    try:
        return list(printed_at_once(drawings))
    except typst.TypstError as error:
        if len(drawings) == 1:
            print(f"    on paper: {error}")
            return [None]
        half = len(drawings) // 2
        return printed_of(drawings[:half]) + printed_of(drawings[half:])


def printed_at_once(drawings: list[bytes]) -> list[Image.Image]:
    """Draw all with the engine of the PDF."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lines = ['#set document(title: "x")', "#set page(margin: 0pt)", "#set text(size: 1pt)"]
        sizes = []
        for index, data in enumerate(drawings):
            (folder / f"{index}.svg").write_bytes(data)
            ratio = ratio_of(data)
            wide, high = (max(1, round(SIDE * min(1, part))) for part in (ratio, 1 / ratio))
            sizes.append((wide, high))
            lines.append(
                f"#page(width: {wide}pt, height: {high}pt)"
                f'[#image("{index}.svg", alt: "x", width: {wide}pt, height: {high}pt,'
                ' fit: "stretch")]'
            )
        (folder / "main.typ").write_text("\n".join(lines), encoding="utf-8")
        data = typst.compile(str(folder / "main.typ"), root=name, pdf_standards=["a-2a"])
    document = pdfium.PdfDocument(bytes(data))
    if len(document) != len(drawings):
        raise AssertionError(f"{len(document)} pages for {len(drawings)} drawings")
    return [
        page.render(scale=FINER).to_pil().convert("RGBA").resize(size, Image.Resampling.BOX)
        for page, size in zip(document, sizes, strict=True)
    ]


if __name__ == "__main__":
    main()
