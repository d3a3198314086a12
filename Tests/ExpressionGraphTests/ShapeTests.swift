import ExpressionGraph
import Testing

struct ShapeTests {
    @Test(
        "Shapes stretch to each other as their last axes fit",
        arguments: [
            ([2, 3], [3], [2, 3]), ([2, 1], [1, 3], [2, 3]), ([], [4], [4]),
            ([5, 1, 2], [3, 1], [5, 3, 2]),
            ([2, 3], [2, 3], [2, 3]), ([], [], []),
        ] as [([Int], [Int], [Int])])
    func fitting(_ a: [Int], _ b: [Int], _ expected: [Int]) {
        #expect(Shape(a).broadcast(with: Shape(b)) == Shape(expected))
        #expect(Shape(b).broadcast(with: Shape(a)) == Shape(expected))
    }

    @Test("Shapes that do not fit say so", arguments: [([2, 3], [2]), ([4], [3]), ([2, 2, 2], [3, 2])])
    func unfitting(_ a: [Int], _ b: [Int]) {
        #expect(Shape(a).broadcast(with: Shape(b)) == nil)
    }

    @Test("Strides are row-major, and 0 along stretched axes")
    func strides() {
        #expect(Shape([2, 3, 4]).strides == [12, 4, 1])
        #expect(Shape([3, 1]).strides(broadcastTo: [2, 3, 5]) == [0, 1, 0])
        #expect(Shape.scalar.strides.isEmpty)
        #expect(Shape.scalar.count == 1)
        #expect(Shape([2, 3]).collapsing([1]) == [2, 1])
        #expect(Shape([2, 3]).description == "[2×3]")
    }

    @Test("Operations have the shape of their definition")
    func operations() {
        let x = Expr.variable("x", [2, 3])
        #expect(x.sum([0]).shape == [1, 3])
        #expect(x.total.shape == .scalar)
        #expect(x.slice(axis: 1, 1..<3).shape == [2, 2])
        #expect(Expr.concatenated([x, x], axis: 0).shape == [4, 3])
        #expect(x.padded(axis: 0, start: 1, extent: 4).shape == [4, 3])
        #expect(x.gathered(.table([0, 1, 1], [3])).shape == [3, 3])
        #expect(matmul(x, x, transposeB: true).shape == [2, 2])
    }

    @Test("Every expression is listed once, operands first, at any depth")
    func sorting() {
        var x = Expr.variable("x", [1])
        for _ in 0..<5_000 { x = sin(x) }
        let order = Expr.sorted([x, x])
        #expect(order.count == 5_001)
        #expect(order.last?.id == x.id)
    }
}
