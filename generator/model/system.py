"""Why the system refused something, in words that can be said in another language."""

from __future__ import annotations

import errno

from generator.model.say import say

_REASONS = {
    errno.ENOENT: say("No such file or directory"),
    errno.EACCES: say("Permission denied"),
    errno.EPERM: say("Operation not permitted"),
    errno.EROFS: say("Read-only file system"),
    errno.ENOSPC: say("No space left on device"),
    errno.EDQUOT: say("Disk quota exceeded"),
    errno.EISDIR: say("Is a directory"),
    errno.ENOTDIR: say("Not a directory"),
    errno.EEXIST: say("File exists"),
    errno.ENAMETOOLONG: say("File name too long"),
    errno.EIO: say("Input/output error"),
    errno.EADDRINUSE: say("Address already in use"),
    errno.EFBIG: say("File too large"),
    errno.EMFILE: say("Too many open files"),
    errno.ENFILE: say("Too many open files"),
    errno.ENOMEM: say("Cannot allocate memory"),
    errno.ELOOP: say("Too many levels of symbolic links"),
    errno.EBUSY: say("Device or resource busy"),
    errno.ENOTEMPTY: say("Directory not empty"),
    errno.ESTALE: say("Stale file handle"),
}
"""The system itself speaks English to a program that sets no locale."""


def why(error: OSError) -> str:
    """Give the reason of a fault of the system; its own words where the catalogue knows none."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)
