import Cells

/// How panels share the screen, as a tree: places beside or above one another. Panels of one place take turns.
indirect enum Arrangement: Hashable {
    case place([PanelName], weight: Double = 1)
    case split(Split.Axis, weight: Double = 1, [Arrangement])

    /// The richest arrangement for which there is room; every panel has its place in each.
    static func fitting(_ size: Size) -> Arrangement {
        switch (size.width, size.height) {
        case (150..., 40...): wall
        case (110..., 33...): large
        case (76..., 20...): standard
        case (52..., 20...): narrow
        case (_, 20...): tall
        case (76..., _): flat
        default: .place(PanelName.allCases)
        }
    }

    private static let wall = split(
        .columns,
        [
            split(
                .rows, weight: 3,
                [
                    place([.network], weight: 1.1),
                    split(.columns, weight: 1, [place([.loss]), place([.activations])]),
                    split(.columns, weight: 0.9, [place([.units]), place([.unit]), place([.data], weight: 0.7)]),
                ]),
            split(.rows, weight: 1.25, [place([.output], weight: 1.15), place([.settings])]),
        ])

    private static let large = split(
        .rows,
        [
            split(.columns, weight: 1.05, [place([.network], weight: 2), place([.settings, .data])]),
            split(
                .columns, weight: 1.1,
                [place([.loss], weight: 1.15), place([.output], weight: 0.9), place([.activations])]),
            split(.columns, weight: 0.85, [place([.units]), place([.unit])]),
        ])

    private static let standard = split(
        .rows,
        [
            place([.network, .units, .settings, .data], weight: 0.85),
            split(
                .columns, [place([.loss], weight: 1.1), place([.output], weight: 0.9), place([.activations, .unit])]),
        ])

    private static let narrow = split(
        .rows,
        [
            place([.network, .units, .settings, .data], weight: 0.85),
            split(.columns, [place([.loss]), place([.output, .activations, .unit])]),
        ])

    private static let tall = split(
        .rows, [place([.network, .activations, .units, .unit, .settings, .data]), place([.loss, .output])])

    private static let flat = split(
        .columns,
        [place([.network, .activations, .units, .unit, .settings, .data], weight: 1.4), place([.output, .loss])])

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
