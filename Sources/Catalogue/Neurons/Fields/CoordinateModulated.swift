import ExpressionGraph

extension NeuronUnit {
    /// A dense layer whose features are scaled and shifted by where the sample lies:
    ///
    ///     h = norm(x Wᵀ + b) ⊙ γ(s) + β(s),   followed by the activation
    ///
    /// s are the network's first one or two coordinates; γ and β are grids over [low, high], read by linear
    /// interpolation. x is [B, I], the result [B, U]; `W` is [U, I], `b` [U], `gamma` and `beta` are [grid points, 1],
    /// one value for all units, or [grid points, U]; the second coordinate's points lie side by side.
    ///
    /// Hazard: beyond the grid its edge counts.
    /// Cost: interpolation is a product with all grid points: 4·B·points·U.
    ///
    /// Source: Lee et al. 2023, Coordinate-Aware Modulation for Neural Fields (arXiv 2311.14993)
    /// Differs from the paper: nothing known by default. The authors' image code has one grid for all units, as
    /// `channels: shared`, and its instance normalisation of a batch of one picture is over each sample's units.
    public static let coordinateModulated = NeuronUnit(
        "coordinate-modulated", aliases: ["cam"], title: "CAM: modulated by coordinates", family: "Fields",
        formula: "y = norm(W x + b) ⊙ γ(coordinates) + β(coordinates)",
        settings: [
            Setting("axes", .integer(default: 2, 1...2), "coordinates that modulate"),
            Setting(
                "bins", .integer(default: 16, 2...256), "grid points per coordinate; 64 for one, 32 for two"),
            Setting(
                "channels", .choice(default: "shared", ["shared", "own"]),
                "one value of a grid point for all units, as the authors have it, or one for each"),
            Setting("low", .number(default: -1, -1e6...1e6), "where the grid begins"),
            Setting("high", .number(default: 1, -1e6...1e6), "where the grid ends"),
            Setting(
                "normalised", .flag(default: true), "whether features are normalised over a sample's units"),
            Setting(
                "grid-rate", .number(default: 10, 0...1000), "factor on the grids' learning rate; the paper's"
            ),
        ],
        source: Source(
            "Lee et al.", 2023, "Coordinate-Aware Modulation for Neural Fields", "arXiv 2311.14993"),
        remark: "Works at any depth: it looks at the network's inputs.", defaultActivation: "relu",
        neighbours: .pytorchBehind
    ) { x, layer in
        let place = layer.networkInput ?? x
        let (bins, rate) = (layer.settings.integer("bins"), layer.settings.number("grid-rate"))
        let axes = min(layer.settings.integer("axes"), place.shape[1])
        let points = uniformKnots(
            low: layer.settings.number("low"), high: layer.settings.number("high"), grid: bins - 1, order: 0)

        // Linear interpolation as weights of all points: hats of height 1 that overlap by half.
        let hats = (0..<axes).map { axis in
            let within = clamp(place.slice(axis: 1, axis..<axis + 1), points[0], points[bins - 1])
            let distance = abs(within - Expr.table(points, [1, bins])) / (points[1] - points[0])
            return max(1.0 - distance, 0)
        }
        let weights =
            axes == 1
            ? hats[0]
            : (hats[0].reshaped([place.shape[0], bins, 1]) * hats[1].reshaped([place.shape[0], 1, bins]))
                .reshaped([place.shape[0], bins * bins])
        let channels = layer.settings.choice("channels") == "own" ? layer.units : 1
        func modulation(_ name: String, _ start: Double) -> Expr {
            matmul(
                weights,
                layer.parameter(
                    name, [weights.shape[1], channels], .constant(start), role: "grid", rateFactor: rate,
                    isDecayed: false))
        }
        let (gamma, beta) = (modulation("gamma", 1), modulation("beta", 0))
        layer.probe("scale", gamma)
        layer.probe("shift", beta)
        layer.hazard(
            "outside the grid",
            where: (place.slice(axis: 1, 0..<axes) .< points[0])
                + (place.slice(axis: 1, 0..<axes) .> points[bins - 1]))
        let features = layer.affine(x, to: layer.units, weight: "W", bias: "b")
        // Over one unit the normalised value would always be 0.
        let isNormalised = layer.settings.flag("normalised") && layer.units > 1
        return (isNormalised ? normalisedOverUnits(features) : features) * gamma + beta
    }
}
