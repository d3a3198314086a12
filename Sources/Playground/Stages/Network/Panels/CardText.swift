import Catalogue
import Cells

/// The rows of a card, written from the top down as long as there is room.
struct CardText {
    private(set) var y = 0
    private let width: Int
    private let height: Int

    /// - Parameter height: rows to write in; what stands beneath them is not touched.
    init(width: Int, height: Int) {
        self.width = width
        self.height = height
    }

    var rest: Rect { Rect(x: 0, y: y, width: width, height: height - y) }

    /// Writes text in at most so many rows, each line of it from a row of its own.
    mutating func write(_ text: String, _ style: Style, rows: Int = 1, indent: Int = 0, on frame: inout Frame) {
        guard !text.isEmpty, rows > 0, !rest.isEmpty else { return }
        let rect = Rect(x: indent, y: y, width: width - indent, height: min(rows, rest.height))
        y += frame.put(paragraph: text, in: rect, style: style)
    }

    mutating func skip() { y += 1 }
}

extension SettingValue {
    /// As shown to people.
    public var text: String {
        switch self {
        case .number(let value): NumberText.significant(value)
        case .flag(let value): value ? "yes" : "no"
        case .choice(let value): value
        case .numbers(let values): values.map { NumberText.significant($0) }.joined(separator: ", ")
        }
    }
}
