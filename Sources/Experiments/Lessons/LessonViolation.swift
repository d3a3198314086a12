import Catalogue

/// A change that a lesson's goal does not allow.
public enum LessonViolation: Hashable, Sendable {
    case data
    case steps(Int, limit: Int)
    case phases
    case layers
    case start
    case unit(String)
    case activation(String)
    case formula(String)
    case parameters(Int, limit: Int)

    /// One clause: "the data must stay as they are".
    public var sentence: String {
        switch self {
        case .data: "the data must stay as they are"
        case .steps(let steps, let limit): "\(steps) steps are more than the lesson's \(limit)"
        case .phases: "a lesson has no phases"
        case .layers: "the layers and their widths must stay as they are"
        case .start: "the initializer and the biases' start must stay as they are"
        case .unit(let name): "there is a “\(name)” layer; only kinds of layers that the lesson begins with count"
        case .activation(let name): "“\(name)” is not allowed here"
        case .formula(let text): "a typed formula is not allowed here: “\(text.prefix(60))”"
        case .parameters(let count, let limit): "\(count) parameters are more than the \(limit) allowed"
        }
    }
}

extension Experiment.LessonGoal {
    /// What an attempt changed against the rules; the number of parameters only the built network knows.
    public func violations(of attempt: Experiment, lesson: Experiment) -> [LessonViolation] {
        var found: [LessonViolation] = []
        if attempt.data != lesson.data { found.append(.data) }
        if attempt.steps > lesson.steps { found.append(.steps(attempt.steps, limit: lesson.steps)) }
        if attempt.phases != lesson.phases { found.append(.phases) }
        if kept.contains(.layers), attempt.layers.map(\.shape) != lesson.layers.map(\.shape) { found.append(.layers) }
        if kept.contains(.start), attempt.start != lesson.start { found.append(.start) }
        let layers = attempt.layers + [attempt.output]
        let kinds = Set((lesson.layers + [lesson.output]).map(\.unit))
        for unit in layers.map(\.unit) where !kinds.contains(unit) { found.append(.unit(unit)) }
        for layer in layers {
            guard let choice = layer.activation else { continue }
            let isAuto = choice.name == Experiment.ActivationChoice.auto.name
            guard let name = isAuto ? Palette.unit(named: layer.unit)?.defaultActivation : choice.name else {
                continue
            }
            if Palette.activation(named: name) == nil {
                if !without.isEmpty || !only.isEmpty { found.append(.formula(name)) }
            } else if without.contains(name) || !only.isEmpty && !only.contains(name) {
                found.append(.activation(name))
            }
        }
        var seen: Set<LessonViolation> = []
        return found.filter { seen.insert($0).inserted }
    }
}

extension Experiment.Layer {
    fileprivate struct Shape: Hashable {
        let unit: String
        let width: Int
    }

    fileprivate var shape: Shape { Shape(unit: unit, width: width) }
}

extension Experiment {
    fileprivate struct Start: Hashable {
        let initialization: String?
        let biases: [SettingValue?]
    }

    fileprivate var start: Start {
        Start(initialization: initialization, biases: layers.map { $0.settings["initial-bias"] })
    }
}
