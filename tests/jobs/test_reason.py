"""Every node that runs can say why."""

from shudian.jobs import Memo, Reason, Why, explain, run
from shudian.model.work import Graph, Needed, Node, settings_text
from shudian.store.media import MediaStore


def line(text: str, version: str = "1", does: str = "say") -> Node:
    return Node(
        "line", f"test.{does}", f"small_work:{does}", version, settings_text({"text": text}), ("text",)
    )


def page(*, needs: str = "line") -> Node:
    return Node(
        "page", "test.join", "small_work:join", "1", "{}", ("text",), ((needs, Needed("line", "text")),)
    )


def why(graph: Graph, vault: MediaStore, memo: Memo) -> dict[str, list[str]]:
    return {
        name: [str(reason) for reason in reasons] for name, reasons in explain(graph, vault, memo).items()
    }


def test_a_new_graph(vault: MediaStore, memo: Memo) -> None:
    assert why(Graph((line("a"), page())), vault, memo) == {"line": ["new"], "page": ["line runs first"]}


def test_nothing_to_do(vault: MediaStore, memo: Memo) -> None:
    graph = Graph((line("a"), page()))
    run(graph, vault, memo, workers=1)
    assert why(graph, vault, memo) == {}


def test_what_changed_is_named(vault: MediaStore, memo: Memo) -> None:
    graph = Graph((line("a"), page()))
    results = run(graph, vault, memo, workers=1)
    changed = {
        Graph((line("b"),)): ["settings changed"],
        Graph((line("a", version="2"),)): ["version changed"],
        Graph((line("b", version="2"),)): ["version changed", "settings changed"],
        Graph((line("a", does="join"),)): ["it is done in another way"],
    }
    for other, said in changed.items():
        assert why(other, vault, memo) == {"line": said}
    assert why(Graph((line("a"), page(needs="text"))), vault, memo) == {
        "page": ["input line changed", "input text changed"]
    }
    results.path("line", "text").unlink()
    assert why(graph, vault, memo) == {"line": ["output text is missing"], "page": ["line runs first"]}


def test_a_changed_input_is_named(vault: MediaStore, memo: Memo) -> None:
    run(Graph((line("a"), page())), vault, memo, workers=1)
    run(Graph((line("b"),)), vault, memo, workers=1)
    assert why(Graph((line("b"), page())), vault, memo) == {"page": ["input line changed"]}


def test_it_is_said_in_chinese_too() -> None:
    assert Reason(Why.INPUT, "画面").wording.zh == "输入 画面 已改变"
