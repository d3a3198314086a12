import Cells
import Training

/// What went wrong when a run stopped being numbers: what, where, since when, and what to try.
public struct DivergencePanel: Panel {
    public var divergence: Divergence
    /// What to press, as the key table has it.
    public var keys: [KeyHints.Hint]

    public init(divergence: Divergence, keys: [KeyHints.Hint] = []) {
        self.divergence = divergence
        self.keys = keys
    }

    public var title: String { "Training stopped" }

    public func draw(on frame: inout Frame, context: PanelContext) {
        let theme = context.theme
        let size = frame.size
        // Keys stand last and are the first thing needed, so their row is taken away before all else.
        let keyRows = keys.isEmpty || size.height < 3 ? 0 : 1
        var y = 0
        func room() -> Rect { Rect(x: 0, y: y, width: size.width, height: size.height - keyRows - y) }
        frame.put(
            "△ no longer a number at step \(NumberText.grouped(divergence.step))", in: room(),
            style: theme.errorStyle)
        y += 1
        let isRoomy = size.height >= 13
        if isRoomy { y += 1 }
        for fact in facts {
            let column = min(9, size.width / 4)
            frame.put(fact.name, in: Rect(x: 0, y: y, width: column, height: room().height), style: theme.faintStyle)
            let text = Rect(x: column, y: y, width: size.width - column, height: min(room().height, isRoomy ? 3 : 2))
            y += max(1, frame.put(paragraph: fact.text, in: text, style: theme.textStyle))
        }
        if isRoomy { y += 1 }
        if !room().isEmpty, !divergence.advice.isEmpty {
            if room().height > divergence.advice.count {
                frame.put("What to try", in: room(), style: theme.titleStyle)
                y += 1
            }
            for (index, advice) in divergence.advice.enumerated() where !room().isEmpty {
                frame.put("\(index + 1)", in: room(), style: theme.accentStyle)
                let text = Rect(x: 2, y: y, width: size.width - 2, height: min(room().height, isRoomy ? 2 : 1))
                y += max(1, frame.put(paragraph: advice, in: text, style: theme.textStyle))
            }
        }
        if keyRows == 1 { drawKeys(on: &frame, theme: theme) }
    }

    private var facts: [(name: String, text: String)] {
        var facts = [("where", divergence.place), ("what", operation)]
        if let since = divergence.growingSince {
            let (before, after) = divergence.norms
            facts.append(
                (
                    "since",
                    "step \(NumberText.grouped(since)): weights grew from length "
                        + "\(NumberText.significant(before)) to \(NumberText.significant(after))"
                ))
        }
        return facts
    }

    private var operation: String {
        guard !divergence.operands.isEmpty else { return divergence.operation }
        let operands = divergence.operands.prefix(4).map { NumberText.significant($0) }.joined(separator: ", ")
        return "\(divergence.operation) of magnitudes up to \(operands)"
    }

    private func drawKeys(on frame: inout Frame, theme: Theme) {
        var line = FactLine()
        for (index, key) in keys.enumerated() {
            var text = StyledText(key.key, theme.accentStyle)
            text.append(" " + key.label, theme.textStyle)
            line.add(text, importance: -index)
        }
        frame.put(line.fitted(to: frame.size.width), in: Rect(frame.size), row: frame.size.height - 1)
    }
}
