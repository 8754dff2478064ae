"""A design as ONNX, written directly from the layers' declarations: nothing is traced or run.

Initializers carry PyTorch's state-dict keys, values and nodes the design's own paths. Auxiliary
heads and what serves them alone are left out: the file is for inference.
"""

from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import numpy as np
from onnx import (
    AttributeProto,
    GraphProto,
    ModelProto,
    NodeProto,
    OperatorSetIdProto,
    TensorProto,
    ValueInfoProto,
)

from blocks.boundary import Input, Output
from blocks.layer import Shape
from blocks.lowering import (
    AllInputs,
    Constant,
    InputValue,
    Learned,
    LearnedWeight,
    Op,
    OwnModule,
    Stored,
)
from blocks.tensor import TensorSpec
from designer.design.analysis import Analysis, analyse
from designer.design.design import Design
from designer.design.error import DesignError
from designer.design.saving import write_safely
from designer.translate.unrolling import Leaf, unroll
from designer.translate.weights import Array, Source, weights_for

OPSET = 17  # holds all operators that layers declare, and nearly every runtime reads it
IR_VERSION = 8  # opset 17's
LARGEST_FILE = 2**31 - 2**20  # a protobuf message's limit, and room for all but the weights


def to_onnx(design: Design, path: str | Path, weights: Source = None) -> None:
    """Write an ONNX file of the design for inference, at any batch size.

    `weights` is a state dict of arrays, or a .safetensors file; None initialises them as PyTorch
    would. Weights of 2 GiB and more go into a file beside it, named path.data. Raises DesignError
    for a design with faults, weights that don't fit, and a path that can't be written.
    """
    path = Path(path)
    analysis = analyse(design)
    _refuse_faults(analysis)
    graph = _Graph(unroll(design, analysis.inference))
    arrays = weights_for(graph.wanted, _all_keys(analysis), weights, graph.starts)
    if sum(array.nbytes for array in arrays.values()) > LARGEST_FILE:
        data = path.with_name(path.name + ".data")
        write_safely(data, b"".join(array.data for array in arrays.values()))
        graph.tensors += _external(arrays, data.name)
        arrays = {}
    write_safely(path, _serialized(graph.proto(design.name), arrays))


def _refuse_faults(analysis: Analysis) -> None:
    for diagnostic in analysis.diagnostics:
        if diagnostic.severity == "error":
            place = f"`{diagnostic.node}`: " if diagnostic.node else ""
            raise DesignError(f"The design can't be exported yet. {place}{diagnostic.message}")
    if not len(analysis.design):
        raise DesignError("The design is empty: there is nothing to export.")


def _all_keys(analysis: Analysis) -> set[str]:
    """Every key that a state dict of the design may have, auxiliary heads included."""
    known = [node_id for node_id, found in analysis.nodes.items() if found.known]
    return {key for leaf in unroll(analysis.design, known) for key in leaf.weights()}


class _Graph:
    """The operators of a design's leaves, and the weights that they want."""

    def __init__(self, leaves: Iterator[Leaf]) -> None:
        self.nodes: list[NodeProto] = []
        self.inputs: list[ValueInfoProto] = []
        self.outputs: list[ValueInfoProto] = []
        self.tensors: list[TensorProto] = []  # constants, at first
        self.wanted: dict[str, Shape] = {}
        self.starts: dict[str, Learned | Stored] = {}  # of those that no module of PyTorch's holds
        self._values: dict[str, str] = {}  # where each leaf's results are to be had
        results: list[Leaf] = []
        for leaf in leaves:
            if isinstance(leaf.layer, Input):
                self.inputs.append(_value_info(leaf.path, leaf.outputs[0]))
                self._values[leaf.path] = leaf.path
            elif isinstance(leaf.layer, Output):
                results.append(leaf)
            else:
                self._add(leaf)
        self._finish(results)

    def _add(self, leaf: Leaf) -> None:
        declared = leaf.layer.onnx(*leaf.specs)
        ops = declared if isinstance(declared, tuple) else (declared,)
        if len(ops) == 1 and ops[0].type == "Identity":
            self._values[leaf.path] = self._values[leaf.sources[0]]
            return
        local: dict[str, str] = {}
        for op in ops:
            last = op is ops[-1]
            names = leaf.results if last else tuple(f"{leaf.path}.{r}" for r in op.results)
            inputs = [text for item in op.inputs for text in self._names(item, leaf, local)]
            self.nodes.append(_node(op, names, inputs))
            local.update(zip(op.results, names, strict=False))
        self._values.update(zip(leaf.results, leaf.results, strict=True))

    def _names(self, item: Any, leaf: Leaf, local: dict[str, str]) -> list[str]:
        if isinstance(item, InputValue):
            return [self._values[leaf.sources[item.index]]]
        if isinstance(item, AllInputs):
            return [self._values[source] for source in leaf.sources]
        if isinstance(item, Constant):
            return [self._constant(item, leaf.path)]
        if item == "" or item in local:
            return [local.get(item, "")]
        key = leaf.key("" if isinstance(item, LearnedWeight) else item)
        self.wanted[key] = leaf.weights()[key]
        held: Any = leaf.layer.torch(*leaf.specs).attribute
        if isinstance(held, OwnModule):
            held = held.attributes.get(item)
        if isinstance(held, Learned | Stored):
            self.starts[key] = held
        return [key]

    def _constant(self, constant: Constant, path: str) -> str:
        name = f"{path}.constant{len(self.tensors)}"
        array = np.array(constant.values, "<i8" if constant.integers else "<f4")
        data = array.tobytes()
        tensor = TensorProto(name=name, data_type=_type(array), dims=array.shape, raw_data=data)
        self.tensors.append(tensor)
        return name

    def _finish(self, results: list[Leaf]) -> None:
        """The values behind the Outputs take their names; Identity where one can't."""
        renamed: dict[str, str] = {}
        entering = {info.name for info in self.inputs}
        for leaf in results:
            value = self._values[leaf.sources[0]]
            if value in entering or value in renamed:
                self.nodes.append(_node(Op("Identity"), (leaf.path,), [value]))
            else:
                renamed[value] = leaf.path
            self.outputs.append(_value_info(leaf.path, leaf.outputs[0]))
        for node in self.nodes:
            for names in (node.input, node.output):
                for place, name in enumerate(names):
                    if name in renamed:
                        names[place] = renamed[name]

    def proto(self, name: str) -> GraphProto:
        """The graph with its constants but without the weights."""
        return GraphProto(
            name=name.encode("utf-8", "replace").decode() or "Untitled",
            node=self.nodes,
            initializer=self.tensors,
            input=self.inputs,
            output=self.outputs,
        )


def _model() -> ModelProto:
    return ModelProto(
        ir_version=IR_VERSION,
        opset_import=[OperatorSetIdProto(domain="", version=OPSET)],
        producer_name="netwright",
        producer_version=_version(),
    )


def _serialized(graph: GraphProto, arrays: dict[str, Array]) -> bytes:
    """The whole model as protobuf writes it, the weights copied once instead of three times.

    Fields of a message may come in any order, so the weights follow the rest of the graph.
    """
    parts: list[bytes | memoryview] = [graph.SerializeToString(deterministic=True)]
    for key, array in arrays.items():
        tensor = TensorProto(name=key, data_type=_type(array), dims=array.shape)
        head = tensor.SerializeToString(deterministic=True)
        head += _opening(TensorProto.RAW_DATA_FIELD_NUMBER, array.nbytes)
        size = len(head) + array.nbytes
        parts += [_opening(GraphProto.INITIALIZER_FIELD_NUMBER, size) + head, array.data]
    size = sum(memoryview(part).nbytes for part in parts)
    model = _model().SerializeToString(deterministic=True)
    return b"".join([model, _opening(ModelProto.GRAPH_FIELD_NUMBER, size), *parts])


def _opening(field: int, size: int) -> bytes:
    """What stands before a field of so many bytes: its number with wire type 2, and the size."""
    out = bytearray()
    for number in (field << 3 | 2, size):
        while number > 127:
            out.append(number & 127 | 128)
            number >>= 7  # noqa: PLW2901
        out.append(number)
    return bytes(out)


def _type(array: Array) -> int:
    return TensorProto.INT64 if array.dtype.kind == "i" else TensorProto.FLOAT


def _version() -> str:
    try:
        return version("netwright")
    except PackageNotFoundError:
        return "unknown"


def _node(op: Op, results: tuple[str, ...], inputs: list[str]) -> NodeProto:
    attributes = [_attribute(key, value) for key, value in op.attributes.items()]
    name = results[0]
    return NodeProto(op_type=op.type, name=name, input=inputs, output=results, attribute=attributes)


def _attribute(name: str, value: Any) -> AttributeProto:
    if isinstance(value, float):
        return AttributeProto(name=name, type=AttributeProto.FLOAT, f=value)
    if isinstance(value, int):
        return AttributeProto(name=name, type=AttributeProto.INT, i=value)
    if isinstance(value, str):
        return AttributeProto(name=name, type=AttributeProto.STRING, s=value.encode())
    return AttributeProto(name=name, type=AttributeProto.INTS, ints=value)


def _value_info(name: str, spec: TensorSpec) -> ValueInfoProto:
    info = ValueInfoProto(name=name)
    tensor = info.type.tensor_type
    tensor.elem_type = TensorProto.INT64 if spec.dtype == "int64" else TensorProto.FLOAT
    tensor.shape.dim.add().dim_param = "batch"
    for size in spec.shape:
        tensor.shape.dim.add().dim_value = size
    return info


def _external(arrays: dict[str, Array], location: str) -> Iterator[TensorProto]:
    """Tensors that point into a file beside the model, one behind the other."""
    offset = 0
    for key, array in arrays.items():
        tensor = TensorProto(name=key, data_type=_type(array), dims=array.shape)
        tensor.data_location = TensorProto.EXTERNAL
        place = {"location": location, "offset": str(offset), "length": str(array.nbytes)}
        for name, value in place.items():
            tensor.external_data.add(key=name, value=value)
        offset += array.nbytes
        yield tensor
