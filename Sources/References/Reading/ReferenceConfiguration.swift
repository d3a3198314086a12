import Catalogue

/// A case's configuration, with complaints that name the case.
struct ReferenceConfiguration {
    let name: String
    let values: [String: ReferenceValue]
    /// Names of the parameters that the case has.
    private let parameters: Set<String>

    init(_ entry: ReferenceEntry, _ name: String) throws(ReferenceError) {
        self.name = name
        values = try entry.config ?? [:]
        parameters = Set(try (entry.params ?? [:]).keys)
    }

    private init(name: String, values: [String: ReferenceValue]) {
        (self.name, self.values, parameters) = (name, values, [])
    }

    /// Whether the case has a parameter of that name.
    func hasParameter(_ name: String) -> Bool { parameters.contains(name) }

    /// A configuration within this one.
    func fields(_ key: String) throws(ReferenceError) -> ReferenceConfiguration {
        guard case .fields(let values) = values[key] else { throw bad(key, "an object") }
        return ReferenceConfiguration(name: name, values: values)
    }

    func number(_ key: String) throws(ReferenceError) -> Double {
        guard case .number(let value) = values[key] else { throw bad(key, "a number") }
        return value
    }

    func text(_ key: String) throws(ReferenceError) -> String {
        guard case .text(let value) = values[key] else { throw bad(key, "a word") }
        return value
    }

    func flag(_ key: String) throws(ReferenceError) -> Bool {
        guard case .flag(let value) = values[key] else { throw bad(key, "true or false") }
        return value
    }

    func words(_ key: String) throws(ReferenceError) -> [String] {
        guard case .words(let value) = values[key] else { throw bad(key, "a list of words") }
        return value
    }

    func numbers(_ key: String) throws(ReferenceError) -> [Double] {
        guard case .numbers(let value) = values[key] else { throw bad(key, "a list of numbers") }
        return value
    }

    /// One of the given words, translated.
    func choice(_ key: String, _ words: [String: String]) throws(ReferenceError) -> String {
        guard let meaning = words[try text(key)] else {
            throw bad(key, "one of " + words.keys.sorted().joined(separator: ", "))
        }
        return meaning
    }

    /// Whether a key has this word for its value.
    func isText(_ key: String, _ word: String) -> Bool {
        if case .text(word) = values[key] { true } else { false }
    }

    /// Whether a key has no value.
    func isEmpty(_ key: String) -> Bool {
        switch values[key] {
        case nil, .other: true
        default: false
        }
    }

    /// The loss of a training case.
    func loss() throws(ReferenceError) -> Loss {
        if isEmpty("loss") { return .softmaxCrossEntropy }
        let names = ["ce": "softmax-cross-entropy", "mse": "mse", "half_sse": "half-squared-error"]
        guard let loss = Palette.loss(named: try choice("loss", names)) else { throw bad("loss", "a known loss") }
        return loss
    }

    /// A catalogue activation, by its name there.
    func activation(_ key: String) throws(ReferenceError) -> String { try choice(key, Self.activations) }

    /// Activations of the files, by their names here.
    private static let activations = [
        "identity": "identity", "tanh": "tanh", "relu": "relu", "sigmoid": "sigmoid", "silu": "silu",
        "sin": "sin", "softplus": "softplus", "gelu_erf": "gelu", "gelu_tanh": "gelu-tanh", "elu": "elu",
        "leaky_relu_0.01": "leaky-relu", "exp_neg_sq": "gaussian", "relu_full_gradient": "full-gradient-relu",
    ]

    func bad(_ key: String, _ expected: String) -> ReferenceError {
        .badConfiguration(key, case: name, expected: expected)
    }
}
