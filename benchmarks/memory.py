"""The forecast of memory against the measured peak: nine networks, batches 1, 2 and 4.

Inference, and a step of training with each optimizer. Bytes of tensors, so other work on the
machine changes nothing.
"""

from benchmarks.measure import Row

WITHIN = 0.1  # of the measured peak


def rows() -> list[Row]:
    from designer.design.targets import load
    from tests.lab.test_memory_forecast import OPTIMIZERS, PRESETS, measured, predicted

    found: list[Row] = []
    for name in PRESETS:
        design = load(name)
        for batch in (1, 2, 4):
            for optimizer in (None, *OPTIMIZERS):
                peak = measured(design, batch, optimizer) / 2**20
                said = predicted(design, optimizer).at(batch).peak / 2**20
                error = said / peak - 1
                found.append(
                    Row(
                        f"{name}, batch {batch}, {optimizer or 'inference'}: {100 * error:+.2f} %",
                        said,
                        "MiB",
                        "± 10 %",
                        abs(error) <= WITHIN,
                        "measured",
                        peak,
                    )
                )
    return found
