extension DotRaster {
    /// Draws a straight line between two places in dots. Ends may be far outside: the line is clipped first,
    /// so the cost depends on the raster only.
    ///
    /// - Parameter step: counts dots along a curve of several lines, for its pattern.
    mutating func line(
        from start: (x: Double, y: Double), to end: (x: Double, y: Double), pattern: LinePattern = .solid,
        step: inout Int, glyphs: GlyphLevel
    ) {
        guard columns > 0, rows > 0, let (from, to) = clipped(start, end) else { return }
        let steps = Int(max((to.x - from.x).magnitude, (to.y - from.y).magnitude).rounded(.up))
        for index in 0...max(steps, 0) {
            let share = steps == 0 ? 0 : Double(index) / Double(steps)
            let x = from.x + (to.x - from.x) * share
            let y = from.y + (to.y - from.y) * share
            if pattern.isOn(step: step, glyphs: glyphs) { set(Int(x.rounded()), Int(y.rounded())) }
            // The last dot is the next line's first.
            if index < steps { step += 1 }
        }
    }

    /// The part of the line within the raster. Source: Liang and Barsky 1984, doi:10.1145/357332.357333.
    private func clipped(
        _ start: (x: Double, y: Double), _ end: (x: Double, y: Double)
    ) -> (from: (x: Double, y: Double), to: (x: Double, y: Double))? {
        guard start.x.isFinite, start.y.isFinite, end.x.isFinite, end.y.isFinite else { return nil }
        let dx = end.x - start.x
        let dy = end.y - start.y
        var enter = 0.0
        var leave = 1.0
        let edges = [
            (-dx, start.x + 0.49), (dx, Double(columns) - 0.51 - start.x),
            (-dy, start.y + 0.49), (dy, Double(rows) - 0.51 - start.y),
        ]
        for (direction, distance) in edges {
            if direction == 0 {
                if distance < 0 { return nil }
            } else if direction < 0 {
                enter = max(enter, distance / direction)
            } else {
                leave = min(leave, distance / direction)
            }
        }
        guard enter <= leave else { return nil }
        return (
            (start.x + enter * dx, start.y + enter * dy), (start.x + leave * dx, start.y + leave * dy)
        )
    }
}
