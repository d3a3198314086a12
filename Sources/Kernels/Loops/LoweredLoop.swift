/// An elementwise loop with its registers assigned: what a machine runs.
///
/// A *place* is where a block of values stands: a register of the scratch memory (a block that stays in the
/// first-level cache), memory of the arena that moves on with the block, or a single element.
struct LoweredLoop {
    struct Place {
        var offset: Int
        /// Whether the place moves on by a block's length from block to block.
        var advances: Bool
    }

    struct Step {
        var function: ElementwiseLoop.Function
        var form: Form
        var target: Int
        var a: Int
        var b: Int
        var c: Int
        /// Where the running sum of the step's values stands, if one is wanted.
        var sum: Int?
        /// Where the values of the step that shares its work with this one go, if there is one.
        var partner: Int?
    }

    /// Which arguments are single elements; the others are vectors.
    enum Form: UInt8 { case none, first, second, third, secondAndThird }

    /// A register that is filled from stretched memory.
    struct Fill {
        var register: Int
        var source: Int
        var dimensions: [Int]
        var strides: [Int]
        /// Whether the same filling serves every block.
        var isPeriodic: Bool
        /// Elements, in whole registers, after which a periodic filling repeats.
        var unit: Int

        /// Where each element stands relative to the source, if walking the pattern's rows would cost more than
        /// reading this: rows of few elements. For a periodic filling up to its repetition, else all.
        func offsets() -> [Int32]? {
            let run = dimensions.last ?? 1
            let count = dimensions.reduce(1, *)
            guard run < Self.shortRow, isPeriodic || count <= Self.longestTable else { return nil }
            return (0..<(isPeriodic ? unit : count)).map { position in
                var (rest, offset) = (position % count, 0)
                for axis in dimensions.indices.reversed() {
                    offset += rest % dimensions[axis] * strides[axis]
                    rest /= dimensions[axis]
                }
                return Int32(offset)
            }
        }

        private static let shortRow = 32
        /// 4 MB, no more than a tensor of that size.
        private static let longestTable = 1 << 20
    }

    let count: Int
    /// Elements of a block.
    let block: Int
    let places: [Place]
    let fills: [Fill]
    let steps: [Step]
    /// Places of running sums, and where each goes in the end.
    let sums: [(running: Int, target: Int)]
    /// Constants, one after the other from `constantsStart`.
    let constants: [Double]
    let constantsStart: Int
    /// Elements of registers used.
    let registers: Int

    /// - Parameters:
    ///   - elementBytes: bytes of an element.
    ///   - constantsStart: where this loop's constants begin; they stay from run to run.
    ///   - registersStart: where registers begin; all loops share them.
    init(_ loop: ElementwiseLoop, elementBytes: Int, constantsStart: Int, registersStart: Int) {
        let periods = loop.operands.compactMap(\.period)
        let usual = Self.blockBytes / elementBytes
        let common = periods.reduce(Span.alignment, Self.leastCommonMultiple)
        let isAligned = common <= 4 * usual
        count = loop.count
        block = min(Span.padded(loop.count), isAligned ? common * max(1, usual / common) : usual)
        self.constantsStart = constantsStart
        var assignment = RegisterAssignment(
            loop, block: block, isAligned: isAligned, constantsStart: constantsStart, registersStart: registersStart)
        assignment.placeOperands()
        assignment.placeResults()
        assignment.placeSums()
        assignment.placeSteps()
        (places, fills, steps) = (assignment.places, assignment.fills, assignment.steps)
        (sums, constants, registers) = (assignment.sums, assignment.constants, assignment.registers)
    }

    /// Blocks of about this many bytes: a dozen of them fit a first-level cache.
    private static let blockBytes = 2048

    static func leastCommonMultiple(_ a: Int, _ b: Int) -> Int {
        var (x, y) = (a, b)
        while y != 0 { (x, y) = (y, x % y) }
        return a / x * b
    }
}

extension ElementwiseLoop {
    /// The period of values read so, if they are stretched along their outer axes.
    static func period(_ dimensions: [Int], _ strides: [Int]) -> Int? {
        let stretched = strides.prefix { $0 == 0 }.count
        return stretched == 0 ? nil : dimensions.dropFirst(stretched).reduce(1, *)
    }
}

extension ElementwiseLoop.Operand {
    /// The period with which its values repeat, if it is stretched along its outer axes only.
    var period: Int? {
        guard case .pattern(_, let dimensions, let strides) = self else { return nil }
        return ElementwiseLoop.period(dimensions, strides)
    }

    /// Whether it is one number for all elements.
    var isSingle: Bool {
        switch self {
        case .constant, .scalar: true
        case .full, .pattern: false
        }
    }
}
