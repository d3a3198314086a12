import Catalogue
import ExpressionGraph
import Foundation

extension ReferenceKind {
    static let leakyIntegrateAndFire = ReferenceKind("lif") { config throws(ReferenceError) in
        try membranes(config)
    }

    /// LIF with a loss on its potentials.
    static let potentialLoss = ReferenceKind("rmp_loss") { config throws(ReferenceError) in
        var reference = try membranes(config)
        reference.chosen["potential-loss"] = .number(try config.number("lambda"))
        reference.chosen["potential-target"] = .choice(try config.text("rule"))
        reference.chosen["potential-power"] = .choice(try config.number("power") == 1 ? "1" : "2")
        return reference
    }

    static let adaptiveIntegrateAndFire = ReferenceKind("adaptive_lif") { config throws(ReferenceError) in
        ReferenceUnit(
            .adaptiveIntegrateAndFire,
            [
                "form": .choice(try config.choice("variant", ["lsnn2018": "lsnn", "eprop2020": "e-prop"])),
                "tau": .number(-1 / log(try config.number("alpha"))),
                "adaptation": .number(-1 / log(try config.number("rho"))),
                "threshold": .number(try config.number("theta0")), "strength": .number(try config.number("beta")),
                "dampening": .number(try config.number("gamma")),
                "detached": .flag(try config.flag("detach_reset")), "recurrent": .flag(config.hasParameter("V")),
            ], fileNames: currentNames, states: ["v": "membrane", "a": "adaptation"])
    }

    static let ultraIntegrateAndFire = ReferenceKind("ultralif") { config throws(ReferenceError) in
        ReferenceUnit(
            .ultraIntegrateAndFire,
            [
                "kind": .choice(try config.text("kind")), "epsilon": .number(try config.number("epsilon")),
                "tau": .number(try config.number("tau")), "threshold": .number(try config.number("threshold")),
                "learned-epsilon": .flag(config.hasParameter("p")),
                "learned-tau": .flag(config.hasParameter("p_tau")),
            ], fileNames: currentNames.merging(["epsilon": "p", "tau": "p_tau"]) { $1 }, states: ["v": "membrane"])
    }

    /// Its input is the current.
    static let izhikevich = ReferenceKind("izhikevich") { config throws(ReferenceError) in
        guard try config.number("v0") == -65, try config.number("threshold") == 30 else {
            throw config.bad("v0", "-65 with a threshold of 30")
        }
        var chosen: [String: SettingValue] = ["scheme": .choice(try config.text("scheme"))]
        for name in ["a", "b", "c", "d"] { chosen[name] = .number(try config.number(name)) }
        chosen["step"] = .number(try config.number("dt"))
        return ReferenceUnit(
            .izhikevich, chosen, states: ["v": "v", "u": "u"],
            given: [
                "weight": { shape in (0..<shape.count).map { $0 / shape[1] == $0 % shape[1] ? 1 : 0 } },
                "current": { shape in [Double](repeating: 0, count: shape.count) },
            ])
    }

    static let excitatoryInhibitory = ReferenceKind("ei_layer") { config throws(ReferenceError) in
        ReferenceUnit(
            .excitatoryInhibitory,
            [
                "inhibitory": .number(try config.number("inhibitory")),
                "scaled": .flag(try config.flag("ei_prop")), "last": .flag(try config.flag("output_layer")),
            ],
            fileNames: [
                "excitation": "W_EE", "inhibition": "W_IE", "feedback": "W_EI", "shunt-gain": "g_I", "gain": "g_E",
                "bias": "b_E",
            ])
    }

    /// Where an E-I layer's weights start, from the statistics of its inputs.
    static let excitatoryInhibitoryStart = ReferenceKind("ei_init") { builder, entry, _ throws(ReferenceError) in
        func number(_ field: String) throws(ReferenceError) -> Double {
            try builder.required(entry.field(field), field)
        }
        let inputs = try builder.required(entry.input, "input").checked("input", builder.name, rank: 3)[2]
        guard try number("mean") > 0 else {
            throw .badConfiguration("mean", case: builder.name, expected: "a positive number")
        }
        let start = EIStart(
            mean: try number("mean"), meanSquare: try number("mean_square"), variance: try number("variance"),
            inputs: inputs)
        builder.expect("weight_mean", .constant(start.weightMean), try number("weight_mean"))
        builder.expect("g_I", .constant(start.gain), try number("g_I"))
    }

    /// Spikes and slopes of the surrogates on a grid.
    static let surrogates = ReferenceKind("surrogates") { builder, entry, _ throws(ReferenceError) in
        let config = try ReferenceConfiguration(entry, builder.name)
        let (curve, shape) = try surrogate(config)
        let x = try builder.variable("input", entry.input, rank: 1)
        let spikes = curve.spike(x, shape: shape)
        try builder.expect("spike", spikes, entry.field("spike"), "spike")
        try builder.expect(
            "derivative", gradient(of: spikes.total, withRespectTo: [x])[0], entry.field("derivative"), "derivative")
    }

    private static func membranes(_ config: ReferenceConfiguration) throws(ReferenceError) -> ReferenceUnit {
        let (curve, shape) = try surrogate(try config.fields("surrogate"))
        let leaks = ["tau": "fixed", "plif": "shared", "sigmoid": "unit", "tau_softplus": "constant"]
        return ReferenceUnit(
            .leakyIntegrateAndFire,
            [
                "tau": .number(try config.number("tau")), "leak": .choice(try config.choice("decay", leaks)),
                "threshold": .number(try config.number("threshold")),
                "learned-threshold": .flag(config.hasParameter("theta")),
                "reset": .choice(try config.text("reset")),
                "rest": .number(config.isEmpty("v_reset") ? 0 : try config.number("v_reset")),
                "detached": .flag(try config.flag("detach_reset")),
                "scaled-input": .flag(try config.flag("decay_input")), "recurrent": .flag(config.hasParameter("V")),
                "says": .choice(try config.text("output")), "surrogate": .choice(curve.rawValue),
                "shape": .number(shape),
            ], fileNames: currentNames.merging(["leak": "p", "threshold": "theta"]) { $1 },
            states: ["v": "membrane", "s": "spikes"])
    }

    /// A surrogate by its name in the files, and its α, γ or width.
    private static func surrogate(_ config: ReferenceConfiguration) throws(ReferenceError) -> (Surrogate, Double) {
        let name = try config.text("name").replacing("_", with: "-")
        guard let curve = Surrogate(rawValue: name) else {
            throw config.bad("name", "one of " + Surrogate.allCases.map(\.rawValue).joined(separator: ", "))
        }
        switch curve {
        case .atan, .sigmoid, .fastSigmoid: return (curve, try config.number("alpha"))
        case .triangle: return (curve, try config.number("gamma"))
        case .rectangle: return (curve, try config.number("width"))
        }
    }

    private static let currentNames = ["weight": "W", "bias": "b", "recurrent": "V"]
}
