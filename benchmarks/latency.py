"""The module that a design compiles to, against torchvision's, with equal weights.

Forward passes in turns, each time in another order, so that both see the same machine. A pair's
ratio cancels what the machine does meanwhile; the minimum is the least disturbed pass.
"""

from statistics import quantiles
from time import perf_counter

from benchmarks.measure import Row

AT_MOST = 1.02
ROUNDS = 60
NETWORKS = {"resnet50": "ResNet-50", "mobilenet_v3_large": "MobileNet v3 large"}


def rows() -> list[Row]:
    return [row for name, title in NETWORKS.items() for row in _compared(name, title)]


def _compared(name: str, title: str) -> list[Row]:
    import torch
    import torchvision

    from designer.design.targets import load
    from designer.translate.module import to_torch

    theirs = torchvision.models.get_model(name).eval()
    ours = to_torch(load(name)).eval()
    ours.load_state_dict(theirs.state_dict())
    image = torch.randn(1, 3, 224, 224)
    times: dict[str, list[float]] = {"ours": [], "theirs": []}
    with torch.inference_mode():
        assert torch.equal(ours(image), theirs(image))
        pair = [("ours", ours), ("theirs", theirs)]
        for _ in range(ROUNDS):
            pair.reverse()
            for whose, module in pair:
                start = perf_counter()
                module(image)
                times[whose].append(1000 * (perf_counter() - start))
    ratios = quantiles([a / b for a, b in zip(times["ours"], times["theirs"], strict=True)], n=4)
    mine, peer = (quantiles(times[whose], n=4)[1] for whose in ("ours", "theirs"))
    least = min(times["ours"]), min(times["theirs"])
    spread = f"pairs' quartiles {ratios[0]:.3f}, {ratios[1]:.3f}, {ratios[2]:.3f}"
    bound = f"≤ {AT_MOST} of theirs"
    return [
        Row(
            f"Forward pass of {title} on the CPU, median; {spread}",
            mine,
            "ms",
            bound,
            ratios[1] <= AT_MOST,
            "torchvision",
            peer,
        ),
        Row(f"… the fastest of {ROUNDS}", least[0], "ms", "", True, "torchvision", least[1]),
    ]
