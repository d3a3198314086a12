import Catalogue
import ExpressionGraph

extension ReferenceKind {
    static let leakyMemory = ReferenceKind("elm") { config throws(ReferenceError) in
        guard try config.number("delta_t") == 1 else { throw config.bad("delta_t", "1") }
        let isDeep = config.hasParameter("W3")
        var names = [
            "synapse": "p_w", "first": "W1", "first-bias": "b1", "tau": "p_tau", "read": "W_y", "read-bias": "c_y",
        ]
        for (own, number) in isDeep ? [("middle", "2"), ("last", "3")] : [("last", "2")] {
            names[own] = "W" + number
            names[own + "-bias"] = "b" + number
        }
        let isLeakyBranch = try config.number("version") == 2
        return ReferenceUnit(
            .leakyMemory,
            [
                "version": .choice(isLeakyBranch ? "v2" : "v1"), "memory": .number(try config.number("memory")),
                "synapses": .number(try config.number("synapses_per_branch")),
                "hidden-layers": .choice(isDeep ? "2" : "1"), "gain": .number(try config.number("lambda")),
                "synapse-tau": .number(try config.number("tau_s")),
                "shortest": .number(try config.number("tau_min")),
                "longest": .number(try config.number("tau_max")),
            ], fileNames: names, states: ["b": isLeakyBranch ? "branches" : "synapses", "m": "memory"])
    }

    static let fastWeights = ReferenceKind("fast_weights") { config throws(ReferenceError) in
        var chosen: [String: SettingValue] = [
            "rule": .choice(try config.text("rule")), "keys": .number(try config.number("keys")),
            "features": .choice(try config.choice("phi", featureMaps)),
        ]
        if try config.text("rule") == "additive" {
            chosen["decay"] = .number(try config.number("decay"))
            chosen["writing"] = .number(try config.number("rate"))
        }
        return ReferenceUnit(
            .fastWeights, chosen, fileNames: projections.merging(["write": "w_b"]) { $1 }, states: ["M": "weights"])
    }

    static let linearAttention = ReferenceKind("linear_attention") { config throws(ReferenceError) in
        guard try config.number("eps") == 1e-6 else { throw config.bad("eps", "0.000001") }
        return ReferenceUnit(
            .linearAttention,
            [
                "keys": .number(try config.number("keys")), "features": .choice(try config.choice("phi", featureMaps)),
                "normalized": .flag(try config.flag("normalised")), "decay": .number(try config.number("decay")),
            ], fileNames: projections, states: ["S": "memory", "z": "normaliser"])
    }

    /// A fixed store that every time step asks for itself, or all pairs so far.
    static let keyValueMemory = ReferenceKind("key_value_memory") { builder, entry, _ throws(ReferenceError) in
        let config = try ReferenceConfiguration(entry, builder.name)
        let sharpness = SettingValue.number(try config.number("beta"))
        guard try config.choice("mode", ["static": "static", "stream": "stream"]) == "static" else {
            let stream = ReferenceUnit(
                .attention, ["keys": .number(try config.number("keys")), "sharpness": sharpness],
                fileNames: projections)
            try stream.check(config)
            return try builder.addCell(stream, entry)
        }
        let reference = ReferenceUnit(
            .keyValueMemory, ["slots": .number(try config.number("slots")), "sharpness": sharpness],
            fileNames: ["keys": "K", "values": "V"])
        try reference.check(config)
        let x = try builder.variable("input", entry.input, rank: 3)
        let shape = try builder.required(try entry.output, "output").checked("output", builder.name, rank: 3)
        let rows = x.shape[0] * x.shape[1]
        guard shape.count == rows * shape[2] else {
            throw .shape("output", case: builder.name, found: shape, expected: [x.shape[0], x.shape[1], shape[2]])
        }
        let (y, parameters, _) = try builder.layer(
            reference, x.reshaped([rows, x.shape[2]]), units: shape[2], try entry.params ?? [:])
        try builder.expectOutput(y.reshaped(shape), gradientsOf: x, parameters, entry)
    }

    static let deltaActivation = ReferenceKind("delta_activation") { config throws(ReferenceError) in
        ReferenceUnit(
            .deltaActivation,
            [
                "per-unit": .flag(try config.text("theta") == "unit"),
                "slope": .choice(try config.text("theta_gradient")), "event-loss": .number(try config.number("rate")),
                "fan-out": .number(try config.number("fan_out")),
            ], fileNames: ["threshold": "p"])
    }

    static let delays = ReferenceKind("dcls_delay") { config throws(ReferenceError) in
        let extent = try config.number("delays")
        var reference = ReferenceUnit(
            .delays,
            [
                "delays": .number(extent), "elements": .number(try config.number("elements")),
                "kernel": .choice(try config.text("kernel")), "width": .number(try config.number("sigma")),
                "margin": .number(try config.number("sigma_offset")), "floor": .number(try config.number("eps")),
            ], fileNames: ["weight": "W", "delay": "P"])
        // The authors count from the middle of the kernel, whose last element is the shortest delay, and go on after the end.
        if try config.choice("index", ["delay": "delay", "dcls": "dcls"]) == "dcls" {
            let longest = extent - 1 - (extent / 2).rounded(.down)
            reference.transforms["delay"] = { longest - $0 }
            let padding = try config.number("right_padding")
            guard (0...256).contains(padding), padding == padding.rounded() else {
                throw config.bad("right_padding", "0 to 256")
            }
            reference.padding = Int(padding)
        }
        return reference
    }

    /// The states and energies of every step of the recall.
    static let modernHopfield = ReferenceKind("modern_hopfield") { builder, entry, _ throws(ReferenceError) in
        let config = try ReferenceConfiguration(entry, builder.name)
        let (steps, sharpness) = (try config.number("steps"), try config.number("beta"))
        guard (1...32).contains(steps), steps == steps.rounded() else { throw config.bad("steps", "1 to 32") }
        guard (0.001...1000).contains(sharpness) else { throw config.bad("beta", "0.001 to 1000") }
        let cue = try builder.variable("input", entry.input, rank: 2)
        let patterns = try builder.variable("X", entry.params?["X"], rank: 2)
        guard patterns.shape[1] == cue.shape[1] else {
            throw .shape("X", case: builder.name, found: patterns.shape, expected: [patterns.shape[0], cue.shape[1]])
        }
        let recall = HopfieldRecall(patterns: patterns, sharpness: sharpness)
        let states = recall.states(from: cue, steps: Int(steps))
        func joined(_ parts: [Expr]) -> Expr {
            .concatenated(parts.map { $0.reshaped([cue.shape[0], 1, $0.shape.count / cue.shape[0]]) }, axis: 1)
        }
        let energies: [String: ReferenceTensor] = try builder.required(entry.field("states"), "states")
        try builder.expect(
            "energy", joined(states.map { recall.energy($0) }), energies["energy"], "states.energy")
        try builder.expectOutput(joined(states), gradientsOf: cue, [("X", patterns)], entry)
    }

    private static let featureMaps = [
        "identity": "identity", "softmax": "softmax", "elu1": "elu", "elu1_sum": "normalized-elu",
    ]
    private static let projections = ["key": "W_k", "value": "W_v", "query": "W_q"]
}
