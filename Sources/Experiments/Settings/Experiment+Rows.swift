import Catalogue
import Problems

extension Experiment {
    /// All settings as rows, those of the selected layer included.
    ///
    /// - Parameter layer: counted from 0; the output layer is the one behind the hidden ones.
    public func rows(layer: Int) -> [SettingRow] {
        let place = LayerPlace(index: min(max(0, layer), layers.count), in: self)
        return Self.sorted(Self.fields.flatMap { $0.rows(self) } + Layer.fields.flatMap { $0.rows(place, self) })
    }

    /// The rows of a field that is no layer's.
    public func rows(of field: ExperimentField) -> [SettingRow] { Self.sorted(field.rows(self)) }

    /// Group by group, within a group by rank; what has the same rank stays in its order.
    private static func sorted(_ rows: [SettingRow]) -> [SettingRow] {
        rows.enumerated().sorted {
            ($0.element.group.order, $0.element.rank, $0.offset) < ($1.element.group.order, $1.element.rank, $1.offset)
        }
        .map(\.element)
    }
}
