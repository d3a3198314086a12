import Testing

@testable import Kernels

/// Adam's update as one function gives the bits of its steps.
@Suite struct MomentUpdateTests {
    private static let count = 1003
    private static let stride = 1008
    private static let (parameter, mean, squares, gradient, rate) = (
        span(0), span(1), span(2), span(3), Span(offset: 4 * stride, count: 1)
    )

    private static func span(_ index: Int) -> Span { Span(offset: index * stride, count: count) }

    private static func loop(decays: Bool, meanTakes: ElementwiseLoop.Operand = .constant(0.1)) -> ElementwiseLoop {
        var operands: [ElementwiseLoop.Operand] = [
            .constant(0.9), .full(mean), .full(gradient), meanTakes, .scalar(rate), .constant(0.999), .full(squares),
            .constant(0.001), .constant(3.7), .constant(1e-8), .full(parameter),
        ]
        var steps: [ElementwiseLoop.Step] = [
            .init(.multiply, [.operand(0), .operand(1)]),
            .init(.multiplyAdd, [.operand(3), .operand(2), .step(0)]),
            .init(.multiply, [.operand(4), .step(1)]),
            .init(.multiply, [.operand(5), .operand(6)]),
            .init(.square, [.operand(2)]),
            .init(.multiplyAdd, [.operand(7), .step(4), .step(3)]),
            .init(.squareRoot, [.step(5)]),
            .init(.multiplyAdd, [.step(6), .operand(8), .operand(9)]),
            .init(.divide, [.step(2), .step(7)]),
        ]
        if decays {
            operands.append(.constant(0.99))
            steps.append(.init(.multiply, [.operand(10), .operand(11)]))
            steps.append(.init(.subtract, [.step(9), .step(8)]))
        } else {
            steps.append(.init(.subtract, [.operand(10), .step(8)]))
        }
        return ElementwiseLoop(
            count: count, operands: operands, steps: steps,
            results: [
                .init(step: 1, target: mean), .init(step: 5, target: squares),
                .init(step: steps.count - 1, target: parameter),
            ])
    }

    private static func isRecognised(_ loop: ElementwiseLoop) -> Bool {
        let owned = OwnedMemory()
        return MomentUpdate<Float>(loop, memory: owned.allocate(5 * stride, of: Float.self), owned: owned) != nil
    }

    @Test("the update gives the bits of its steps, with decay and without", arguments: [false, true])
    func bits(decays: Bool) {
        let loop = Self.loop(decays: decays)
        #expect(Self.isRecognised(loop))
        let machine = Machine<Float>(count: 4 * Self.stride + 1, instructions: [.elementwise(loop)])
        func values(_ seed: Int, _ scale: Float) -> [Float] {
            (0..<Self.count).map { Float(($0 &* 7919 &+ seed) % 1009 - 504) * scale }
        }
        var (p, m, v) = (values(1, 1e-2), values(2, 1e-4), values(3, 1e-5).map(abs))
        let g = values(4, 1e-3)
        for (numbers, span) in [(p, Self.parameter), (m, Self.mean), (v, Self.squares), (g, Self.gradient)] {
            machine.write(numbers, to: span)
        }
        machine.write([0.002], to: Self.rate)
        for _ in 0..<3 {
            machine.run()
            for i in 0..<Self.count {
                m[i] = (m[i] * 0.9).addingProduct(0.1, g[i])
                v[i] = (v[i] * 0.999).addingProduct(0.001, g[i] * g[i])
                let change = 0.002 * m[i] / Float(1e-8).addingProduct(v[i].squareRoot(), 3.7)
                p[i] = (decays ? p[i] * 0.99 : p[i]) - change
            }
        }
        #expect(machine.read(Self.parameter) == p)
        #expect(machine.read(Self.mean) == m)
        #expect(machine.read(Self.squares) == v)
    }

    @Test("what is not quite the update is left to the steps")
    func others() {
        #expect(!Self.isRecognised(Self.loop(decays: false, meanTakes: .full(Self.gradient))))
        let plain = Self.loop(decays: false)
        let elsewhere = ElementwiseLoop(
            count: plain.count, operands: plain.operands, steps: plain.steps,
            results: plain.results.dropLast() + [.init(step: 9, target: Self.gradient)])
        #expect(!Self.isRecognised(elsewhere))
    }
}
