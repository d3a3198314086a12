import Catalogue
import ExpressionGraph

/// Which catalogue unit a file means, and how: the settings its configuration stands for, the names its
/// parameters have here, the values of buffers.
struct ReferenceUnit {
    let unit: NeuronUnit
    /// The settings that the file's configuration stands for.
    var chosen: [String: SettingValue]
    /// A catalogue activation.
    var activation: String?
    /// Names in the file of parameters that are called otherwise here.
    var fileNames: [String: String]
    /// Knots of every input, where the file gives them.
    var knots: [Double]?
    /// States of a cell, by their names here, that the file has at every time step, with its names.
    var states: [String: String]
    /// Values of parameters that the file knows nothing of, by their names here.
    var given: [String: @Sendable (Shape) -> [Double]]
    /// What the unit has in place of a parameter of the file, by its name here.
    var transforms: [String: @Sendable (Expr) -> Expr] = [:]
    /// Time steps of nothing that follow a sequence of the file.
    var padding = 0
    /// Whether the case is of a step of training.
    var isTraining = false
    /// Values of buffers, by their names here; the others are as the unit fills them.
    var buffers: [String: [Double]] = [:]
    /// Whether a row of the file is a signal or a picture, [batch, channels, ...], which a layer has as one row of numbers.
    var isSignal = false
    /// Whether the input is of numbers that a gradient flows to: not where they are the names of things.
    var hasInputGradient = true
    /// Outputs of a layer where they are not those of the file; `nil`: as many numbers as a row of the file's output has.
    var units: Int?

    init(
        _ unit: NeuronUnit, _ chosen: [String: SettingValue] = [:], activation: String? = nil,
        fileNames: [String: String] = [:], knots: [Double]? = nil, states: [String: String] = [:],
        given: [String: @Sendable (Shape) -> [Double]] = [:]
    ) {
        (self.unit, self.chosen, self.activation) = (unit, chosen, activation)
        (self.fileNames, self.knots) = (fileNames, knots)
        (self.states, self.given) = (states, given)
    }

    /// Refuses settings that the unit does not allow.
    func check(_ config: ReferenceConfiguration) throws(ReferenceError) {
        for (key, value) in chosen.sorted(by: { $0.key < $1.key }) {
            guard let setting = unit.settings.first(where: { $0.name == key }), setting.allows(value) else {
                let expected = unit.settings.first { $0.name == key }?.expectation ?? "known"
                throw config.bad(key, expected)
            }
        }
    }
}
