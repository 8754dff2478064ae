"""Netwright: `python main.py [TARGET]` opens the window, `python main.py VERB …` works without it.

Nothing heavy is imported here: the window must open at once.
"""

import gc
import os
import socket
import sys

VERBS = (
    *("presets", "summary", "check", "diff", "merge", "export", "memory"),
    *("profile", "sweep", "roofline", "compare", "train", "job", "result"),
)


def main() -> None:
    """Open the window, or do what the verb says."""
    arguments = sys.argv[1:]
    try:
        sys.exit(_run(arguments))
    except KeyboardInterrupt:
        sys.exit(1)


def _run(arguments: list[str]) -> int:
    if len(arguments) > 1 or (arguments and (arguments[0] in VERBS or arguments[0][:1] == "-")):
        from designer.cli.app import run as run_verb

        return run_verb(arguments)
    if not has_display():
        if arguments and (unknown := _unknown(arguments[0])):
            sys.stderr.write(unknown + "\n")
            return 2
        verbs = " | ".join(VERBS)
        sys.stdout.write(
            "Netwright finds no display to open its window on; from the command line: "
            f"python main.py {verbs} (each with --help).\n"
        )
        return 0
    gc.disable()  # importing makes much and drops nothing; enabled again with the application
    from designer.window.start import run as open_window

    return open_window(arguments[0] if arguments else None)


def _unknown(target: str) -> str:
    """Why a target can't be opened; empty where it can."""
    from difflib import get_close_matches

    from designer.cli.opening import open_target
    from designer.cli.speech import FailureError

    try:
        open_target(target)
    except FailureError as error:
        near = get_close_matches(target, VERBS, 1)
        return f"{error} Or is it the verb {near[0]}?" if near else str(error)
    return ""


def has_display() -> bool:
    """Whether Qt will find one; where it does not, it aborts the process."""
    if not sys.platform.startswith("linux"):
        return True
    if os.environ.get("QT_QPA_PLATFORM") or os.environ.get("WAYLAND_DISPLAY"):
        return True
    return _answers(os.environ.get("DISPLAY", ""))


def _answers(display: str) -> bool:
    """Whether a local X server listens there; a remote one is taken on trust."""
    host, _, number = display.partition(":")
    if host not in ("", "unix") or not number:
        return bool(number)
    place = f"/tmp/.X11-unix/X{number.partition('.')[0]}"  # noqa: S108 - where X servers listen
    for address in (place, "\0" + place):
        with socket.socket(socket.AF_UNIX) as probe:
            if probe.connect_ex(address) == 0:
                return True
    return False


if __name__ == "__main__":
    main()
