"""What timing a layer costs: the probe around its statement, and what of it is counted as time."""

from benchmarks.measure import Row, best

LAYERS = 1000
ROUNDS = 40


def rows() -> list[Row]:
    from designer.lab.execution.probes import Stopwatch
    from designer.lab.execution.running import Running
    from designer.lab.measuring.timing import cpu_clock

    clock = cpu_clock()
    watch = Stopwatch(Running(1, lambda _: None), clock.stamp)

    def empty() -> None:
        for _ in range(LAYERS):
            with watch("layer"):
                pass
        counted.append(sum(watch.take(clock.elapsed).values()) / LAYERS)

    counted: list[float] = []
    whole = 1e6 * best(empty, ROUNDS) / LAYERS
    inside = 1e3 * min(counted)
    return [
        Row("A probe around a layer", whole, "µs", "", met=True),
        Row("… of it counted as the layer's time", inside, "µs", "", met=True),
    ]
