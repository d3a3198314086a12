import Cells

/// A line of text being typed, edited as people expect from a shell.
public struct LineEditor: Hashable, Sendable {
    /// Only characters that are one column wide.
    public private(set) var scalars: [Unicode.Scalar]
    /// How many characters stand before the cursor.
    public private(set) var cursor: Int

    /// Nothing on a screen needs more; a paste may be larger.
    public static let characterLimit = 4096
    /// Whether what is typed takes the place of all that stands there.
    public private(set) var isReplacing = false
    /// How many characters this line takes.
    private let limit: Int

    public init(_ text: String = "", limit: Int = characterLimit) {
        self.limit = limit
        scalars = Array(text.screenScalars.prefix(limit))
        cursor = scalars.count
    }

    public var text: String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    /// The line with all of it chosen: what is typed takes its place.
    var chosen: LineEditor {
        var line = self
        line.isReplacing = !scalars.isEmpty
        return line
    }

    public mutating func insert(_ text: String) {
        if isReplacing { (scalars, cursor, isReplacing) = ([], 0, false) }
        let new = text.screenScalars.prefix(max(0, limit - scalars.count))
        scalars.insert(contentsOf: new, at: cursor)
        cursor += new.count
    }

    /// Whether the key meant something to the line.
    public mutating func take(_ stroke: KeyStroke) -> Bool {
        switch (stroke.key, stroke.modifiers) {
        case (.backspace, []) where isReplacing, (.delete, []) where isReplacing: insert("")
        case (.character(let scalar), []): insert(String(Character(scalar)))
        case (.backspace, []) where cursor > 0:
            cursor -= 1
            scalars.remove(at: cursor)
        case (.delete, []) where cursor < scalars.count: scalars.remove(at: cursor)
        case (.backspace, []), (.delete, []): break
        case (.left, []): cursor = max(0, cursor - 1)
        case (.right, []): cursor = min(scalars.count, cursor + 1)
        case (.home, []), (.character("a"), .control): cursor = 0
        case (.end, []), (.character("e"), .control): cursor = scalars.count
        case (.left, .control), (.character("b"), .alt): cursor = wordStart
        case (.right, .control), (.character("f"), .alt): cursor = wordEnd
        case (.character("u"), .control):
            scalars.removeFirst(cursor)
            cursor = 0
        case (.character("k"), .control): scalars.removeLast(scalars.count - cursor)
        case (.character("w"), .control), (.backspace, .alt):
            let start = wordStart
            scalars.removeSubrange(start..<cursor)
            cursor = start
        default: return false
        }
        isReplacing = false
        return true
    }

    private var wordStart: Int {
        var place = cursor
        while place > 0, scalars[place - 1] == " " { place -= 1 }
        while place > 0, scalars[place - 1] != " " { place -= 1 }
        return place
    }

    private var wordEnd: Int {
        var place = cursor
        while place < scalars.count, scalars[place] == " " { place += 1 }
        while place < scalars.count, scalars[place] != " " { place += 1 }
        return place
    }
}
