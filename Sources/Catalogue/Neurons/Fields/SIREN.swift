import ExpressionGraph

extension NeuronUnit {
    /// A layer of sines:
    ///
    ///     y = sin(ω₀ (x Wᵀ + b))
    ///
    /// x is [B, I], the result [B, U]; `W` is [U, I], `b` is [U]. In the first layer W is uniform on ±1/I,
    /// in others on ±√(6/I)/ω₀, which keeps arguments near N(0, 1) at every depth; b is uniform on ±1/√I. A linear
    /// layer behind it, the network's last, starts as those others do.
    ///
    /// Hazard: arguments beyond 10⁴ lose digits in single precision. ω₀ too high gives noise between
    /// samples, too low blurs.
    ///
    /// Source: Sitzmann et al. 2020, Implicit Neural Representations with Periodic Activation Functions
    /// (arXiv 2006.09661)
    /// Differs from the paper: nothing; the biases' start is that of the paper's code.
    public static let siren = NeuronUnit(
        "siren", title: "SIREN: sines", family: "Fields",
        formula: "y = sin(ω₀ (W x + b))",
        settings: [
            Setting("omega", .number(default: 30, 0.001...10_000), "ω₀; 30 is the paper's, 3000 for sound"),
            Setting(
                "first", .choice(default: "auto", ["auto", "yes", "no"]),
                "whether weights start as in a first layer; auto: if the layer is the first"),
        ],
        source: Source(
            "Sitzmann et al.", 2020, "Implicit Neural Representations with Periodic Activation Functions",
            "arXiv 2006.09661"),
        remark:
            "Wants inputs on [−1, 1] and small learning rates (1e-4). The last layer should be dense: its weights start on ±√(6/I)/ω₀ too.",
        neighbours: .linearAfterSines
    ) { x, layer in
        let (inputs, omega) = (Double(x.shape[1]), layer.settings.number("omega"))
        let first = layer.settings.choice("first")
        let isFirst = first == "yes" || first == "auto" && layer.isFirst
        let argument =
            layer.affine(
                x, to: layer.units, weight: "W", bias: "b",
                bound: isFirst ? 1 / inputs : (6 / inputs).squareRoot() / omega) * omega
        layer.probe("argument", argument)
        layer.showFrequencies("W", factor: omega)
        layer.hazard("argument too large for single precision", where: abs(argument) .> 1e4)
        return sin(argument)
    }
}

extension LayerContext {
    /// Offers a declared weight matrix, times a factor, as the frequencies of waves.
    func showFrequencies(_ weight: String, factor: Double) {
        guard let matrix = parameters.first(where: { $0.variable.name.hasSuffix("." + weight) }) else { return }
        show(.waves(matrix.variable.expression * factor))
    }
}

extension NeighbourStarts {
    /// Weights on ±√(6/I)/ω₀, offsets as PyTorch's: the last layer of a network of sines, of the setting `omega`.
    ///
    /// Source: the code of Sitzmann et al. 2020 (arXiv 2006.09661).
    static let linearAfterSines = NeighbourStarts(behind: { settings in
        let omega = settings.number("omega")
        return LayerStart(
            offsets: { .symmetric($0.bound) }, weights: { .symmetric(6.squareRoot() * $0.bound / omega) })
    })
}
