import Cells

/// How panels share the screen, as a tree: places beside or above one another. Panels of one place take turns.
indirect enum Arrangement: Hashable {
    case place([PanelName], weight: Double = 1)
    case split(Split.Axis, weight: Double = 1, [Arrangement])

    /// The richest arrangement for which there is room; every panel of the table has its place in each.
    static func fitting(_ size: Size, _ panels: PanelTable) -> Arrangement {
        let seating = Seating(panels: panels)
        return switch (size.width, size.height) {
        case (150..., 40...): seating.wall
        case (110..., 33...): seating.large
        case (76..., 20...): seating.standard
        case (52..., 20...): seating.narrow
        case (_, 20...): seating.tall
        case (76..., _): seating.flat
        default: .place(panels.names)
        }
    }

    /// Without some panels; `nil` where nothing is left.
    func without(_ hidden: Set<PanelName>) -> Arrangement? {
        switch self {
        case .place(let panels, let weight):
            let left = panels.filter { !hidden.contains($0) }
            return left.isEmpty ? nil : .place(left, weight: weight)
        case .split(let axis, let weight, let parts):
            let left = parts.compactMap { $0.without(hidden) }
            return left.isEmpty ? nil : .split(axis, weight: weight, left)
        }
    }

    /// The panels shown or waiting, from left to right and from top to bottom.
    var panels: [PanelName] {
        switch self {
        case .place(let panels, _): panels
        case .split(_, _, let parts): parts.flatMap(\.panels)
        }
    }

    /// The weight, with the largest factor of a panel inside.
    func weight(_ growth: [PanelName: Double]) -> Double {
        let factors = panels.compactMap { growth[$0] }
        let factor = factors.max { abs($0 - 1) < abs($1 - 1) } ?? 1
        switch self {
        case .place(_, let weight), .split(_, let weight, _): return weight * factor
        }
    }
}
