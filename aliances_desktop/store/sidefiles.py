"""The -journal and -wal beside a file: its own journal must be rolled back after a crash, another file's never.

SQLite tells them apart by nothing but the name. A stick where an older copy was replaced, or a folder sent by
somebody, then shows the pages of another workshop (trust.md, threat 17). So before a file is opened, the journal must
prove that it is the file's own: the first page it would bring back has to carry the file's own change counter, or
the one before. The counter begins at random in every file (`connection.give_identity`). We never make a -wal.
"""

from pathlib import Path
from typing import Final

from aliances_desktop.store.connection import change_counter, connect

_JOURNAL_MAGIC: Final = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
_COUNTER: Final = slice(24, 28)
_ASIDE: Final = ".other"


def journal(path: Path) -> Path:
    """Return the place of a file's rollback journal."""
    return path.with_name(path.name + "-journal")


def has_foreign(path: Path) -> bool:
    """Tell whether SQLite would take up a side file of `path` that is not its own."""
    return bool(_foreign(path))


def has_hot_journal(path: Path) -> bool:
    """Tell whether a crash left a journal with something to take back."""
    return _is_hot(journal(path))


def set_aside_foreign(path: Path) -> None:
    """Rename the side files that are not the file's own, so that nothing of them is read and nothing is lost."""
    for side in _foreign(path):
        target, number = side.with_name(side.name + _ASIDE), 2
        while target.exists():
            target, number = side.with_name(f"{side.name}{_ASIDE}{number}"), number + 1
        side.rename(target)


def recover(path: Path) -> None:
    """Let SQLite take back what a crash left half written, so that the main file alone is the whole truth."""
    connection = connect(path, mode="rw")
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    finally:
        connection.close()


def _foreign(path: Path) -> list[Path]:
    found = [side for ending in ("-wal", "-shm") if (side := path.with_name(path.name + ending)).exists()]
    side = journal(path)
    if _is_hot(side) and not _is_own(path, side):
        found.append(side)
    return found


def _is_hot(side: Path) -> bool:
    """Tell what SQLite asks first: a journal that is empty or begins with zero has been finished."""
    try:
        with side.open("rb") as file:
            return file.read(1) not in (b"", b"\0")
    except FileNotFoundError:
        return False


def _is_own(path: Path, side: Path) -> bool:
    # The journal first: should a living writer finish in between, the counter is one step on, and still fits.
    content = side.read_bytes()
    # A journal that names a super-journal makes SQLite delete the file of that name; ours never do.
    if content[:8] != _JOURNAL_MAGIC or content[-8:] == _JOURNAL_MAGIC:
        return not content.strip(b"\0")
    first = _first_page(content)
    if first is None:
        return False
    return (change_counter(path) - int.from_bytes(first[_COUNTER], "big")) % 2**32 in (0, 1)


def _first_page(content: bytes) -> bytes | None:
    """Return the former content of page 1; every journal of ours holds it, as every commit moves the counter."""
    records, _nonce, _pages, sector, page = (
        int.from_bytes(content[at : at + 4], "big") for at in range(8, 28, 4)
    )
    size = page + 8
    if sector < 28 or page < 512:
        return None
    for at in range(sector, min(len(content), sector + records * size), size):
        if int.from_bytes(content[at : at + 4], "big") == 1:
            return content[at + 4 : at + 4 + page]
    return None
