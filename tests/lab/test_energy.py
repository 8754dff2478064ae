"""Energy from counters: real files in the place of sysfs, the GPU's own where there is one."""

import time
from pathlib import Path

import pytest
import torch

from designer.lab.measuring import energy
from designer.lab.measuring.energy import Energy, NoCounter, Rapl, counter, measure

WHOLE = 262_143_328_850  # µJ, where a package's counter wraps around


def zone(folder: Path, name: str, used: int) -> Path:
    path = folder / name
    path.mkdir()
    (path / "energy_uj").write_text(f"{used}\n")
    (path / "max_energy_range_uj").write_text(f"{WHOLE}\n")
    return path


def test_packages_add_up_and_wrap_around(tmp_path: Path) -> None:
    zones = [zone(tmp_path, "intel-rapl:0", WHOLE - 1_000_000), zone(tmp_path, "intel-rapl:1", 0)]
    rapl = Rapl(zones)
    assert rapl.joules() == 0
    (zones[0] / "energy_uj").write_text("2000000")
    (zones[1] / "energy_uj").write_text("500000")
    assert rapl.joules() == pytest.approx(3.5)


def test_parts_of_a_package_are_not_counted_twice(tmp_path: Path) -> None:
    zone(tmp_path, "intel-rapl:0", 0)
    zone(tmp_path, "intel-rapl:0:0", 0)
    found = counter("cpu", tmp_path)
    assert isinstance(found, Rapl)
    (tmp_path / "intel-rapl:0" / "energy_uj").write_text("1000000")
    (tmp_path / "intel-rapl:0:0" / "energy_uj").write_text("900000")
    assert found.joules() == pytest.approx(1.0)


def test_without_a_counter_the_reason_is_said(tmp_path: Path) -> None:
    assert counter("cpu", tmp_path) == NoCounter("this machine has no RAPL counters")
    (tmp_path / "intel-rapl:0").mkdir()
    assert counter("cpu", tmp_path) == NoCounter("RAPL's counters can be read by root alone here")
    assert isinstance(counter("mps", tmp_path), NoCounter)
    found = measure(lambda: None, 1, NoCounter("none here"))
    assert found == Energy(unavailable="none here")


class Steady:
    """A device of 5 W idle and 25 W at work."""

    source = "a test"

    def __init__(self) -> None:
        self.begin = time.monotonic()
        self.worked = 0.0

    def joules(self) -> float:
        return 5 * (time.monotonic() - self.begin) + 20 * self.worked

    def work(self) -> None:
        begin = time.monotonic()
        time.sleep(0.01)
        self.worked += time.monotonic() - begin


def test_idle_power_is_subtracted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(energy, "IDLE", 0.2)
    monkeypatch.setattr(energy, "WORK", 0.5)
    device = Steady()
    found = measure(device.work, 4, device)
    assert found.idle_watts == pytest.approx(5, rel=0.05)
    assert found.joules_per_sample
    assert found.watts
    runs_joules = 20 * device.worked
    per_run = found.joules_per_sample * 4
    assert runs_joules / per_run == pytest.approx(round(runs_joules / per_run), rel=0.05)
    assert 5 < found.watts <= 25.5


@pytest.mark.gpu
@pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no CUDA device")
def test_a_gpu_tells_its_energy() -> None:
    found = counter("cuda:0")
    assert not isinstance(found, NoCounter)
    assert found.joules() > 0
