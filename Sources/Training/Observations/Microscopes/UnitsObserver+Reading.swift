import Catalogue
import ExpressionGraph

extension UnitsObserver {
    /// What a unit's own lens finds in its layer on the probe rows.
    func reading(_ slide: Slide) -> LensReading? {
        func watches(_ microscope: Microscope) -> [Watch] {
            guard case .lens(let lens) = microscope else { return [] }
            return lens.watches
        }
        guard case .lens(let lens) = slide.layer.microscope,
            let values = look(
                at: slide.index, rows: slide.probe.rows, slide.inputs, watching: { watches($0).map(\.value) }),
            let stage = stages[slide.index]
        else { return nil }
        return lens.read(
            WatchedValues(watches(stage.graph.microscope), values, classes: slide.probe.classes), slide.unit)
    }
}
