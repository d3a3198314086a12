import Synchronization

/// Who reads the output stream, and whether the run needs one.
enum Reader {
    private static let left = Atomic<Bool>(false)
    private static let filesOwed = Atomic<Int>(0)

    /// Whether nobody reads any more.
    static var hasLeft: Bool { left.load(ordering: .relaxed) }

    static func leave() { left.store(true, ordering: .relaxed) }

    /// Whether the run is for nothing once nobody reads.
    static var isNeeded: Bool { filesOwed.load(ordering: .relaxed) == 0 }

    /// A file will be written whether or not somebody reads.
    static func oweFile() { filesOwed.add(1, ordering: .relaxed) }
}
