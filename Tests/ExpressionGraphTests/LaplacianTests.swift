import ExpressionGraph
import TestSupport
import Testing

struct LaplacianTests {
    private struct Tensor: Decodable {
        let shape: [Int]
        let data: [Double]
    }
    private struct Case: Decodable {
        let name: String
        let input: Tensor
        let params: [String: Tensor]
        let laplacian: Tensor
        let loss: Double
        let grad_params: [String: Tensor]
    }
    private struct File: Decodable { let cases: [Case] }

    @Test("The Laplacian of a network, its mean square and that number's gradient are PyTorch's")
    func siren() throws {
        let reference = try #require(Repository.reference("laplacian", as: File.self).cases.first)
        var values = reference.params.mapValues(\.data)
        values["x"] = reference.input.data
        let names = reference.params.keys.sorted()
        let p = reference.params.reduce(into: [String: Expr]()) {
            $0[$1.key] = .variable($1.key, Shape($1.value.shape))
        }
        func parameter(_ name: String) throws -> Expr { try #require(p[name]) }

        let x = Expr.variable("x", Shape(reference.input.shape))
        let first = try sin(10.0 * (matmul(x, parameter("W1"), transposeB: true) + parameter("b1")))
        let second = try sin(10.0 * (matmul(first, parameter("W2"), transposeB: true) + parameter("b2")))
        let y = try matmul(second, parameter("W3"), transposeB: true)

        let slope = gradient(of: y.total, withRespectTo: [x])[0]
        let laplacian = (0..<x.shape[1]).reduce(Expr.constant(0)) { sum, j in
            let along = gradient(of: slope.slice(axis: 1, j..<j + 1).total, withRespectTo: [x])[0]
            return sum + along.slice(axis: 1, j..<j + 1)
        }
        let loss = square(laplacian).mean
        let slopes = gradient(of: loss, withRespectTo: try names.map(parameter))
        let results = Interpreter(variables: values).values([laplacian, loss] + slopes)

        #expect(agree(results[0], reference.laplacian.data))
        #expect(agree(results[1], [reference.loss]))
        for (name, found) in zip(names, results.dropFirst(2)) {
            let expected = try #require(reference.grad_params[name])
            #expect(agree(found, expected.data), "\(name)")
        }
    }

    private func agree(_ a: [Double], _ b: [Double]) -> Bool {
        let scale = b.map { abs($0) }.max() ?? 0
        return a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) <= 1e-10 * scale }
    }
}
