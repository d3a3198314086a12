import Catalogue
import ExpressionGraph

extension ReferenceKind {
    static let batchNorm = ReferenceKind("batchnorm") { builder, entry, _ throws(ReferenceError) in
        let config = try ReferenceConfiguration(entry, builder.name)
        var reference = ReferenceUnit(
            .batchNorm,
            ["epsilon": .number(try config.number("eps")), "momentum": .number(try config.number("momentum"))],
            fileNames: ["gain": "gamma", "shift": "beta"])
        reference.isTraining = try config.isTraining()
        reference.buffers = [
            "mean": try config.numbers("running_mean"), "variance": try config.numbers("running_variance"),
        ]
        try reference.check(config)
        let context = try builder.addUnit(reference, entry)
        for (buffer, field) in zip(context?.buffers ?? [], ["running_mean_after", "running_variance_after"]) {
            guard let after = try entry.extra(field), let next = buffer.next else { continue }
            try builder.expect(field, next, after, "extra.\(field)")
        }
    }

    static let rmsNorm = ReferenceKind("rmsnorm") { config throws(ReferenceError) in
        ReferenceUnit(.rmsNorm, ["epsilon": .number(try config.number("eps"))], fileNames: ["gain": "g"])
    }

    static let groupNorm = ReferenceKind("groupnorm") { builder, entry, _ throws(ReferenceError) in
        try builder.addGroups(.groupNorm, ["gain": "gamma", "shift": "beta"], entry)
    }

    static let evoNorm = ReferenceKind("evonorm") { builder, entry, _ throws(ReferenceError) in
        let config = try ReferenceConfiguration(entry, builder.name)
        let names = ["gain": "gamma", "shift": "beta", "slope": "v"]
        if try config.choice("variant", ["S0": "S0", "B0": "B0"]) == "S0" {
            return try builder.addGroups(.evoNormS0, names, entry)
        }
        var reference = ReferenceUnit(
            .evoNormB0, ["epsilon": .number(try config.number("eps"))], fileNames: names)
        reference.isTraining = try config.isTraining()
        if !reference.isTraining { reference.buffers = ["variance": try config.numbers("running_variance")] }
        try reference.check(config)
        try builder.addUnit(reference, entry)
    }
}

extension ReferenceConfiguration {
    /// Whether the case is of a step of training, by its `mode`.
    fileprivate func isTraining() throws(ReferenceError) -> Bool {
        try choice("mode", ["training": "training", "evaluation": "evaluation"]) == "training"
    }
}

extension ReferenceCase.Builder {
    /// A unit that knows the size of a group, of files that know the number of groups.
    fileprivate mutating func addGroups(
        _ unit: NeuronUnit, _ fileNames: [String: String], _ entry: ReferenceEntry
    ) throws(ReferenceError) {
        let config = try ReferenceConfiguration(entry, name)
        let features = try required(entry.input, "input").checked("input", name, rank: 2)[1]
        let groups = try config.number("groups")
        guard groups >= 1, groups == groups.rounded(), features.isMultiple(of: Int(min(groups, 1e6))) else {
            throw config.bad("groups", "a whole number that divides \(features)")
        }
        let reference = ReferenceUnit(
            unit, ["size": .number(Double(features) / groups), "epsilon": .number(try config.number("eps"))],
            fileNames: fileNames)
        try reference.check(config)
        try addUnit(reference, entry)
    }
}
