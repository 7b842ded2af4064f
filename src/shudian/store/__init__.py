"""The database and the media files of a workspace."""

from shudian.store.audit import Author
from shudian.store.database import Store, Writing
from shudian.store.media import MediaStore
from shudian.store.memo import StoreMemo

__all__ = ["Author", "MediaStore", "Store", "StoreMemo", "Writing"]
