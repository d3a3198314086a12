// What the handlers, the capture and the guardian share. Not for Swift.
#ifndef CNCURSES_STATE_H
#define CNCURSES_STATE_H

#include "include/terminal_signals.h"
#include <stdatomic.h>
#include <stddef.h>

typedef struct {
    terminal_restoration how;
    uint8_t bytes[512];
    char notice[256];
    /// In memory shared with the guardian.
    atomic_int *shown;
} terminal_state;

extern terminal_state terminal;

/// All of these may be called in a signal handler.
void terminal_write_all(int descriptor, const void *bytes, size_t count);
void terminal_restore_descriptors(void);
void terminal_replay_captured(int descriptor);

void terminal_start_guardian(void);
void terminal_end_guardian(void);

#endif
