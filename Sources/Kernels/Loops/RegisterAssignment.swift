/// Gives the operands, steps and sums of a loop their places; `LoweredLoop` has a worked example.
///
/// Complexity: of the steps' arguments, and of results times operands.
struct RegisterAssignment {
    private let loop: ElementwiseLoop
    private let block: Int
    /// Whether blocks begin where patterns begin anew, so that one filling serves all.
    private let isAligned: Bool
    private let constantsStart: Int
    private let registersStart: Int

    private(set) var places: [LoweredLoop.Place] = []
    private(set) var fills: [LoweredLoop.Fill] = []
    private(set) var steps: [LoweredLoop.Step] = []
    private(set) var sums: [(running: Int, target: Int)] = []
    private(set) var constants: [Double] = []
    /// Elements of registers used.
    private(set) var registers = 0

    private var operandPlaces: [Int] = []
    /// Single elements that are spread over a block, since some step cannot take them as they are: it takes one of two
    /// arguments, or the last of three.
    private let spread: Set<Int>
    /// Where the values of a step go, if they are kept.
    private var targets: [Int?]
    /// Further results of a step: copies, made at the end.
    private var copies: [(from: Int, target: Span)] = []
    private var runningSums: [Int: Int] = [:]
    /// The last step that reads an operand or a step; −1 if none does.
    private var lastRead: [Int]
    private var lastUse: [Int]

    init(_ loop: ElementwiseLoop, block: Int, isAligned: Bool, constantsStart: Int, registersStart: Int) {
        (self.loop, self.block, self.isAligned) = (loop, block, isAligned)
        (self.constantsStart, self.registersStart) = (constantsStart, registersStart)
        spread = Self.operandsToSpread(loop)
        targets = Array(repeating: nil, count: loop.steps.count)
        lastUse = Array(repeating: -1, count: loop.steps.count)
        lastRead = Array(repeating: -1, count: loop.operands.count)
        for (index, step) in loop.steps.enumerated() {
            // Partners read when the step before them does.
            let time = loop.isPartner(index) ? index - 1 : index
            for argument in step.arguments {
                switch argument {
                case .step(let used): lastUse[used] = time
                case .operand(let used): lastRead[used] = time
                }
            }
        }
    }

    // MARK: Operands

    mutating func placeOperands() {
        for (index, operand) in loop.operands.enumerated() {
            let place: Int
            switch operand {
            case .full(let span): place = newPlace(span.offset, advances: true)
            case .constant(let value):
                place = newPlace(constantsStart + constants.count, advances: false)
                constants.append(value)
            case .scalar(let span), .pattern(let span, _, _): place = newPlace(span.offset, advances: false)
            }
            if case .pattern(_, let dimensions, let strides) = operand {
                let isPeriodic = isAligned && operand.period != nil
                operandPlaces.append(fill(place, dimensions, strides, isPeriodic: isPeriodic))
            } else {
                operandPlaces.append(spread.contains(index) ? fill(place, [block], [0], isPeriodic: true) : place)
            }
        }
    }

    private static func operandsToSpread(_ loop: ElementwiseLoop) -> Set<Int> {
        var result: Set<Int> = []
        for step in loop.steps {
            let singles = loop.arguments(of: step).enumerated().compactMap { position, argument in
                loop.single(argument).map { (position: position, operand: $0) }
            }
            let isTaken: (Int) -> Bool =
                switch step.function.arity {
                case 2: { _ in singles.count == 1 }
                case 3: { $0 > 0 }
                default: { _ in false }
                }
            for single in singles where !isTaken(single.position) { result.insert(single.operand) }
        }
        return result
    }

    private mutating func newPlace(_ offset: Int, advances: Bool) -> Int {
        places.append(LoweredLoop.Place(offset: offset, advances: advances))
        return places.count - 1
    }

    private mutating func newRegister() -> Int {
        defer { registers += Span.padded(block) }
        return newPlace(registersStart + registers, advances: false)
    }

    private mutating func fill(_ source: Int, _ dimensions: [Int], _ strides: [Int], isPeriodic: Bool) -> Int {
        let register = newRegister()
        // A single number is spread over all of the block as quickly.
        let period = ElementwiseLoop.period(dimensions, strides).flatMap { $0 > 1 ? $0 : nil } ?? block
        fills.append(
            LoweredLoop.Fill(
                register: register, source: source, dimensions: dimensions, strides: strides, isPeriodic: isPeriodic,
                unit: min(Span.padded(block), LoweredLoop.leastCommonMultiple(period, Span.alignment))))
        return register
    }

    // MARK: Results

    /// A result is written where it is kept, unless that would overwrite an operand that is still to be read.
    mutating func placeResults() {
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
                targets[result.step] = newPlace(result.target.offset, advances: true)
            }
        }
    }

    mutating func placeSums() {
        for sum in loop.sums {
            let running = newPlace(registersStart + registers, advances: false)
            registers += Span.alignment
            sums.append((running, newPlace(sum.target.offset, advances: false)))
            runningSums[sum.step] = running
        }
    }

    // MARK: Steps

    /// What is not kept lives in registers that are used again after their last reader.
    mutating func placeSteps() {
        var free: [Int] = []
        var stepPlaces: [Int] = []
        func place(_ value: ElementwiseLoop.Value) -> Int {
            switch value {
            case .operand(let index): operandPlaces[index]
            case .step(let index): stepPlaces[index]
            }
        }
        for (index, step) in loop.steps.enumerated() {
            if loop.isPartner(index) {
                let target = targets[index] ?? free.popLast() ?? newRegister()
                stepPlaces.append(target)
                steps[steps.count - 1].partner = target
                continue
            }
            let arguments = loop.arguments(of: step).map(place)
            for case .step(let used) in Set(step.arguments) where lastUse[used] == index && targets[used] == nil {
                free.append(stepPlaces[used])
            }
            let target = targets[index] ?? free.popLast() ?? newRegister()
            stepPlaces.append(target)
            steps.append(
                LoweredLoop.Step(
                    function: step.function, form: form(of: step), target: target, a: arguments[0],
                    b: arguments.count > 1 ? arguments[1] : 0, c: arguments.count > 2 ? arguments[2] : 0,
                    sum: runningSums[index]))
            // Only a sum wants it, and has it already.
            if lastUse[index] < 0, targets[index] == nil { free.append(target) }
        }
        for copy in copies {
            let target = newPlace(copy.target.offset, advances: true)
            steps.append(
                LoweredLoop.Step(function: .copy, form: .none, target: target, a: stepPlaces[copy.from], b: 0, c: 0))
        }
    }

    private func form(of step: ElementwiseLoop.Step) -> LoweredLoop.Form {
        let singles = loop.arguments(of: step).map { argument in
            loop.single(argument).map { !spread.contains($0) } ?? false
        }
        return switch singles {
        case [true, false]: .first
        case [false, true], [false, true, false]: .second
        case [false, false, true]: .third
        case [false, true, true]: .secondAndThird
        default: .none
        }
    }
}

extension ElementwiseLoop {
    /// The operand that a value is, if it is one number for all elements.
    fileprivate func single(_ value: Value) -> Int? {
        guard case .operand(let index) = value, operands[index].isSingle else { return nil }
        return index
    }

    /// A step's arguments; of two factors a single one second.
    fileprivate func arguments(of step: Step) -> [Value] {
        let given = step.arguments
        guard step.function == .multiplyAdd, single(given[0]) != nil, single(given[1]) == nil else { return given }
        return [given[1], given[0], given[2]]
    }
}
