/// A whole screen as a value: a grid of cells, row by row. Writing outside it does nothing.
public struct Frame: Hashable, Sendable {
    /// In cells.
    public let size: Size
    /// [height, width], row after row.
    public private(set) var cells: [Cell]

    public init(size: Size, fill: Cell = Cell()) {
        self.size = size
        cells = Array(repeating: fill, count: size.width * size.height)
    }

    /// The cell at a place; writing outside does nothing, and reading there gives an empty cell.
    public subscript(x: Int, y: Int) -> Cell {
        get {
            guard x >= 0, y >= 0, x < size.width, y < size.height else { return Cell() }
            return cells[y * size.width + x]
        }
        set {
            guard x >= 0, y >= 0, x < size.width, y < size.height else { return }
            cells[y * size.width + x] = newValue
        }
    }

    /// The characters alone, one line a row, without trailing spaces.
    public var text: String {
        (0..<size.height).map { y in
            var line = String.UnicodeScalarView()
            for x in 0..<size.width { line.append(cells[y * size.width + x].character) }
            while line.last == " " { line.removeLast() }
            return String(line)
        }.joined(separator: "\n")
    }
}
