#define _GNU_SOURCE
#include "terminal_state.h"

#include <stdio.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

// Text printed by anybody while the screen is shown would wreck it. It collects in a file in
// memory, and is printed on the normal screen afterwards; so is the last message of a crash.
static int captured = -1;
static int real_output = -1, real_error = -1;

enum { most_kept = 256 * 1024, most_replayed = 16 * 1024 };

bool terminal_capture_output(void) {
#ifdef __linux__
    int file = memfd_create("output", MFD_CLOEXEC);
    if (file < 0) return false;
    // Appending, so that the two descriptors share one end and a trim moves both.
    fcntl(file, F_SETFL, O_APPEND);
    fflush(stdout);
    real_output = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
    dup2(file, STDOUT_FILENO);
    if (isatty(STDERR_FILENO)) {
        real_error = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
        dup2(file, STDERR_FILENO);
    }
    captured = file;
    return true;
#else
    return false;
#endif
}

void terminal_trim_captured(void) {
    if (captured < 0) return;
    if (lseek(captured, 0, SEEK_END) > most_kept && ftruncate(captured, 0) != 0) return;
}

void terminal_restore_descriptors(void) {
    if (real_output >= 0) dup2(real_output, STDOUT_FILENO);
    if (real_error >= 0) dup2(real_error, STDERR_FILENO);
}

void terminal_replay_captured(int descriptor) {
    if (captured < 0) return;
    char buffer[1024];
    off_t end = lseek(captured, 0, SEEK_END);
    off_t next = end > most_replayed ? end - most_replayed : 0;
    while (next < end) {
        ssize_t got = pread(captured, buffer, sizeof buffer, next);
        if (got <= 0) return;
        // What strangers printed may hold what a terminal obeys: control characters of ASCII, and of C1 in UTF-8.
        for (ssize_t i = 0; i < got; i++) {
            unsigned char byte = (unsigned char)buffer[i];
            bool isC1 = byte >= 0x80 && byte < 0xa0 && i > 0 && (unsigned char)buffer[i - 1] == 0xc2;
            if ((byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7f) buffer[i] = '?';
            if (isC1) buffer[i - 1] = buffer[i] = '?';
        }
        terminal_write_all(descriptor, buffer, (size_t)got);
        next += got;
    }
}

void terminal_release_output(void) {
    if (captured < 0) return;
    fflush(stdout);
    terminal_restore_descriptors();
    terminal_replay_captured(STDERR_FILENO);
    close(captured);
    if (real_output >= 0) close(real_output);
    if (real_error >= 0) close(real_error);
    captured = real_output = real_error = -1;
}
