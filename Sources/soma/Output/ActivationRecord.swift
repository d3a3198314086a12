import Catalogue
import Experiments
import Training

/// Activations as objects for other programs.
enum ActivationRecord {
    /// - Parameter isWhole: whether what takes a moment to compute is wanted too.
    static func entry(_ activation: Activation, _ parameters: [Double], isWhole: Bool) -> JSONObject {
        var line = JSONObject()
        line.append("kind", .text("activation"))
        line.append("name", .text(activation.name))
        line.append("aliases", .list(activation.aliases.map { .text($0) }))
        line.append("family", .text(activation.family))
        line.append("formula", .text(activation.formula))
        line.append(
            "parameters",
            .list(
                zip(activation.parameters, parameters).map { parameter, value in
                    .object([
                        ("name", .text(parameter.name)), ("value", .number(value)),
                        ("default", .number(parameter.default)),
                        ("least", .number(parameter.range.lowerBound)),
                        ("greatest", .number(parameter.range.upperBound)),
                        ("learned", .flag(parameter.isLearned)),
                    ])
                }))
        line.append("source", .text(activation.source.description))
        line.append("remark", .text(activation.remark))
        let facts = activation.facts(parameters: parameters)
        var known: [(String, JSONObject.Value)] = [
            ("mean", .number(facts.mean)), ("secondMoment", .number(facts.secondMoment)),
            ("slopeEnergy", .number(facts.slopeEnergy)), ("gain", .number(facts.gain)),
            ("slopeGain", .number(facts.slopeGain)),
            ("lipschitz", facts.lipschitz.map { .number($0) } ?? .null),
            ("monotone", .flag(facts.isMonotone)), ("even", .flag(facts.isEven)), ("odd", .flag(facts.isOdd)),
            ("nonNegative", .flag(facts.isNonNegative)), ("bounded", .flag(facts.isBounded)),
            ("passesOrigin", .flag(facts.passesOrigin)), ("ownBackwardRule", .flag(activation.hasOwnBackwardRule)),
        ]
        if isWhole {
            let points = VarianceMap(activation, parameters: parameters).fixedPoints
            known.append(
                (
                    "fixedPoints",
                    .list(
                        points.map {
                            .object([
                                ("variance", .number($0.variance)), ("slope", .number($0.slope)),
                                ("stable", .flag($0.isStable)),
                            ])
                        })
                ))
        }
        line.append("facts", .object(known))
        return line
    }

    static func samples(
        _ activation: Activation, _ parameters: [Double], _ points: [Double], _ samples: Activation.Samples,
        _ precision: Experiment.Precision
    ) -> JSONObject {
        var line = JSONObject()
        line.append("name", .text(activation.name))
        line.append("parameters", .object(zip(activation.parameters, parameters).map { ($0.name, .number($1)) }))
        line.append("precision", .text(precision.rawValue))
        line.append("at", .list(points.map { .number($0) }))
        line.append("values", .list(samples.values.map { .number($0) }))
        line.append("derivatives", .list(samples.slopes.map { .number($0) }))
        return line
    }

    static func samples(
        _ unit: NeuronUnit, _ points: [Double], _ samples: NeuronUnit.Samples, _ precision: Experiment.Precision
    ) -> JSONObject {
        var line = JSONObject()
        line.append("name", .text(unit.name))
        line.append("precision", .text(precision.rawValue))
        line.append("at", .list(points.map { .number($0) }))
        line.append("values", .list(samples.values.map { .number($0) }))
        line.append("jacobian", .list(samples.jacobian.map { .list($0.map { .number($0) }) }))
        return line
    }
}
