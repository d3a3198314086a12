extension Table {
    /// A column that is shown, and where.
    public struct Place: Hashable {
        /// An index of the table's columns.
        public let column: Int
        /// Where it begins.
        public let x: Int
        /// Without the gap behind it.
        public let width: Int
    }

    private static let gap = 2

    /// Which columns are shown at a width, and where.
    public func places(width: Int) -> [Place] {
        guard width > 0, !columns.isEmpty else { return [] }
        var widths = columns.indices.map(naturalWidth)
        var shown = Array(columns.indices)
        func needed(_ shown: [Int]) -> Int {
            shown.reduce(Self.gap * (shown.count - 1)) { sum, index in
                sum
                    + (columns[index].isFlexible
                        ? flexibleMinimum(index, natural: widths[index]) : widths[index])
            }
        }
        while shown.count > 1, needed(shown) > width {
            let dropped = shown.dropFirst().min { left, right in
                let (first, second) = (columns[left].priority, columns[right].priority)
                return first == second ? left > right : first < second
            }
            shown.removeAll { $0 == dropped }
        }
        divide(width - Self.gap * (shown.count - 1), among: shown, widths: &widths)
        var places: [Place] = []
        var x = 0
        for index in shown where x < width {
            places.append(Place(column: index, x: x, width: min(widths[index], width - x)))
            x += widths[index] + Self.gap
        }
        return places
    }

    /// Gives the flexible columns what the others leave, in equal parts.
    private func divide(_ room: Int, among shown: [Int], widths: inout [Int]) {
        let flexible = shown.filter { columns[$0].isFlexible }
        guard !flexible.isEmpty else { return }
        let fixed = shown.filter { !columns[$0].isFlexible }.reduce(0) { $0 + widths[$1] }
        var left = max(0, room - fixed)
        for (position, index) in flexible.enumerated() {
            let part = left / (flexible.count - position)
            widths[index] = part
            left -= part
        }
    }

    private func naturalWidth(_ index: Int) -> Int {
        if let width = columns[index].width { return max(0, min(width, 10_000)) }
        return rows.reduce(columns[index].title.screenWidth) { widest, row in
            index < row.count ? max(widest, row[index].text.screenWidth) : widest
        }
    }

    /// Names cut below a dozen characters no longer tell rows apart.
    private func flexibleMinimum(_ index: Int, natural: Int) -> Int {
        min(natural, max(columns[index].title.screenWidth, 12))
    }
}
