import Catalogue
import ExpressionGraph
import Testing

struct RegularizerTests {
    @Test("L1 pulls by the sign, L2 by the weight itself")
    func pulls() {
        #expect(result(.l1) == [[5], [1, -1, 0]])
        #expect(result(.l2) == [[6.5], [2, -3, 0]])
        #expect(Palette.regularizers.allSatisfy { !$0.formula.isEmpty && !$0.source.title.isEmpty })
    }

    private func result(_ regularizer: Regularizer) -> [[Double]] {
        let w = Expr.variable("w", [3])
        let price = regularizer.penalty(w)
        return Interpreter(variables: ["w": [2, -3, 0]]).values(
            [price] + gradient(of: price, withRespectTo: [w]))
    }
}
