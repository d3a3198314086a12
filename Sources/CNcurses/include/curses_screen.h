// What Swift needs of wide-character ncurses: the globals as functions, the macros as
// constants, and a screen whose output collects in memory instead of going to the terminal.
#ifndef CNCURSES_SCREEN_H
#define CNCURSES_SCREEN_H

// SwiftPM drops the -D flags that pkg-config reports for ncursesw, so the wide interface is
// switched on here, before <curses.h> is read.
#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <stdbool.h>
#include <stdint.h>

/// Opens a screen for the terminal named in TERM. What ncurses writes collects in memory:
/// the caller takes it out, counts it, and writes it without ever blocking.
/// Returns 0, or -1 when there is no memory file, or -2 when the terminal is unknown.
int curses_open(void);
void curses_close(void);

/// Bytes that wait to be taken.
long curses_output_size(void);
/// Takes the collected bytes; `capacity` must be at least `curses_output_size()`.
long curses_take_output(uint8_t *buffer, long capacity);

/// One cell: a code point, attributes and an `int` colour pair (COLOR_PAIR() wraps at 256).
void curses_put(int row, int column, uint32_t scalar, attr_t attributes, int pair);
/// Turns colours on. Returns whether -1 stands for the terminal's own colours.
bool curses_start_color(void);
/// Forgets what is on the terminal, so that the next update paints every cell.
void curses_repaint(void);
/// A terminfo string, or NULL when the terminal does not have it.
const char *curses_capability(const char *name);
/// Reads the description of the terminal named in TERM without opening a screen; then curses_capability() answers.
/// Returns 0, or -1 where there is none.
int curses_describe(void);
/// The colours it tells of; negative where it tells of none.
int curses_described_colors(void);
/// Columns a code point takes, in the current locale; -1 when it cannot be shown.
int curses_columns(uint32_t scalar);
/// Rows and columns that the terminal behind `descriptor` reports. Returns 0, or -1 when it does not say.
int curses_window_size(int descriptor, int *rows, int *columns);

// The globals: Swift refuses C variables as shared mutable state.
static inline WINDOW *curses_window(void) { return stdscr; }
static inline int curses_rows(void) { return LINES; }
static inline int curses_column_count(void) { return COLS; }
static inline int curses_color_count(void) { return COLORS; }
static inline int curses_pair_count(void) { return COLOR_PAIRS; }

// Macros with casts do not import.
static const attr_t curses_bold = A_BOLD;
static const attr_t curses_dim = A_DIM;
static const attr_t curses_underline = A_UNDERLINE;
static const attr_t curses_reverse = A_REVERSE;

#endif
