import ArgumentParser
import Catalogue
import Experiments
import Formulas
import Training

/// The catalogue of activations: a list, one as a card, values at points.
struct ActivationsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "activations", abstract: "List activations, show one, or compute one at points.",
        discussion: """
            soma activations --family ReLU               those of a family
            soma activations gelu                        formula, facts and curve of one
            soma activations gelu --at -1,0,2.5 --json   its values and derivatives there
            soma activations "x*sigmoid(a*x) with a=1.5" a formula of your own
            """)

    @Argument(help: "A name or alias, or a formula of x; all are listed if none is given.") var name: String?
    @Option(help: "List only this family.") var family: String?
    @Option(
        parsing: .unconditional, help: "Points to compute at, separated by commas: --at -1,0,2.5.") var at: String?
    @Option(help: "Arithmetic for --at: single, as training has it unless told otherwise, or double.")
    var precision = Experiment.Precision.single.rawValue
    @Option(name: .customLong("set"), help: "The value of a parameter, as name=value. May be repeated.")
    var values: [String] = []
    @Flag(help: "Write JSON.") var json = false

    func run() throws {
        try reportingFailures {
            guard let name else {
                for (option, isGiven) in [("--at", at != nil), ("--set", !values.isEmpty)] where isGiven {
                    throw UsageError("\(option) is about one activation; name it first")
                }
                return try list()
            }
            if family != nil { throw UsageError("--family is for the list; leave it or '\(name)' out") }
            if let unit = Self.vectorUnit(name) { return try show(unit) }
            let activation = try Self.activation(name)
            let parameters = try Self.parameters(of: activation, values)
            guard let at else {
                return StandardOutput.write(
                    json
                        ? ActivationRecord.entry(activation, parameters, isWhole: true).text + "\n"
                        : ActivationText.card(activation, parameters))
            }
            let precision = try Self.precision(precision)
            let points = try Self.points(at, precision)
            let samples = activation.samples(at: points, parameters: parameters, precision: precision)
            StandardOutput.write(
                json
                    ? ActivationRecord.samples(activation, parameters, points, samples, precision).text + "\n"
                    : ActivationText.samples(points, samples, precision))
        }
    }

    private func list() throws {
        var activations = Array(Palette.activations)
        var units = Array(Palette.vectorUnits)
        if let family {
            let families = ActivationText.families
            guard let found = families.first(where: { Palette.key($0) == Palette.key(family) }) else {
                let nearest = nearestName(to: family, among: families)
                throw UsageError(
                    "there is no family “\(family)”"
                        + (nearest == nil ? "; expected one of \(families.joined(separator: ", "))" : hint(nearest)))
            }
            activations = activations.filter { $0.family == found }
            units = units.filter { $0.family == found }
        }
        if json {
            for activation in activations {
                StandardOutput.write(
                    ActivationRecord.entry(activation, activation.parameters.map(\.default), isWhole: false).text + "\n"
                )
            }
            for unit in units { StandardOutput.write(CardRecord.line(unit.card, kind: "unit").text + "\n") }
        } else {
            StandardOutput.write(ActivationText.list(activations, units))
        }
    }

    private func show(_ unit: NeuronUnit) throws {
        if !values.isEmpty { throw UsageError("the settings of “\(unit.name)” are set in a preset, as a layer's") }
        guard let at else {
            return StandardOutput.write(
                json ? CardRecord.line(unit.card, kind: "unit").text + "\n" : ActivationText.card(unit))
        }
        let precision = try Self.precision(precision)
        let points = try Self.points(at, precision)
        guard let samples = unit.samples(of: points, precision: precision) else {
            throw UsageError(
                "“\(unit.name)” has weights of its own, so it has no values before it is in a network")
        }
        StandardOutput.write(
            json
                ? ActivationRecord.samples(unit, points, samples, precision).text + "\n"
                : ActivationText.samples(points, samples))
    }

    private static func vectorUnit(_ name: String) -> NeuronUnit? {
        Palette.activation(named: name) == nil ? Palette.vectorUnits[name] : nil
    }

    /// The entry of that name, or the typed formula.
    static func activation(_ text: String) throws(UsageError) -> Activation {
        if let entry = Palette.activation(named: text) { return entry }
        guard Palette.isFormula(text) else {
            let nearest = nearestName(to: text, among: Palette.activations.names + Palette.vectorUnits.names)
            throw UsageError(
                "there is no activation “\(text.prefix(60))”"
                    + (nearest == nil ? "; soma activations lists them" : hint(nearest)))
        }
        do { return try TypedActivation(text).activation } catch { throw UsageError(error.description) }
    }

    private static func parameters(of activation: Activation, _ given: [String]) throws(UsageError) -> [Double] {
        var values = activation.parameters.map(\.default)
        for text in given {
            let parts = text.split(separator: "=", maxSplits: 1).map { String($0) }
            guard parts.count == 2, let value = Double(parts[1]), value.isFinite else {
                throw UsageError("--set is '\(text.prefix(60))'; expected name=value such as alpha=0.5")
            }
            let key = Palette.key(parts[0])
            guard let index = activation.parameters.firstIndex(where: { Palette.key($0.name) == key }) else {
                let names = activation.parameters.map(\.name)
                throw UsageError(
                    "“\(activation.name)” has no parameter “\(parts[0].prefix(60))”; "
                        + (names.isEmpty ? "it has none" : "it has \(names.joined(separator: ", "))"))
            }
            let range = activation.parameters[index].range
            guard range.contains(value) else {
                throw UsageError(
                    "\(activation.parameters[index].name) is \(parts[1]); expected \(range.lowerBound) to \(range.upperBound)"
                )
            }
            values[index] = value
        }
        return values
    }

    private static func precision(_ text: String) throws(UsageError) -> Experiment.Precision {
        guard let precision = Experiment.Precision(rawValue: text.lowercased()) else {
            throw UsageError("--precision is '\(text)'; expected single or double")
        }
        return precision
    }

    private static func points(_ text: String, _ precision: Experiment.Precision) throws(UsageError) -> [Double] {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count <= pointLimit else {
            throw UsageError("--at has \(parts.count) points; at most \(pointLimit) are possible")
        }
        var points: [Double] = []
        for part in parts {
            let word = part.filter { !$0.isWhitespace }
            guard let value = Double(word), value.isFinite else {
                throw UsageError("--at has “\(word.prefix(40))”; expected numbers separated by commas such as -1,0,2.5")
            }
            guard precision == .double || Float(value).isFinite else {
                throw UsageError("\(word.prefix(40)) does not fit single precision; add --precision double")
            }
            points.append(value)
        }
        return points
    }

    private static let pointLimit = 100_000
}
