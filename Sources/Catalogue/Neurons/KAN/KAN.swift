import ExpressionGraph

extension NeuronUnit {
    /// A layer of learned functions on edges, each a B-spline on a grid plus a base function:
    ///
    ///     y_u = Σᵢ mask_ui φ_ui(xᵢ)
    ///     φ(x) = w_b b(x) + w_s Σₘ coef_m B_m(x)
    ///
    /// x is [B, I], the result [B, U]. `scale_base` (w_b), `scale_sp` (w_s) and the buffer `mask` are [U, I];
    /// `coef` is [U, I, G+k] for G intervals and order k; the buffer `grid` is [I, G+2k+1], one row of knots
    /// per input, shared by all outputs. Edges that `symbolic` names are no splines but c·f(a·x + b) + d.
    ///
    /// Hazard: beyond the grid the splines are 0 and only the base function is left.
    /// Cost: k + 1 splines for every input, whatever the grid; the sum over them B·U·I·(G+k).
    ///
    /// Source: Liu et al. 2024, KAN: Kolmogorov-Arnold Networks (arXiv 2404.19756)
    /// Differs from the paper: nothing in the layer. Differs from its code (pykan): w_s starts at 1 and the
    /// coefficients are drawn from N(0, 0.1²) as the paper has it, where pykan fits them to noise and starts
    /// w_s at 1/√I. Penalties are the paper's, or pykan's (`strength: deviation`).
    public static let kan = NeuronUnit(
        "kan", title: "KAN: splines on edges", family: "KAN",
        formula: """
            y_u = Σᵢ φ_ui(xᵢ)
            φ(x) = w_b silu(x) + w_s Σₘ coef_m B_m(x)
            """,
        settings: [
            Setting(
                "grid", .integer(default: 5, 1...1000), "intervals G of the grid; the paper uses 3 to 1000"),
            Setting(
                "order", .integer(default: 3, 0...9), "order k of the splines; 3 is cubic, as in the paper"),
            Setting("low", .number(default: -1, -1e6...1e6), "where the grid begins"),
            Setting("high", .number(default: 1, -1e6...1e6), "where the grid ends"),
            Setting("base", .choice(default: "silu", ["silu", "zero", "identity"]), "the base function b"),
            Setting("scales", .flag(default: true), "whether edges have a factor w_s on the spline"),
            Setting("noise", .number(default: 0.1, 0...10), "deviation of the coefficients at the start"),
        ] + LayerContext.edgePenaltySettings + [LayerContext.symbolicSetting],
        source: Source("Liu et al.", 2024, "KAN: Kolmogorov-Arnold Networks", "arXiv 2404.19756"),
        remark: "Splines are 0 outside the grid. Suits L-BFGS and double precision."
    ) { x, layer in
        let (inputs, units, order) = (x.shape[1], layer.units, layer.settings.integer("order"))
        let knots = uniformKnots(
            low: layer.settings.number("low"), high: layer.settings.number("high"),
            grid: layer.settings.integer("grid"), order: order)
        let terms = knots.count - 1 - order
        let grid = layer.buffer(
            "grid", [inputs, knots.count], .values(Array(repeatElement(knots, count: inputs).joined())))
        let mask = layer.buffer("mask", [units, inputs], .constant(1))
        let kinds = layer.symbolicKinds(inputs: inputs)
        // Edges that are still splines.
        let splineMask = kinds.map { mask * .table($0.map { $0 == 0 ? 1 : 0 }, [units, inputs]) } ?? mask

        var coef = layer.parameter(
            "coef", [units, inputs, terms], .normal(mean: 0, deviation: layer.settings.number("noise")),
            role: "spline")
        if layer.settings.flag("scales") {
            let scale = layer.parameter("scale_sp", [units, inputs], .constant(1), role: "scale")
            coef = coef * scale.reshaped([units, inputs, 1])
        }
        coef = coef * splineMask.reshaped([units, inputs, 1])
        let basis = bSplines(x, knots: grid, order: order)
        layer.hazard("outside the grid", where: outsideGrid(x, knots: grid, order: order))

        let spline = edgeValues(basis, coef)
        layer.probe("spline", spline)
        layer.probe("grid", grid)
        var parts = [LayerContext.Named(name: "spline", expression: spline)]
        var edges = spline
        var output = edgeSum(basis, coef)
        if layer.settings.choice("base") != "zero" {
            let scale = layer.parameter(
                "scale_base", [units, inputs],
                layer.weights(
                    fanIn: inputs, fanOut: units,
                    otherwise: .xavierUniform(fanIn: inputs, fanOut: units, gain: 1)), role: "base")
            let weight = scale * splineMask
            let base = layer.settings.choice("base") == "silu" ? x * sigmoid(x) : x
            edges = perEdge(base) * weight + spline
            parts.append(LayerContext.Named(name: "base", expression: perEdge(base) * weight))
            output = matmul(base, weight, transposeB: true) + output
        }
        if let kinds {
            let symbolic = layer.symbolicEdges(x, kinds: kinds) * mask.reshaped([1, units, inputs])
            parts.append(LayerContext.Named(name: "function", expression: symbolic))
            edges = edges + symbolic
            output = output + symbolic.sum([2]).reshaped([x.shape[0], units])
        }
        layer.probe("edges", edges)
        layer.show(
            .edges(
                parts, knots: grid.slice(axis: 1, order..<knots.count - order),
                functions: (kinds ?? []).map { SymbolicFunction.numbered($0)?.name ?? "" }))
        layer.probe("strength", abs(edges).mean([0]).reshaped([units, inputs]))
        layer.penalizeEdges(edges, of: x)
        return output
    }
}
