import Catalogue

extension Network {
    /// How the layers beside one want a linear layer to start: the one it takes its inputs from, or else the one that takes
    /// its outputs. `nil` where neither has a way of its own.
    static func neighbourStart(of index: Int, in layers: [Experiment.Layer]) -> LayerStart? {
        func start(_ neighbour: Int, _ side: (NeighbourStarts) -> (@Sendable (SettingValues) -> LayerStart)?)
            -> LayerStart?
        {
            guard layers.indices.contains(neighbour), let unit = Palette.unit(named: layers[neighbour].unit) else {
                return nil
            }
            return side(unit.neighbours)?(SettingValues(unit.settings, chosen: layers[neighbour].settings))
        }
        return start(index - 1, \.behind) ?? start(index + 1, \.inFront)
    }
}
