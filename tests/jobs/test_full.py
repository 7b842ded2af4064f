"""A disk that really refuses: files above a limit cannot be written, in the parent or in a worker."""

import subprocess
import sys
from pathlib import Path

LIMIT = 65536
RUN = f"""
import resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_FSIZE, ({LIMIT}, {LIMIT}))
sys.path.insert(0, sys.argv[2])
if __name__ == "__main__":
    from shudian.errors import StorageFull
    from shudian.jobs import MemoryMemo, run
    from shudian.model.work import Graph, Node, settings_text
    from shudian.store import MediaStore
    small, large = (
        Node(name, "join", "small_work:join", "1", settings_text({{"text": name * size}}), ("text",))
        for name, size in (("a", 10), ("b", {LIMIT}))
    )
    vault, memo = MediaStore(Path(sys.argv[1])), MemoryMemo()
    try:
        run(Graph((small, large)), vault, memo, workers=1)
    except StorageFull as error:
        print(error)
        print(memo.last("a") is not None, memo.last("b") is not None)
"""


def test_it_is_said_and_only_whole_files_stay(tmp_path: Path) -> None:
    media, script = tmp_path / "media", tmp_path / "run.py"
    script.write_text(RUN, "utf-8")
    told = subprocess.run(
        [sys.executable, script, media, Path(__file__).parent], capture_output=True, text=True, check=True
    )
    message, known = told.stdout.splitlines()
    assert "There is no room left" in message
    assert "Free some space and run the same command again" in message
    assert known == "True False"
    assert [path.read_text("utf-8") for path in media.rglob("*") if path.is_file()] == ["aaaaaaaaaa\n"]
