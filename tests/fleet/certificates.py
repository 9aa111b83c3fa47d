"""Certificates for a test: an authority, and one for both ends, made by OpenSSL."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest


def write_certificates(folder: Path) -> tuple[Path, Path, Path]:
    """Write authority, certificate and key; gives their paths."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed")
    folder.mkdir(parents=True, exist_ok=True)
    curve = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")

    def openssl(*words: str) -> None:
        subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True)

    authority = ("-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=Test CA", "-days", "2")
    openssl("req", "-x509", *curve, *authority)
    openssl("req", *curve, "-keyout", "key.pem", "-out", "our.csr", "-subj", "/CN=fleet")
    signed = ("-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "2")
    openssl("x509", "-req", "-in", "our.csr", *signed, "-out", "cert.pem")
    return folder / "ca.pem", folder / "cert.pem", folder / "key.pem"
