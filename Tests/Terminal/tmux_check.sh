#!/bin/bash
# Size changes, suspension and quitting under a real tmux, on a socket of its own.
#
#   tmux_check.sh PROGRAM [ARGUMENT...]       any full-screen program that q quits
#   PROBE=1 tmux_check.sh .build/debug/terminal-probe     also compares what is on the screen
program="$(realpath "$1")"; shift
socket="terminal-check-$$"
export LC_ALL=C.utf8
failures=0
mux() { tmux -L "$socket" -f /dev/null "$@"; }
trap 'mux kill-server 2>/dev/null' EXIT

report() { if [ "$1" = 0 ]; then echo "ok   $2"; else echo "FAIL $2"; failures=1; mux capture-pane -t t -p; fi; }
# Waits until the screen has the text ("see"), or until the alternate screen is on or off ("screen 1").
see() {
    for _ in $(seq 60); do
        mux capture-pane -t t -p 2>/dev/null | grep -qF -- "$1" && { report 0 "$1"; return; }
        sleep 0.1
    done
    report 1 "$1"
}
screen() {
    for _ in $(seq 60); do
        [ "$(mux display -t t -p '#{alternate_on}')" = "$1" ] && { report 0 "alternate screen $1 $2"; return; }
        sleep 0.1
    done
    report 1 "alternate screen $1 $2"
}

mux new-session -d -x 80 -y 24 -s t "bash --norc --noprofile"
mux set -g default-terminal tmux-256color
mux respawn-pane -k -t t "bash --norc --noprofile"
see 'bash-'
mux send-keys -t t "$(printf '%q ' "$program" "$@")" Enter
screen 1 'at the start'
if [ -n "$PROBE" ]; then see '⣿⡇▀█▁'; see 'size 80x24'; fi
if [ -n "$PROBE" ]; then
    mux capture-pane -t t -p -e | grep -qF '[38;5;208m'; report $? 'colour of a pair'
    mux capture-pane -t t -p | sed -n 24p | grep -q '^ \{79\}#'; report $? 'lower right corner'
fi
for size in 100x30 30x4 1x1 200x50 90x24; do
    mux resize-window -t t -x "${size%x*}" -y "${size#*x}"
    if [ -n "$PROBE" ]; then
        case $size in 30x4) see '30x4: need 40x6' ;; 1x1) sleep 0.3 ;; *) see "size $size" ;; esac
    else sleep 0.3; fi
done
if [ -n "$PROBE" ]; then
    mux send-keys -t t C-Right; see 'event key ctrl-right'
    mux send-keys -t t Escape; see 'event key escape'
    mux send-keys -t t M-x; see 'event key alt-x'
    mux send-keys -t t F5; see 'event key F5'
    mux send-keys -t t BTab; see 'event key shift-tab'
fi
before="$(mux capture-pane -t t -p)"
mux send-keys -t t C-z; see 'Stopped'; screen 0 'while stopped'
mux send-keys -t t 'echo shell-is-usable' Enter; see 'shell-is-usable'
mux send-keys -t t fg Enter; screen 1 'after fg'
for _ in $(seq 30); do [ "$(mux capture-pane -t t -p)" = "$before" ] && break; sleep 0.1; done
if [ -n "$PROBE" ]; then [ "$(mux capture-pane -t t -p)" = "$before" ]; report $? 'the same picture after fg'; fi
mux send-keys -t t q; screen 0 'at the end'
mux send-keys -t t 'echo status=$?' Enter; see 'status=0'
[ "$(mux display -t t -p '#{mouse_any_flag}#{cursor_flag}')" = 01 ]; report $? 'mouse off, cursor shown'
mux send-keys -t t 'stty -a' Enter; see ' icanon'
exit $failures
