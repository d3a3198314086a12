import Cells
import Experiments
import Training

/// The lanes' losses over one axis. Lanes differ by sign, dashes and letter besides colour; where several seeds
/// have run the line is their median between faint lines at 10 and 90 %.
struct RaceChart: Drawable {
    let race: RaceState

    func draw(on frame: inout Frame, look: Look) { chart(look).draw(on: &frame, look: look) }

    /// The chosen lane's step under a column, for a chart drawn in `rect`: for the mouse.
    func step(atColumn column: Int, in rect: Rect, look: Look) -> Int? {
        guard let lane = race.chosenLane, let snapshot = race.trained(lane)?.snapshot,
            let value = chart(look).xValue(atColumn: column, in: rect)
        else { return nil }
        let step = value / max(1e-300, position(1, snapshot))
        return step.magnitude < 1e15 ? max(0, Int(step.rounded())) : nil
    }

    private func chart(_ look: Look) -> LineChart {
        var chart = LineChart(
            series(look), x: Axis(race.axis.rawValue, scale: race.logX ? .logarithmic : .linear),
            y: Axis("loss", scale: race.logY ? .logarithmic : .linear))
        if let goal = race.lanes.first?.experiment.goal, goal.metric == .testLoss || goal.metric == .trainLoss {
            chart.goals = [LineChart.Goal(y: goal.value, label: "goal \(NumberText.significant(goal.value))")]
        }
        if let cursor = race.cursor, let lane = race.chosenLane, let trained = race.trained(lane) {
            chart.cursor = position(cursor, trained.snapshot)
        }
        chart.emptyText = "no losses yet: space lets all lanes train"
        return chart
    }

    private func series(_ look: Look) -> [LineChart.Series] {
        var result: [LineChart.Series] = []
        for (index, lane) in race.lanes.enumerated() where !race.isZoomed || index == race.chosen {
            let color = look.theme.color(ofRun: index)
            let marker = Markers.marker(index, glyphs: look.capabilities.glyphs)
            let letter = Race.letter(index)
            if let runs = race.result.map({ $0.runs(of: index) }), !runs.isEmpty {
                result += band(runs, letter, color, marker, race.trained(lane)?.snapshot)
                continue
            }
            guard let trained = race.trained(lane) else { continue }
            let points = trained.snapshot.history.points
            func line(_ values: [Double], _ label: String, _ pattern: LinePattern) {
                func placed(_ values: [Double]) -> [DataPoint] {
                    zip(points, values).map { DataPoint(position($0.step, trained.snapshot), $1) }
                }
                if race.smoothing > 0 {
                    result.append(LineChart.Series(placed(values), color: color, isFaint: true))
                }
                result.append(
                    LineChart.Series(
                        placed(smoothed(values, weight: race.smoothing)), label: label, color: color, pattern: pattern,
                        marker: marker))
            }
            let isBoth = race.losses == .both, isApart = race.namesLinesApart
            if race.losses != .test {
                line(points.map(\.train), isBoth && !isApart ? "\(letter) train" : letter, .solid)
            }
            if race.losses != .train {
                let label = isBoth ? (isApart ? "" : "\(letter) test") : letter
                line(points.map(\.test), label, isBoth ? .dashed : .solid)
            }
        }
        return result
    }

    private func band(
        _ runs: [LaneRun], _ letter: String, _ color: Color, _ marker: Unicode.Scalar, _ snapshot: Snapshot?
    ) -> [LineChart.Series] {
        let count = runs.map(\.reports.count).min() ?? 0
        let bands = (0..<count).compactMap { place -> (x: Double, band: SeedBand)? in
            let values = runs.map { race.losses == .train ? $0.reports[place].train.loss : $0.reports[place].test.loss }
            guard let band = SeedBand(values) else { return nil }
            let step = runs[0].reports[place].step
            return (snapshot.map { position(step, $0) } ?? Double(step), band)
        }
        func points(_ path: KeyPath<SeedBand, Double>) -> [DataPoint] {
            bands.map { DataPoint($0.x, $0.band[keyPath: path]) }
        }
        return [
            LineChart.Series(points(\.low), color: color, pattern: .dotted, isFaint: true),
            LineChart.Series(points(\.high), color: color, pattern: .dotted, isFaint: true),
            LineChart.Series(
                points(\.median), label: "\(letter) median of \(runs.count)", color: color, marker: marker),
        ]
    }

    /// Where a step of a lane stands on the axis.
    private func position(_ step: Int, _ snapshot: Snapshot) -> Double {
        let step = Double(step)
        func per(_ total: Double) -> Double { snapshot.step > 0 ? total / Double(snapshot.step) : 0 }
        return switch race.axis {
        case .step: step
        case .epoch: step * per(snapshot.epoch)
        case .seconds: step * per(snapshot.seconds)
        case .operations: step * Double(snapshot.operationsPerStep)
        case .parameters: step * Double(snapshot.parameterCount)
        }
    }
}
