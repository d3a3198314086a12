#ifndef ALLOCATIONS_H
#define ALLOCATIONS_H

/// How often the calling thread has asked for memory since it began; -1 where that is not counted (other C libraries
/// than glibc, sanitizers).
long allocations_of_this_thread(void);

#endif
