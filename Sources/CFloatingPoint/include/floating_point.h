#ifndef FLOATING_POINT_H
#define FLOATING_POINT_H

#include <stdint.h>

/// How the calling thread's processor core treats numbers too small for their exponent (subnormal ones, in single
/// precision below 1.2e-38): as they are, at a hundred times the cost of others, or as zeros.
///
/// The modes are the processor's control register; 0 where this is not known how to set.
#if defined(__x86_64__)
#include <xmmintrin.h>

static inline uint64_t floating_point_mode(void) { return _mm_getcsr(); }
static inline void set_floating_point_mode(uint64_t mode) { _mm_setcsr((uint32_t)mode); }
/// Results and operands alike: "flush to zero" and "denormals are zeros".
static inline uint64_t flushing_subnormals(uint64_t mode) { return mode | 0x8040; }

#elif defined(__aarch64__)

static inline uint64_t floating_point_mode(void) {
    uint64_t mode;
    __asm__ volatile("mrs %0, fpcr" : "=r"(mode));
    return mode;
}
static inline void set_floating_point_mode(uint64_t mode) { __asm__ volatile("msr fpcr, %0" ::"r"(mode) : "memory"); }
static inline uint64_t flushing_subnormals(uint64_t mode) { return mode | (1u << 24); }

#else

static inline uint64_t floating_point_mode(void) { return 0; }
static inline void set_floating_point_mode(uint64_t mode) { (void)mode; }
static inline uint64_t flushing_subnormals(uint64_t mode) { return mode; }

#endif
#endif
