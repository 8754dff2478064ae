"""Why something can't be done with a design."""


class DesignError(ValueError):
    """What could never be a design, or a change that can't be made; one sentence says why."""
