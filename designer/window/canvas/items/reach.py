"""While a wire is drawn: which ports could be its other end. Found port by port, as painted."""

from enum import Enum, auto

from designer.design.design import Wire
from designer.window.documents.document import Document
from designer.window.languages.words import sentence, tr

Port = tuple[str, str, bool]  # node, port, whether it is an output


class Verdict(Enum):
    """What a port would make of the wire; UNKNOWN while a shape is not known."""

    FITS = auto()
    WRONG = auto()
    LOOP = auto()
    UNKNOWN = auto()


class Reach:
    """From one port; only what is asked for is evaluated, so that a large design is no slower."""

    def __init__(self, document: Document, port: Port) -> None:
        self._document, self._port = document, port
        graph, output = document.design.graph, port[2]
        self._looping = _leading(graph.pred if output else graph.succ, port[0])
        self._known: dict[Port, Verdict | None] = {}

    def verdict(self, port: Port) -> Verdict | None:
        """What the port would say; None where it is no possible end."""
        if port not in self._known:
            self._known[port] = self._judge(port)
        return self._known[port]

    def _judge(self, port: Port) -> Verdict | None:
        node_id, name, output = self._port
        if port[2] == output:
            return None
        if port[0] in self._looping:
            return Verdict.LOOP
        ends = ((node_id, name), port[:2]) if output else (port[:2], (node_id, name))
        wire, analysis = Wire(*ends[0], *ends[1]), self._document.analysis
        if analysis.spec(wire) is None:
            return Verdict.UNKNOWN
        return Verdict.WRONG if analysis.objection(wire) else Verdict.FITS

    def reason(self, wire: Wire) -> str:
        """Why the wire would not fit; empty where it would."""
        other = wire.target if self._port[2] else wire.source
        if other in self._looping:
            return tr("This wire would close a loop; networks flow one way.")
        return sentence(self._document.analysis.objection(wire) or "")


def _leading(neighbours: dict[str, dict[str, object]], node_id: str) -> set[str]:
    """The node and all that lead to it (or follow it)."""
    found, waiting = {node_id}, [node_id]
    while waiting:
        fresh = [n for n in neighbours[waiting.pop()] if n not in found]
        found.update(fresh)
        waiting += fresh
    return found
