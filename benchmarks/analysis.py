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

    def ours_by_name() -> None:
        evaluate.cache_clear()
        expand.cache_clear()
        assert analyse(load("resnet152")).totals.parameters == 60_192_808

    def theirs_by_name() -> None:
        built = torchvision.models.resnet152()
        torchinfo.summary(built, input_size=(1, 3, 224, 224), verbose=0, depth=4)

    mine, peer = best(ours, 100), best(theirs, 5)
    named, built = best(ours_by_name, 30), best(theirs_by_name, 2)
    return [
        Row(
            "Analysis of ResNet-152, caches empty",
            1000 * mine,
            "ms",
            f"≥ {AT_LEAST}×",
            peer / mine >= AT_LEAST,
            "torchinfo",
            1000 * peer,
        ),
        Row(
            "… from its name on",
            1000 * named,
            "ms",
            f"≥ {AT_LEAST}×",
            built / named >= AT_LEAST,
            "torchvision and torchinfo",
            1000 * built,
        ),
    ]
