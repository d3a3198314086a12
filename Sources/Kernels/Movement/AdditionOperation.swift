/// target[i] += source[i]: what a part of a sum adds to the parts before.
struct AdditionOperation<T: Element> {
    private let count: Int
    private let source: UnsafePointer<T>, target: UnsafeMutablePointer<T>

    init(_ addition: Instruction.Addition, memory: UnsafeMutablePointer<T>) {
        count = addition.target.count
        source = UnsafePointer(memory + addition.source.offset)
        target = memory + addition.target.offset
    }

    /// Out of line: rare, and of no weight beside what it stands between.
    @inline(never)
    func run() {
        for i in 0..<count { target[i] += source[i] }
    }
}
