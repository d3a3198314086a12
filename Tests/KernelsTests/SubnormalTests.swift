import Testing

@testable import Kernels

/// Numbers too small for their exponent cost a machine a hundred times the others: they count as zeros there.
@Suite struct SubnormalTests {
    @Test("products that would be subnormal are zeros within a machine, and stay what they are outside")
    func flushed() {
        let (from, to) = (Span(offset: 0, count: 16), Span(offset: 16, count: 16))
        let loop = ElementwiseLoop(
            count: 16, operands: [.full(from), .constant(0.25)],
            steps: [.init(.multiply, [.operand(0), .operand(1)])], results: [.init(step: 0, target: to)])
        let machine = Machine<Float>(count: 32, instructions: [.elementwise(loop)])
        let small = Float.leastNormalMagnitude
        machine.write((0..<16).map { $0 < 8 ? small : 8 * small }, to: from)
        machine.run()
        #expect(machine.read(to) == (0..<16).map { $0 < 8 ? 0 : 2 * small })
        var times: [UInt64] = [0]
        machine.run(addingNanosecondsTo: &times)
        #expect(machine.read(to) == (0..<16).map { $0 < 8 ? 0 : 2 * small })
        #expect(machine.read(from).map { $0 * 0.25 } == (0..<16).map { $0 < 8 ? small / 4 : 2 * small })
        #expect(small / 4 > 0)
    }
}
