import Cells
import Experiments
import Training

/// Draws a race: what differs, losses, pictures, and the lanes in numbers.
struct RaceView: Drawable {
    let race: RaceState

    func draw(on frame: inout Frame, look: Look) {
        let size = frame.size
        let heads = min(race.lanes.count, max(1, size.height / 5))
        let words = self.words
        let table = min(race.lanes.count + 1, max(2, size.height / 3))
        let said = min(words.count, size.height >= 30 ? 6 : 2)
        let middle = Rect(x: 0, y: heads, width: size.width, height: max(0, size.height - heads - table - said))
        drawHeads(heads, on: &frame, look: look)
        drawMiddle(middle, on: &frame, look: look)
        lanes(look).draw(
            into: &frame, rect: Rect(x: 0, y: middle.y + middle.height, width: size.width, height: table), look: look)
        for (row, line) in words.prefix(said).enumerated() {
            frame.put(
                line.truncated(to: size.width),
                in: Rect(x: 0, y: size.height - said + row, width: size.width, height: 1), style: look.theme.textStyle)
        }
    }

    /// Each lane's sign and letter, with only what differs; the chosen one is always among them.
    private func drawHeads(_ count: Int, on frame: inout Frame, look: Look) {
        let differences = race.race.differences
        let first = max(0, min(race.chosen - count + 1, race.lanes.count - count))
        for row in 0..<count {
            let lane = first + row
            guard race.lanes.indices.contains(lane) else { continue }
            let color = look.theme.color(ofRun: lane)
            var line = StyledText(
                (lane == race.chosen ? "▸" : " ")
                    + String(Character(Markers.marker(lane, glyphs: look.capabilities.glyphs)))
                    + " " + Race.letter(lane) + " ", Style(color, attributes: .bold))
            line.append(race.lanes[lane].name, look.theme.titleStyle)
            for difference in differences {
                line.append("  \(difference.name) ", look.theme.faintStyle)
                line.append(difference.values[lane], look.theme.textStyle)
            }
            if differences.isEmpty, race.lanes.count > 1 { line.append("  no setting differs", look.theme.faintStyle) }
            frame.put(line.truncated(to: frame.size.width), in: Rect(x: 0, y: row, width: frame.size.width, height: 1))
        }
    }

    private func drawMiddle(_ rect: Rect, on frame: inout Frame, look: Look) {
        guard rect.height > 2 else { return }
        let hasBoth = rect.width >= 110
        if !hasBoth, race.picture != .losses {
            return RacePictures(race: race, picture: race.picture).draw(into: &frame, rect: rect, look: look)
        }
        var left = rect
        if hasBoth {
            left.width = rect.width * 2 / 5
            let right = Rect(x: rect.x + left.width, y: rect.y, width: rect.width - left.width, height: rect.height)
            let picture = race.picture == .losses ? .outputs : race.picture
            RacePictures(race: race, picture: picture).draw(into: &frame, rect: right, look: look)
        }
        Box(title: "Losses", hints: hints, isFocused: true).draw(into: &frame, rect: left, look: look)
        RaceChart(race: race).draw(into: &frame, rect: Box.interior(of: left), look: look)
    }

    private var hints: [String] {
        [
            race.losses.rawValue, race.logY ? "y log" : "y linear",
            race.smoothing > 0 ? "smooth \(race.smoothing)" : "raw",
            race.snapshot?.isFree == true ? "free" : "lock-step",
        ]
    }

    // MARK: Numbers

    private func lanes(_ look: Look) -> Table {
        let columns: [Table.Column] = [
            .init("lane", priority: 9), .init("step", alignment: .right, priority: 5),
            .init("train", alignment: .right, priority: 6), .init("test", alignment: .right, priority: 9),
            .init("best test", alignment: .right, priority: 8),
            .init("at cursor", alignment: .right, priority: race.cursor == nil ? 1 : 9),
            .init("beyond", alignment: .right, priority: 4),
            .init("accuracy", alignment: .right, priority: 3), .init("parameters", alignment: .right, priority: 7),
            .init("ops/step", alignment: .right, priority: 2), .init("steps/s", alignment: .right, priority: 2),
            .init("10–50–90 % of seeds", alignment: .right, priority: race.result == nil ? 0 : 9),
        ]
        return Table(
            columns, rows: race.lanes.indices.map { row($0, look) }, selected: race.chosen,
            emptyText: "no lanes yet: + adds one")
    }

    private func row(_ index: Int, _ look: Look) -> [Table.Entry] {
        let lane = race.lanes[index]
        let sign = String(Character(Markers.marker(index, glyphs: look.capabilities.glyphs)))
        let style = Style(look.theme.color(ofRun: index), attributes: .bold)
        let name = Table.Entry("\(sign) \(Race.letter(index))", style: style)
        guard let trained = race.trained(lane) else { return [name, Table.Entry("…")] }
        let snapshot = trained.snapshot
        let report = snapshot.report
        let best = snapshot.history.points.map(\.test).filter(\.isFinite).min()
        let atCursor = race.cursor.map { trained.snapshot(at: $0).report.test.loss }
        func number(_ value: Double?) -> Table.Entry { Table.Entry(value.map { NumberText.significant($0) } ?? "–") }
        var status = NumberText.grouped(snapshot.step)
        if case .diverged = snapshot.status { status = "diverged" }
        return [
            name, Table.Entry(status), number(report.train.loss), number(report.test.loss), number(best),
            number(atCursor), number(report.beyond?.loss),
            Table.Entry(report.test.accuracy.map { NumberText.percent($0) } ?? "–"),
            Table.Entry(NumberText.grouped(snapshot.parameterCount)),
            Table.Entry(NumberText.compact(Double(snapshot.operationsPerStep))),
            Table.Entry(snapshot.stepsPerSecond > 0 ? NumberText.compact(snapshot.stepsPerSecond) : "–"), band(index),
        ]
    }

    private func band(_ lane: Int) -> Table.Entry {
        guard let result = race.result, let band = LaneSummary(result, lane: lane).testLoss else {
            return Table.Entry("–")
        }
        return Table.Entry(
            [band.low, band.median, band.high].map { NumberText.significant($0, digits: 2) }.joined(separator: " "))
    }

    /// What several seeds say, in words.
    private var words: [String] {
        if let fan = race.fan { return ["seeds: \(fan.done) of \(fan.seeds * race.lanes.count) runs done"] }
        guard let result = race.result else { return [] }
        var lines: [String] = []
        func number(_ value: Double) -> String { NumberText.significant(value, digits: 2) }
        if let goal = result.race.goal {
            let lanes = result.race.lanes.indices.map { lane in
                let summary = LaneSummary(result, lane: lane)
                let epochs = summary.success?.epochs.map { ", median \(number($0.median)) epochs" } ?? ""
                return "\(Race.letter(lane)) \(summary.success?.count ?? 0) of \(summary.runs)\(epochs)"
            }
            lines.append("\(goal.words(number: number)): " + lanes.joined(separator: "; "))
        }
        for other in result.race.lanes.indices.dropFirst() {
            let comparison = PairedComparison(
                result.runs(of: 0).map(\.testLoss), result.runs(of: other).map(\.testLoss))
            lines.append(comparison.words("A", Race.letter(other), of: "test loss", number: number))
        }
        return lines
    }
}

extension RaceState {
    /// The first line of the screen: how the race goes, and who is ahead.
    func facts(_ theme: Theme) -> FactLine {
        var line = FactLine()
        let isRunning = snapshot?.isRunning == true
        line.add(
            isRunning ? "▶ racing" : "■ paused", isRunning ? theme.goodStyle : theme.accentStyle, importance: 9)
        line.add("\(lanes.count) lane\(lanes.count == 1 ? "" : "s")", theme.titleStyle, importance: 8)
        let steps = snapshot?.lanes.map(\.snapshot.step).min() ?? 0
        line.add(
            cursor.map { "at step \(NumberText.grouped($0))" } ?? "step \(NumberText.grouped(steps))",
            cursor == nil ? theme.textStyle : theme.accentStyle, importance: 7)
        let ranked = lanes.enumerated().compactMap { index, lane -> (index: Int, loss: Double)? in
            trained(lane).map { (index, $0.snapshot.report.test.loss) }
        }
        if ranked.count > 1, let best = ranked.filter({ $0.loss.isFinite }).min(by: { $0.loss < $1.loss }) {
            let isTie = ranked.contains { $0.index != best.index && $0.loss == best.loss }
            line.add(
                isTie ? "a tie on test loss" : "\(Race.letter(best.index)) ahead on test loss", theme.textStyle,
                importance: 6)
        }
        if let budget { line.add("budget \(budget.text)", theme.faintStyle, importance: 5) }
        if let fan { line.add("seeds \(fan.done)/\(fan.seeds * lanes.count)", theme.accentStyle, importance: 4) }
        return line
    }
}
