import CFloatingPoint
import Dispatch

/// A machine with one arena of memory and a fixed list of instructions: it checks all of them when it is
/// made, and then runs them without allocating, counting references or checking anything.
///
/// While it runs, numbers too small for their exponent count as zeros: the moments of a unit that has died would
/// shrink into them and make every step many times slower.
///
/// A run that takes long can be given up between two instructions, and within long products, as long as nothing that is
/// kept from run to run has been written.
///
/// A machine is used from one thread at a time.
public final class Machine<T: Element> {
    /// Elements of the arena the instructions see.
    public let count: Int
    /// What is run, in order.
    public let instructions: [Instruction]
    /// What random numbers depend on besides the step.
    public var seed: UInt64
    /// Runs so far: random numbers are fresh at every step.
    public var step: UInt64 = 0

    /// The arena, then scratch memory: registers, constants, packing space of matrix products.
    let memory: UnsafeMutablePointer<T>
    private let total: Int
    private let operations: UnsafeMutablePointer<MachineOperation<T>>
    let abandonment: Abandonment
    /// Instructions before which a run may be given up: none where it is short.
    private let abandonable: Int
    /// Everything the operations point to, to be given back at the end.
    private let owned: OwnedMemory

    /// - Parameters:
    ///   - count: elements of the arena; all begin as 0.
    ///   - instructions: every span must lie within the arena, or this traps.
    ///   - seed: see `seed`.
    ///   - kept: what a run that is given up leaves as it was.
    ///   - abandonment: who may ask for that.
    public init(
        count: Int, instructions: [Instruction], seed: UInt64 = 0, keeping kept: Span = Span(offset: 0, count: 0),
        abandonment: Abandonment = Abandonment()
    ) {
        self.count = count
        self.abandonment = abandonment
        abandonable = Self.abandonable(instructions, keeping: kept)
        self.instructions = instructions
        self.seed = seed
        for instruction in instructions { instruction.check(arena: count) }

        let constantsStart = Span.padded(count)
        let constantCount = instructions.reduce(0) { $0 + $1.constantCount }
        let registersStart = constantsStart + Span.padded(constantCount)
        var constantsUsed = 0
        let loops = instructions.map { instruction -> LoweredLoop? in
            guard case .elementwise(let loop) = instruction else { return nil }
            defer { constantsUsed += instruction.constantCount }
            return LoweredLoop(
                loop, elementBytes: MemoryLayout<T>.stride, constantsStart: constantsStart + constantsUsed,
                registersStart: registersStart)
        }
        let packingStart = registersStart + (loops.compactMap { $0?.registers }.max() ?? 0)
        let packing = instructions.map(\.packingElements).max() ?? 0
        // Registers' worth more at the end: loops may run over.
        total = packingStart + Span.padded(packing) + 2 * Span.alignment
        let owned = OwnedMemory()
        let memory = owned.allocate(total, of: T.self)
        operations = owned.copy(
            instructions.indices.map { index in
                MachineOperation(
                    instructions[index], loop: loops[index], memory: memory, packing: memory + packingStart,
                    owned: owned)
            })
        self.memory = memory
        self.owned = owned
    }

    /// Work of a run below which nobody waits for its end: some milliseconds.
    private static var shortWork: Int { 1 << 24 }

    private static func abandonable(_ instructions: [Instruction], keeping kept: Span) -> Int {
        guard instructions.reduce(0, { $0 + $1.work }) > shortWork else { return 0 }
        let end = kept.offset + kept.count
        let first = instructions.firstIndex { instruction in
            instruction.targets.contains { $0.offset < end && $0.offset + $0.count > kept.offset }
        }
        return first ?? instructions.count
    }

    /// Runs all instructions once. Allocates nothing.
    ///
    /// - Returns: false where the run was given up: what is kept is as before, all else means nothing.
    @_specialize(where T == Float)
    @_specialize(where T == Double)
    @discardableResult
    public func run() -> Bool {
        let mode = floating_point_mode()
        set_floating_point_mode(flushing_subnormals(mode))
        defer { set_floating_point_mode(mode) }
        for index in 0..<abandonable {
            if abandonment.isAsked { return false }
            runOne(index, abandonment)
        }
        if abandonable > 0, abandonment.isAsked { return false }
        // The one place where the instructions' code is put in: a short run is little more than that.
        for index in abandonable..<instructions.count { operations[index].run(seed: seed, step: step, nil) }
        step &+= 1
        return true
    }

    /// Runs all instructions once and adds the nanoseconds each took.
    ///
    /// - Parameter times: one for each instruction.
    public func run(addingNanosecondsTo times: inout [UInt64]) {
        precondition(times.count == instructions.count)
        let mode = floating_point_mode()
        set_floating_point_mode(flushing_subnormals(mode))
        defer { set_floating_point_mode(mode) }
        for index in 0..<instructions.count {
            let start = DispatchTime.now().uptimeNanoseconds
            runOne(index, nil)
            times[index] += DispatchTime.now().uptimeNanoseconds - start
        }
        step &+= 1
    }

    @_specialize(where T == Float)
    @_specialize(where T == Double)
    private func runOne(_ index: Int, _ abandonment: Abandonment?) {
        operations[index].run(seed: seed, step: step, abandonment)
    }

    // MARK: Memory

    /// The elements of a span, which has to lie within the arena, here and below.
    public func read(_ span: Span) -> [T] {
        precondition(span.offset + span.count <= count, "read beyond the arena")
        return Array(UnsafeBufferPointer(start: memory + span.offset, count: span.count))
    }

    /// One element.
    public subscript(offset: Int) -> T {
        get {
            precondition(offset >= 0 && offset < count, "read beyond the arena")
            return memory[offset]
        }
        set {
            precondition(offset >= 0 && offset < count, "write beyond the arena")
            memory[offset] = newValue
        }
    }

    /// Copies the elements of a span into an array of that size.
    public func read(_ span: Span, into values: inout [T]) {
        precondition(span.offset + span.count <= count && values.count == span.count, "read beyond the arena")
        values.withUnsafeMutableBufferPointer { $0.baseAddress?.update(from: memory + span.offset, count: span.count) }
    }

    /// Overwrites the elements of a span.
    public func write(_ values: [T], to span: Span) {
        precondition(span.offset + span.count <= count && values.count == span.count, "write beyond the arena")
        values.withUnsafeBufferPointer { buffer in
            if let base = buffer.baseAddress { (memory + span.offset).update(from: base, count: span.count) }
        }
    }

    /// Overwrites the elements of a span with a part of an array.
    public func write(_ values: [T], from start: Int, to span: Span) {
        precondition(
            span.offset + span.count <= count && start >= 0 && start + span.count <= values.count,
            "write beyond the arena")
        values.withUnsafeBufferPointer { buffer in
            if let base = buffer.baseAddress { (memory + span.offset).update(from: base + start, count: span.count) }
        }
    }

    /// Bytes of the arena and of the scratch memory.
    public var bytes: Int { total * MemoryLayout<T>.stride }
}

extension Instruction {
    fileprivate var constantCount: Int {
        guard case .elementwise(let loop) = self else { return 0 }
        return loop.operands.count { $0.span == nil }
    }

    fileprivate var packingElements: Int {
        guard case .product(let p) = self else { return 0 }
        return matrixProductWorkspace(p.m, p.n, p.k)
    }
}
