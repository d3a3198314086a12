/// Which panel has the keys, which are hidden, and how large each is: what a person has made of the table of panels.
public struct PanelLayout: Sendable {
    public let table: PanelTable
    /// The panel that has the keys; never a hidden one.
    public internal(set) var focus: PanelName
    /// The panel that has the whole screen, which then has the keys too.
    public internal(set) var zoomed: PanelName?
    public internal(set) var hidden: Set<PanelName>
    /// Panels by how lately they had the keys: of panels that share a place the latest is shown.
    public private(set) var recent: [PanelName]
    /// Factors on the sizes of panels.
    public private(set) var growth: [PanelName: Double] = [:]
    /// Factors on the sizes of parts of the screen, as borders were dragged.
    private(set) var shares: [ScreenLayout.Part: Double] = [:]
    /// The border that is being dragged.
    var dragged: ScreenLayout.Border?
    /// The chosen rows of panels that have rows.
    var rows: [PanelName: Int] = [:]

    /// All panels that are seen at first at their usual sizes, the first with the keys.
    public init(_ table: PanelTable) {
        self.table = table
        (focus, recent, hidden) = (table.names[0], table.names, table.hiddenAtFirst)
    }

    /// The panel that has had the keys most lately, of those that are seen and not another.
    func latest(besides other: PanelName? = nil) -> PanelName? {
        recent.first { !hidden.contains($0) && $0 != other }
    }

    /// Gives a panel the keys; a hidden one appears.
    mutating func focus(on panel: PanelName) {
        hidden.remove(panel)
        focus = panel
        if zoomed != nil { zoomed = panel }
        recent.removeAll { $0 == panel }
        recent.insert(panel, at: 0)
    }

    /// Hides a panel, whose keys go to the latest other; false where it is the last.
    mutating func hide(_ panel: PanelName) -> Bool {
        guard hidden.count < table.entries.count - 1 else { return false }
        hidden.insert(panel)
        zoomed = nil
        if let next = latest() { focus(on: next) }
        return true
    }

    /// Gives the panel with the keys the whole screen, or takes it back.
    mutating func zoom() { zoomed = zoomed == nil ? focus : nil }

    /// Changes the size of the panel with the keys.
    mutating func grow(by factor: Double) { growth[focus] = min(8, max(0.125, (growth[focus] ?? 1) * factor)) }

    /// Changes the size of a part of the screen.
    mutating func grow(_ part: ScreenLayout.Part, by factor: Double) {
        shares[part] = min(20, max(0.05, (shares[part] ?? 1) * factor))
    }

    /// Shows all panels at their usual sizes.
    mutating func reset() { (zoomed, hidden, growth, shares) = (nil, table.hiddenAtFirst, [:], [:]) }

    /// Brings the keys to a panel that is seen.
    mutating func settle() {
        if hidden.contains(focus), let first = latest() { focus = first }
        if let zoomed, zoomed != focus { self.zoomed = focus }
    }
}
