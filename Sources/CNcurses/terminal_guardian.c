#define _GNU_SOURCE
#include "terminal_state.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

// Some deaths run no handler: SIGKILL, the kernel short of memory, a stack overflow on a thread
// without a second stack. A small process waits for the end of a pipe, and gives the terminal
// back when the program ended with its screen still shown.
static pid_t guardian = -1;
static int lifeline = -1;

static const char last_words[] = "\r\nThe program was ended from outside; the terminal was given back.\r\n";

static bool same_modes(const struct termios *a, const struct termios *b) {
    return a->c_iflag == b->c_iflag && a->c_oflag == b->c_oflag && a->c_lflag == b->c_lflag;
}

/// After fork() in a process with threads: only calls that a signal handler may make.
static void watch(int end, int kept_output) {
    // A group of its own: whoever kills the program with its whole group does not reach it.
    setpgid(0, 0);
    const int ignored[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGTTOU, SIGTTIN, SIGPIPE, SIGWINCH };
    for (int i = 0; i < (int)(sizeof ignored / sizeof ignored[0]); i++) signal(ignored[i], SIG_IGN);
    for (int descriptor = 1; descriptor < 1024; descriptor++) {
        if (descriptor != end && descriptor != kept_output && descriptor != terminal.how.input) close(descriptor);
    }
    char byte;
    ssize_t got;
    while ((got = read(end, &byte, 1)) > 0 || (got < 0 && errno == EINTR)) {}
    if (atomic_exchange(terminal.shown, 0) == 1) {
        terminal_write_all(kept_output, terminal.bytes, (size_t)terminal.how.count);
        terminal_write_all(kept_output, last_words, sizeof last_words - 1);
        // A shell may have set its own modes by now; those are not ours to change.
        struct termios now;
        if (tcgetattr(terminal.how.input, &now) == 0 && same_modes(&now, &terminal.how.program)) {
            tcsetattr(terminal.how.input, TCSANOW, &terminal.how.original);
        }
    }
    _exit(0);
}

void terminal_start_guardian(void) {
    int ends[2];
    if (guardian > 0 || pipe2(ends, O_CLOEXEC) != 0) return;
    // No handler of ours may run in the child before it ignores the signals.
    sigset_t all, saved;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &saved);
    guardian = fork();
    if (guardian == 0) {
        close(ends[1]);
        const int crashes[] = { SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT, SIGALRM };
        for (int i = 0; i < (int)(sizeof crashes / sizeof crashes[0]); i++) signal(crashes[i], SIG_DFL);
        watch(ends[0], terminal.how.output);
    }
    pthread_sigmask(SIG_SETMASK, &saved, NULL);
    close(ends[0]);
    if (guardian < 0) close(ends[1]);
    else lifeline = ends[1];
}

void terminal_end_guardian(void) {
    if (guardian <= 0) return;
    close(lifeline);
    // Nothing is shown any more: it has nothing left to do, and it must not keep us waiting if it was stopped.
    kill(guardian, SIGKILL);
    while (waitpid(guardian, NULL, 0) < 0 && errno == EINTR) {}
    guardian = lifeline = -1;
}
