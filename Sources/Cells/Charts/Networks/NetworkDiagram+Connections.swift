extension NetworkDiagram {
    private struct Connection {
        let from: Rect
        let to: Rect
        /// -1 to 1.
        let strength: Double
        let touchesSelected: Bool
    }

    /// More lines than that fill every cell between two columns and say nothing.
    private static let limit = 300

    func drawConnections(_ layout: NetworkLayout, on frame: inout Frame, look: Look) {
        for layer in weights.indices {
            let from = layout.places.filter { $0.unit.layer == layer }
            let to = layout.places.filter { $0.unit.layer == layer + 1 }
            guard let first = from.first, let last = to.first else { continue }
            let left = first.rect.x + first.rect.width
            let width = last.rect.x - left
            guard width > 0 else { continue }
            let part = Rect(x: left, y: 0, width: width, height: frame.size.height)
            for connection in connections(layer, from: from, to: to) {
                draw(connection, in: part, on: &frame, look: look)
            }
        }
    }

    /// Weakest first, so that the strongest are drawn over them; those of the chosen unit last of all.
    private func connections(
        _ layer: Int, from: [NetworkLayout.Place], to: [NetworkLayout.Place]
    ) -> [Connection] {
        let grid = weights[layer]
        let largest = grid.values.reduce(0) { $1.isFinite ? max($0, $1.magnitude) : $0 }
        guard largest > 0 else { return [] }
        var found: [Connection] = []
        for source in from {
            for target in to {
                let weight = grid[target.unit.index, source.unit.index]
                guard weight.isFinite, weight.magnitude > largest * 0.03 else { continue }
                let touches = selected == source.unit || selected == target.unit
                found.append(
                    Connection(
                        from: source.rect, to: target.rect, strength: weight / largest,
                        touchesSelected: touches
                    )
                )
            }
        }
        let sorted = found.sorted {
            $0.touchesSelected == $1.touchesSelected
                ? $0.strength.magnitude < $1.strength.magnitude : !$0.touchesSelected
        }
        return Array(sorted.suffix(Self.limit))
    }

    private func draw(_ connection: Connection, in part: Rect, on frame: inout Frame, look: Look) {
        var raster = DotRaster(size: part.size, glyphs: look.glyphs)
        let dots = DotRaster.dotsPerCell(look.glyphs)
        func middle(_ rect: Rect) -> Double {
            (Double(rect.y - part.y) + Double(rect.height) / 2) * Double(dots.height) - 0.5
        }
        var step = 0
        raster.line(
            from: (x: 0, y: middle(connection.from)),
            to: (x: Double(raster.columns - 1), y: middle(connection.to)),
            pattern: connection.strength < 0 ? .dotted : .solid, step: &step, glyphs: look.glyphs
        )
        raster.stamp(on: &frame, at: Point(x: part.x, y: part.y), style: style(connection, look: look))
    }

    /// The ends of the diverging ramp for strong weights, towards its middle for weak ones, without the
    /// middle.
    private func style(_ connection: Connection, look: Look) -> Style {
        guard look.hasRampColors, look.theme.diverging.count >= 3 else {
            let color: Color = look.isMono ? .terminal : .xterm(connection.strength < 0 ? 6 : 3)
            return Style(color, attributes: connection.strength.magnitude > 0.5 ? .bold : .dim)
        }
        let ramp = look.theme.diverging
        let reach = ramp.count / 2
        let level = 1 + wholeNumber(below: connection.strength.magnitude * Double(reach), in: 0...(reach - 1))
        return Style(ramp[connection.strength < 0 ? reach - level : reach + level])
    }
}
