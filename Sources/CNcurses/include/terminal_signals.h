// Signals, and giving the terminal back whatever happens. In C, because a handler may touch
// nothing but plain memory that was prepared before: no Swift runtime, no allocation, no locks.
#ifndef CNCURSES_SIGNALS_H
#define CNCURSES_SIGNALS_H

#include <stdbool.h>
#include <stdint.h>
#include <termios.h>

/// What gives the terminal back; copied, so it may be temporary.
typedef struct {
    int input;                ///< the descriptor whose modes are put back
    int output;               ///< where the bytes are written
    struct termios original;  ///< the modes found at the start
    struct termios program;   ///< the modes while the screen is shown
    const uint8_t *bytes;     ///< sequences that leave the screen; at most 512
    long count;
    const char *name;         ///< the program's name, for the line that a crash leaves
} terminal_restoration;

/// Installs the handlers for SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT and SIGWINCH.
/// Before newterm(): ncurses takes over the signals that nobody has. Returns 0, or -1 without a pipe.
int terminal_catch_signals(void);
/// Whether they are installed: a screen is open.
bool terminal_signals_are_caught(void);
/// Installs the handlers for crashes, and starts the guardian process if asked to.
void terminal_catch_crashes(const terminal_restoration *restoration, bool guardian);
/// Puts every handler back and ends the guardian.
void terminal_release_signals(void);

/// Whether the screen is shown, so that a crash has something to give back.
void terminal_set_shown(bool shown);
/// Keeps stray prints off the screen: from now on stdout, and stderr if it is a terminal, go to
/// memory. Returns whether it could.
bool terminal_capture_output(void);
/// Bounds the captured text; called now and then.
void terminal_trim_captured(void);
/// Ends the capture and prints what was captured.
void terminal_release_output(void);

/// Readable when a signal or a wake-up came.
int terminal_wake_descriptor(void);
/// From any thread. Many calls before the next take make one wake-up.
void terminal_wake(void);
/// The bit of Ctrl-C typed in the terminal; a SIGINT that was sent has its signal's.
enum { terminal_interrupt_key = 63 };
/// What came since the last call: bit n for signal n, bit 0 for a wake-up.
uint64_t terminal_take_pending(void);
/// Ctrl-C was seen, and has become a key: the program need not end.
void terminal_take_key(void);
/// As if the signal had come: the program has two seconds to end by itself.
void terminal_ask_end(int signal);
/// The program leaves by itself, and has two seconds to: what holds it up then (a terminal that nobody reads) is left,
/// with status 0.
void terminal_bound_end(void);
/// Stops this process as Ctrl-Z would, until it is continued.
void terminal_stop(void);

#endif
