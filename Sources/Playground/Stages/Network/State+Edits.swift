import Catalogue
import Experiments
import Problems
import Training

/// An experiment that a command leads to, and the layer selected then.
struct Edit: Hashable {
    var experiment: Experiment
    var layer: Int
}

extension State {
    /// What a command would make of the experiment; `nil` where it would change nothing.
    func edit(_ command: NetworkCommand) -> Edit? {
        switch command {
        case .rateUp, .rateDown: setting(.rate, up: command == .rateUp)
        case .batchUp, .batchDown: setting(.batch, up: command == .batchUp)
        case .l2Up, .l2Down: setting(.l2, up: command == .l2Up)
        case .noiseUp, .noiseDown: setting(.noise, up: command == .noiseUp)
        case .widthUp, .widthDown: width(by: command == .widthUp ? 1 : -1)
        case .removeLayer: removal
        case .moveEarlier: move(by: -1)
        case .moveLater: move(by: 1)
        default: nil
        }
    }

    /// What a command would do to the weights, in words; `nil` where it changes no experiment.
    func effectOfEdit(_ command: Command) -> String? {
        guard case .network(let command) = command else { return nil }
        return edit(command).map { EditEffect(from: experiment, to: $0.experiment).description }
    }

    private func setting(_ name: SettingName, up: Bool) -> Edit? {
        guard let row = experiment.rows(layer: selection.layer).first(where: { $0.name == name }),
            let entry = row.next(up: up)
        else { return nil }
        return Edit(experiment: row.setting(entry, in: experiment), layer: selection.layer)
    }

    private func width(by change: Int) -> Edit? {
        guard !isOutputSelected, Palette.unit(named: selectedLayer.unit)?.width == .chosen else { return nil }
        let width = selectedLayer.width + change
        guard (1...PresetLimits.width).contains(width) else { return nil }
        var edited = experiment
        edited.layers[selection.layer].width = width
        return Edit(experiment: edited, layer: selection.layer)
    }

    private var removal: Edit? {
        guard !isOutputSelected else { return nil }
        var edited = experiment
        edited.layers.remove(at: selection.layer)
        return Edit(experiment: edited, layer: min(selection.layer, edited.layers.count))
    }

    private func move(by change: Int) -> Edit? {
        let other = selection.layer + change
        guard !isOutputSelected, experiment.layers.indices.contains(other) else { return nil }
        var edited = experiment
        edited.layers.swapAt(selection.layer, other)
        return Edit(experiment: edited, layer: other)
    }

    /// The experiment with another kind of unit for the selected layer, or a new layer of that kind.
    func edit(unit name: String, for purpose: Picker.Purpose) -> Edit? {
        guard let unit = Palette.unit(named: name) else { return nil }
        var edited = experiment
        switch purpose {
        case .newLayer(let index):
            guard experiment.layers.count < PresetLimits.layers else { return nil }
            let index = min(max(0, index), edited.layers.count)
            // As wide as its neighbour, with what the neighbour has after it.
            let neighbour = edited.layers.indices.contains(index - 1) ? edited.layers[index - 1] : edited.layers.first
            var layer = Self.layer(unit, width: neighbour?.width ?? 8)
            if unit.name == neighbour?.unit { layer.activation = neighbour?.activation ?? .auto }
            edited.layers.insert(layer, at: index)
            return Edit(experiment: edited, layer: index)
        case .unit:
            guard unit.name != selectedLayer.unit, !isOutputSelected || unit.width == .chosen else { return nil }
            // Where the old unit's activation was its own default, the new one gets its own too.
            let activation: Experiment.ActivationChoice? = isOutputSelected ? selectedLayer.activation : .auto
            var layer = Self.layer(unit, width: selectedLayer.width)
            layer.activation = activation
            if isOutputSelected { edited.output = layer } else { edited.layers[selection.layer] = layer }
            return Edit(experiment: edited, layer: selection.layer)
        default: return nil
        }
    }

    /// A layer of a width, where that is a choice: where it is not, a preset has no place for it.
    private static func layer(_ unit: NeuronUnit, width: Int) -> Experiment.Layer {
        unit.width == .chosen ? Experiment.Layer(unit: unit.name, width: width) : Experiment.Layer(unit: unit.name)
    }

    /// The experiment with another activation after the selected layer.
    func edit(activation name: String?) -> Edit? { edit(activation: name.map { Experiment.ActivationChoice($0) }) }

    /// The same with values for its parameters.
    func edit(activation choice: Experiment.ActivationChoice?) -> Edit? {
        guard choice != selectedLayer.activation else { return nil }
        var edited = self
        edited.selectedLayer.activation = choice
        return Edit(experiment: edited.experiment, layer: selection.layer)
    }

    /// The experiment with other data; what only fitted the old data goes.
    func edit(data origin: ProblemSource.Origin, title: String, note: String) -> Edit? {
        guard origin != experiment.data.origin else { return nil }
        var edited = experiment
        edited.data = ProblemSource(origin, settings: ProblemSettings(seed: experiment.data.settings.seed))
        edited.loss = Experiment.Choice("auto")
        (edited.goal, edited.phases, edited.expectations) = (nil, [], [])
        (edited.title, edited.note) = (title, note)
        return Edit(experiment: edited, layer: selection.layer)
    }
}
