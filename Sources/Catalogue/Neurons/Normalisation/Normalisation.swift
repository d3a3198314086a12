import ExpressionGraph

extension NeuronUnit {
    /// Units that shift and scale what comes in to a mean and a variance of their own choice.
    static let normalisations: [NeuronUnit] = [layerNorm, batchNorm, rmsNorm, groupNorm, evoNormS0, evoNormB0]

    /// The family they are listed under.
    static let normalisationFamily = "Normalisation"
}

extension LayerContext {
    /// ε under the root, against division by 0.
    static func epsilonSetting(_ value: Double, _ origin: String) -> Setting {
        Setting("epsilon", .number(default: value, 1e-12...1), "ε, against division by 0; \(origin)")
    }

    /// One learned number for every feature, free of decay: [I].
    func perFeature(_ name: String, of x: Expr, _ start: Double) -> Expr {
        parameter(name, [x.shape[1]], .constant(start), isDecayed: false)
    }

    /// Offers what is divided by and what is multiplied by again, feature by feature.
    func showNormalisation(gain: Expr, deviation: Expr) {
        show(
            UnitLens("deviation and gains", [Watch("gain", gain), Watch("deviation", deviation)]) { scene in
                // What is divided by and what is multiplied by again, feature by feature.
                guard let seen = scene.values(at: scene.arrivals), let gains = seen["gain"].first,
                    let deviations = seen["deviation"].first?.values
                else { return nil }
                let mean = deviations.reduce(0, +) / Double(max(1, deviations.count))
                let bars =
                    [LensChart.Bars.Bar("σ on average", mean)]
                    + gains.values.enumerated().map { LensChart.Bars.Bar("γ\($0.offset + 1)", $0.element) }
                return LensReading(.bars(.init(bars)), numbers: ["mean-deviation": mean])
            })
    }

    /// Statistics over consecutive features of a row, every feature's own group's: [B, I] to [B, I] or [B, 1].
    ///
    /// As many groups as have at least `size` features each; their sizes differ by 1 at most. Fewer features than
    /// `size` are one group.
    ///
    /// - Parameter statistic: of the features of a group, [B, n], to [B, 1].
    func overGroups(of x: Expr, _ size: Int, _ statistic: (Expr) -> Expr) -> Expr {
        let (batch, features) = (x.shape[0], x.shape[1])
        let groups = max(1, features / size)
        if groups == 1 { return statistic(x) }
        if features.isMultiple(of: groups) {
            let extent = features / groups
            let found = statistic(x.reshaped([batch * groups, extent]))
            return found.broadcast(to: [batch * groups, extent]).reshaped([batch, features])
        }
        let parts = (0..<groups).map { group -> Expr in
            let part = x.slice(axis: 1, group * features / groups..<(group + 1) * features / groups)
            return statistic(part).broadcast(to: part.shape)
        }
        return .concatenated(parts, axis: 1)
    }
}

/// The mean of the squared distance from the mean over some axes, which stay with extent 1: divided by the count.
func variance(_ x: Expr, over axes: [Int]) -> Expr { square(x - x.mean(axes)).mean(axes) }
