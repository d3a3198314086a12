import Cells
import Problems
import Training

/// The columns of a network diagram: the inputs and the layers, or as many around the chosen one as a width shows.
struct NetworkColumns {
    let diagram: NetworkDiagram
    /// Columns shown, 0 the inputs.
    private let shown: Range<Int>
    private let captions: [LayerCaption]
    let hasDeadUnits: Bool
    /// What the lines stand for; `nil` where there are none.
    let strengthsName: String?

    /// A box of five columns and four for lines.
    private static let narrowest = 9
    /// More units of a layer than that are on no screen.
    private static let limit = 64

    init(_ panel: NetworkPanel, width: Int) {
        let problem = panel.problem
        let captions = LayerCaption.all(
            of: panel.experiment, observation: panel.observation, outputs: problem?.outputCount)
        let layers = panel.observation.flatMap { $0.layers.count == captions.count ? $0.layers : nil } ?? []
        let window = ScrollWindow(
            count: captions.count + 1, height: max(2, (width + 4) / Self.narrowest),
            selected: max(0, min(panel.selection.layer, captions.count - 1)) + 1)
        // Where the chosen layer would be the first, what it is fed from is as interesting.
        var first = window.visible.lowerBound
        if first == panel.selection.layer &+ 1, first > 0 { first -= 1 }
        let shown = first..<(first + window.visible.count)
        self.shown = shown
        self.captions = captions
        var columns: [NetworkDiagram.Layer] = []
        for column in shown {
            columns.append(
                column == 0
                    ? Self.inputs(problem, observed: layers.first)
                    : Self.layer(
                        captions[column - 1], observed: column - 1 < layers.count ? layers[column - 1] : nil,
                        names: column == captions.count ? Self.outputNames(problem) : [],
                        isSelected: panel.selection == Selection(layer: column - 1)))
        }
        let weights = shown.dropFirst().map { column in
            column - 1 < layers.count ? Self.weights(layers[column - 1]) : Grid(width: 0, height: 0, values: [])
        }
        var selected: NetworkDiagram.Unit?
        if let unit = panel.selection.unit, shown.contains(panel.selection.layer &+ 1) {
            selected = NetworkDiagram.Unit(layer: panel.selection.layer + 1 - shown.lowerBound, index: unit)
        }
        diagram = NetworkDiagram(columns, weights: Array(weights), selected: selected)
        hasDeadUnits = layers.contains { $0.deadUnits.contains(true) }
        strengthsName = layers.isEmpty ? nil : layers.allSatisfy(\.strengthsAreWeights) ? "weights" : "strengths"
    }

    var isPartial: Bool { shown.count < captions.count + 1 }

    /// `layers 3–6 of 12`.
    var place: String {
        "layers \(max(1, shown.lowerBound))–\(shown.upperBound - 1) of \(captions.count)"
    }

    /// `nil` for the inputs.
    func selection(column: Int, unit: Int?) -> Selection? {
        let layer = shown.lowerBound + column - 1
        return layer >= 0 ? Selection(layer: layer, unit: unit) : nil
    }

    private static func inputs(_ problem: Problem?, observed: LayerObservation?) -> NetworkDiagram.Layer {
        let names = problem?.inputNames ?? []
        let count = problem?.inputCount ?? max(0, observed?.inputs ?? 0)
        var pictures: [Grid] = []
        // Over the plane an input is a ramp, drawn like the units it feeds.
        if case .plane = problem?.geometry, count == 2, case .map = observed?.images.first {
            pictures = [
                Grid(width: 8, height: 8, x: -1...1, y: -1...1) { x, _ in x },
                Grid(width: 8, height: 8, x: -1...1, y: -1...1) { _, y in y },
            ]
        }
        return NetworkDiagram.Layer(
            count == 1 ? "input" : "\(count) in", count: count, labels: Array(names.prefix(limit)), pictures: pictures)
    }

    private static func outputNames(_ problem: Problem?) -> [String] {
        switch problem?.kind {
        case .regression(let names), .classes(let names): names
        // One unit says how much it is the second.
        case .binary(let names): names.suffix(1)
        case nil: []
        }
    }

    private static func layer(
        _ caption: LayerCaption, observed: LayerObservation?, names: [String], isSelected: Bool
    ) -> NetworkDiagram.Layer {
        let count = caption.units ?? 1
        let labels = (0..<min(count, limit)).map { unit -> String in
            let isDead = observed.map { unit < $0.deadUnits.count && $0.deadUnits[unit] } ?? false
            let name = unit < names.count ? names[unit] : caption.units == nil ? "?" : "\(unit + 1)"
            return isDead ? "×" + name : name
        }
        return NetworkDiagram.Layer(
            (isSelected ? "▸" : "") + caption.short, count: count, labels: labels,
            pictures: (observed?.images.prefix(limit) ?? []).map(\.grid))
    }

    /// From units by inputs to a row for each input and a column for each unit, of those that may be on the screen.
    private static func weights(_ layer: LayerObservation) -> Grid {
        let (units, inputs) = (layer.units, layer.inputs)
        guard units > 0, inputs > 0 else { return Grid(width: 0, height: 0, values: []) }
        let (width, height) = (min(units, limit), min(inputs, limit))
        var values: [Double] = []
        for input in 0..<height {
            for unit in 0..<width {
                let (start, overflow) = unit.multipliedReportingOverflow(by: inputs)
                let index = overflow ? Int.max : start.addingReportingOverflow(input).partialValue
                values.append(layer.strengths.indices.contains(index) ? layer.strengths[index] : .nan)
            }
        }
        return Grid(width: width, height: height, values: values)
    }
}
