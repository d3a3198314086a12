import Catalogue
import Experiments

/// An activation with values for its parameters.
public struct ExploredFunction: Hashable, Sendable {
    public let activation: Activation
    public private(set) var parameters: [Double]

    public init(_ activation: Activation) {
        self.activation = activation
        parameters = activation.parameters.map(\.default)
    }

    /// The function of a name or an alias, or a typed formula, with its default parameters; `nil` where it is neither.
    public init?(named name: String) {
        guard let activation = Palette.activation(of: name) else { return nil }
        self.init(activation)
    }

    var name: String { activation.name }

    /// Name and the parameters that are not at their defaults.
    var label: String {
        let changed = zip(activation.parameters, parameters).filter { $0.default != $1 }
            .map { "\($0.name)=\(SettingRow.shortest($1))" }
        return changed.isEmpty ? name : name + " " + changed.joined(separator: " ")
    }

    /// Changes a parameter; values outside its range become the nearest end.
    mutating func set(_ index: Int, to value: Double) {
        let range = activation.parameters[index].range
        parameters[index] = min(max(value, range.lowerBound), range.upperBound)
    }

    mutating func reset() { parameters = activation.parameters.map(\.default) }

    /// The function and its derivatives up to an order.
    func derivatives(at points: [Double], order: Int = 0) -> [[Double]] {
        activation.derivatives(at: points, parameters: parameters, order: order)
    }

    /// How a parameter is changed.
    func control(_ index: Int) -> SettingControl {
        let range = activation.parameters[index].range
        return .number(parameters[index], Ladder(multiplesOf: step(of: index), in: range), range)
    }

    /// What a key adds to a parameter: about a tenth of its default, as 1, 2 or 5 of a decimal place.
    private func step(of index: Int) -> Double {
        let parameter = activation.parameters[index]
        let width = parameter.range.upperBound - parameter.range.lowerBound
        // Around 0 there is no size to go by, and ranges may be without meaning.
        let size = parameter.default == 0 ? min(width / 10, 1) : parameter.default.magnitude
        var step = 1.0
        while step > size / 10 { step /= 10 }
        while step * 10 <= size / 10 { step *= 10 }
        return step * 5 <= size / 10 ? step * 5 : step * 2 <= size / 10 ? step * 2 : step
    }

    public static func == (left: Self, right: Self) -> Bool {
        left.name == right.name && left.activation.formula == right.activation.formula
            && left.parameters == right.parameters
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        hasher.combine(parameters)
    }
}
