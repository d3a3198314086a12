import Glibc

/// Raw memory that is given back when its owner goes.
final class OwnedMemory {
    private var pointers: [UnsafeMutableRawPointer] = []
    private var bytes = 0
    private static var largePage: Int { 1 << 21 }

    /// Zeroed memory for `count` values without references.
    func allocate<Value>(_ count: Int, of type: Value.Type) -> UnsafeMutablePointer<Value> {
        let bytes = max(1, count) * MemoryLayout<Value>.stride
        let isLarge = bytes >= 2 * Self.largePage
        let raw = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: isLarge ? Self.largePage : 64)
        // Only asked for: who streams through much memory meets fewer pages then.
        if isLarge { madvise(raw, bytes, MADV_HUGEPAGE) }
        raw.initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
        pointers.append(raw)
        self.bytes += bytes
        ArenaMemory.note(bytes)
        return raw.bindMemory(to: type, capacity: max(1, count))
    }

    /// A copy of an array of values without references.
    func copy<Value>(_ values: [Value]) -> UnsafeMutablePointer<Value> {
        let target = allocate(values.count, of: Value.self)
        target.initialize(from: values, count: values.count)
        return target
    }

    deinit {
        for pointer in pointers { pointer.deallocate() }
        ArenaMemory.note(-bytes)
    }
}
