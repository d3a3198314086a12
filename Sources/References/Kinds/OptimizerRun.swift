import Catalogue
import ExpressionGraph

/// An optimizer of the catalogue as a case of reference vectors has it.
struct OptimizerRun {
    let optimizer: Optimizer
    let rate: Double
    let settings: SettingValues
    /// The factor of the parameter that is added to its gradient.
    private(set) var coupledDecay = 0.0

    /// What a name such as "adamw_lr1e-2_wd0.1" stands for.
    init(named name: String) throws(ReferenceError) {
        let words = name.split(separator: "_").map(String.init)
        var numbers: [String: Double] = [:]
        for word in words.dropFirst() {
            let key = word.prefix { $0.isLetter }
            numbers[String(key)] = Double(word.dropFirst(key.count))
        }
        let kind = words.first == "sgd" && numbers["mom"] != nil ? "momentum" : words.first ?? ""
        var chosen: [String: SettingValue] = [:]
        chosen["momentum"] = numbers["mom"].map { .number($0) }
        chosen["decay"] = numbers["wd"].map { .number($0) }
        guard let optimizer = Palette.optimizer(named: kind), optimizer.update != nil, let rate = numbers["lr"],
            rate.isFinite, numbers.count == words.count - 1, Self.fit(chosen, optimizer)
        else { throw .badConfiguration("name", case: name, expected: "like adamw_lr1e-2_wd0.1 or sgd_lr0.1_mom0.9") }
        (self.optimizer, self.rate) = (optimizer, rate)
        settings = SettingValues(optimizer.settings, chosen: chosen)
    }

    /// What a case whose name begins with an optimizer's stands for, with the settings of its configuration.
    init(_ config: ReferenceConfiguration) throws(ReferenceError) {
        let words = config.name.split(separator: "_")
        let names = (1...max(1, words.count)).reversed().lazy.map { words.prefix($0).joined(separator: "-") }
        guard let optimizer = names.compactMap({ Palette.optimizer(named: $0) }).first, optimizer.update != nil else {
            throw config.bad("name", "one that begins with an optimizer of the catalogue")
        }
        self.optimizer = optimizer
        let offered = Set(optimizer.settings.map(\.name))
        var chosen: [String: SettingValue] = [:]
        var rate: Double?
        for key in config.values.keys.sorted() where !config.isEmpty(key) {
            if Self.remarks.contains(key), !offered.contains(key) { continue }
            switch key {
            case "lr": rate = try config.number(key)
            case "inner":
                // "adam lr 1e-2".
                rate = try config.text(key).split(separator: " ").last.flatMap { Double($0) }
            case "betas":
                for (name, value) in zip(["beta1", "beta2"], try config.numbers(key)) { chosen[name] = .number(value) }
            case "etas":
                for (name, value) in zip(["shorter", "longer"], try config.numbers(key)) {
                    chosen[name] = .number(value)
                }
            case "step_sizes":
                for (name, value) in zip(["least", "greatest"], try config.numbers(key)) {
                    chosen[name] = .number(value)
                }
            case "adam_lr": chosen["vectors"] = .number(try config.number(key) / config.number("lr"))
            case "weight_decay":
                let isCoupled = try config.isEmpty("decoupled") ? !offered.contains("decay") : !config.flag("decoupled")
                if isCoupled {
                    coupledDecay = try config.number(key)
                } else {
                    chosen["decay"] = .number(try config.number(key))
                }
            case "correction":
                // The other one is the paper's.
                _ = try config.choice(key, ["moment": "package"])
            default:
                let name = Self.settings[key]?.first { offered.contains($0) } ?? key
                if case .flag(let value) = config.values[key] {
                    chosen[name] = .flag(value)
                } else {
                    chosen[name] = .number(try config.number(key))
                }
            }
        }
        guard let rate, rate.isFinite else { throw config.bad("lr", "a number") }
        self.rate = rate
        guard Self.fit(chosen, optimizer) else {
            throw config.bad("config", "settings of '\(optimizer.name)' within their limits")
        }
        settings = SettingValues(optimizer.settings, chosen: chosen)
    }

    private static func fit(_ chosen: [String: SettingValue], _ optimizer: Optimizer) -> Bool {
        chosen.allSatisfy { choice in
            optimizer.settings.contains { $0.name == choice.key && $0.allows(choice.value) }
        }
    }

    /// What settings the keys of configurations may stand for, where they are called otherwise.
    private static let settings = [
        "eps": ["epsilon"], "eps2": ["relative-epsilon"], "alpha": ["smoothing", "share"], "rho": ["smoothing"],
        "momentum_decay": ["warm-up"], "warmup": ["warm-up"], "beta2_decay": ["exponent"], "d": ["bound"],
        "clip": ["bound"],
        "k": ["period"],
    ]

    /// Keys that say what the name says already.
    private static let remarks: Set<String> = [
        "source", "note", "decoupled", "amsgrad", "adam", "power", "nesterov",
    ]
}

extension StateStart {
    /// The values of a tensor that begins so.
    ///
    /// - Parameter variables: of what is learned, by name.
    func values(of shape: Shape, given variables: [String: [Double]]) -> [Double] {
        if let value { return Interpreter(variables: variables).value(value) }
        var generator = SystemRandomNumberGenerator()
        return initializer.values(shape: shape, using: &generator)
    }
}
