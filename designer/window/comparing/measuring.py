"""Measuring what is compared: network after network, under the Profile panel's settings."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import msgspec
from PySide6.QtCore import QObject, Signal

from designer.design.cost.survey import Figures
from designer.design.files import encode
from designer.design.targets import load
from designer.lab.far.host import Host
from designer.lab.messages.measurement import Profile, ProfileDone
from designer.lab.messages.protocol import Cancelled, Event, Failed, Progress
from designer.lab.results.in_turn import InTurn, Turn, asked, missing
from designer.lab.results.measured import Finding, key, ways
from designer.translate.charts import kinds
from designer.window.documents.document import Document
from designer.window.jobs.jobs import Jobs
from designer.window.languages.words import count, sentence, tr
from designer.window.panels.job_bar import JobBar, cancelled
from designer.window.profiling.profile import ProfilePanel

SHOWN = 3  # names in front of a sentence that is true of many


@dataclass(frozen=True)
class Network:
    """One that is compared: its figures, its title, its design where it is open.

    `preset` is what an open design is, all but its layout; empty where it is none.
    """

    figures: Figures
    title: str
    document: Document | None = None
    preset: str = ""


class Measuring(QObject):
    """`found` carries each result as it comes, `refused` a sentence on a network that has none.

    One job is in the worker's queue at a time, so that the other panels' jobs come in between.
    """

    found = Signal(object)
    refused = Signal(str)
    ended = Signal()

    def __init__(self, jobs: Jobs, profile: ProfilePanel, bar: JobBar) -> None:
        super().__init__(bar)
        self._jobs, self._profile, self._bar = jobs, profile, bar
        self._left: list[tuple[Network, tuple[int, ...]]] = []
        self._designs: list[str] = []
        self._request, self._host = profile.settings.request(), profile.host.host
        self._kind = kinds.KINDS[0]
        self._turns = InTurn([])
        self._turn: Turn | None = None
        self._done: Counter[int] = Counter()  # turns that were measured, by the network's number
        self._untried: list[Turn] = []
        self._failed: dict[str, list[str]] = {}  # titles by what is wrong with them
        self._stopping = False
        bar.started.connect(self.start)
        bar.cancelled.connect(self.cancel)
        jobs.heard.connect(self._follow)

    # -- what there is to measure ------------------------------------------------------------------

    def offer(self, networks: Sequence[Network], kind: str, findings: Iterable[Finding]) -> None:
        """Make the button say how many of these networks it would measure, and how."""
        if self._bar.job:
            return
        settings, self._host = self._profile.settings.request(), self._profile.host.host
        self._kind, self._request = kind, asked(settings, energy=kind == "energy")
        batches = kinds.batches(kind, settings.batch)
        device = self._jobs.device_name(settings.device, self._host)
        self._left, seen, findings = [], set(), list(findings)
        for network in networks:
            left = missing(network.figures, batches, self._request, device, findings)
            if left and key(network.figures) not in seen:  # a preset may be open as well
                self._left.append((network, left))
            seen.add(key(network.figures))
        self._bar.run.setEnabled(bool(self._left))
        self._bar.run.setToolTip(self._tip(len(seen), batches, settings))

    def _tip(self, total: int, batches: tuple[int, ...], settings: Profile) -> str:
        if not total:
            return tr("No network is chosen: choose some to compare.")
        where = self._profile.device.currentText()
        how = tr("Inference at batch {batch}, {device}, {settings}: the Profile panel's settings.")
        how = how.format(
            batch=", ".join(map(str, batches)),
            device=f"{where} ({self._host})" if self._host else where,
            settings=", ".join(ways(self._request)),
        )
        if not self._left:
            first = tr("All of the chosen networks ({total}) have been measured so.")
            return f"{first.format(total=total)}\n{how}"
        first = tr("Measure what has no times yet, one after another: {count} of {total} networks.")
        lines = [first.format(count=len(self._left), total=total), how]
        if settings.size:
            lines.append(tr("Each at its own image size, as the charts count its MACs."))
        return "\n".join(lines)

    # -- measuring ---------------------------------------------------------------------------------

    def start(self) -> None:
        """Measure what is left, as it stands now."""
        if self._bar.job or not self._left:
            return
        self._profile.settings.remember()
        self._designs = [_text(network) for network, _ in self._left]
        wanted = [(replace(n.figures, name=n.title), batches) for n, batches in self._left]
        self._turns = InTurn(wanted)
        self._done, self._untried, self._failed = Counter(), [], {}
        self._stopping = False
        self._bar.run.setToolTip(tr("Measuring goes on: wait for it, or cancel it."))
        self._next()

    def cancel(self) -> None:
        """Stop; what was measured stays."""
        self._stopping = True
        self._jobs.cancel(self._bar.job, self._host)

    def _next(self) -> None:
        turn = None if self._stopping else next(self._turns, None)
        self._turn = turn
        if turn is None:
            self._end()
            return
        design = self._designs[turn.number - 1] or encode(load(turn.figures.target)).decode()
        request = msgspec.structs.replace(self._request, design=design, batch=turn.batch)
        self._bar.begin(self._jobs.send(request, self._host))
        self._tell(0.0)

    def _follow(self, event: Event, host: Host | None) -> None:
        turn = self._turn
        if turn is None or host != self._host or not event.job or event.job != self._bar.job:
            return
        self._bar.heard()
        match event:
            case Progress():
                self._tell(event.done / event.total if event.total else 0.0)
            case ProfileDone():
                self._done[turn.number] += 1
                self.found.emit(event.result)
                self._next()
            case Failed():
                self._fail(turn, event)
                self._next()
            case Cancelled():
                self._stopping = True
                if event.killed:
                    self._failed.setdefault(cancelled(event), []).append(turn.figures.name)
                self._next()

    def _fail(self, turn: Turn, event: Failed) -> None:
        why = sentence(event.message)
        if event.node and f"`{event.node}`" not in event.message:
            why = tr("{name}: {why}").format(name=f"`{event.node}`", why=why)
        self._untried += self._turns.give_up(turn, crashed=event.lost)
        name = turn.figures.name
        if self._several:
            name = tr("{name} at batch {batch}").format(name=name, batch=turn.batch)
        self._failed.setdefault(why, []).append(name)
        self.refused.emit(_about([name], why))

    @property
    def _several(self) -> bool:
        return len(kinds.batches(self._kind, self._request.batch)) > 1

    def _tell(self, part: float) -> None:
        """How far it is: the bar is of all turns."""
        turn = self._turn
        assert turn is not None
        before = self._turns.count - len(self._turns.left) - 1
        self._bar.progress.setRange(0, 100 * self._turns.count)
        self._bar.progress.setValue(int(100 * (before + part)))
        if not self._jobs.runs(self._bar.job, self._host):
            text = tr("Waiting for another job, then measuring {name} ({number} of {total})…")
        elif self._several:
            text = tr("Measuring {name} at batch {batch} ({number} of {total})…")
        else:
            text = tr("Measuring {name} ({number} of {total})…")
        name, batch = turn.figures.name, turn.batch
        text = text.format(name=name, batch=batch, number=turn.number, total=turn.total)
        self._bar.say("\n".join([text, *self._failures()]))

    def _failures(self) -> list[str]:
        lines = [_about(names, why) for why, names in self._failed.items()]
        batches: dict[str, list[str]] = {}
        for turn in self._untried:
            batches.setdefault(turn.figures.name, []).append(str(turn.batch))
        at = tr("{name} at batch {batch}")
        names = [at.format(name=n, batch=", ".join(some)) for n, some in batches.items()]
        untried = tr("Not tried after that: {names}").format(names=_shortened(names))
        return [*lines, untried] if names else lines

    def _end(self) -> None:
        text = tr("Cancelled: {done} of {total} measured.") if self._stopping else ""
        text = text or tr("{done} of {total} measured.")
        wanted = enumerate((batches for _, batches in self._left), 1)
        done = sum(self._done[number] == len(batches) for number, batches in wanted)
        text = text.format(done=count(done), total=count(len(self._left)))
        if self._done and self._kind in kinds.COUNTED:
            text += " " + tr("“{chart}” shows their times.").format(
                chart=kinds.titles(tr)["operations"]
            )
        self._bar.end("\n".join([text, *self._failures()]), wrong=bool(self._failed))
        self.ended.emit()


def _text(network: Network) -> str:
    """The design as it stands; a preset's is written at its turn."""
    return encode(network.document.design).decode() if network.document else ""


def _about(names: list[str], why: str) -> str:
    return tr("{name}: {why}").format(name=_shortened(names), why=why)


def _shortened(names: list[str]) -> str:
    shown = ", ".join(names[:SHOWN])
    if len(names) <= SHOWN:
        return shown
    return tr("{names} and {count} more").format(names=shown, count=count(len(names) - SHOWN))
