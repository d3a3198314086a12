#include "include/curses_screen.h"

#include <unistd.h>

// Not <term.h>: its macros are named after everyday words.
extern int setupterm(const char *, int, int *);
extern int tigetnum(const char *);

int curses_describe(void) {
    int state = 0;
    // With a place for the error it returns instead of ending the process.
    return setupterm(NULL, STDOUT_FILENO, &state) == OK ? 0 : -1;
}

int curses_described_colors(void) { return tigetnum("colors"); }
