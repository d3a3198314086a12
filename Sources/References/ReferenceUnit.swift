import Catalogue

/// Which catalogue unit a file means, and how: the settings its configuration stands for, the names its
/// parameters have here, the values of buffers.
struct ReferenceUnit {
    let unit: NeuronUnit
    var chosen: [String: SettingValue] = [:]
    /// A catalogue activation.
    var activation: String?
    /// Names in the file of parameters that are called otherwise here.
    var fileNames: [String: String] = [:]
    /// Knots of every input, where the file gives them.
    var knots: [Double]?

    init(_ unit: NeuronUnit) { self.unit = unit }

    /// The unit of a file's name and a case's configuration.
    init(named name: String, _ config: ReferenceConfiguration) throws(ReferenceError) {
        switch name {
        case "dense":
            self.init(.dense)
            activation = try config.choice("activation", Self.activations)
            fileNames = ["weight": "W", "bias": "b"]
        case "siren":
            self.init(.siren)
            chosen["omega"] = .number(try config.number("omega0"))
        case "wire_real":
            self.init(.wireReal)
            chosen["omega"] = .number(try config.number("omega0"))
            chosen["scale"] = .number(try config.number("s0"))
        case "fan":
            self.init(.fan)
            chosen["ratio"] = .number(try config.number("p_ratio"))
            chosen["phase"] = .flag(try config.flag("p_bias"))
            activation = try config.choice("g_activation", Self.activations)
        case "gated_fan":
            self.init(.gatedFAN)
            chosen["ratio"] = .number(try config.number("p_ratio"))
            activation = "gelu"
        case "kan":
            self.init(.kan)
            let range = try config.numbers("range")
            guard range.count == 2 else { throw config.bad("range", "two numbers") }
            chosen["grid"] = .number(try config.number("G"))
            chosen["order"] = .number(try config.number("k"))
            chosen["low"] = .number(range[0])
            chosen["high"] = .number(range[1])
            chosen["scales"] = .flag(try config.flag("scale_sp"))
            chosen["base"] = .choice(try config.text("base"))
            knots = try config.numbers("knots")
        case "fourier_kan":
            self.init(.fourierKAN)
            chosen["frequencies"] = .number(try config.number("g"))
        case "chebyshev_kan":
            self.init(.chebyshevKAN)
            chosen["degree"] = .number(try config.number("degree"))
        case "relu_kan":
            self.init(.reluKAN)
            chosen["grid"] = .number(try config.number("g"))
            chosen["order"] = .number(try config.number("k"))
            chosen["low"] = .number(0)
            chosen["high"] = .number(1)
        case "nac": self.init(.nac)
        case "nalu":
            self.init(.nalu)
            chosen["epsilon"] = .number(try config.number("eps"))
        case "nau": self.init(.nau)
        case "nmu": self.init(.nmu)
        case "pau":
            self.init(.rationalActivation)
            chosen["version"] = .choice(try config.choice("variant", ["sum_of_abs": "A", "abs_of_sum": "B"]))
            chosen["numerator"] = .number(try config.number("m"))
            chosen["denominator"] = .number(try config.number("n"))
            chosen["sharing"] = .choice(try config.text("sharing"))
        case "paon":
            self.init(try config.choice("variant", ["A": "A", "S": "S"]) == "A" ? .paonA : .paonS)
            chosen["numerator"] = .number(try config.number("M"))
            chosen["denominator"] = .number(try config.number("N"))
        case "quadratic": self.init(.quadratic)
        case "rbf":
            self.init(.radialBasis)
            chosen["width"] = .choice(
                try config.choice("width", ["sigma": "sigma", "log_sigma": "log-sigma", "gamma": "gamma"]))
        case "multiplet":
            self.init(.multiplet)
            chosen["powers"] = .numbers(try config.numbers("p"))
            chosen["difference"] = .number(try config.number("q"))
        case "gru":
            self.init(.gru)
            chosen["reset"] = .choice(try config.text("reset"))
            fileNames = ["input": "W_ih", "recurrent": "W_hh", "input-bias": "b_ih", "recurrent-bias": "b_hh"]
        default: throw .unknownUnit(name)
        }
        for (key, value) in chosen {
            // Every key above is a setting of its unit.
            guard let setting = unit.settings.first(where: { $0.name == key }), setting.allows(value) else {
                let expected = unit.settings.first { $0.name == key }?.expectation ?? "known"
                throw .badConfiguration(key, case: config.name, expected: expected)
            }
        }
    }

    /// Activations of the files, by their names here.
    private static let activations = [
        "identity": "identity", "tanh": "tanh", "relu": "relu", "sigmoid": "sigmoid", "silu": "silu",
        "sin": "sin",
        "softplus": "softplus", "gelu_erf": "gelu", "gelu_tanh": "gelu-tanh", "elu": "elu",
        "leaky_relu_0.01": "leaky-relu", "exp_neg_sq": "gaussian",
    ]
}
