// The derivative of every operation, one line each, as graph: so derivatives have derivatives.

extension Expr {
    /// What the gradient `g` with respect to this expression contributes to each of its inputs, each in its input's shape;
    /// `nil` where nothing flows.
    public func adjoints(_ g: Expr) -> [Expr?] {
        switch operation {
        case .constant, .table, .variable, .random: []
        case .unary(let function): [Expr.adjoint(of: function, g, x: inputs[0], y: self)]
        case .binary(let function):
            zip(Expr.adjoints(of: function, g, inputs[0], inputs[1], y: self), inputs).map { $0?.summed(to: $1.shape) }
        case .select:
            [
                nil,
                select(inputs[0], g, 0).summed(to: inputs[1].shape),
                select(inputs[0], 0, g).summed(to: inputs[2].shape),
            ]
        case .broadcast: [g.summed(to: inputs[0].shape)]
        case .reshape: [g.reshaped(inputs[0].shape)]
        case .transpose(let permutation):
            [g.transposed(permutation.indices.map { permutation.firstIndex(of: $0)! })]  // a permutation has all
        case .slice(let axis, let start): [g.padded(axis: axis, start: start, extent: inputs[0].shape[axis])]
        case .pad(let axis, let start): [g.slice(axis: axis, start..<start + inputs[0].shape[axis])]
        case .concatenate(let axis): slices(g, axis)
        case .gather: [g.scattered(inputs[1], rows: inputs[0].shape[0]), nil]
        case .scatterAdd: [g.gathered(inputs[1]), nil]
        case .sum: [g.broadcast(to: inputs[0].shape)]
        case .largest(let axes):
            // Shared equally among equals.
            { hit in [g * hit / hit.sum(axes)] }(inputs[0] .== self)
        case .product(let a, let b):
            [
                a
                    ? matmul(inputs[1], g, transposeA: b, transposeB: true)
                    : matmul(g, inputs[1], transposeB: !b),
                b
                    ? matmul(g, inputs[0], transposeA: true, transposeB: a)
                    : matmul(inputs[0], g, transposeA: !a),
            ]
        case .splines(let order, let derivative):
            [
                .splineSum(inputs[0], knots: inputs[1], weights: g, order: order, derivative: derivative + 1), nil,
            ]
        case .splineSum(let order, let derivative):
            [
                g
                    * .splineSum(
                        inputs[0], knots: inputs[1], weights: inputs[2], order: order, derivative: derivative + 1),
                nil,
                (g.reshaped(Shape(g.shape.dimensions + [1]))
                    * .splines(inputs[0], knots: inputs[1], order: order, derivative: derivative))
                    .summed(to: inputs[2].shape),
            ]
        case .stopGradient: [nil]
        case .substitute: [nil, g]
        }
    }

    private func slices(_ g: Expr, _ axis: Int) -> [Expr?] {
        var start = 0
        return inputs.map { part in
            defer { start += part.shape[axis] }
            return g.slice(axis: axis, start..<start + part.shape[axis])
        }
    }
}

extension Expr {
    /// dy/dx · g for y = function(x).
    private static func adjoint(of function: Operation.Unary, _ g: Expr, x: Expr, y: Expr) -> Expr? {
        switch function {
        case .negate: -g
        case .reciprocal: -(g * square(y))
        case .absolute: g * sign(x)
        case .sign, .floor, .round: nil
        case .square: g * x * 2.0
        case .squareRoot: g / y * 0.5
        case .exp: g * y
        // Not y + 1: where y is rounded to −1 that is 0.
        case .expm1: g * exp(x)
        case .log: g / x
        case .log1p: g / (x + 1.0)
        case .sin: g * cos(x)
        case .cos: -(g * sin(x))
        case .tan: g * (square(y) + 1.0)
        case .arcsin: g / sqrt((1.0 - x) * (1.0 + x))
        case .arctan: g / (square(x) + 1.0)
        // Not 1 − y² and y(1 − y): where y is rounded to 1, six digits go at x = 6 and all at x = 9.
        case .tanh: g * sechSquared(x)
        case .sigmoid: g * (sechSquared(x * 0.5) * 0.25)
        case .sechSquared: g * (tanh(x) * y * -2.0)
        case .erf: g * exp(-square(x)) * (2 / Double.pi.squareRoot())
        case .erfc: g * exp(-square(x)) * (-2 / Double.pi.squareRoot())
        }
    }

    /// ∂y/∂a · g and ∂y/∂b · g for y = function(a, b), in the shape of y.
    private static func adjoints(
        of function: Operation.Binary, _ g: Expr, _ a: Expr, _ b: Expr, y: Expr
    ) -> [Expr?] {
        switch function {
        case .add: [g, g]
        case .subtract: [g, -g]
        case .multiply: [g * b, g * a]
        case .divide: [g / b, -(g / b * y)]
        // The power rule in a, never y/a, so that a = 0 is right; no log where a ≤ 0 (0ᵖ has slope 0 in p).
        case .power: [g * b * pow(a, b - 1.0), g * y * log(select(a .> 0.0, a, 1.0))]
        case .maximum: [select(b .< a, g, 0), select(b .< a, 0, g)]
        case .minimum: [select(a .< b, g, 0), select(a .< b, 0, g)]
        case .less, .lessOrEqual, .equal: [nil, nil]
        }
    }
}
