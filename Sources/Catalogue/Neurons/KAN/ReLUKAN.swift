import ExpressionGraph

extension NeuronUnit {
    /// Functions on edges from bumps that need only ramps and products, with learned ends:
    ///
    ///     R_m(x) = (relu(x − low_m) relu(high_m − x) r)²,   r = 4 g² / ((k+1)² span²)
    ///     y = flatten(R) Wᵀ + b
    ///
    /// x is [B, I], the result [B, U]; `low` and `high` are [I, g+k], `W` is [U, I (g+k)] with the bumps of
    /// input 0 first, `b` is [U]. Bumps start at the places of the B-splines of order k on g intervals and
    /// have height 1.
    ///
    /// Hazard: inputs outside the domain meet no bump.
    ///
    /// Source: Qiu et al. 2024, ReLU-KAN (arXiv 2406.02075)
    /// Differs from the paper: the domain is a setting, [−1, 1]; the paper's is [0, 1]. With `low: 0` and
    /// `high: 1` it is the paper's unit.
    public static let reluKAN = NeuronUnit(
        "relu-kan", title: "KAN with products of ramps", family: "KAN",
        formula: """
            R_m(x) = (relu(x − low_m) relu(high_m − x) r)²
            y = W R(x) + b
            """,
        settings: rampSettings,
        source: Source(
            "Qiu et al.", 2024,
            "ReLU-KAN: New Kolmogorov-Arnold Networks that Only Need Matrix Addition, Dot "
                + "Multiplication, and ReLU", "arXiv 2406.02075"),
        remark: "0 outside the domain."
    ) { x, layer in
        let ramps = Ramps(x, layer)
        let bumps = square(max(ramps.left, 0) * max(ramps.right, 0) * (1 / (ramps.reach * ramps.reach)))
        return ramps.combined(bumps, layer)
    }
}

/// The settings of units on ramps.
let rampSettings = [
    Setting("grid", .integer(default: 5, 1...1000), "intervals g of the grid"),
    Setting("order", .integer(default: 3, 0...9), "order k: bumps reach over k+1 intervals"),
    Setting("low", .number(default: -1, -1e6...1e6), "where the domain begins"),
    Setting("high", .number(default: 1, -1e6...1e6), "where the domain ends"),
]

/// The two ramps of every bump: how far an input lies above a bump's lower end and below its upper end.
struct Ramps {
    /// x − low and high − x, both [B, I, g+k].
    let left, right: Expr
    /// Half a bump's extent at the start: the value of both ramps at its middle.
    let reach: Double
    /// The ends of the domain at the start, [I, 2].
    private let domain: Expr

    init(_ x: Expr, _ layer: LayerContext) {
        let (grid, order) = (layer.settings.integer("grid"), layer.settings.integer("order"))
        let (inputs, count) = (x.shape[1], grid + order)
        let knots = uniformKnots(
            low: layer.settings.number("low"), high: layer.settings.number("high"), grid: grid, order: order)
        func ends(_ name: String, _ start: Int) -> Expr {
            let values = Array(knots[start..<start + count])
            return layer.parameter(
                name, [inputs, count], .values(Array(repeatElement(values, count: inputs).joined())),
                role: "phase", isDecayed: false)
        }
        let point = x.reshaped([x.shape[0], inputs, 1])
        let (low, high) = (ends("low", 0), ends("high", order + 1))
        left = point - low
        right = high - point
        reach = (knots[order + 1] - knots[0]) / 2
        layer.hazard(
            "outside the domain", where: (x .< knots[order]) + (x .> knots[knots.count - 1 - order]))
        let inner = [knots[order], knots[knots.count - 1 - order]]
        domain = .table(Array(repeatElement(inner, count: inputs).joined()), [inputs, 2])
        layer.probe("low", low)
        layer.probe("high", high)
    }

    /// The dense map from all bumps of all inputs to the outputs.
    func combined(_ bumps: Expr, _ layer: LayerContext) -> Expr {
        layer.probe("bumps", bumps)
        let (inputs, terms) = (bumps.shape[1], bumps.shape[2])
        let sum = layer.affine(
            bumps.reshaped([bumps.shape[0], inputs * terms]), to: layer.units, weight: "W", bias: "b")
        if let weights = layer.parameters.last(where: { $0.variable.shape == [layer.units, inputs * terms] }) {
            let coefficients = weights.variable.expression.reshaped([layer.units, inputs, terms])
            layer.show(edgeParts([("bumps", bumps, coefficients)], knots: domain))
        }
        return sum
    }
}
