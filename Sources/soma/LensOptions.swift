import ArgumentParser
import Experiments
import Formulas
import Training

/// What a run is looked at with besides scores.
struct LensOptions: ParsableArguments {
    @Option(
        name: .customLong("lens"),
        help: ArgumentHelp(
            "Measure with a lens, too, at every report (\(Self.offered)); 2.3 for the lens of unit 3 in layer 2, at the end.",
            valueName: "name"))
    var names: [String] = []

    private static let offered = Lens.all.map(\.name).joined(separator: ", ")

    /// A unit whose own lens is asked for, as it is spelled: from 1.
    struct UnitPlace: Hashable {
        let layer: Int
        let unit: Int

        /// "2.3".
        init?(_ text: String) {
            let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
            guard parts.count == 2, let layer = parts[0], let unit = parts[1], layer > 0, unit > 0 else { return nil }
            (self.layer, self.unit) = (layer, unit)
        }
    }

    /// The units whose own lenses are asked for; each must have one in this network.
    func units(_ session: Session) throws -> [UnitPlace] {
        let units = names.compactMap(UnitPlace.init)
        for place in units where session.reading(ofUnit: place.unit - 1, inLayer: place.layer - 1) == nil {
            let layers = session.graph.network.layers
            let offered = layers.indices.filter { layers[$0].lens != nil }.map { "\($0 + 1)" }
            throw UsageError(
                "--lens \(place.layer).\(place.unit): there is no such unit with a lens of its own; "
                    + (offered.isEmpty
                        ? "no layer of this network offers one"
                        : "layers of this network that offer one: \(offered.joined(separator: ", "))"))
        }
        return units
    }

    /// The lenses on the whole network that are named, each once.
    func lenses() throws -> [Lens] {
        var lenses: [Lens] = []
        for name in names where UnitPlace(name) == nil {
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
