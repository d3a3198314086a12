#define _GNU_SOURCE
#include "include/curses_screen.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>
#include <wchar.h>

// ncurses writes to the descriptor behind the FILE it is given, past stdio, so a FILE with
// functions of ours would see nothing. A file in memory sees every byte and never blocks.
static FILE *sink;
static SCREEN *screen;

static FILE *open_sink(void) {
#ifdef __linux__
    int descriptor = memfd_create("screen", MFD_CLOEXEC);
    if (descriptor >= 0) return fdopen(descriptor, "w+");
#endif
    return tmpfile();
}

int curses_open(void) {
    sink = open_sink();
    if (sink == NULL) return -1;
    // These override the real size until the first resize.
    unsetenv("LINES");
    unsetenv("COLUMNS");
    // newterm(), not initscr(): that one prints and exits when it fails.
    screen = newterm(NULL, sink, stdin);
    if (screen == NULL) {
        fclose(sink);
        sink = NULL;
        return -2;
    }
    // Never stop half-way through an update to look for typed keys: input is read elsewhere.
    typeahead(-1);
    nonl();
    scrollok(stdscr, FALSE);
    return 0;
}

void curses_close(void) {
    if (screen != NULL) delscreen(screen);
    if (sink != NULL) fclose(sink);
    screen = NULL;
    sink = NULL;
}

long curses_output_size(void) {
    if (sink == NULL) return 0;
    fflush(sink);
    return (long)lseek(fileno(sink), 0, SEEK_END);
}

long curses_take_output(uint8_t *buffer, long capacity) {
    if (sink == NULL) return 0;
    int descriptor = fileno(sink);
    long count = 0;
    while (count < capacity) {
        ssize_t got = pread(descriptor, buffer + count, (size_t)(capacity - count), count);
        if (got <= 0) break;
        count += got;
    }
    lseek(descriptor, 0, SEEK_SET);
    if (ftruncate(descriptor, 0) != 0) return count;
    return count;
}

void curses_put(int row, int column, uint32_t scalar, attr_t attributes, int pair) {
    cchar_t cell;
    wchar_t text[2] = { (wchar_t)scalar, 0 };
    // The pair argument is a short; ncurses from 6.1 reads an int through the last one instead.
    if (setcchar(&cell, text, attributes, 0, &pair) == ERR) return;
    // The lower right corner is written and reported as ERR, because the cursor has nowhere to go.
    (void)mvwadd_wch(stdscr, row, column, &cell);
}

bool curses_start_color(void) {
    start_color();
    return use_default_colors() == OK;
}

void curses_repaint(void) { clearok(curscr, TRUE); }

const char *curses_capability(const char *name) {
    const char *value = tigetstr(name);
    return value == (const char *)-1 ? NULL : value;
}

extern int wcwidth(wchar_t);
int curses_columns(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

int curses_window_size(int descriptor, int *rows, int *columns) {
    struct winsize window;
    if (ioctl(descriptor, TIOCGWINSZ, &window) != 0 || window.ws_row == 0 || window.ws_col == 0) return -1;
    *rows = window.ws_row;
    *columns = window.ws_col;
    return 0;
}
