"""What each kind of job needs besides PyTorch, looked for before it begins."""

import sys
from importlib.util import find_spec

from designer.lab.execution.running import JobError
from designer.lab.messages.measurement import Profile
from designer.lab.messages.protocol import Export, Job, Train

PACKAGES = {"sklearn": "scikit-learn", "PIL": "pillow"}  # where pip has another name
TRAINING = ("numpy", "lightning", "safetensors")
DATA = {"digits": ("sklearn",), "folder": ("PIL",)}
EXPORT = ("numpy", "onnx", "onnxruntime")


def check(job: Job) -> None:
    """Raise JobError with the command that installs what is missing."""
    wanted: tuple[str, ...] = ()
    if isinstance(job, Train):
        wanted = TRAINING + DATA.get(job.data, ())
    elif isinstance(job, Export) or (isinstance(job, Profile) and job.backend != "pytorch"):
        wanted = EXPORT
    missing = [PACKAGES.get(name, name) for name in wanted if find_spec(name) is None]
    if missing:
        raise JobError(
            f"This job wants {', '.join(missing)}, which the worker's Python lacks: run "
            f"{sys.executable} -m pip install {' '.join(missing)} on that computer."
        )
