"""The module that a design compiles to, against torchvision's, with equal weights."""

from time import perf_counter

from benchmarks.measure import Row

AT_MOST = 1.02
ROUNDS = 60


def rows() -> list[Row]:
    import torch
    import torchvision

    from designer.design.targets import load
    from designer.translate.module import to_torch

    theirs = torchvision.models.resnet50().eval()
    ours = to_torch(load("resnet50")).eval()
    ours.load_state_dict(theirs.state_dict())
    image, times = torch.randn(1, 3, 224, 224), {"ours": [], "theirs": []}
    with torch.inference_mode():
        assert torch.equal(ours(image), theirs(image))
        for _ in range(ROUNDS):  # in turns, so that both see the same machine
            for name, module in (("ours", ours), ("theirs", theirs)):
                start = perf_counter()
                module(image)
                times[name].append(perf_counter() - start)
    mine, peer = (1000 * sorted(times[name])[ROUNDS // 2] for name in ("ours", "theirs"))
    return [
        Row(
            "Forward pass of ResNet-50 on the CPU, median",
            mine,
            "ms",
            "≤ 1.02 of theirs",
            mine / peer <= AT_MOST,
            "torchvision",
            peer,
        )
    ]
