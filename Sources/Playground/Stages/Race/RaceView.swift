import Cells
import Experiments
import Training

/// Draws a race: what differs, losses, pictures, and the lanes in numbers.
struct RaceView: Drawable {
    let race: RaceState

    func draw(on frame: inout Frame, look: Look) {
        let layout = RaceLayout(race, size: frame.size)
        drawHeads(layout, on: &frame, look: look)
        drawMiddle(layout, on: &frame, look: look)
        lanes(look).draw(into: &frame, rect: layout.table, look: look)
        for (row, line) in race.seedRows(layout.said.size).enumerated() {
            frame.put(line, in: layout.said, row: row, style: look.theme.textStyle)
        }
    }

    /// Each lane's sign and letter, with only what differs; the chosen one is always among them.
    private func drawHeads(_ layout: RaceLayout, on frame: inout Frame, look: Look) {
        let differences = race.race.differences
        for row in 0..<layout.heads.height {
            let lane = layout.firstHead + row
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

    private func drawMiddle(_ layout: RaceLayout, on frame: inout Frame, look: Look) {
        if let rect = layout.pictures {
            // Beside the losses something else is seen.
            let picture = race.picture == .losses ? .outputs : race.picture
            RacePictures(race: race, picture: picture).draw(into: &frame, rect: rect, look: look)
        }
        guard let rect = layout.chart else { return }
        Box(title: "Losses", hints: hints, isFocused: true).draw(into: &frame, rect: rect, look: look)
        RaceChart(race: race).draw(into: &frame, rect: Box.interior(of: rect), look: look)
    }

    private var hints: [String] {
        [
            race.losses == .both && race.namesLinesApart ? "solid train, dashed test" : race.losses.rawValue,
            race.logY ? "y log" : "y linear",
            race.smoothing > 0 ? "smooth \(race.smoothing)" : "raw",
            race.snapshot?.isFree == true ? "free" : "lock-step",
        ]
    }

    // MARK: Numbers

    func lanes(_ look: Look) -> Table {
        let columns: [Table.Column] = [
            .init("lane", priority: 9), .init("step", alignment: .right, priority: 5),
            .init("train", alignment: .right, priority: 6), .init("test", alignment: .right, priority: 9),
            .init("best test", alignment: .right, priority: 8),
            .init("at cursor", alignment: .right, priority: race.cursor == nil ? 1 : 9),
            .init("beyond", alignment: .right, priority: 4), .init("accuracy", alignment: .right, priority: 3),
            .init("parameters", alignment: .right, priority: 7),
            .init("ops/step", alignment: .right, priority: 2), .init("top steps/s", alignment: .right, priority: 2),
            .init("10–50–90 % of seeds", alignment: .right, priority: 9),
        ]
        let rows = race.lanes.indices.map { row($0, look) }
        // What no lane has takes no room from what they have.
        let told = columns.indices.filter { column in
            !["at cursor", "beyond", "accuracy", "10–50–90 % of seeds"].contains(columns[column].title)
                || rows.contains { $0.indices.contains(column) && $0[column].text != "–" }
        }
        return Table(
            told.map { columns[$0] }, rows: rows.map { row in told.filter(row.indices.contains).map { row[$0] } },
            selected: race.chosen,
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
            Table.Entry(snapshot.stepsPerSecond > 0 ? NumberText.compact(snapshot.stepsPerSecond) : "–"),
            band(index),
        ]
    }

    private func band(_ lane: Int) -> Table.Entry {
        guard let result = race.result, let band = LaneSummary(result, lane: lane).testLoss else {
            return Table.Entry("–")
        }
        return Table.Entry(
            [band.low, band.median, band.high].map { NumberText.significant($0, digits: 2) }.joined(separator: " "))
    }
}

extension RaceState {
    /// The first line of the screen: how the race goes, and who is ahead.
    func facts(_ theme: Theme, _ pace: Pace) -> FactLine {
        var line = FactLine()
        let isRunning = snapshot?.isRunning == true
        if isDone {
            line.add("✓ finished", theme.goodStyle, importance: 9)
        } else {
            let racing = pace == .full ? "▶ racing" : "▶ racing at \(pace.rawValue)/s"
            line.add(isRunning ? racing : "■ paused", isRunning ? theme.goodStyle : theme.accentStyle, importance: 9)
        }
        line.add("\(lanes.count) lane\(lanes.count == 1 ? "" : "s")", theme.titleStyle, importance: 8)
        if let first = lanes.first {
            line.add("all on \(DataFacts(first.experiment.data.origin).name)", theme.textStyle, importance: 4)
        }
        let steps = snapshot?.lanes.map(\.snapshot.step).min() ?? 0
        line.add(
            cursor.map { "at step \(NumberText.grouped($0))" } ?? "step \(NumberText.grouped(steps))",
            cursor == nil ? theme.textStyle : theme.accentStyle, importance: 7)
        let ranked = lanes.enumerated().compactMap { index, lane -> (index: Int, loss: Double)? in
            trained(lane).map { (index, $0.snapshot.report.test.loss) }
        }
        // Before the first step initial weights decide, which says nothing.
        if steps > 0, ranked.count > 1, let best = ranked.filter({ $0.loss.isFinite }).min(by: { $0.loss < $1.loss }) {
            let isTie = ranked.contains { $0.index != best.index && $0.loss == best.loss }
            line.add(
                isTie ? "a tie on test loss" : "\(Race.letter(best.index)) ahead on test loss", theme.textStyle,
                importance: 6)
        }
        if let budget = sharedBudget { line.add("budget \(budget.text)", theme.faintStyle, importance: 5) }
        if let fan { line.add("seeds \(fan.done)/\(fan.seeds * lanes.count)", theme.accentStyle, importance: 4) }
        return line
    }
}
