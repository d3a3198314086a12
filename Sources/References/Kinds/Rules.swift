import Catalogue
import ExpressionGraph

extension ReferenceKind {
    static let backpropagation = ReferenceKind(
        "rule_backprop",
        rule: { _ throws(ReferenceError) in
            ReferenceRule(rule: .backpropagation)
        })

    static let feedbackAlignment = ReferenceKind(
        "rule_feedback_alignment",
        rule: { config throws(ReferenceError) in
            let magnitudes = [
                "sign_uniform": "one", "sign_uniform_scaled": "scaled", "sign_fixed_magnitude": "drawn",
            ]
            switch try config.text("variant") {
            case "fa":
                return ReferenceRule(rule: .feedbackAlignment) { name in "B\((trailingNumber(name) ?? 0) + 1)" }
            case "dfa":
                return ReferenceRule(rule: .directFeedbackAlignment) { name in "D\(trailingNumber(name) ?? 0)" }
            default:
                let magnitude = try config.choice("variant", magnitudes)
                return ReferenceRule(rule: .signSymmetric, chosen: ["magnitude": .choice(magnitude)]) { name in
                    "B\(trailingNumber(name) ?? 0)"
                }
            }
        })

    static let forwardForward = ReferenceKind(
        "rule_forward_forward",
        rule: { config throws(ReferenceError) in
            let isLow = try config.flag("positive_is_low")
            let border = config.isText("threshold", "width") ? 0 : try config.number("threshold")
            return ReferenceRule(
                rule: .forwardForward,
                chosen: [
                    "goodness": .choice(try config.text("goodness")),
                    "normalisation": .choice(try config.text("normalisation")),
                    "normalise-input": .flag(try config.flag("normalise_input")),
                    "threshold": .number(border), "low-is-good": .flag(isLow),
                    "peer": .number(try config.number("peer_weight")),
                ], hasHiddenLayersOnly: true,
                // The file has goodness as it is, and where little is good the rule answers with its negative.
                scores: { (goodness: Expr) -> Expr in isLow ? -goodness : goodness })
        })

    static let counterCurrent = ReferenceKind(
        "rule_counter_current",
        rule: { config throws(ReferenceError) in
            let clip = config.isEmpty("clip_norm") ? 0 : try config.number("clip_norm")
            return ReferenceRule(
                rule: .counterCurrent,
                chosen: ["scale": .number(try config.number("local_scale")), "clip": .number(clip)]
            ) { name in "V\(trailingNumber(name) ?? 0)" }
        })

    static let perturbation = ReferenceKind(
        "rule_perturbation",
        rule: { config throws(ReferenceError) in
            let deviation = SettingValue.number(try config.number("sigma"))
            let variant = try config.text("variant")
            if variant == "node" { return ReferenceRule(rule: .nodePerturbation, chosen: ["deviation": deviation]) }
            let shaping = try config.choice(
                "variant",
                [
                    "weight_one_sided": "one-sided", "weight_central": "none", "evolution_antithetic": "none",
                    "evolution_centered_ranks": "ranks", "evolution_standardised": "standardised",
                ])
            let pairs = variant.hasPrefix("evolution") ? try config.number("population_pairs") : 1
            return ReferenceRule(
                rule: .weightPerturbation,
                chosen: ["deviation": deviation, "shaping": .choice(shaping), "pairs": .number(pairs)])
        })
}

/// The number at the end of a name: 2 of "feedback 2".
private func trailingNumber(_ name: String) -> Int? { name.split(separator: " ").last.flatMap { Int($0) } }
