import Cells

/// Where everything stands on a screen of a size.
public struct ScreenLayout: Hashable, Sendable {
    /// A panel that is seen.
    public struct Place: Hashable, Sendable {
        public let panel: PanelName
        /// Its box, border included.
        public let rect: Rect
        /// All panels that take turns here.
        public let sharing: [PanelName]
    }

    /// Below this there is only room to say so.
    public static let minimum = Size(width: 40, height: 10)

    public let size: Size
    public private(set) var header = Rect(x: 0, y: 0, width: 0, height: 0)
    /// A row for progress and settings, where there are rows to spare.
    public private(set) var progress: Rect?
    /// A row for what the screen costs, where that was asked for.
    public private(set) var costs: Rect?
    public private(set) var bottom = Rect(x: 0, y: 0, width: 0, height: 0)
    /// Between header and bottom line.
    public private(set) var body = Rect(x: 0, y: 0, width: 0, height: 0)
    /// Where the panels of the network's stage are; other stages divide the body as they like.
    public private(set) var places: [Place] = []
    /// Where parts meet.
    private(set) var borders: [Border] = []
    /// Panels in the order of the tab key.
    public private(set) var order: [PanelName] = []

    public var isTooSmall: Bool { size.width < Self.minimum.width || size.height < Self.minimum.height }

    /// - Parameters:
    ///   - panels: the panels to divide the body among; `nil` on stages that divide it as they like.
    ///   - hasCosts: whether there is a row for what the screen costs.
    init(_ panels: PanelLayout?, hasCosts: Bool, size: Size) {
        self.size = size
        guard !isTooSmall else { return }
        header = Rect(x: 0, y: 0, width: size.width, height: 1)
        bottom = Rect(x: 0, y: size.height - 1, width: size.width, height: 1)
        let isRoomy = size.height >= 30
        if isRoomy { progress = Rect(x: 0, y: 1, width: size.width, height: 1) }
        var top = isRoomy ? 2 : 1
        if hasCosts, size.height > Self.minimum.height {
            costs = Rect(x: 0, y: top, width: size.width, height: 1)
            top += 1
        }
        body = Rect(x: 0, y: top, width: size.width, height: size.height - top - 1)
        guard let panels else { return }
        let arrangement = Arrangement.fitting(size, panels.table).without(panels.hidden) ?? .place([panels.focus])
        order = arrangement.panels
        if let zoomed = panels.zoomed {
            places = [Place(panel: zoomed, rect: body, sharing: [zoomed])]
        } else {
            add(arrangement, in: body, panels)
        }
    }

    private mutating func add(_ arrangement: Arrangement, in rect: Rect, _ layout: PanelLayout) {
        switch arrangement {
        case .place(let panels, _):
            guard let front = layout.recent.first(where: panels.contains) ?? panels.first else { return }
            places.append(Place(panel: front, rect: rect, sharing: panels))
        case .split(let axis, _, let parts):
            let names = parts.map { Part(axis: axis, panels: $0.panels) }
            let weights = zip(parts, names).map { part, name in
                Split.Part(
                    .share(part.weight(layout.growth) * (layout.shares[name] ?? 1), minimum: axis == .rows ? 5 : 16))
            }
            var before: (name: Part, rect: Rect)?
            for ((part, name), rect) in zip(zip(parts, names), Split(axis, weights).rects(of: rect)) {
                guard let rect else { continue }
                if let before {
                    borders.append(Border(first: before.name, second: name, from: before.rect, to: rect))
                }
                before = (name, rect)
                add(part, in: rect, layout)
            }
        }
    }

    /// The box of a panel, if it is seen.
    public func rect(of panel: PanelName) -> Rect? { places.first { $0.panel == panel }?.rect }

    /// What is under a cell.
    func place(at point: Point) -> Place? { places.first { $0.rect.contains(point) } }
}

extension State {
    /// Where everything stands now.
    var layout: ScreenLayout { layout(display.size) }

    /// Where everything would stand on a screen of a size.
    func layout(_ size: Size) -> ScreenLayout {
        ScreenLayout(stage == .network ? panels : nil, hasCosts: display.costs != nil, size: size)
    }
}
