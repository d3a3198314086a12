#include "terminal_state.h"

#include <errno.h>
#include <poll.h>
#include <unistd.h>

terminal_state terminal;

void terminal_write_all(int descriptor, const void *bytes, size_t count) {
    const char *next = bytes;
    int waits = 0;
    while (count > 0) {
        ssize_t written = write(descriptor, next, count);
        if (written > 0) {
            next += written;
            count -= (size_t)written;
        } else if (written < 0 && errno == EINTR) {
            continue;
        } else {
            // A terminal that nobody reads: a quarter of a second, then give up.
            struct pollfd room = { descriptor, POLLOUT, 0 };
            if (errno != EAGAIN || waits++ > 4 || poll(&room, 1, 50) < 0) return;
        }
    }
}
