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
    }

    /// Which arguments are single elements.
    enum Form: UInt8 { case vectors, scalarLeft, scalarRight }

    /// A register that is filled from stretched memory.
    struct Fill {
        var register: Int
        var source: Int
        var dimensions: [Int]
        var strides: [Int]
        /// Whether the same filling serves every block.
        var isPeriodic: Bool

        /// Where each element stands relative to the source, if walking the pattern's rows would cost more than
        /// reading this: rows of few elements. For a periodic filling one block, else all.
        func offsets(block: Int) -> [Int32]? {
            let run = dimensions.last ?? 1
            let count = dimensions.reduce(1, *)
            guard run < Self.shortRow, isPeriodic || count <= Self.longestTable else { return nil }
            return (0..<(isPeriodic ? block : count)).map { position in
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

    var count: Int
    /// Elements of a block.
    var block: Int
    var places: [Place] = []
    var fills: [Fill] = []
    var steps: [Step] = []
    /// Places of running sums, and where each goes in the end.
    var sums: [(running: Int, target: Int)] = []
    /// Constants, one after the other from `constantsStart`.
    var constants: [Double] = []
    let constantsStart: Int
    /// Elements of registers used.
    var registers = 0

    /// Blocks of about this many bytes: a dozen of them fit a first-level cache.
    private static let blockBytes = 2048

    /// - Parameters:
    ///   - elementBytes: bytes of an element.
    ///   - constantsStart: where this loop's constants begin; they stay from run to run.
    ///   - registersStart: where registers begin; all loops share them.
    init(_ loop: ElementwiseLoop, elementBytes: Int, constantsStart: Int, registersStart: Int) {
        count = loop.count
        self.constantsStart = constantsStart
        let usual = Self.blockBytes / elementBytes
        let periods = loop.operands.compactMap { Self.period(of: $0) }
        let common = periods.reduce(Span.alignment, Self.leastCommonMultiple)
        let isAligned = common <= 4 * usual
        block = min(Span.padded(loop.count), isAligned ? common * max(1, usual / common) : usual)

        // Operands.
        var places: [Place] = []
        var fills: [Fill] = []
        var constants: [Double] = []
        var registers = 0
        let block = self.block
        func newRegister() -> Int {
            defer { registers += Span.padded(block) }
            places.append(Place(offset: registersStart + registers, advances: false))
            return places.count - 1
        }
        let needsVector = Self.operandsNeededAsVectors(loop)
        var operandPlaces: [Int] = []
        for (index, operand) in loop.operands.enumerated() {
            switch operand {
            case .full(let span):
                places.append(Place(offset: span.offset, advances: true))
                operandPlaces.append(places.count - 1)
            case .constant(let value):
                places.append(Place(offset: constantsStart + constants.count, advances: false))
                constants.append(value)
                let place = places.count - 1
                operandPlaces.append(
                    needsVector.contains(index) ? fill(place, [block], [0], periodic: true) : place)
            case .scalar(let span):
                places.append(Place(offset: span.offset, advances: false))
                let place = places.count - 1
                operandPlaces.append(
                    needsVector.contains(index) ? fill(place, [block], [0], periodic: true) : place)
            case .pattern(let span, let dimensions, let strides):
                places.append(Place(offset: span.offset, advances: false))
                let isPeriodic = isAligned && Self.period(of: operand) != nil
                operandPlaces.append(fill(places.count - 1, dimensions, strides, periodic: isPeriodic))
            }
        }
        func fill(_ source: Int, _ dimensions: [Int], _ strides: [Int], periodic: Bool) -> Int {
            let register = newRegister()
            fills.append(
                Fill(
                    register: register, source: source, dimensions: dimensions, strides: strides,
                    isPeriodic: periodic))
            return register
        }

        // Steps: a result is written where it is kept, unless that would overwrite an operand that is still
        // to be read; everything else lives in registers that are used again after their last reader.
        var lastUse = [Int](repeating: -1, count: loop.steps.count)
        var lastRead = [Int](repeating: -1, count: loop.operands.count)
        for (index, step) in loop.steps.enumerated() {
            for argument in step.arguments {
                switch argument {
                case .step(let used): lastUse[used] = index
                case .operand(let used): lastRead[used] = index
                }
            }
        }
        var targets = [Int?](repeating: nil, count: loop.steps.count)
        var copies: [(from: Int, target: Span)] = []
        for result in loop.results {
            let overwrites = loop.operands.indices.contains { index in
                guard let span = loop.operands[index].span, lastRead[index] > result.step else { return false }
                return span.offset < result.target.offset + result.target.count
                    && result.target.offset < span.offset + span.count
            }
            if overwrites || targets[result.step] != nil {
                copies.append((result.step, result.target))
                lastUse[result.step] = loop.steps.count
            } else {
                places.append(Place(offset: result.target.offset, advances: true))
                targets[result.step] = places.count - 1
            }
        }
        var sums: [(running: Int, target: Int)] = []
        var runningSums: [Int: Int] = [:]
        for sum in loop.sums {
            places.append(Place(offset: registersStart + registers, advances: false))
            registers += Span.alignment
            places.append(Place(offset: sum.target.offset, advances: false))
            sums.append((places.count - 2, places.count - 1))
            runningSums[sum.step] = places.count - 2
        }
        var free: [Int] = []
        var stepPlaces: [Int] = []
        func place(_ value: ElementwiseLoop.Value) -> Int {
            switch value {
            case .operand(let index): operandPlaces[index]
            case .step(let index): stepPlaces[index]
            }
        }
        func isScalar(_ value: ElementwiseLoop.Value) -> Bool {
            guard case .operand(let index) = value, !needsVector.contains(index) else { return false }
            switch loop.operands[index] {
            case .constant, .scalar: return true
            default: return false
            }
        }
        for (index, step) in loop.steps.enumerated() {
            let arguments = step.arguments.map(place)
            for case .step(let used) in Set(step.arguments) where lastUse[used] == index && targets[used] == nil {
                free.append(stepPlaces[used])
            }
            let target = targets[index] ?? free.popLast() ?? newRegister()
            stepPlaces.append(target)
            let form: Form =
                step.function.arity != 2
                ? .vectors
                : isScalar(step.arguments[0])
                    ? .scalarLeft : isScalar(step.arguments[1]) ? .scalarRight : .vectors
            steps.append(
                Step(
                    function: step.function, form: form, target: target, a: arguments[0],
                    b: arguments.count > 1 ? arguments[1] : 0, c: arguments.count > 2 ? arguments[2] : 0,
                    sum: runningSums[index]))
            // Only a sum wants it, and has it already.
            if lastUse[index] < 0, targets[index] == nil { free.append(target) }
        }
        for copy in copies {
            places.append(Place(offset: copy.target.offset, advances: true))
            steps.append(
                Step(
                    function: .copy, form: .vectors, target: places.count - 1, a: stepPlaces[copy.from], b: 0,
                    c: 0))
        }
        self.places = places
        self.fills = fills
        self.sums = sums
        self.constants = constants
        self.registers = registers
    }

    /// Single elements serve only one side of a two-argument step; elsewhere they are spread over a block.
    private static func operandsNeededAsVectors(_ loop: ElementwiseLoop) -> Set<Int> {
        func isSingle(_ value: ElementwiseLoop.Value) -> Int? {
            guard case .operand(let index) = value else { return nil }
            switch loop.operands[index] {
            case .constant, .scalar: return index
            default: return nil
            }
        }
        var result: Set<Int> = []
        for step in loop.steps {
            let singles = step.arguments.compactMap(isSingle)
            if step.function.arity != 2 { result.formUnion(singles) }
            if singles.count == 2 { result.formUnion(singles) }
        }
        return result
    }

    /// The period with which an operand's values repeat, if it is stretched along its outer axes only.
    private static func period(of operand: ElementwiseLoop.Operand) -> Int? {
        guard case .pattern(_, let dimensions, let strides) = operand else { return nil }
        let stretched = strides.prefix { $0 == 0 }.count
        return stretched == 0 ? nil : dimensions.dropFirst(stretched).reduce(1, *)
    }

    private static func leastCommonMultiple(_ a: Int, _ b: Int) -> Int {
        var (x, y) = (a, b)
        while y != 0 { (x, y) = (y, x % y) }
        return a / x * b
    }
}
