/// An elementwise loop with its registers assigned: what a machine runs.
///
/// A *place* is where a block of values stands: a register of the scratch memory (a block that stays in the
/// first-level cache), memory of the arena that moves on with the block, or a single element.
///
/// A loop before and after, for 100 rows of 48 single numbers (z and the loop's results are tensors of that shape, b has 48
/// elements; `↑` marks places that move on from block to block):
///
/// ```
/// loop 4800                               blocks of 480: 10 periods of b, and near 2 kB
///                                         once: r0 ← b, ten times over
///   %0 = add z, b as 100×48 by 0,1        add          r1 ← z↑, r0
///   %1 = tanh %0 -> y                     tanh         y↑, r1 ← r1
///   %2 = sechSquared %0
///   %3 = multiply %2, 0.5 -> d            multiply     d↑ ← r1, c0   (second single)
/// ```
///
/// - b is stretched, so a register is filled with it (`Fill`): once for all blocks, since a block holds whole periods. Were
///   the period no part of any handy block, every block would be filled anew.
/// - z is read where it lies and y is written where it is kept; only %0 and %2 need a register.
/// - %2 is the partner of %1 (see `ElementwiseLoop.joiningPartners`): one step gives both. %0 is read there for the last
///   time, so its register becomes that of %2: a function reads a vector before it writes it.
/// - 0.5 is one element among the constants, which this form of the step (`Form`) takes as it is. Where a step cannot, the
///   element is spread over a register first.
///
/// A step whose values are summed has a running sum, one register that is added up behind the last block.
struct LoweredLoop {
    struct Place {
        /// From the beginning of the machine's memory, for the first block.
        var offset: Int
        /// Whether the place moves on by a block's length from block to block.
        var advances: Bool
    }

    /// A function over a block: places of its result and of its arguments.
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
