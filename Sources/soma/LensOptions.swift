import ArgumentParser
import Experiments
import Formulas

/// What a run is looked at with besides scores.
struct LensOptions: ParsableArguments {
    @Option(
        name: .customLong("lens"),
        help: ArgumentHelp(
            "Measure with a lens, too, at every report (\(Self.offered)).",
            valueName: "name"))
    var names: [String] = []

    private static let offered = Lens.all.map(\.name).joined(separator: ", ")

    /// The lenses named, each once.
    func lenses() throws -> [Lens] {
        var lenses: [Lens] = []
        for name in names {
            guard let lens = Lens.all[name] else {
                let nearest = nearestName(to: name, among: Lens.all.names)
                throw UsageError(
                    "there is no lens “\(name)”"
                        + (nearest == nil ? "; expected one of \(Self.offered)" : hint(nearest)))
            }
            if !lenses.contains(lens) { lenses.append(lens) }
        }
        return lenses
    }
}
