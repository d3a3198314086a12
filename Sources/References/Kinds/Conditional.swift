import Catalogue
import ExpressionGraph

extension ReferenceKind {
    static let fastFeedforward = ReferenceKind("fff") { builder, entry, _ throws(ReferenceError) in
        try builder.addTree(entry)
    }

    static let mixtureOfExperts = ReferenceKind("mixture_of_experts") { builder, entry, _ throws(ReferenceError) in
        let config = try ReferenceConfiguration(entry, builder.name)
        let experts = try config.number("experts")
        var reference = ReferenceUnit(.mixtureOfExperts, ["experts": .number(experts)], activation: "tanh")
        guard !config.isEmpty("mode") else {
            reference.isTraining = true
            reference.chosen["balance"] = .number(1)
            try reference.check(config)
            for name in ["W", "b"] { reference.given[name] = zeros }
            return try builder.addPenalties(reference, ["balance"], among: ["G", "g"], entry)
        }
        let modes = ["dense": "dense", "renormalised": "renormalised", "plain": "plain"]
        reference.chosen["gates"] = .choice(try config.choice("mode", modes))
        reference.chosen["top"] = .number(try config.number("k"))
        try reference.check(config)
        try builder.addUnit(reference, entry)
    }

    static let gains = ReferenceKind("gains") { builder, entry, _ throws(ReferenceError) in
        let config = try ReferenceConfiguration(entry, builder.name)
        guard !config.isEmpty("kappa") else {
            try builder.addUnit(ReferenceUnit(.gainControl), entry)
            return
        }
        var reference = ReferenceUnit(.gainThreshold, ["sharpness": .number(try config.number("kappa"))])
        reference.isTraining = true
        try reference.check(config)
        try builder.addUnit(reference, entry)
        try builder.expectEvaluation(reference, "hard_output", entry)
    }

    static let shrinkage = ReferenceKind("shrinkage") { builder, entry, _ throws(ReferenceError) in
        let config = try ReferenceConfiguration(entry, builder.name)
        let kinds = Dictionary(uniqueKeysWithValues: Shrinkage.allCases.map { ($0.rawValue, $0.rawValue) })
        let kind = try config.choice("kind", kinds)
        let lambda = try config.number("lambda")
        let gamma = config.isEmpty("gamma") ? 3 : try config.number("gamma")
        guard config.isEmpty("step") else {
            let x = try builder.variable("input", entry.input, rank: 2)
            let norm = config.isEmpty("column_norm") ? 1 : try config.number("column_norm")
            guard let map = Shrinkage(rawValue: kind) else { return }
            let y = map(
                x, step: .constant(try config.number("step")), lambda: lambda, gamma: gamma, norm: .constant(norm))
            return try builder.expectOutput(y, gradientsOf: x, [], entry)
        }
        let reference = ReferenceUnit(
            .sparseCode,
            [
                "penalty": .choice(kind), "lambda": .number(lambda), "gamma": .number(gamma),
                "iterations": .number(try config.number("iterations")), "curvature": .number(try config.number("L")),
            ])
        try reference.check(config)
        try builder.addUnit(reference, entry)
    }

    static let dendritic = ReferenceKind("dendritic") { builder, entry, _ throws(ReferenceError) in
        try builder.addDendrites(entry)
    }
}

extension ReferenceCase.Builder {
    /// A tree of decisions: its output in training, what the hard path gives, or the two penalties.
    fileprivate mutating func addTree(_ entry: ReferenceEntry) throws(ReferenceError) {
        let config = try ReferenceConfiguration(entry, name)
        var reference = ReferenceUnit(.fastFeedforward, ["depth": .number(try config.number("depth"))])
        reference.isTraining = true
        if config.isEmpty("output") {
            reference.chosen["leaf-width"] = .number(try config.number("leaf_width"))
            reference.chosen["master"] = .flag(try config.flag("master_leaf"))
            try reference.check(config)
            try addUnit(reference, entry)
            return try expectEvaluation(reference, "hard_output", entry)
        }
        for name in ["hardening", "balance"] { reference.chosen[name] = .number(1) }
        reference.chosen["leaf-width"] = .number(1)
        try reference.check(config)
        for name in ["W1", "b1", "W2", "b2"] { reference.given[name] = zeros }
        try addPenalties(reference, ["hardening", "balance"], among: ["nw", "nb"], entry)
    }

    /// The penalties of a layer with one unit as the output, with gradients in the input and some parameters.
    fileprivate mutating func addPenalties(
        _ reference: ReferenceUnit, _ names: [String], among parameters: [String], _ entry: ReferenceEntry
    ) throws(ReferenceError) {
        let x = try variable("input", entry.input, rank: 2)
        let (_, found, context) = try layer(reference, x, units: 1, try entry.params ?? [:])
        let values = names.compactMap { name in
            context.penalties.first { $0.name == name }?.expression.reshaped([1])
        }
        guard !values.isEmpty else { return }
        let kept = found.filter { parameters.contains($0.name) }
        try expectOutput(.concatenated(values, axis: 0), gradientsOf: x, kept, entry)
    }

    /// What the layer gives once it is trained, where the file has it.
    fileprivate mutating func expectEvaluation(
        _ reference: ReferenceUnit, _ field: String, _ entry: ReferenceEntry
    ) throws(ReferenceError) {
        guard let expected = try entry.extra(field) else { return }
        var evaluated = reference
        evaluated.isTraining = false
        let x = try variable("input", entry.input, rank: 2)
        let units = try expected.checked(field, name, rank: 2)[1]
        let (y, _, _) = try layer(evaluated, x, units: units, try entry.params ?? [:])
        try expect(field, y, expected, "extra.\(field)")
    }

    /// A unit whose context stands beside the input in the file; here it is the end of a row.
    fileprivate mutating func addDendrites(_ entry: ReferenceEntry) throws(ReferenceError) {
        // Chances of matches belong to segments of binary synapses.
        guard try entry.input != nil else { return }
        let config = try ReferenceConfiguration(entry, name)
        var file = try entry.params ?? [:]
        let x = try variable("input", entry.input, rank: 2)
        let context = try variable("context", file.removeValue(forKey: "context"), rank: 2)
        let units = try required(entry.output, "output").checked("output", name, rank: 2)[1]
        let modes = ["absolute_gate": "absolute-gate", "gate": "gate", "bias": "bias"]
        let reference = ReferenceUnit(
            .activeDendrites,
            [
                "segments": .number(try config.number("segments")), "context": .number(Double(context.shape[1])),
                "mode": .choice(try config.choice("mode", modes)),
                "keep": .number(config.isEmpty("keep") ? 0 : try config.number("keep")),
            ])
        try reference.check(config)
        let (y, parameters, _) = try layer(reference, .concatenated([x, context], axis: 1), units: units, file)
        try expectOutput(y, gradientsOf: x, parameters + [("context", context)], entry)
    }
}

/// Values for a parameter that what is compared does not see.
private let zeros: @Sendable (Shape) -> [Double] = { [Double](repeating: 0, count: $0.count) }
