"""Opening what a verb is given: a preset with options, or a design file."""

from blocks.parameters import ParameterError
from designer.cli.speech import FailureError
from designer.design.design import Design
from designer.design.error import DesignError
from designer.design.targets import load
from presets.gallery import UnknownPresetError


def open_target(target: str) -> Design:
    """The design of a TARGET; raises FailureError with one sentence."""
    try:
        return load(target)
    except (DesignError, UnknownPresetError, ParameterError) as error:
        raise FailureError(str(error)) from None
    except OSError as error:
        raise FailureError(f"{target[:60]} can't be read: {error.strerror or error}.") from None
