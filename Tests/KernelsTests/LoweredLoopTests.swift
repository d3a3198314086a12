import Testing

@testable import Kernels

/// Loops get their registers as the worked example at `LoweredLoop` says.
@Suite struct LoweredLoopTests {
    private static let (z, b, y, d) = (
        Span(offset: 0, count: 4800), Span(offset: 4800, count: 48), Span(offset: 4848, count: 4800),
        Span(offset: 9648, count: 4800)
    )
    private static let (constants, registers) = (20_000, 20_016)

    private static func lowered(summing sums: [ElementwiseLoop.Sum] = []) -> LoweredLoop {
        let loop = ElementwiseLoop(
            count: 4800,
            operands: [.full(z), .pattern(b, dimensions: [100, 48], strides: [0, 1]), .constant(0.5)],
            steps: [
                .init(.add, [.operand(0), .operand(1)]), .init(.tanh, [.step(0)]), .init(.sechSquared, [.step(0)]),
                .init(.multiply, [.step(2), .operand(2)]),
            ],
            results: [.init(step: 1, target: y), .init(step: 3, target: d)], sums: sums)
        return LoweredLoop(loop, elementBytes: 4, constantsStart: constants, registersStart: registers)
    }

    @Test("a block holds whole periods of what is stretched, which is filled in once for all")
    func stretchedOperand() throws {
        let lowered = Self.lowered()
        #expect(lowered.block == 480)
        let fill = try #require(lowered.fills.first)
        #expect(lowered.fills.count == 1 && fill.isPeriodic && fill.unit == 48)
        #expect(lowered.places[fill.register].offset == Self.registers)
        #expect(lowered.places[fill.source].offset == Self.b.offset)
    }

    @Test("operands are read and results written where they lie; partners are one step and hand on their register")
    func places() throws {
        let lowered = Self.lowered()
        try #require(lowered.steps.map(\.function) == [.add, .tanh, .multiply])
        let (sum, pair, product) = (lowered.steps[0], lowered.steps[1], lowered.steps[2])
        func offset(_ place: Int) -> Int { lowered.places[place].offset }
        #expect(offset(sum.a) == Self.z.offset && lowered.places[sum.a].advances)
        #expect(offset(sum.b) == Self.registers && !lowered.places[sum.b].advances)
        #expect(offset(sum.target) == Self.registers + 480)
        #expect(pair.a == sum.target && pair.partner == sum.target)
        #expect(offset(pair.target) == Self.y.offset && lowered.places[pair.target].advances)
        #expect(product.a == sum.target && product.form == .second && offset(product.b) == Self.constants)
        #expect(offset(product.target) == Self.d.offset)
        #expect(lowered.registers == 960 && lowered.constants == [0.5])
    }

    @Test("steps whose values are summed are done alone")
    func summedPartner() {
        let lowered = Self.lowered(summing: [.init(step: 2, target: Span(offset: 14_448, count: 1))])
        #expect(lowered.steps.map(\.function) == [.add, .tanh, .sechSquared, .multiply])
        #expect(lowered.steps.allSatisfy { $0.partner == nil } && lowered.sums.count == 1)
    }
}
