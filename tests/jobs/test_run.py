"""A graph is run once; what is known is kept; what fails says so and leaves nothing half made."""

from dataclasses import replace
from pathlib import Path

import pytest

from shudian.errors import StorageFull, ToolMissing
from shudian.jobs import Memo, Progress, State, WorkFailed, run
from shudian.model.work import Given, Graph, Needed, Node, settings_text
from shudian.store.media import MediaStore


def node(name: str, does: str, *needs: str, version: str = "1", **settings: str | float) -> Node:
    """A node called `name` that takes the texts of others (`b`, or `b/file`) under their names."""
    inputs = {need.partition("/")[0]: need.partition("/")[2] or "text" for need in needs}
    return Node(
        name=name,
        verb=f"test.{does}",
        run=f"small_work:{does}",
        version=version,
        settings=settings_text(settings),
        makes=("list.m3u8", "seg/0.ts", "seg/1.ts") if does == "segments" else ("text",),
        inputs=tuple(
            (need if does != "length" else "text", Needed(need, file)) for need, file in inputs.items()
        ),
    )


def texts(graph: Graph, vault: MediaStore, memo: Memo) -> dict[str, str]:
    results = run(graph, vault, memo, workers=2)
    return {name: results.path(name, "text").read_text("utf-8") for name in results.outputs}


def states(graph: Graph, vault: MediaStore, memo: Memo) -> list[tuple[str, State]]:
    seen: list[Progress] = []
    run(graph, vault, memo, workers=2, progress=seen.append)
    return [(step.node, step.state) for step in seen if step.state is not State.STARTED]


EPISODE = Graph(
    (
        node("panels", "say", text="格"),
        node("sound", "say", text="声"),
        node("picture", "join", "panels", "sound", text="画"),
    )
)


def test_nodes_get_what_the_ones_before_them_made(vault: MediaStore, memo: Memo) -> None:
    assert texts(EPISODE, vault, memo) == {"panels": "格", "sound": "声", "picture": "格声画\n"}


def test_a_second_run_does_nothing(vault: MediaStore, memo: Memo) -> None:
    run(EPISODE, vault, memo, workers=2)
    assert states(EPISODE, vault, memo) == [
        ("panels", State.KEPT), ("sound", State.KEPT), ("picture", State.KEPT),
    ]  # fmt: skip


def test_only_what_a_change_reaches_runs_again(vault: MediaStore, memo: Memo) -> None:
    run(EPISODE, vault, memo, workers=2)
    changed = Graph((EPISODE.nodes[0], node("sound", "say", text="乐"), EPISODE.nodes[2]))
    assert states(changed, vault, memo) == [
        ("panels", State.KEPT), ("sound", State.FINISHED), ("picture", State.FINISHED),
    ]  # fmt: skip


def test_a_change_that_makes_the_same_again_stops_there(vault: MediaStore, memo: Memo) -> None:
    def graph(text: str) -> Graph:
        return Graph(
            (node("line", "say", text=text), node("size", "length", "line"), node("end", "join", "size"))
        )

    run(graph("one"), vault, memo, workers=2)
    assert states(graph("two"), vault, memo) == [
        ("line", State.FINISHED), ("size", State.FINISHED), ("end", State.KEPT),
    ]  # fmt: skip


def test_going_back_is_remembered(vault: MediaStore, memo: Memo) -> None:
    first, second = (Graph((node("line", "say", text=text),)) for text in ("one", "two"))
    for graph in (first, second):
        run(graph, vault, memo, workers=1)
    assert states(first, vault, memo) == [("line", State.KEPT)]


def test_a_lost_file_is_made_again(vault: MediaStore, memo: Memo) -> None:
    results = run(EPISODE, vault, memo, workers=2)
    results.path("sound", "text").unlink()
    assert states(EPISODE, vault, memo) == [
        ("panels", State.KEPT), ("sound", State.FINISHED), ("picture", State.KEPT),
    ]  # fmt: skip


def test_given_files_and_folders_inside_outputs(vault: MediaStore, memo: Memo, tmp_path: Path) -> None:
    (tmp_path / "clip").write_text("片", "utf-8")
    clip = vault.keep(tmp_path / "clip")
    taking = Node(
        "take", "test.join", "small_work:join", "1", "{}", ("text",), (("clip", Given(clip.digest)),)
    )
    results = run(Graph((taking, node("pack", "segments"))), vault, memo, workers=1)
    assert results.path("take", "text").read_text("utf-8") == "片\n"
    assert results.path("pack", "seg/1.ts").read_text("utf-8") == "seg/1.ts"


def test_progress_adds_up(vault: MediaStore, memo: Memo) -> None:
    seen: list[Progress] = []
    run(EPISODE, vault, memo, workers=2, progress=seen.append)
    ended = [step.done for step in seen if step.state is State.FINISHED]
    assert ended == [1, 2, 3]
    assert {step.total for step in seen} == {3}
    assert [str(step.reasons[0]) for step in seen if step.state is State.STARTED] == ["new"] * 3


def test_a_failure_names_its_node_and_hides_nothing_else(vault: MediaStore, memo: Memo) -> None:
    graph = Graph(
        (
            node("burn", "lacks_a_tool"),
            node("fault", "has_a_fault"),
            node("pack", "join", "burn"),
            node("sound", "say", text="声"),
        )
    )
    seen: list[Progress] = []
    with pytest.raises(WorkFailed) as caught:
        run(graph, vault, memo, workers=2, progress=seen.append)
    assert set(caught.value.failures) == {"burn", "fault"}
    assert isinstance(caught.value.failures["burn"], ToolMissing)
    assert "burn: No libass. → Install it." in str(caught.value)
    assert "burn: 没有 libass。" in caught.value.in_("zh")
    assert "has_a_fault" in caught.value.failures["fault"].__notes__[0]
    assert {(step.node, step.state) for step in seen} >= {
        ("pack", State.SKIPPED), ("sound", State.FINISHED), ("burn", State.FAILED),
    }  # fmt: skip


def test_a_node_makes_exactly_what_it_says(vault: MediaStore, memo: Memo) -> None:
    with pytest.raises(WorkFailed, match="missing text; not announced other"):
        run(Graph((node("loose", "makes_too_much"),)), vault, memo, workers=1)
    assert everything_in(vault) == []


def test_a_full_disk_stops_at_once_and_leaves_nothing_half_written(vault: MediaStore, memo: Memo) -> None:
    graph = Graph((node("full", "fills_the_disk"), node("after", "join", "full")))
    with pytest.raises(StorageFull):
        run(graph, vault, memo, workers=1)
    assert everything_in(vault) == []
    assert memo.last("full") is None


def test_nodes_that_share_work_are_done_by_one_call_as_far_as_they_are_not_known(
    vault: MediaStore, memo: Memo
) -> None:
    def cell(**texts: str) -> Graph:
        return Graph(
            tuple(
                replace(node(name, "say", text=text), run="small_work:say_how_many", together="cell")
                for name, text in texts.items()
            )
        )

    assert texts(cell(en="a", th="b"), vault, memo) == {"en": "a 2", "th": "b 2"}
    assert texts(cell(en="a", th="c"), vault, memo) == {"en": "a 2", "th": "c 1"}


def test_nodes_that_failed_of_one_cause_are_named_beside_each_other(vault: MediaStore, memo: Memo) -> None:
    graph = Graph(tuple(node(f"n{at}", "lacks_a_tool") for at in range(5)))
    with pytest.raises(WorkFailed, match=r"^n0, n1, n2 \(\+2\): No libass\."):
        run(graph, vault, memo, workers=1)


def test_a_killed_worker_is_an_error_and_the_next_run_goes_on(
    vault: MediaStore, memo: Memo, tmp_path: Path
) -> None:
    killed = node("killed", "is_killed", mark=str(tmp_path / "mark"))
    graph = Graph((killed, node("after", "join", "killed"), node("sound", "say", text="声")))
    with pytest.raises(
        WorkFailed, match=r"killed: The process that ran it was ended from outside \(exit code -9\)"
    ):
        run(graph, vault, memo, workers=1)
    assert states(graph, vault, memo) == [
        ("sound", State.KEPT), ("killed", State.FINISHED), ("after", State.FINISHED),
    ]  # fmt: skip


def test_an_interrupted_run_ends_its_workers(vault: MediaStore, memo: Memo, tmp_path: Path) -> None:
    import os

    def interrupt(step: Progress) -> None:
        if step.node == "quick" and step.state is State.FINISHED:
            raise KeyboardInterrupt

    mark = tmp_path / "mark"
    graph = Graph((node("long", "sleeps", mark=str(mark)), node("quick", "join", seconds=1.5)))
    with pytest.raises(KeyboardInterrupt):
        run(graph, vault, memo, workers=2, progress=interrupt)
    with pytest.raises(ProcessLookupError):
        os.kill(int(mark.read_text("utf-8")), 0)
    assert memo.last("quick")
    assert not list((vault.folder / ".scratch").iterdir())


def everything_in(vault: MediaStore) -> list[Path]:
    return [path for path in vault.folder.rglob("*") if path.is_file()]
