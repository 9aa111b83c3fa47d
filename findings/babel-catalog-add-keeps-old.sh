#!/usr/bin/env bash
# Babel 2.18.0, Catalog.add and catalog[id] = message for an id that the catalogue has already.
#
# Seen: the call succeeds and returns, places and flags are merged, and the translation that is
# given is dropped: an empty entry stays empty, an old translation stays the old one.
#
# One would guess that adding or assigning a message under an id stores it, as in any mapping. A
# script that fills in the gaps of one catalogue from another reports success and fills nothing.
#
# Mend: set `catalog.get(id).string`, or delete the entry before it is added.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/python" -m pip install --quiet --disable-pip-version-check babel==2.18.0 2>/dev/null
"$folder/env/bin/python" - <<'PY'
import babel
from babel.messages.catalog import Catalog, Message

assert babel.__version__ == "2.18.0"
catalog = Catalog(locale="pl")
catalog.add("file", "")
catalog.add("folder", "katalog")
catalog.add("file", "plik", locations=[("a.py", 1)])
catalog["folder"] = Message("folder", "teczka")
file, folder = catalog.get("file"), catalog.get("folder")
print(repr(file.string), file.locations, repr(folder.string))
assert (file.string, file.locations, folder.string) == ("", [("a.py", 1)], "katalog")
file.string = "plik"
assert catalog.get("file").string == "plik"
PY
echo "as seen"
