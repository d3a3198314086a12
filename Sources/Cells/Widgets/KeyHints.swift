/// The bottom bar of keys for the present context. When it is narrow the least important go first; `? help`
/// stays at any width.
public struct KeyHints: Drawable, Hashable {
    /// A key and what it does now.
    public struct Hint: Hashable, Sendable {
        /// As on the keyboard.
        public var key: String
        /// A word or two.
        public var label: String
        /// Higher stays longer; of equals, the first.
        public var importance: Int

        public init(_ key: String, _ label: String, importance: Int = 0) {
            self.key = key
            self.label = label
            self.importance = importance
        }

        var width: Int { key.screenWidth + 1 + label.screenWidth }
    }

    /// In the order shown.
    public var hints: [Hint]
    /// Shown at the right end as long as there is a column for it.
    public var help: Hint

    public init(_ hints: [Hint], help: Hint = Hint("?", "help")) {
        self.hints = hints
        self.help = help
    }

    public func draw(on frame: inout Frame, look: Look) {
        let width = frame.size.width
        guard width > 0, frame.size.height > 0 else { return }
        let y = frame.size.height - 1
        // A bar narrower than "? help" still has the question mark.
        let helpWidth = help.width <= width ? help.width : min(width, help.key.screenWidth)
        draw(help, withLabel: help.width <= width, x: width - helpWidth, y: y, on: &frame, look: look)
        var x = 0
        for index in shownHints(room: width - helpWidth) {
            draw(hints[index], withLabel: true, x: x, y: y, on: &frame, look: look)
            x += hints[index].width + Self.gap
        }
    }

    private static let gap = 2

    /// Indices of the hints that fit, in their own order.
    func shownHints(room: Int) -> [Int] {
        var left = room
        var shown: [Int] = []
        let byImportance = hints.indices.sorted { left, right in
            let (first, second) = (hints[left].importance, hints[right].importance)
            return first == second ? left < right : first > second
        }
        for index in byImportance {
            let needed = hints[index].width + Self.gap
            // Stop at the first that does not fit: a less important one must not take its place.
            if needed > left { break }
            left -= needed
            shown.append(index)
        }
        return shown.sorted()
    }

    private func draw(
        _ hint: Hint, withLabel: Bool, x: Int, y: Int, on frame: inout Frame, look: Look
    ) {
        let next = frame.put(hint.key, x: x, y: y, style: look.theme.accentStyle)
        if withLabel { frame.put(hint.label, x: next + 1, y: y, style: look.theme.faintStyle) }
    }
}
