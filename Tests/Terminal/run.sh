#!/bin/sh
# The program on real terminals: a pseudo-terminal for every ending, tmux for what is on the screen.
# Both are skipped, with a word, where what they need is missing.
set -eu
program=$1
here=$(dirname "$0")
export SWIFT_BACKTRACE=enable=no
if command -v python3 >/dev/null 2>&1; then
    # At rest: the checks wait for a picture that no longer changes.
    python3 "$here/pty_check.py" "$program" play --paused
else
    echo "skipped: the endings on a pseudo-terminal need python3"
fi
if command -v tmux >/dev/null 2>&1; then
    bash "$here/tmux_check.sh" "$program"
else
    echo "skipped: the screen in tmux needs tmux"
fi
