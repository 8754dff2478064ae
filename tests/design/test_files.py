"""The file: nothing lost, the same bytes twice; bad input is one sentence; saving is safe."""

import errno
import json
import os
import re
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from blocks.activation import ReLU
from blocks.boundary import Input
from blocks.convolution import Conv2d
from blocks.merging import Add
from designer.design import files
from designer.design.design import Design, Node, Wire
from designer.design.edits import AddNode, Connect
from designer.design.error import DesignError
from designer.design.files import decode, encode, read, save
from designer.design.targets import load
from presets.gallery import NAMES
from tests.strategies import apply, designs, examples

# -- round trip ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_a_preset_survives_the_file(name: str, tmp_path: Path) -> None:
    design = load(name)
    save(design, tmp_path / "net.json")
    again = load(tmp_path / "net.json")
    assert again == design
    assert list(again.graph) == list(design.graph)
    assert encode(again) == encode(design)


@examples(40)
@given(designs())
def test_any_design_survives_the_file(design: Design) -> None:
    again = decode(encode(design))
    assert again == design
    assert again.containers == design.containers
    assert encode(again) == encode(design)


def test_equal_designs_are_equal_bytes_however_they_were_wired() -> None:
    nodes = (AddNode(Node("x", Input())), AddNode(Node("y", Add())))
    wires = [Connect(Wire("x", "out", "y", f"in{i}")) for i in (1, 2, 10)]
    one, other = apply(Design(), *nodes, *wires), apply(Design(), *nodes, *reversed(wires))
    assert encode(one) == encode(other)


def test_a_file_can_be_read_and_compared_by_people() -> None:
    """One node or wire a line; a change is one changed line."""
    design = apply(Design("Net"), AddNode(Node("a", Conv2d(8), position=(1.0, 2.5))))
    lines = encode(design).decode().splitlines()
    assert lines[0] == '{"format": "netwright", "version": 1, "name": "Net",'
    assert lines[2].startswith('{"id": "a", "layer": "Conv2d", "parameters": {"out_channels": 8, ')
    assert lines[2].endswith('"position": [1.0, 2.5]}')
    assert json.loads(encode(design))["wires"] == []
    other = apply(Design("Net"), AddNode(Node("a", Conv2d(9), position=(1.0, 2.5))))
    pairs = zip(lines, encode(other).decode().splitlines(), strict=True)
    assert sum(one != two for one, two in pairs) == 1


@pytest.mark.parametrize("name", ['a "b" \\', "Ünï\ncode\t\0", "</script>", "日本", ""])
def test_names_survive(name: str) -> None:
    assert decode(encode(Design(name))).name == name


def test_a_parameter_that_a_file_lacks_has_its_default() -> None:
    record = {**GOOD, "nodes": [{"id": "a", "layer": "Conv2d", "parameters": {"stride": 2}}]}
    assert decode(json.dumps(record).encode()).node("a").layer == Conv2d(stride=2)


# -- bad input -------------------------------------------------------------------------------------

GOOD: dict[str, Any] = {"format": "netwright", "version": 1, "name": "n", "nodes": [], "wires": []}


def nodes(*records: dict[str, Any]) -> bytes:
    return text(nodes=list(records))


def wires(*ends: tuple[str, str]) -> bytes:
    three = [{"id": name, "layer": "Add"} for name in "abc"]
    return text(nodes=three, wires=[{"from": source, "to": target} for source, target in ends])


def text(**changes: Any) -> bytes:
    return json.dumps(GOOD | changes).encode()


def parameters(layer: str, **values: Any) -> bytes:
    return nodes({"id": "a", "layer": layer, "parameters": values})


WHOLE = encode(load("small_cnn"))
BAD: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "is not a Netwright design"),
    "garbage": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "is not a Netwright design"),
    "not utf-8": (b'{"format": "netwright", "version": 1, "name": "\xff"}', "is damaged"),
    "truncated": (WHOLE[: len(WHOLE) // 2], "is not a Netwright design"),
    "more behind it": (WHOLE + WHOLE, "is not a Netwright design"),
    "a list": (b"[1, 2]", "is not a Netwright design"),
    "foreign": (b'{"nodes": [], "edges": []}', 'it lacks "format": "netwright"'),
    "another format": (text(format="keras"), 'it lacks "format": "netwright"'),
    "newer": (text(version=2, future=1), "written by a newer Netwright (file version 2"),
    "no version": (b'{"format": "netwright"}', "version"),
    "a version below": (text(version=-1), "version"),
    "unknown key": (text(edges=[]), "is damaged: Object contains unknown field `edges`"),
    "version as text": (text(version="1"), "Expected `int`, got `str`"),
    "name as number": (text(name=3), "is damaged: Expected `str`, got `int`"),
    "nodes as text": (text(nodes="a"), "Expected `array`, got `str`"),
    "node without layer": (nodes({"id": "a"}), "missing required field `layer`"),
    "unknown layer": (nodes({"id": "a", "layer": "Conv2"}), "Did you mean `Conv2d`?"),
    "layer of code": (nodes({"id": "a", "layer": "os.system"}), "There is no layer `os.system`"),
    "unknown parameter": (parameters("Conv2d", strides=1), "Conv2d has no parameter `strides`"),
    "parameter of a wrong type": (parameters("Conv2d", stride="2"), "stride must be one whole"),
    "parameter out of range": (parameters("Conv2d", groups=0), "groups must be a whole number"),
    "null": (parameters("Conv2d", bias=None), "bias must be true or false, got None"),
    "parameter too long": (parameters("Conv2d", stride=[1, 2, 3]), "stride must be one whole"),
    "NaN": (parameters("Dropout", p=float("nan")), "is not a Netwright design"),
    "infinity": (parameters("Dropout", p=float("inf")), "is not a Netwright design"),
    "huge integer": (parameters("Dropout", p=10**400), "p must be a number"),
    "huge channels": (parameters("Conv2d", out_channels=10**30), "out_channels must be a whole"),
    "huge repeat": (nodes({"id": "a", "layer": "ReLU", "repeat": 10**9}), "1 to 10,000 times"),
    "huge position": (
        nodes({"id": "a", "layer": "ReLU", "position": [0, 1]}).replace(b"0, 1", b"1e999, 1"),
        "damaged",
    ),
    "short position": (nodes({"id": "a", "layer": "ReLU", "position": [1]}), "damaged"),
    "repeat as float": (nodes({"id": "a", "layer": "ReLU", "repeat": 1.5}), "Expected `int`"),
    "duplicate ids": (nodes(*[{"id": "a", "layer": "ReLU"}] * 2), "The id `a` is taken"),
    "an id of code": (nodes({"id": "a=1;b", "layer": "ReLU"}), "`a=1;b` can't name a node"),
    "a reserved id": (nodes({"id": "forward", "layer": "ReLU"}), "`forward` can't name a node"),
    "a node in a node": (
        nodes({"id": "a", "layer": "ReLU"}, {"id": "a.b", "layer": "ReLU"}),
        "can't lie inside it",
    ),
    "a surrogate": (text(name="x").replace(b'"x"', b'"\\ud800"'), "is not a Netwright design"),
    "a loop": (wires(("a.out", "b.in1"), ("b.out", "c.in1"), ("c.out", "a.in1")), "holds a loop"),
    "a loop of one": (wires(("a.out", "a.in1")), "holds a loop"),
    "a wire to nowhere": (wires(("a.out", "d.in1")), "There is no node `d`"),
    "a wire from nowhere": (wires(("d.out", "a.in1")), "There is no node `d`"),
    "a wire to no port": (wires(("a.out", "b.left")), "Add `b` has no input `left`"),
    "a wire from no port": (wires(("a.up", "b.in1")), "Add `a` has no output `up`"),
    "a wire without a port": (wires(("a", "b")), "There is no node ``"),
    "two wires at a port": (
        wires(("a.out", "c.in1"), ("b.out", "c.in1")),
        "the port has two wires",
    ),
    "deep": (b"[" * 10**6, "is not a Netwright design"),
    "deep in an object": (b'{"a":' + b"[" * 10**6, "is not a Netwright design"),
    "deep in a parameter": (
        parameters("ReLU", p=0).replace(b": 0", b": " + b"[" * 10**5 + b"]" * 10**5),
        "is not a Netwright design",
    ),
}


@pytest.mark.parametrize(("data", "sentence"), BAD.values(), ids=list(BAD))
def test_a_bad_file_is_one_sentence_that_names_it(
    data: bytes, sentence: str, tmp_path: Path
) -> None:
    path = tmp_path / "bad.json"
    path.write_bytes(data)
    with pytest.raises(DesignError) as refusal:
        load(path)
    assert sentence in str(refusal.value)
    assert re.fullmatch(r"bad\.json\b[^\n]{10,400}", str(refusal.value))


def test_a_huge_file_is_not_even_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "huge.json"
    with path.open("wb") as file:
        file.truncate(files.MAX_BYTES + 1)
    monkeypatch.setattr(Path, "read_bytes", None)
    with pytest.raises(DesignError, match=r"^huge\.json is larger than 64 MiB"):
        read(path)


def test_more_nodes_than_anyone_draws_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_NODES", 2)
    relus = ({"id": f"a{i}", "layer": "ReLU"} for i in range(3))
    with pytest.raises(DesignError, match="has 3 nodes; 2 are the most"):
        decode(nodes(*relus))


def test_a_name_from_a_file_is_shown_shortened() -> None:
    with pytest.raises(DesignError) as refusal:
        decode(nodes({"id": "a", "layer": "x" * 10**6}))
    assert len(str(refusal.value)) < 300


@pytest.mark.parametrize("target", ["missing.json", "folder.json"])
def test_what_can_not_be_read_is_one_sentence(target: str, tmp_path: Path) -> None:
    (tmp_path / "folder.json").mkdir()
    with pytest.raises(DesignError, match=rf"^{re.escape(target)} can't be read: [^\n]+\.$"):
        load(tmp_path / target)


# -- saving ----------------------------------------------------------------------------------------

OLD, NEW = Design("Old"), apply(Design("New"), AddNode(Node("a", ReLU())))


def listing(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_the_old_file_stays_beside_the_new(tmp_path: Path) -> None:
    path = tmp_path / "net.json"
    save(OLD, path)
    assert listing(tmp_path) == {"net.json": encode(OLD)}
    save(NEW, path)
    assert listing(tmp_path) == {"net.json": encode(NEW), "net.json~": encode(OLD)}
    save(OLD, str(path))
    assert listing(tmp_path) == {"net.json": encode(OLD), "net.json~": encode(NEW)}


def test_permissions_are_kept_and_new_files_have_the_usual(tmp_path: Path) -> None:
    path = tmp_path / "net.json"
    old = os.umask(0o027)
    try:
        save(OLD, path)
    finally:
        os.umask(old)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    path.chmod(0o604)
    save(NEW, path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o604


def test_a_link_keeps_pointing_to_the_file(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    path, link = tmp_path / "real" / "net.json", tmp_path / "link.json"
    save(OLD, path)
    link.symlink_to(path)
    save(NEW, link)
    assert link.is_symlink()
    assert path.read_bytes() == encode(NEW)


def fails(error: int) -> Callable[..., Any]:
    def call(*_: Any, **__: Any) -> Any:
        raise OSError(error, os.strerror(error))

    return call


@pytest.mark.parametrize(
    ("place", "error"),
    [
        ("designer.design.saving.tempfile.mkstemp", errno.EROFS),
        ("designer.design.saving.tempfile.mkstemp", errno.EACCES),
        ("designer.design.saving.os.fsync", errno.ENOSPC),
        ("designer.design.saving.os.fsync", errno.EIO),
        ("pathlib.Path.replace", errno.EPERM),
        ("pathlib.Path.chmod", errno.EPERM),
    ],
)
def test_a_failed_save_leaves_the_old_file_and_nothing_else(
    place: str, error: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "net.json"
    save(OLD, path)
    monkeypatch.setattr(place, fails(error))
    with pytest.raises(DesignError) as refusal:
        save(NEW, path)
    monkeypatch.undo()
    assert str(refusal.value).startswith(f"net.json can't be saved in {tmp_path}: ")
    assert os.strerror(error) in str(refusal.value)
    assert "What was there is untouched" in str(refusal.value)
    assert listing(tmp_path).keys() <= {"net.json", "net.json~"}
    assert path.read_bytes() == encode(OLD)


def test_a_file_system_without_hard_links_keeps_no_backup(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "net.json"
    save(OLD, path)
    monkeypatch.setattr(Path, "hardlink_to", fails(errno.EOPNOTSUPP))
    save(NEW, path)
    assert listing(tmp_path) == {"net.json": encode(NEW)}


@pytest.mark.parametrize("name", ["missing/net.json", "folder", "file/net.json", "n" * 300, "loop"])
def test_a_place_that_can_not_hold_a_file_is_one_sentence(name: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder~").write_text("a file that happens to be called so")
    (tmp_path / "file").write_text("old")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    before = sorted(tmp_path.iterdir())
    with pytest.raises(DesignError, match=r"can't be saved in [^\n]+\.$"):
        save(NEW, tmp_path / name)
    assert sorted(tmp_path.iterdir()) == before
    assert (tmp_path / "file").read_text() == "old"
