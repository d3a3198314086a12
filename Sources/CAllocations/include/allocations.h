#ifndef ALLOCATIONS_H
#define ALLOCATIONS_H

/// How often the calling thread has asked for memory since it began; -1 where that is not counted (other C libraries
/// than glibc, sanitizers).
long allocations_of_this_thread(void);

/// The most bytes that the calling thread has held at once, beyond what it held when this was last called; -1 where
/// that is not counted. What another thread gives back is not seen.
long peak_bytes_of_this_thread(void);

#endif
