import Cells
import Training

/// The confusion matrix where it fits; where not, how many are right and what is taken for what.
struct ConfusionView: Drawable {
    private struct Mistake {
        let actual: Int
        let predicted: Int
        let count: Int
    }

    private let names: [String]
    private let counts: [[Int]]

    init(_ picture: ConfusionPicture) {
        let names = Array(picture.classNames.prefix(256))
        self.names = names
        // Missing counts are 0 and surplus ones are left out.
        counts = names.indices.map { row in
            names.indices.map { column in
                guard row < picture.counts.count, column < picture.counts[row].count else { return 0 }
                return max(0, min(picture.counts[row][column], 1 << 40))
            }
        }
    }

    func draw(on frame: inout Frame, look: Look) {
        let size = frame.size
        guard !names.isEmpty else {
            frame.put("no classes", in: Rect(size), style: look.theme.faintStyle)
            return
        }
        let matrix = matrixSize
        guard size.width >= matrix.width, size.height >= matrix.height else {
            return drawSummary(on: &frame, look: look)
        }
        let comfortable = comfortableWidth
        let isWide = size.width >= comfortable + 26
        let width = isWide ? comfortable : size.width
        ConfusionMatrix(names: names, counts: counts).draw(
            into: &frame, rect: Rect(x: 0, y: 0, width: width, height: size.height), look: look)
        if isWide {
            let rect = Rect(x: width + 2, y: 1, width: size.width - width - 2, height: size.height - 1)
            drawMistakes(in: rect, on: &frame, look: look)
        }
    }

    /// What the matrix needs to show every class.
    private var matrixSize: Size {
        let largest = counts.map { $0.reduce(0, +) }.max() ?? 0
        let cell = max(String(largest).count, 1) + 1
        let header = min(names.reduce(6) { max($0, $1.screenWidth) }, 9)
        return Size(width: header + 1 + (names.count + 1) * cell, height: names.count + 3)
    }

    /// Room for names over the columns, too.
    private var comfortableWidth: Int {
        let longest = names.reduce(6) { max($0, $1.screenWidth) }
        return max(matrixSize.width, min(longest, 12) + 1 + (names.count + 1) * min(longest + 1, 10))
    }

    private func drawSummary(on frame: inout Frame, look: Look) {
        let total = counts.joined().reduce(0, +)
        let right = names.indices.reduce(0) { $0 + counts[$1][$1] }
        var line = FactLine()
        let share = total > 0 ? NumberText.percent(Double(right) / Double(total)) : "–"
        line.add("\(share) right", look.theme.accentStyle, importance: 2)
        line.add("\(NumberText.grouped(right)) of \(NumberText.grouped(total))", look.theme.textStyle, importance: 1)
        frame.put(line.fitted(to: frame.size.width), in: Rect(frame.size))
        var y = 1
        if frame.size.height >= 6 { y += drawRecalls(y: y, on: &frame, look: look) }
        let rest = Rect(x: 0, y: y, width: frame.size.width, height: frame.size.height - y)
        drawMistakes(in: rest, on: &frame, look: look)
    }

    /// A bar for each class, from half found to all found, and its name beneath.
    private func drawRecalls(y: Int, on frame: inout Frame, look: Look) -> Int {
        let each = min(8, frame.size.width / names.count)
        guard each >= 2 else { return 0 }
        for index in names.indices {
            let sum = counts[index].reduce(0, +)
            let recall = sum > 0 ? Double(counts[index][index]) / Double(sum) : 0
            let bar = Rect(x: index * each, y: y, width: each - 1, height: 2)
            Sparkline(
                Array(repeating: recall, count: bar.width), range: 0...1, color: look.theme.color(ofClass: index)
            ).draw(into: &frame, rect: bar, look: look)
            let label = Rect(x: bar.x, y: y + 2, width: bar.width, height: 1)
            frame.put(names[index], in: label, style: look.theme.faintStyle)
        }
        return 3
    }

    private func drawMistakes(in rect: Rect, on frame: inout Frame, look: Look) {
        var mistakes: [Mistake] = []
        for actual in names.indices {
            for predicted in names.indices where predicted != actual && counts[actual][predicted] > 0 {
                mistakes.append(Mistake(actual: actual, predicted: predicted, count: counts[actual][predicted]))
            }
        }
        guard rect.height > 0 else { return }
        if mistakes.isEmpty {
            return frame.put("no mistakes", in: rect, style: look.theme.goodStyle)
        }
        // Of equals the first class first, so that rows do not jump.
        mistakes.sort { ($1.count, $0.actual, $0.predicted) < ($0.count, $1.actual, $1.predicted) }
        var row = 0
        if rect.height >= 3 {
            frame.put("taken for another", in: rect, style: look.theme.faintStyle)
            row = 1
        }
        for mistake in mistakes.prefix(rect.height - row) {
            var text = StyledText("\(mistake.count)× ", look.theme.warningStyle)
            text.append(names[mistake.actual], look.theme.textStyle)
            text.append(" → ", look.theme.faintStyle)
            text.append(names[mistake.predicted], look.theme.textStyle)
            frame.put(text, in: rect, row: row)
            row += 1
        }
    }
}
