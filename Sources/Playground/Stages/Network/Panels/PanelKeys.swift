/// A set of keys that count while a panel has them; panels in which the same can be done share a set.
public struct PanelKeys: Sendable {
    public let name: String
    let bindings: [KeyBinding]

    /// - Parameter write: lists the keys, as in `KeyTable`.
    public init(_ name: String, _ write: (inout KeyTable.Writer) -> Void) {
        self.name = name
        var writer = KeyTable.Writer(group: .within)
        writer.place = .panel(keys: name)
        write(&writer)
        bindings = writer.bindings
    }

    /// From layer to layer and from unit to unit.
    public static let selection = PanelKeys("selection") {
        $0("left h", .move(.left), "layer", "The layer before")
        $0("right l", .move(.right), "layer", "The next layer", 69)
        $0("up k", .move(.up), "unit", "The unit above", 0)
        $0("down j", .move(.down), "unit", "The unit below", 68)
    }

    /// From input to input of the selected unit.
    public static let edges = PanelKeys("edges") {
        $0("L", .network(.nextInput), "input", "The edge from the next input", 12)
        $0("H", .network(.previousInput), "input", "The edge from the input before")
    }

    /// From row to row, and a row's value.
    public static let settings = PanelKeys("settings") {
        $0("up k", .move(.up), "row", "The setting above")
        $0("down j", .move(.down), "setting", "The setting below", 83)
        $0("left h", .move(.left), "less", "A smaller or the previous value")
        $0("right l", .move(.right), "change", "A larger or the next value", 82)
        $0("enter", .move(.edit), "type", "Type a value", 81)
        $0("home", .move(.firstRow), "first", "The first setting")
        $0("end", .move(.lastRow), "last", "The last setting")
    }

    /// From moment to moment of the losses.
    public static let moments = PanelKeys("moments") {
        $0("left h", .move(.left), "cursor", "Read the losses at an earlier step")
        $0("right l", .move(.right), "cursor", "Read the losses at a later step", 80)
    }

    /// In the order of the help.
    static let standard = [selection, edges, settings, moments, lenses]
}
