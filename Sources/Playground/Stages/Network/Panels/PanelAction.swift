import Experiments

/// What a press or a key within a panel asks for.
public enum PanelAction: Hashable, Sendable {
    /// Select a layer or a unit.
    case select(Selection)
    /// Select the layer or unit beside or above the selected one.
    case walk(Walk)
    /// Choose a row of the panel, which `State.row(of:)` tells it from then on.
    case choose(row: Int)
    /// Read the losses at a step; `nil` at none.
    case readLosses(at: Int?)
    /// A setting's next value, larger or smaller.
    case turn(SettingName, up: Bool)
    /// Open the list or the line in which a setting's value is chosen.
    case open(SettingName)
    /// Anything that has a key.
    case command(Command)

    /// A step of the selection.
    public enum Walk: Hashable, Sendable { case previousLayer, nextLayer, previousUnit, nextUnit }

    /// The step of the selection that an arrow key means; `nil` for other keys.
    static func walk(_ move: Move) -> PanelAction? {
        switch move {
        case .left: .walk(.previousLayer)
        case .right: .walk(.nextLayer)
        case .up: .walk(.previousUnit)
        case .down: .walk(.nextUnit)
        default: nil
        }
    }
}
