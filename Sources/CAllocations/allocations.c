// glibc lets a program put its own functions in the place of its allocator's; these count and pass on.

#include "allocations.h"

#include <stddef.h>
#include <stdlib.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SANITIZED
#endif
#endif

#if defined(__GLIBC__) && !defined(SANITIZED)

#include <malloc.h>

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);
extern void __libc_free(void *);

static _Thread_local long count;
static _Thread_local long held;
static _Thread_local long peak;
static _Thread_local long start;

long allocations_of_this_thread(void) { return count; }

long peak_bytes_of_this_thread(void) {
    long result = peak - start;
    start = peak = held;
    return result;
}

static void *taken(void *memory) {
    count++;
    held += (long)malloc_usable_size(memory);
    if (held > peak) peak = held;
    return memory;
}

void *malloc(size_t size) { return taken(__libc_malloc(size)); }

void *calloc(size_t number, size_t size) { return taken(__libc_calloc(number, size)); }

void *realloc(void *old, size_t size) {
    // Where there is no room the old block stays.
    size_t before = malloc_usable_size(old);
    void *result = __libc_realloc(old, size);
    if (result || size == 0) held -= (long)before;
    return taken(result);
}

void *aligned_alloc(size_t alignment, size_t size) { return taken(__libc_memalign(alignment, size)); }

void free(void *memory) {
    held -= (long)malloc_usable_size(memory);
    __libc_free(memory);
}

int posix_memalign(void **result, size_t alignment, size_t size) {
    *result = taken(__libc_memalign(alignment, size));
    return *result || size == 0 ? 0 : 12; // ENOMEM
}

#else

long allocations_of_this_thread(void) { return -1; }
long peak_bytes_of_this_thread(void) { return -1; }

#endif
