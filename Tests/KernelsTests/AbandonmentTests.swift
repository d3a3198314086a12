import Kernels
import Testing

/// Runs that are given up, and long products in parts.
@Suite("Work that is given up")
struct AbandonmentTests {
    /// y = A·x into scratch many times, last a copy over what is kept.
    static func machine(_ abandonment: Abandonment) -> Machine<Float> {
        let size = 512
        let a = Span(offset: 0, count: size * size), b = Span(offset: size * size, count: size * size)
        let kept = Span(offset: 2 * size * size, count: size * size)
        let product = Instruction.product(
            .init(
                m: size, n: size, k: size, a: a, transposeA: false, b: a, transposeB: false, c: b, accumulates: false))
        let copy = Instruction.copy(
            .init(dimensions: [b.count], source: b, sourceStrides: [1], target: kept, targetStrides: [1]))
        let machine = Machine<Float>(
            count: 3 * size * size, instructions: [product, product, copy], keeping: kept, abandonment: abandonment)
        machine.write([Float](repeating: 1, count: a.count), to: a)
        return machine
    }

    @Test("leave what is kept, and count as no run")
    func keeps() {
        let abandonment = Abandonment()
        let machine = Self.machine(abandonment)
        let kept = 2 * 512 * 512
        abandonment.ask()
        #expect(!machine.run() && machine[kept] == 0 && machine.step == 0)
        abandonment.withdraw()
        #expect(machine.run() && machine[kept] == 512 && machine.step == 1)
    }

    @Test("A short run is never given up half-way")
    func short() {
        let abandonment = Abandonment()
        abandonment.ask()
        let machine = Machine<Float>(
            count: 32,
            instructions: [
                .copy(
                    .init(
                        dimensions: [16], source: Span(offset: 0, count: 16), sourceStrides: [1],
                        target: Span(offset: 16, count: 16), targetStrides: [1]))
            ], abandonment: abandonment)
        machine.write([Float](repeating: 3, count: 16), to: Span(offset: 0, count: 16))
        #expect(machine.run() && machine[31] == 3)
    }

    /// Long products are cut only where someone may ask; the other machine computes them in one piece.
    @Test(
        "A long product in parts has the bits of one piece", arguments: [(false, false), (false, true), (true, false)])
    func parts(transposeA: Bool, transposeB: Bool) {
        let (m, n, k) = transposeA ? (256, 160, 100_000) : (100_000, 160, 256)
        let a = Span(offset: 0, count: m * k), b = Span(offset: m * k, count: k * n)
        let c = Span(offset: m * k + k * n, count: m * n)
        let product = Instruction.product(
            .init(
                m: m, n: n, k: k, a: a, transposeA: transposeA, b: b, transposeB: transposeB, c: c, accumulates: false))
        let count = c.offset + c.count
        let cut = Machine<Float>(count: count, instructions: [product])
        // What is written is kept: then a run is not cut.
        let whole = Machine<Float>(count: count, instructions: [product], keeping: c)
        var state: UInt64 = 1
        let values = (0..<c.offset).map { _ -> Float in
            state = state &* 6_364_136_223_846_793_005 &+ 1
            return Float(Int64(bitPattern: state) >> 40) / 0x1p23
        }
        for machine in [cut, whole] {
            machine.write(values, to: Span(offset: 0, count: c.offset))
            machine.run()
        }
        #expect(cut.read(c) == whole.read(c))
    }
}
