import Catalogue

/// What of an experiment may be changed to meet a budget: widths of hidden layers, and the fineness of units
/// that have grids, centres or frequencies.
struct BudgetKnobs {
    /// Hidden layers whose width can be chosen.
    let widths: [Int]
    /// Layers with a fineness, the output layer's index being the number of hidden ones.
    let grids: [(layer: Int, name: String, value: Int, range: ClosedRange<Int>)]
    private let experiment: Experiment

    /// Settings that say how fine a unit is, rather than what it computes.
    private static let gridNames = ["grid", "centres", "frequencies", "kernels", "rank"]

    init(_ experiment: Experiment) {
        self.experiment = experiment
        widths = experiment.layers.indices.filter {
            Palette.unit(named: experiment.layers[$0].unit)?.width == .chosen
        }
        grids = (experiment.layers + [experiment.output]).enumerated().compactMap { index, layer in
            for setting in Palette.unit(named: layer.unit)?.settings ?? [] where gridNames(setting.name) {
                guard case .integer(_, let range) = setting.kind,
                    case .number(let value) = layer.settings[setting.name] ?? setting.defaultValue
                else { continue }
                return (index, setting.name, Int(value), range)
            }
            return nil
        }
        func gridNames(_ name: String) -> Bool { Self.gridNames.contains(name) }
    }

    var startWidths: [Int] { widths.map { experiment.layers[$0].width } }

    /// Widths that keep their proportions.
    func widths(times factor: Double) -> [Int] {
        startWidths.map { max(1, min(PresetLimits.width, Int((Double($0) * factor).rounded()))) }
    }

    /// Grids that keep their proportions.
    func grids(times factor: Double) -> [Int] {
        grids.map { max($0.range.lowerBound, min($0.range.upperBound, Int((Double($0.value) * factor).rounded()))) }
    }

    /// The experiment with other widths and grids.
    func experiment(widths: [Int], grids: [Int]) -> Experiment {
        var result = experiment
        for (layer, width) in zip(self.widths, widths) { result.layers[layer].width = width }
        for (grid, value) in zip(self.grids, grids) where value != grid.value {
            if grid.layer < result.layers.count {
                result.layers[grid.layer].settings[grid.name] = .number(Double(value))
            } else {
                result.output.settings[grid.name] = .number(Double(value))
            }
        }
        return result
    }
}
