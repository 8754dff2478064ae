"""Files that hold blocks of the user's own: round trips, and what is refused in one sentence."""

import json
from typing import Any

import pytest

from designer.design.analysis import analyse
from designer.design.error import DesignError
from designer.design.files import MAX_BYTES, decode, decode_blocks, encode, encode_block
from designer.design.user_blocks import UserBlock

ENTRY = {"id": "input", "layer": "Input", "parameters": {"shape": [4, 8, 8]}}
CONV = {"id": "conv", "layer": "Conv2d", "parameters": {"out_channels": 4}}
END = {"id": "output", "layer": "Output"}
WIRES = [
    {"from": "input.out", "to": "conv.in"},
    {"from": "conv.out", "to": "output.in"},
]
CHANNELS = {"name": "channels", "type": "Int", "default": 4, "doc": "filters", "min": 1}


def block(name: str = "Mine", **changes: Any) -> dict[str, Any]:
    base = {"name": name, "parameters": [], "nodes": [ENTRY, CONV, END], "wires": WIRES}
    return base | changes


def file_of(*blocks: dict[str, Any], nodes: list[Any] | None = None) -> bytes:
    record = {"format": "netwright", "version": 1, "name": "x", "blocks": list(blocks)}
    return json.dumps(record | {"nodes": nodes or [], "wires": []}).encode()


def with_expression(text: str, parameter: str = "out_channels") -> dict[str, Any]:
    conv = CONV | {"expressions": {parameter: text}}
    return block(parameters=[CHANNELS], nodes=[ENTRY, conv, END])


def test_a_block_and_its_use_come_back_byte_for_byte() -> None:
    data = file_of(with_expression("2 * channels"), nodes=[{"id": "a", "layer": "Mine"}])
    design = decode(data)
    layer = design.node("a").layer
    assert isinstance(layer, UserBlock)
    assert layer.values() == {"channels": 4}
    assert encode(decode(encode(design))) == encode(design)
    definition = type(layer).definition
    assert decode_blocks(encode_block(definition)) == {"Mine": definition}


def test_values_follow_their_expressions_whatever_the_file_says() -> None:
    design = decode(file_of(with_expression("8 * channels"), nodes=[{"id": "a", "layer": "Mine"}]))
    (node,) = design.nodes()
    assert isinstance(node.layer, UserBlock)
    inner = {n.id: n for n in type(node.layer).definition.nodes}["conv"]
    assert inner.layer.values()["out_channels"] == 32


def nested(depth: int) -> list[dict[str, Any]]:
    found = [block("B0")]
    for i in range(1, depth):
        inner = {"id": "conv", "layer": f"B{i - 1}"}
        wires = [
            {"from": "input.out", "to": "conv.input"},
            {"from": "conv.output", "to": "output.in"},
        ]
        found.append(block(f"B{i}", nodes=[ENTRY, inner, END], wires=wires))
    return found


HOSTILE: dict[str, tuple[list[dict[str, Any]], str]] = {
    "a layer's name": ([block("Conv2d")], "There is a layer `Conv2d` already"),
    "no name": ([block("")], "can't name a block"),
    "code": ([block("x()")], "can't name a block"),
    "twice": ([block(), block()], "two of this name"),
    "itself": ([block(nodes=[ENTRY, {"id": "conv", "layer": "Mine"}, END])], "no layer `Mine`"),
    "later": (list(reversed(nested(2))), "no layer `B0`"),
    "too deep": (nested(25), "at most 20 deep"),
    "loop": (
        [block(wires=[{"from": "conv.out", "to": "conv.in"}])],
        "holds a loop",
    ),
    "no type": ([block(parameters=[{"name": "a", "default": 1}])], "needs a name and a type"),
    "a type of ours": (
        [block(parameters=[{"name": "a", "type": "Exec", "default": 1}])],
        "needs a name and a type",
    ),
    "more than it knows": ([block(parameters=[CHANNELS | {"x": 1}])], "says more than Int knows"),
    "wrong bounds": ([block(parameters=[CHANNELS | {"min": "one"}])], "Parameter `channels`"),
    "default out of range": ([block(parameters=[CHANNELS | {"default": 0}])], "at least 1"),
    "a name of ours": ([block(parameters=[CHANNELS | {"name": "build"}])], "uses it itself"),
    "twice exposed": ([block(parameters=[CHANNELS, CHANNELS])], "share a name"),
    "choices that are no values": (
        [
            block(
                parameters=[
                    {"name": "a", "type": "Choice", "doc": "", "default": 1, "choices": [{}]}
                ]
            )
        ],
        "words or numbers",
    ),
    "no axes": (
        [block(parameters=[{"name": "a", "type": "Tuple", "doc": "", "default": 1, "axes": []}])],
        "one to three axes",
    ),
    "a call": ([with_expression("__import__('os').system('x')")], "is no expression"),
    "a power": ([with_expression("9 ** 9")], "is no expression"),
    "an attribute": ([with_expression("channels.real")], "is no expression"),
    "a comprehension": ([with_expression("[x for x in channels]")], "is no expression"),
    "a giant": ([with_expression("9999999999 * 9999999999")], "more than any size"),
    "nothing by nothing": ([with_expression("channels // 0")], "divides by zero"),
    "unknown": ([with_expression("width")], "asks for `width`"),
    "long": ([with_expression("1 +" * 500 + "1")], "at most 200 letters"),
    "out of range": ([with_expression("channels - 4")], "out_channels must be"),
    "no such parameter": ([with_expression("1", "out")], "has no parameter `out`"),
    "a repeat of none": ([with_expression("channels - 4", "repeat")], "repeated 1 to"),
    "one port twice": (
        [block(nodes=[ENTRY | {"id": "a.b"}, ENTRY | {"id": "a_b"}, CONV, END], wires=[])],
        "share a name",
    ),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_what_is_no_block_is_refused_in_one_sentence_naming_the_place(case: str) -> None:
    blocks, wanted = HOSTILE[case]
    data = file_of(*blocks)
    assert len(data) < MAX_BYTES
    with pytest.raises(DesignError, match=wanted) as refused:
        decode(data, "net.json")
    text = str(refused.value)
    assert text.startswith("net.json, block `")
    assert "\n" not in text
    assert len(text) < 400


def test_expressions_have_no_place_outside_of_blocks() -> None:
    data = file_of(nodes=[CONV | {"expressions": {"out_channels": "2 * width"}}])
    with pytest.raises(DesignError, match="`conv`: expressions belong inside blocks"):
        decode(data)


def test_an_unfinished_inside_is_a_problem_of_its_use() -> None:
    open_ended = block(wires=[WIRES[1]])
    data = file_of(
        open_ended,
        block("Endless", nodes=[ENTRY, CONV], wires=WIRES[:1]),
        nodes=[ENTRY, {"id": "a", "layer": "Mine"}, {"id": "b", "layer": "Endless"}, END],
    )
    record = json.loads(data)
    record["wires"] = [
        {"from": "input.out", "to": "a.input"},
        {"from": "input.out", "to": "b.input"},
        {"from": "a.output", "to": "output.in"},
    ]
    found = {d.node: d.message for d in analyse(decode(json.dumps(record).encode())).diagnostics}
    assert "lacks a wire to `conv`" in found["a"]
    assert "has no Output inside" in found["b"]
