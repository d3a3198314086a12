#define _GNU_SOURCE
#include "terminal_state.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static int wake_read = -1, wake_write = -1;
static _Atomic uint64_t pending;
static volatile sig_atomic_t asked, leaving;
static atomic_int key_waits;
static struct sigaction before[65];
static const int soft[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH, SIGALRM, SIGPIPE };
static const int hard[] = { SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT };
static bool soft_caught, hard_caught, keep_reporter;
static stack_t stack_before;
static atomic_int crashed;
static pthread_t crashed_thread;

#define COUNT(array) ((int)(sizeof array / sizeof array[0]))
enum { seconds_to_end = 2, stack_size = 65536 };

/// Gives the terminal back. True for the one call that did it.
static bool restore(void) {
    if (terminal.shown == NULL || atomic_exchange(terminal.shown, 0) == 0) return false;
    terminal_write_all(terminal.how.output, terminal.bytes, (size_t)terminal.how.count);
    tcsetattr(terminal.how.input, TCSANOW, &terminal.how.original);
    terminal_restore_descriptors();
    return true;
}

static void raise_flag(int bit) {
    uint64_t mask = (uint64_t)1 << bit;
    // The pipe gets one byte however many signals come, so it can never fill up and lose one.
    if (atomic_fetch_or(&pending, mask) == 0 && wake_write >= 0) {
        ssize_t ignored = write(wake_write, "", 1);
        (void)ignored;
    }
}

/// Ctrl-C was typed: a key where the program still looks, the end in two seconds where it does not.
static void take_key(void) {
    if (asked == 0 && !leaving && atomic_exchange(&key_waits, 1) == 0) alarm(seconds_to_end);
    raise_flag(terminal_interrupt_key);
}

static void on_soft(int signal, siginfo_t *info, void *context) {
    (void)context;
    int saved = errno;
    if (signal == SIGINT && info->si_code == SI_KERNEL) {
        take_key();
    } else if (signal == SIGINT || signal == SIGTERM || signal == SIGHUP || signal == SIGQUIT) {
        terminal_ask_end(signal);
    } else {
        raise_flag(signal);
    }
    errno = saved;
}

static void on_alarm(int signal) {
    (void)signal;
    restore();
    _exit(asked != 0 ? 128 + asked : key_waits ? 128 + SIGINT : leaving ? 0 : 128 + SIGALRM);
}

static void on_crash(int signal, siginfo_t *info, void *context) {
    (void)context;
    if (atomic_exchange(&crashed, 1) == 0) {
        crashed_thread = pthread_self();
        if (restore()) {
            // The runtime's last words were captured: they belong on the screen that is left behind.
            terminal_replay_captured(STDERR_FILENO);
            terminal_write_all(STDERR_FILENO, terminal.notice, strlen(terminal.notice));
        }
    } else if (!pthread_equal(crashed_thread, pthread_self())) {
        sleep(1);  // another thread is giving the terminal back
    }
    // Swift's crash reporter asks questions when it sees a terminal, and waits for answers:
    // it gets the crash only when the user has told it not to ask.
    if (keep_reporter) sigaction(signal, &before[signal], NULL);
    else sigaction(signal, &(struct sigaction){ .sa_handler = SIG_DFL }, NULL);
    // A faulting instruction faults again on return, which leaves the crash as it was;
    // a breakpoint or a sent signal does not.
    bool again = info->si_code > 0
        && (signal == SIGSEGV || signal == SIGBUS || signal == SIGILL || signal == SIGFPE);
    if (!again) raise(signal);
}

bool terminal_signals_are_caught(void) { return soft_caught; }

int terminal_catch_signals(void) {
    if (wake_read < 0) {
        int ends[2];
        if (pipe2(ends, O_NONBLOCK | O_CLOEXEC) != 0) return -1;
        // Kept for the life of the process: a wake-up may come from any thread, even after the end.
        wake_read = ends[0];
        wake_write = ends[1];
    }
    asked = leaving = 0;
    atomic_store(&key_waits, 0);
    terminal_take_pending();
    for (int i = 0; i < COUNT(soft); i++) {
        struct sigaction action = { .sa_flags = SA_RESTART };
        if (soft[i] == SIGALRM) action.sa_handler = on_alarm;
        else if (soft[i] == SIGPIPE) action.sa_handler = SIG_IGN;
        else action.sa_sigaction = on_soft, action.sa_flags |= SA_SIGINFO;
        // What whoever started the program wants ignored stays ignored: nohup, a script's background.
        bool asks = soft[i] != SIGALRM && soft[i] != SIGCONT && soft[i] != SIGWINCH;
        struct sigaction found;
        if (asks && sigaction(soft[i], NULL, &found) == 0 && found.sa_handler == SIG_IGN) {
            action.sa_flags &= ~SA_SIGINFO;
            action.sa_handler = SIG_IGN;
        }
        sigemptyset(&action.sa_mask);
        sigaddset(&action.sa_mask, SIGTTOU);  // or giving back from the background would stop us
        sigaction(soft[i], &action, &before[soft[i]]);
    }
    soft_caught = true;
    return 0;
}

static void restore_at_exit(void) { restore(); }

/// Whether SWIFT_BACKTRACE says that the reporter must not ask.
static bool reporter_is_silent(void) {
    const char *settings = getenv("SWIFT_BACKTRACE");
    return settings != NULL && (strstr(settings, "interactive=n") || strstr(settings, "interactive=f")
        || strstr(settings, "interactive=0"));
}

void terminal_catch_crashes(const terminal_restoration *restoration, bool guardian) {
    terminal.how = *restoration;
    if (terminal.how.count > COUNT(terminal.bytes)) terminal.how.count = COUNT(terminal.bytes);
    memcpy(terminal.bytes, restoration->bytes, (size_t)terminal.how.count);
    keep_reporter = reporter_is_silent();
    const char *hint = keep_reporter ? "" : "For a report with a backtrace, set SWIFT_BACKTRACE=interactive=no.\n";
    snprintf(terminal.notice, sizeof terminal.notice,
             "%.60s: the program crashed; the terminal was given back.\n%s", restoration->name, hint);
    if (terminal.shown == NULL) {
        void *page = mmap(NULL, sizeof(atomic_int), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        if (page == MAP_FAILED) return;
        terminal.shown = page;
        atexit(restore_at_exit);
    }
    if (guardian) terminal_start_guardian();
    // One stack apart, so that overflow of the main thread's stack can be handled.
    static char stack[stack_size];
    stack_t apart = { .ss_sp = stack, .ss_size = stack_size };
    sigaltstack(&apart, &stack_before);
    for (int i = 0; i < COUNT(hard); i++) {
        struct sigaction action = { .sa_sigaction = on_crash };
        action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER;
        sigemptyset(&action.sa_mask);
        sigaddset(&action.sa_mask, SIGTTOU);
        sigaction(hard[i], &action, &before[hard[i]]);
    }
    hard_caught = true;
}

void terminal_release_signals(void) {
    terminal_end_guardian();
    if (hard_caught) {
        for (int i = 0; i < COUNT(hard); i++) sigaction(hard[i], &before[hard[i]], NULL);
        sigaltstack(&stack_before, NULL);
    }
    if (soft_caught) {
        for (int i = 0; i < COUNT(soft); i++) {
            // Once asked to end, the two seconds run on and the exit stays bounded.
            if (soft[i] == SIGALRM && (asked != 0 || leaving)) continue;
            sigaction(soft[i], &before[soft[i]], NULL);
        }
    }
    soft_caught = hard_caught = false;
}

void terminal_set_shown(bool shown) {
    if (terminal.shown != NULL) atomic_store(terminal.shown, shown);
}

int terminal_wake_descriptor(void) { return wake_read; }

void terminal_wake(void) { raise_flag(0); }

uint64_t terminal_take_pending(void) {
    char bytes[64];
    // Empty the pipe first: a flag raised in between is then taken now, and its byte wakes us once for nothing.
    while (wake_read >= 0 && read(wake_read, bytes, sizeof bytes) == (ssize_t)sizeof bytes) {}
    return atomic_exchange(&pending, 0);
}

void terminal_take_key(void) {
    if (atomic_exchange(&key_waits, 0) != 0 && asked == 0 && !leaving) alarm(0);
}

void terminal_ask_end(int signal) {
    asked = signal;
    alarm(seconds_to_end);
    raise_flag(signal);
}

void terminal_bound_end(void) {
    leaving = 1;
    if (asked == 0) alarm(seconds_to_end);
}

void terminal_stop(void) {
    struct sigaction saved, plain = { .sa_handler = SIG_DFL };
    sigaction(SIGTSTP, &plain, &saved);
    // SIGTSTP at its default, not SIGSTOP: with no shell to continue us, it does nothing.
    raise(SIGTSTP);
    sigaction(SIGTSTP, &saved, NULL);
}
