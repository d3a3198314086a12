import Cells

extension ScreenLayout {
    /// A part of the screen, by what it holds: the same in every layout that has it.
    struct Part: Hashable, Sendable {
        var axis: Split.Axis
        var panels: [PanelName]
    }

    /// Where two parts meet, to be dragged.
    struct Border: Hashable, Sendable {
        /// The parts before and after it.
        var first: Part
        var second: Part
        /// Both parts together.
        var rect: Rect
        /// Where along the axis the second part begins.
        var position: Int

        /// Between two parts that lie beside or above one another.
        init(first: Part, second: Part, from before: Rect, to after: Rect) {
            (self.first, self.second) = (first, second)
            let isRows = first.axis == .rows
            rect = Rect(
                x: before.x, y: before.y, width: isRows ? before.width : after.x + after.width - before.x,
                height: isRows ? after.y + after.height - before.y : before.height)
            position = isRows ? after.y : after.x
        }

        private var start: Int { first.axis == .rows ? rect.y : rect.x }
        private var length: Int { first.axis == .rows ? rect.height : rect.width }

        /// Beside each other both borders are it; above one another only the lower part's title is, for the names of
        /// waiting panels stand on the other.
        func contains(_ point: Point) -> Bool {
            guard rect.contains(point) else { return false }
            return first.axis == .rows ? point.y == position : point.x == position || point.x == position - 1
        }

        /// The factors by which the sizes of both parts change when it is dragged to a point; the rest keeps its size.
        func factors(to point: Point) -> (first: Double, second: Double) {
            let least = first.axis == .rows ? 5 : 16
            let wanted = (first.axis == .rows ? point.y : point.x) - start
            let size = max(1, position - start)
            let new = max(min(least, size), min(length - min(least, length - size), wanted))
            return (Double(new) / Double(size), Double(length - new) / Double(max(1, length - size)))
        }
    }

    /// The border under a point.
    func border(at point: Point) -> Border? { borders.first { $0.contains(point) } }
}

extension State {
    /// Follows the pointer with the border that was pressed.
    mutating func dragBorder(to point: Point) {
        guard let dragged = panels.dragged else { return }
        // Where it is now: the sizes change under the pointer.
        guard
            let border = layout.borders.first(where: { $0.first == dragged.first && $0.second == dragged.second })
        else { return }
        let factors = border.factors(to: point)
        panels.grow(border.first, by: factors.first)
        panels.grow(border.second, by: factors.second)
    }
}
