import Catalogue
import ExpressionGraph
import Testing

struct GradientClippingTests {
    private let gradients = [Expr.table([3, 0], [2]), Expr.table([0, -4, 0], [3, 1])]

    @Test("Without clipping gradients stay as they are")
    func none() {
        #expect(values(.none) == [[3, 0], [0, -4, 0]])
    }

    @Test("Values are limited one by one")
    func value() {
        #expect(values(.value(2)) == [[2, 0], [0, -2, 0]])
    }

    @Test("A large norm is brought to the bound over all tensors together, a small one is left")
    func norm() {
        let clipped = values(.norm(1)).flatMap { $0 }
        #expect(disagreement(clipped, [0.6, 0, 0, -0.8, 0], 1e-6, floor: 0) == nil)
        #expect(values(.norm(10)) == [[3, 0], [0, -4, 0]])
        #expect(Interpreter(variables: [:]).value(GradientClipping.norm(of: gradients)) == [5])
    }

    @Test("No gradients and gradients of 0 are fine")
    func empty() {
        #expect(GradientClipping.norm(1).clipped([]).isEmpty)
        #expect(GradientClipping.norm(of: []).constantValue == 0)
        let zero = GradientClipping.norm(1).clipped([.variable("g", [2])])
        #expect(Interpreter(variables: ["g": [0, 0]]).value(zero[0]) == [0, 0])
    }

    private func values(_ clipping: GradientClipping) -> [[Double]] {
        Interpreter(variables: [:]).values(clipping.clipped(gradients))
    }
}
