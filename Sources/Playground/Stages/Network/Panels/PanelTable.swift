/// The panels that there are, in the order of their digits.
public struct PanelTable: Sendable {
    public let entries: [PanelEntry]

    /// The panels of the playground. A new one is listed here and stands in a file of its own.
    public static let standard = PanelTable([
        .network, .loss, .output, .activations, .units, .unit, .settings, .data, .lens,
    ])

    /// - Precondition: no name twice, and at least one panel.
    public init(_ entries: [PanelEntry]) {
        precondition(!entries.isEmpty, "a screen has at least one panel")
        precondition(Set(entries.map(\.name)).count == entries.count, "each panel has a name of its own")
        self.entries = entries
    }

    public var names: [PanelName] { entries.map(\.name) }

    /// The entry of a name; `nil` where there is none.
    public subscript(name: PanelName) -> PanelEntry? { entries.first { $0.name == name } }

    /// The digit that leads to a panel; panels after the ninth have none.
    public func digit(of name: PanelName) -> Int? {
        guard let index = entries.firstIndex(where: { $0.name == name }), index < 9 else { return nil }
        return index + 1
    }

    /// The panels that are not on the screen until they are asked for.
    var hiddenAtFirst: Set<PanelName> { Set(entries.filter(\.opensHidden).map(\.name)) }

    /// The panels of a home, in the order of the table.
    func names(of home: PanelEntry.Home) -> [PanelName] { entries.filter { $0.home == home }.map(\.name) }
}
