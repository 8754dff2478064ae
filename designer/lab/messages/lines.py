"""Messages as lines of JSON, and back."""

import msgspec

from designer.lab.messages.message import Message
from designer.lab.messages.protocol import Event, Request

MAX_LINE = 64 * 2**20  # bytes; a longer line is no message of ours
_requests: msgspec.json.Decoder[Request] = msgspec.json.Decoder(Request)
_events: msgspec.json.Decoder[Event] = msgspec.json.Decoder(Event)


class ProtocolError(ValueError):
    """A line that is no message; one sentence says why."""


def encode(message: Message) -> bytes:
    """The message as a line with its end."""
    return msgspec.json.encode(message) + b"\n"


def decode_request(line: bytes) -> Request:
    """A request from a line; raises ProtocolError."""
    try:
        request: Request = _requests.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ProtocolError(f"not a request: {error}") from None
    return request


def decode_event(line: bytes) -> Event:
    """An event from a line; raises ProtocolError."""
    try:
        event: Event = _events.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ProtocolError(f"not an event: {error}") from None
    return event
