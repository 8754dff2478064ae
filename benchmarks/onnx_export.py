"""ONNX of ResNet-50 with its weights, against torch.onnx.export."""

import tempfile
from pathlib import Path

from benchmarks.measure import Row, best

AT_LEAST = 10


def rows() -> list[Row]:
    import torch

    from designer.design.targets import load
    from designer.translate.module import to_torch
    from designer.translate.onnx_writer import to_onnx

    design = load("resnet50")
    module = to_torch(design).eval()
    weights = {name: value.numpy() for name, value in module.state_dict().items()}
    image = torch.randn(1, 3, 224, 224)
    with tempfile.TemporaryDirectory() as folder:
        mine = best(lambda: to_onnx(design, Path(folder) / "ours.onnx", weights), 3)

        def theirs() -> None:
            path = str(Path(folder) / "theirs.onnx")
            torch.onnx.export(module, (image,), path, dynamo=True, verbose=False)

        peer = best(theirs, 1)
    return [
        Row(
            "ONNX of ResNet-50 with weights",
            mine,
            "s",
            f"≥ {AT_LEAST}×",
            peer / mine >= AT_LEAST,
            "torch.onnx.export(dynamo=True)",
            peer,
        )
    ]
