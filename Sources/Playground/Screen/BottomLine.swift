import Cells

/// The keys of the moment, or what has just happened; `? help` is always there.
struct BottomLine {
    /// A hint with its columns, for the mouse.
    struct Hint: Hashable {
        let key: String
        let label: String
        let command: Command
        var columns: Range<Int> = 0..<0
        var width: Int { key.screenWidth + 1 + label.screenWidth }
    }

    let hints: [Hint]
    let message: Message?

    init(_ state: State, width: Int) {
        message = state.overlays.isEmpty ? state.message : nil
        let help: Hint? =
            state.overlays.isEmpty && state.place != .typing ? Hint(key: "?", label: "help", command: .help) : nil
        let helpWidth = help.map { min($0.width, width) } ?? 0
        // A message goes first, and keys take the room it leaves.
        let start = message.map { $0.text.screenWidth + 4 } ?? 0
        let room = width - (helpWidth > 0 ? helpWidth + 2 : 0)
        var hints = Self.fitting(Self.candidates(state), from: start, to: room)
        if var help {
            help.columns = max(0, width - helpWidth)..<width
            hints.append(help)
        }
        self.hints = hints
    }

    private static func candidates(_ state: State) -> [(hint: Hint, importance: Int)] {
        state.keys.active(in: state.place, focus: state.panels.focus).filter {
            $0.importance > 0 && ($0.command != .close || !state.overlays.isEmpty || state.hasBack)
        }.map { binding in
            var label = binding.label
            if binding.command == state.toggleRun { label = state.isGoing ? "pause" : "run" }
            return (
                Hint(key: binding.key(state.display.capabilities.glyphs), label: label, command: binding.command),
                binding.importance
            )
        }
    }

    /// The most important that fit, in the order of the table, each with its place.
    private static func fitting(
        _ candidates: [(hint: Hint, importance: Int)], from start: Int, to room: Int
    ) -> [Hint] {
        let order = candidates.indices.sorted {
            (candidates[$1].importance, $0) < (candidates[$0].importance, $1)
        }
        var (end, chosen) = (start, [Int]())
        for index in order {
            let width = candidates[index].hint.width
            // The first that does not fit ends the line: a less important one must not take its place.
            guard end + width <= room else { break }
            end += width + 2
            chosen.append(index)
        }
        var x = start
        return chosen.sorted().map { index in
            var hint = candidates[index].hint
            hint.columns = x..<x + hint.width
            x += hint.width + 2
            return hint
        }
    }

    func draw(on frame: inout Frame, rect: Rect, look: Look) {
        if let message {
            let style =
                switch message.kind {
                case .note: look.theme.textStyle
                case .good: Style(look.theme.good, attributes: .bold)
                case .problem: look.theme.errorStyle
                }
            let room = (hints.first?.columns.lowerBound ?? rect.width + 2) - 2
            frame.put(message.text, in: Rect(x: rect.x, y: rect.y, width: room, height: 1), style: style)
        }
        for hint in hints {
            let clip = Rect(x: rect.x + hint.columns.lowerBound, y: rect.y, width: hint.columns.count, height: 1)
            let end = frame.put(hint.key, x: clip.x, y: rect.y, style: look.theme.accentStyle, clip: clip)
            frame.put(hint.label, x: end + 1, y: rect.y, style: look.theme.faintStyle, clip: clip)
        }
    }

    func command(at x: Int) -> Command? { hints.first { $0.columns.contains(x) }?.command }
}
