import ExpressionGraph

/// What a memory makes of keys and queries before it compares them, row by row.
public enum FeatureMap: String, CaseIterable, Sendable {
    /// z.
    case identity
    /// e^z / Σ e^z.
    case softmax
    /// z + 1 for z > 0, else e^z: positive everywhere.
    case elu
    /// That, divided by its sum.
    case normalizedELU = "normalized-elu"

    /// Of the rows of z, [B, K].
    func features(_ z: Expr) -> Expr {
        switch self {
        case .identity: return z
        case .softmax:
            let weights = exp(z - stopGradient(z.largest([1])))
            return weights / weights.sum([1])
        // Not expm1(z) + 1, which loses its digits far below 0; the exponent of the branch not taken must not overflow.
        case .elu: return select(z .> 0, z + 1.0, exp(min(z, 0)))
        case .normalizedELU:
            let features = FeatureMap.elu.features(z)
            return features / features.sum([1])
        }
    }

    /// How a unit lets a person choose.
    static func setting(_ standard: FeatureMap) -> Setting {
        Setting(
            "features", .choice(default: standard.rawValue, allCases.map(\.rawValue)),
            "what keys and queries go through before they are compared")
    }

    /// What a person has chosen.
    static func chosen(_ settings: SettingValues) -> FeatureMap {
        FeatureMap(rawValue: settings.choice("features")) ?? .identity
    }
}

extension LayerContext {
    /// A matrix from x to `extent` numbers, declared here.
    private func projection(_ name: String, _ extent: Int, inputs: Int) -> Expr {
        parameter(
            name, [extent, inputs], weights(fanIn: inputs, fanOut: extent, otherwise: .lecunNormal(fanIn: inputs)),
            role: "weight")
    }

    /// The matrices that make keys [K, I], values [U, I] and queries [K, I] of x, declared here.
    func keyValueQuery(keys: Int, inputs: Int) -> (key: Expr, value: Expr, query: Expr) {
        (
            projection("key", keys, inputs: inputs), projection("value", units, inputs: inputs),
            projection("query", keys, inputs: inputs)
        )
    }
}
