/// A fused elementwise loop, ready to run.
struct LoopOperation<T: Element> {
    typealias Vector = T.Vector

    struct Step {
        let function: ElementwiseLoop.Function
        let form: LoweredLoop.Form
        let target: Int32, a: Int32, b: Int32, c: Int32
        /// The place of the running sum of the step's values; −1 if none is wanted.
        let sum: Int32
        /// The place of what else the step finds out; −1 if nothing is wanted.
        let partner: Int32
    }

    struct Fill {
        let register: UnsafeMutablePointer<T>
        let source: UnsafePointer<T>
        let rank: Int
        let dimensions: UnsafePointer<Int>
        let strides: UnsafePointer<Int>
        let isPeriodic: Bool
        let unit: Int
        /// Where each element stands relative to the source, for patterns that change every few elements.
        let offsets: UnsafePointer<Int32>?
    }

    struct Sum {
        /// A register: lane by lane, added up at the end.
        let running: UnsafeMutablePointer<T>
        let target: UnsafeMutablePointer<T>
    }

    private let count: Int
    private let block: Int
    private let sums: UnsafePointer<Sum>
    private let sumCount: Int
    private let steps: UnsafePointer<Step>
    private let stepCount: Int
    private let fills: UnsafePointer<Fill>
    private let fillCount: Int
    /// Where each place begins, and where it stands for the block at hand.
    private let origins: UnsafePointer<UnsafeMutablePointer<T>>
    private let places: UnsafeMutablePointer<UnsafeMutablePointer<T>>
    /// How far each place moves on from block to block.
    private let advances: UnsafePointer<Int>
    private let placeCount: Int

    init(_ loop: LoweredLoop, memory: UnsafeMutablePointer<T>, owned: OwnedMemory) {
        (count, block) = (loop.count, loop.block)
        for (index, value) in loop.constants.enumerated() { memory[loop.constantsStart + index] = T(value) }
        let starts = loop.places.map { memory + $0.offset }
        origins = UnsafePointer(owned.copy(starts))
        places = owned.copy(starts)
        advances = UnsafePointer(owned.copy(loop.places.map { $0.advances ? loop.block : 0 }))
        placeCount = starts.count
        fills = UnsafePointer(
            owned.copy(
                loop.fills.map { fill in
                    Fill(
                        register: starts[fill.register], source: UnsafePointer(starts[fill.source]),
                        rank: fill.dimensions.count, dimensions: UnsafePointer(owned.copy(fill.dimensions)),
                        strides: UnsafePointer(owned.copy(fill.strides)), isPeriodic: fill.isPeriodic,
                        unit: fill.unit, offsets: fill.offsets().map { UnsafePointer(owned.copy($0)) })
                }))
        fillCount = loop.fills.count
        steps = UnsafePointer(
            owned.copy(
                loop.steps.map {
                    Step(
                        function: $0.function, form: $0.form, target: Int32($0.target), a: Int32($0.a),
                        b: Int32($0.b), c: Int32($0.c), sum: Int32($0.sum ?? -1), partner: Int32($0.partner ?? -1))
                }))
        stepCount = loop.steps.count
        sums = UnsafePointer(
            owned.copy(loop.sums.map { Sum(running: starts[$0.running], target: starts[$0.target]) }))
        sumCount = loop.sums.count
    }

    @inline(__always)
    func run() {
        for index in 0..<placeCount { places[index] = origins[index] }
        for index in 0..<fillCount where fills[index].isPeriodic { fills[index].repeated(over: block) }
        for index in 0..<sumCount { sums[index].running.store(.zero, 0) }
        var start = 0
        while true {
            let length = Swift.min(block, count - start)
            for index in 0..<fillCount where !fills[index].isPeriodic {
                fills[index].run(from: start, count: length)
            }
            let vectors = (length + Vector.scalarCount - 1) / Vector.scalarCount
            for index in 0..<stepCount {
                steps[index].run(places, vectors)
                if steps[index].sum >= 0 { steps[index].addToSum(places, length) }
            }
            start += block
            if start >= count { break }
            for index in 0..<placeCount { places[index] += advances[index] }
        }
        for index in 0..<sumCount { sums[index].target.pointee = T.sum(sums[index].running.vector(0)) }
    }
}

extension LoopOperation.Fill {
    /// Fills a block: once up to where the pattern begins anew, then with whole registers of that.
    @inline(__always)
    func repeated(over block: Int) {
        run(from: 0, count: Swift.min(unit, block))
        let (vectors, period) = (block / T.Vector.scalarCount, unit / T.Vector.scalarCount)
        var start = period
        while start < vectors {
            for index in 0..<Swift.min(period, vectors - start) {
                register.store(register.vector(index), start + index)
            }
            start += period
        }
    }

    /// Fills the register with the elements `start..<start + count` of the stretched tensor.
    @inline(__always)
    func run(from start: Int, count: Int) {
        if let offsets {
            let (from, offsets) = (source, offsets + start)
            for i in 0..<count { register[i] = from[Int(offsets[i])] }
            return
        }
        let run = dimensions[rank - 1], stride = strides[rank - 1]
        var position = start, written = 0
        while written < count {
            // The row the position is in, by its multi-index; rows are runs of the last axis. A periodic
            // filling may go round: the outermost index wraps.
            var row = position / run
            let column = position - row * run
            var offset = column * stride
            var axis = rank - 2
            while axis >= 0 {
                let extent = dimensions[axis]
                offset += row % extent * strides[axis]
                row /= extent
                axis -= 1
            }
            let length = Swift.min(run - column, count - written)
            let target = register + written, origin = source + offset
            switch stride {
            case 0:
                let value = origin.pointee
                for i in 0..<length { target[i] = value }
            case 1: for i in 0..<length { target[i] = origin[i] }
            default: for i in 0..<length { target[i] = origin[i * stride] }
            }
            written += length
            position += length
        }
    }
}
