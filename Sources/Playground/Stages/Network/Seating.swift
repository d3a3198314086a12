import Cells

/// The arrangements there are, as places for homes: which panels these are is for the table to say.
struct Seating {
    /// Panels of a home, by their order in the table: some of the first, or all from one on.
    enum Seat {
        case all(PanelEntry.Home)
        case one(PanelEntry.Home, Int)
        case from(PanelEntry.Home, Int)
    }

    let panels: PanelTable

    private func place(_ seats: Seat..., weight: Double = 1) -> Arrangement {
        .place(seats.flatMap(names), weight: weight)
    }

    private func names(_ seat: Seat) -> [PanelName] {
        switch seat {
        case .all(let home): panels.names(of: home)
        case .one(let home, let index): Array(panels.names(of: home).dropFirst(index).prefix(1))
        case .from(let home, let index): Array(panels.names(of: home).dropFirst(index))
        }
    }

    var wall: Arrangement {
        .split(
            .columns,
            [
                .split(
                    .rows, weight: 3,
                    [
                        place(.all(.stage), weight: 1.1),
                        .split(.columns, weight: 1, [place(.one(.chart, 0)), place(.from(.chart, 2))]),
                        .split(
                            .columns, weight: 0.9,
                            [place(.one(.detail, 0)), place(.from(.detail, 1)), place(.from(.side, 1), weight: 0.7)]),
                    ]),
                .split(.rows, weight: 1.25, [place(.one(.chart, 1), weight: 1.15), place(.one(.side, 0))]),
            ])
    }

    var large: Arrangement {
        .split(
            .rows,
            [
                .split(.columns, weight: 1.05, [place(.all(.stage), weight: 2), place(.all(.side))]),
                .split(
                    .columns, weight: 1.1,
                    [
                        place(.one(.chart, 0), weight: 1.15), place(.one(.chart, 1), weight: 0.9),
                        place(.from(.chart, 2)),
                    ]
                ),
                .split(.columns, weight: 0.85, [place(.one(.detail, 0)), place(.from(.detail, 1))]),
            ])
    }

    var standard: Arrangement {
        .split(
            .rows,
            [
                place(.all(.stage), .one(.detail, 0), .all(.side), weight: 0.85),
                .split(
                    .columns,
                    [
                        place(.one(.chart, 0), weight: 1.1), place(.one(.chart, 1), weight: 0.9),
                        place(.from(.chart, 2), .from(.detail, 1)),
                    ]),
            ])
    }

    var narrow: Arrangement {
        .split(
            .rows,
            [
                place(.all(.stage), .one(.detail, 0), .all(.side), weight: 0.85),
                .split(.columns, [place(.one(.chart, 0)), place(.from(.chart, 1), .from(.detail, 1))]),
            ])
    }

    var tall: Arrangement {
        .split(
            .rows,
            [
                place(.all(.stage), .from(.chart, 2), .all(.detail), .all(.side)),
                place(.one(.chart, 0), .one(.chart, 1)),
            ])
    }

    var flat: Arrangement {
        .split(
            .columns,
            [
                place(.all(.stage), .from(.chart, 2), .all(.detail), .all(.side), weight: 1.4),
                place(.one(.chart, 1), .one(.chart, 0)),
            ])
    }
}
