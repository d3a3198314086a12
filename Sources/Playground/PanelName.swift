/// The panels of the screen, in the order of their numbers.
public enum PanelName: String, Hashable, Sendable, CaseIterable, Comparable {
    case network, loss, output, activations, units, unit, settings, data

    /// The key that leads to it: 1 is the first.
    public var number: Int { (Self.allCases.firstIndex(of: self) ?? 0) + 1 }

    public static func < (left: PanelName, right: PanelName) -> Bool { left.number < right.number }
}
