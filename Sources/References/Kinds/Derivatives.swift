import Catalogue
import ExpressionGraph
import Foundation

extension ReferenceKind {
    static let bSplineBasis = ReferenceKind("kan_basis") { builder, entry, _ throws(ReferenceError) in
        try builder.addBasis(entry)
    }

    static let laplacian = ReferenceKind("laplacian") { builder, entry, _ throws(ReferenceError) in
        try builder.addLaplacian(entry)
    }
}

extension ReferenceCase.Builder {
    /// The B-spline basis on one row of knots, and its slope.
    fileprivate mutating func addBasis(_ entry: ReferenceEntry) throws(ReferenceError) {
        let (order, knots) = (
            try required(entry.field("k", as: Int.self), "k"),
            try required(entry.field("knots", as: [Double].self), "knots")
        )
        guard 0...9 ~= order else { throw .badConfiguration("k", case: name, expected: "from 0 to 9") }
        guard order + 2...4096 ~= knots.count, zip(knots, knots.dropFirst()).allSatisfy({ $0 <= $1 }) else {
            throw .badConfiguration("knots", case: name, expected: "at least \(order + 2) numbers, ascending")
        }
        let x = try variable("x", entry.field("x"), rank: 1)
        let count = x.shape[0]
        let basis = bSplines(
            x.reshaped([count, 1]), knots: .table(knots, [1, knots.count]), order: order)
        let values = basis.reshaped([count, basis.shape[2]])
        // Every entry depends on its own x alone, so the gradient of a column's sum is the column's slope.
        let slopes = (0..<values.shape[1]).map { column in
            gradient(of: values.slice(axis: 1, column..<column + 1).total, withRespectTo: [x])[0]
                .reshaped([count, 1])
        }
        try expect("basis", values, entry.field("basis"), "basis")
        try expect("slope of the basis", .concatenated(slopes, axis: 1), entry.field("dbasis_dx"), "dbasis_dx")
    }

    /// Σ_j ∂²y/∂x_j² of a small network, its mean square, and that loss's gradients: third derivatives.
    fileprivate mutating func addLaplacian(_ entry: ReferenceEntry) throws(ReferenceError) {
        let x = try variable("input", entry.input, rank: 2)
        let (y, parameters) = try network(entry, x)
        let slope = gradient(of: y.total, withRespectTo: [x])[0]
        let laplacian = (0..<x.shape[1]).reduce(Expr.constant(0)) { sum, axis in
            let column = slope.slice(axis: 1, axis..<axis + 1).total
            let second = gradient(of: column, withRespectTo: [x])[0]
            return sum + second.slice(axis: 1, axis..<axis + 1)
        }
        let loss = square(laplacian).mean
        try expect("Laplacian", laplacian, entry.field("laplacian"), "laplacian")
        expect("mean square", loss, try required(entry.field("loss"), "loss"))
        let gradients = gradient(of: loss, withRespectTo: parameters.map(\.expression))
        let expected = try entry.gradParams
        for (parameter, gradient) in zip(parameters, gradients) {
            try expect(
                "gradient of \(parameter.name)", gradient, expected?[parameter.name],
                "grad_params.\(parameter.name)")
        }
    }

    /// The network a Laplacian's name stands for: "siren_..._omega10" is sines, sines and a dense readout
    /// without bias; "kan_..._G5k3" is one layer on [−1, 1].
    private mutating func network(_ entry: ReferenceEntry, _ x: Expr) throws(ReferenceError)
        -> (Expr, [(name: String, expression: Expr)])
    {
        let params = try entry.params ?? [:]
        if name.hasPrefix("siren"), let omega = number(after: "omega") {
            var parameters: [(name: String, expression: Expr)] = []
            for field in ["W1", "b1", "W2", "b2", "W3"] {
                parameters.append(
                    (field, try variable(field, params[field], rank: field.hasPrefix("W") ? 2 : 1)))
            }
            let p = parameters.map(\.expression)
            guard p[0].shape[1] == x.shape[1], p[1].shape == [p[0].shape[0]], p[2].shape[1] == p[0].shape[0],
                p[3].shape == [p[2].shape[0]], p[4].shape[1] == p[2].shape[0]
            else {
                throw .badConfiguration("params", case: name, expected: "matrices that follow one another")
            }
            let first = sin((matmul(x, p[0], transposeB: true) + p[1]) * omega)
            let second = sin((matmul(first, p[2], transposeB: true) + p[3]) * omega)
            return (matmul(second, p[4], transposeB: true), parameters)
        }
        if name.hasPrefix("kan"), let grid = number(after: "_G"), let order = number(after: "k", last: true),
            1...1000 ~= grid, 0...9 ~= order
        {
            var reference = ReferenceUnit(.kan)
            reference.chosen = ["grid": .number(grid), "order": .number(order), "scales": .flag(false)]
            let units = try required(params["scale_base"], "scale_base").checked("scale_base", name, rank: 2)[
                0]
            let (y, parameters, _) = try layer(reference, x, units: units, params)
            return (y, parameters)
        }
        throw .badConfiguration("name", case: name, expected: "like siren_2_5_5_1_omega10 or kan_2_1_G5k3")
    }

    /// The whole number that follows a word in the case's name.
    private func number(after word: String, last: Bool = false) -> Double? {
        guard let range = name.range(of: word, options: last ? .backwards : []) else { return nil }
        return Int(name[range.upperBound...].prefix { $0.isASCII && $0.isNumber }.prefix(6)).map(Double.init)
    }
}
