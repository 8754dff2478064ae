"""Shapes, parameters and MACs of ResNet-152 from nothing, against torchinfo's summary."""

from benchmarks.measure import Row, best

AT_LEAST = 200


def rows() -> list[Row]:
    import torchinfo
    import torchvision

    from designer.design.analysis import analyse
    from designer.design.evaluation import evaluate, expand
    from designer.design.targets import load

    design = load("resnet152")

    def ours() -> None:
        evaluate.cache_clear()
        expand.cache_clear()
        assert analyse(design).totals.parameters == 60_192_808

    model = torchvision.models.resnet152()

    def theirs() -> None:
        torchinfo.summary(model, input_size=(1, 3, 224, 224), verbose=0, depth=4)

    mine, peer = best(ours, 30), best(theirs, 3)
    return [
        Row(
            "Analysis of ResNet-152, caches empty",
            1000 * mine,
            "ms",
            f"≥ {AT_LEAST}×",
            peer / mine >= AT_LEAST,
            "torchinfo",
            1000 * peer,
        )
    ]
