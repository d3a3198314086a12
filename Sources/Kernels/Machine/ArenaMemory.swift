import Glibc
import Synchronization

/// The memory that all machines of the process hold together, and whether the system would give more.
public enum ArenaMemory {
    private static let bytes = Atomic<Int>(0)

    /// Bytes in use by all machines.
    public static var inUse: Int { bytes.load(ordering: .relaxed) }

    static func note(_ change: Int) { bytes.add(change, ordering: .relaxed) }

    /// Whether the system would give so many bytes now, within the limits of the process (`ulimit -v`): asked with a
    /// mapping that nothing is written to.
    public static func isGranted(_ bytes: Int) -> Bool {
        guard
            let start = mmap(nil, max(1, bytes), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
            start != MAP_FAILED
        else { return false }
        munmap(start, max(1, bytes))
        return true
    }
}
