#!/bin/sh
# The program on real terminals: a pseudo-terminal for every ending, tmux for what is on the screen.
# Both are skipped, with a word, where what they need is missing.
set -eu
program=$1
here=$(dirname "$0")
probe=$(dirname "$program")/terminal-probe
export SWIFT_BACKTRACE=enable=no
# Every part runs, whatever another found.
status=0
export PTY_CHECK_SECONDS="${PTY_CHECK_SECONDS:-2}"
if command -v python3 >/dev/null 2>&1; then
    # At rest: the checks wait for a picture that no longer changes.
    python3 "$here/pty_check.py" "$program" play --paused || status=1
    # Crashes, which the program itself has no command for.
    if [ -x "$probe" ]; then python3 "$here/pty_check.py" --probe "$probe" || status=1; fi
else
    echo "skipped: the endings on a pseudo-terminal need python3"
fi
if command -v tmux >/dev/null 2>&1; then
    bash "$here/tmux_check.sh" "$program" || status=1
    bash "$here/session_check.sh" "$program" || status=1
else
    echo "skipped: the screen in tmux needs tmux"
fi
exit $status
