"""Values that follow from an object's state, worked out when they are asked for first."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

Value = TypeVar("Value")


class derived(Generic[Value]):  # noqa: N801 - stands where a decorator does
    """A property that is kept in the dictionary `kept` of its object.

    To forget, the object takes another dictionary: a thread that still works on the state before
    then leaves what it finds in the old one, where nobody looks.
    """

    def __init__(self, work: Callable[[Any], Value]) -> None:
        self._work = work
        self.__doc__ = work.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type) -> "derived[Value]": ...
    @overload
    def __get__(self, instance: object, owner: type) -> Value: ...
    def __get__(self, instance: Any, owner: type) -> "derived[Value] | Value":
        if instance is None:
            return self
        kept: dict[str, Any] = instance.kept
        if self._name not in kept:
            kept[self._name] = self._work(instance)
        value: Value = kept[self._name]
        return value
