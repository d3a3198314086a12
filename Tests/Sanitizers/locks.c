// Tells the thread sanitizer of the locks of Swift's Synchronization library.
//
// Mutex takes and gives back a free lock by an atomic word, which the sanitizer sees. A contended one is handed over
// by the kernel (FUTEX_LOCK_PI), called from functions in a library that is not built for the sanitizer: to it, what
// one thread wrote under the lock and the next one reads looks like a race. Preloaded, these three stand before the
// library's own, call them, and say what was acquired and released. The names are the library's mangled ones.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define SWIFT __attribute__((swiftcall))
#define HANDLE __attribute__((swift_context)) void *handle

#define LOCK_SLOW "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define TRY_LOCK_SLOW "$s15Synchronization12_MutexHandleV12_tryLockSlowSbyF"
#define UNLOCK_SLOW "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"

// Null in programs without the sanitizer, such as the driver that starts the tests.
extern void __tsan_acquire(void *) __attribute__((weak));
extern void __tsan_release(void *) __attribute__((weak));

static void *library(const char *name) {
    void *function = dlsym(RTLD_NEXT, name);
    if (!function) {
        fprintf(stderr, "locks.c: no %s in the Synchronization library\n", name);
        abort();
    }
    return function;
}

SWIFT void lock_slow(uint32_t thread, HANDLE) __asm__(LOCK_SLOW);
SWIFT void lock_slow(uint32_t thread, HANDLE) {
    ((SWIFT void (*)(uint32_t, HANDLE))library(LOCK_SLOW))(thread, handle);
    if (__tsan_acquire) __tsan_acquire(handle);
}

SWIFT _Bool try_lock_slow(HANDLE) __asm__(TRY_LOCK_SLOW);
SWIFT _Bool try_lock_slow(HANDLE) {
    _Bool taken = ((SWIFT _Bool (*)(HANDLE))library(TRY_LOCK_SLOW))(handle);
    if (taken && __tsan_acquire) __tsan_acquire(handle);
    return taken;
}

SWIFT void unlock_slow(HANDLE) __asm__(UNLOCK_SLOW);
SWIFT void unlock_slow(HANDLE) {
    if (__tsan_release) __tsan_release(handle);
    ((SWIFT void (*)(HANDLE))library(UNLOCK_SLOW))(handle);
}
