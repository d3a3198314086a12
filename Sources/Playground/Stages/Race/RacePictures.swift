import Cells
import Experiments
import Problems
import Training

/// What the lanes compute, side by side at the same moment: outputs with one scale of colours, their differences
/// from the first lane, or mirrored distributions of the same layer.
struct RacePictures: Drawable {
    let race: RaceState
    let picture: RaceState.Picture

    func draw(on frame: inout Frame, look: Look) {
        for (lane, rect) in places(in: Rect(frame.size)) {
            Box(
                title: title(lane), hints: [], footer: scale(lane),
                isFocused: lane == race.chosen
            ).draw(into: &frame, rect: rect, look: look)
            frame.edit(Box.interior(of: rect)) { draw(lane, on: &$0, look: look) }
        }
    }

    /// The lanes' boxes within a rectangle.
    func places(in rect: Rect) -> [(lane: Int, rect: Rect)] {
        let (lanes, columns) = page(rect.size)
        guard !lanes.isEmpty else { return [] }
        let rows = stride(from: 0, to: lanes.count, by: columns).map {
            Array(lanes[$0..<min($0 + columns, lanes.count)])
        }
        let strips = Split(.rows, rows.map { _ in Split.Part(.share(1, minimum: 4)) }).rects(of: rect)
        return zip(rows, strips).flatMap { row, strip -> [(lane: Int, rect: Rect)] in
            guard let strip else { return [] }
            let parts = Split(.columns, row.map { _ in Split.Part(.share(1, minimum: 12)) }).rects(of: strip)
            return zip(row, parts).compactMap { lane, rect in rect.map { (lane, $0) } }
        }
    }

    /// What a picture needs to be read.
    private static let smallest = Size(width: 22, height: 9)
    /// Columns for a row of a picture that is about as wide as it is high.
    private static let square = 2.0

    /// The lanes that have room, and how many of them beside each other: in so many rows that pictures are the nearest
    /// to squares; where there is room for some only, the chosen one is among them.
    private func page(_ size: Size) -> (lanes: [Int], columns: Int) {
        let all = race.lanes.count
        if race.isZoomed { return (race.lanes.indices.contains(race.chosen) ? [race.chosen] : [], 1) }
        guard all > 0 else { return ([], 1) }
        let widest = max(1, size.width / Self.smallest.width), highest = max(1, size.height / Self.smallest.height)
        let columns = (1...min(widest, all)).filter { $0 * highest >= all }.min { a, b in
            distortion(columns: a, of: all, size) < distortion(columns: b, of: all, size)
        }
        guard let columns else {
            let count = widest * highest
            let first = max(0, min(race.chosen / count * count, all - count))
            return (Array(first..<first + count), widest)
        }
        return (Array(0..<all), columns)
    }

    /// How far from squares pictures in so many columns are.
    private func distortion(columns: Int, of all: Int, _ size: Size) -> Double {
        let rows = (all + columns - 1) / columns
        let width = Double(size.width) / Double(columns), height = Double(size.height) / Double(rows)
        return max(width / (height * Self.square), height * Self.square / width)
    }

    private func title(_ lane: Int) -> String {
        let letter = Race.letter(lane)
        switch picture {
        case .differences: return lane == 0 ? letter : "\(letter) − A"
        case .similarity: return lane == 0 ? "\(letter) with itself" : "A with \(letter)"
        case .activations: return lane == rival(lane) ? letter : "\(letter) up, \(Race.letter(rival(lane))) down"
        default: return "\(letter) \(race.lanes[lane].name)"
        }
    }

    private func draw(_ lane: Int, on frame: inout Frame, look: Look) {
        guard let observation = observation(lane) else {
            return frame.put("no picture yet", in: Rect(frame.size), style: look.theme.faintStyle)
        }
        switch picture {
        case .similarity: drawSimilarity(lane, on: &frame, look: look)
        case .activations: drawActivations(lane, observation, on: &frame, look: look)
        case .differences where lane > 0: drawDifference(observation, on: &frame, look: look)
        default:
            OutputPanel(picture: observation.output.map(scaled)).draw(
                on: &frame, context: PanelContext(theme: look.theme, capabilities: look.capabilities))
        }
    }

    private func drawSimilarity(_ lane: Int, on frame: inout Frame, look: Look) {
        guard race.lanes.indices.contains(lane), let reading = race.comparisons[race.lanes[lane].id] else {
            return frame.put("comparing layers…", in: Rect(frame.size), style: look.theme.faintStyle)
        }
        ReadingView(reading: reading).draw(on: &frame, look: look)
    }

    private func observation(_ lane: Int) -> Observation? {
        race.lanes.indices.contains(lane) ? race.observations[race.lanes[lane].id] : nil
    }

    // MARK: One scale for all

    /// The range of all lanes' surfaces together.
    private var common: Interval? {
        let ranges = race.lanes.indices.compactMap { lane -> Interval? in
            guard case .surface(let picture) = observation(lane)?.output, picture.range.isProper else { return nil }
            return picture.range
        }
        guard let first = ranges.first else { return nil }
        return ranges.reduce(first) { Interval(min($0.lower, $1.lower), max($0.upper, $1.upper)) }
    }

    private func scale(_ lane: Int) -> String {
        switch picture {
        case .activations, .similarity: return ""
        case .differences where lane > 0:
            return reach.map { "±\(NumberText.significant($0, digits: 2)), one scale" } ?? ""
        default:
            return common.map {
                "\(NumberText.significant($0.lower, digits: 2)) to \(NumberText.significant($0.upper, digits: 2)), one scale"
            } ?? ""
        }
    }

    private func scaled(_ output: OutputPicture) -> OutputPicture {
        guard case .surface(var surface) = output, let common else { return output }
        surface.range = common
        return .surface(surface)
    }

    // MARK: Differences

    /// The largest difference of any lane from the first.
    private var reach: Double? {
        let largest = race.lanes.indices.dropFirst().compactMap { lane in
            observation(lane)?.output.flatMap { differences($0)?.map(\.magnitude).filter(\.isFinite).max() }
        }.max()
        return largest.map { max($0, 1e-12) }
    }

    /// A lane's outputs less those of the first; `nil` where they cannot be subtracted.
    private func differences(_ output: OutputPicture) -> [Double]? {
        switch (output, observation(0)?.output) {
        case (.surface(let own), .surface(let first))
        where own.values.count == first.values.count && own.classNames.count < 3:
            return zip(own.values, first.values).map { $0 - $1 }
        case (.fit(let own), .fit(let first)) where own.x == first.x && own.predicted.count == first.predicted.count:
            return zip(own.predicted, first.predicted).flatMap { zip($0, $1).map { $0 - $1 } }
        default: return nil
        }
    }

    private func drawDifference(_ observation: Observation, on frame: inout Frame, look: Look) {
        guard let output = observation.output, let values = differences(output), let reach else {
            return frame.put(
                "these outputs have no difference to draw", in: Rect(frame.size), style: look.theme.faintStyle)
        }
        switch output {
        case .surface(var surface):
            (surface.values, surface.classes, surface.classNames) = (values, [], [])
            (surface.range, surface.train, surface.test) = (Interval(-reach, reach), [], [])
            SurfaceView(surface, options: OutputPanel.Options()).draw(on: &frame, look: look)
        case .fit(let fit):
            let count = fit.x.count
            let lines = fit.predicted.indices.map { output in
                LineChart.Series(
                    zip(fit.x, values[(output * count)..<((output + 1) * count)]).map { DataPoint($0, $1) },
                    color: look.theme.color(ofRun: output))
            }
            var chart = LineChart(lines, x: Axis(fit.inputName), y: Axis(range: -reach...reach))
            chart.showsZeroLines = true
            chart.draw(on: &frame, look: look)
        default: break
        }
    }

    // MARK: Activations

    /// The lane a lane is mirrored with: the first, and the first with the second.
    private func rival(_ lane: Int) -> Int { lane > 0 ? 0 : min(1, race.lanes.count - 1) }

    private func drawActivations(_ lane: Int, _ observation: Observation, on frame: inout Frame, look: Look) {
        let other = rival(lane)
        guard let mine = layer(observation) else {
            return frame.put("no layer \(race.layer + 1)", in: Rect(frame.size), style: look.theme.faintStyle)
        }
        let theirs = other == lane ? nil : self.observation(other).flatMap(layer)
        let size = frame.size
        var line = StyledText("layer \(race.layer + 1): \(mine.title)", look.theme.textStyle)
        if let theirs { line.append("  against \(theirs.title)", look.theme.faintStyle) }
        frame.put(line.truncated(to: size.width), in: Rect(frame.size))
        let ranges = [mine.after.range] + (theirs.map { [$0.after.range] } ?? [])
        let low = ranges.map(\.lowerBound).min() ?? 0, high = ranges.map(\.upperBound).max() ?? 1
        let bins = max(8, min(80, size.width))
        func bars(_ layer: LayerObservation, _ lane: Int) -> Histogram.Bins {
            Histogram.Bins(
                layer.after.bars(over: low...high, bins: bins), label: Race.letter(lane),
                color: look.theme.color(ofRun: lane))
        }
        Histogram(bars(mine, lane), mirrored: theirs.map { bars($0, other) }, range: low...high).draw(
            into: &frame, rect: Rect(x: 0, y: 1, width: size.width, height: max(0, size.height - 1)), look: look)
    }

    private func layer(_ observation: Observation) -> LayerObservation? {
        observation.layers.indices.contains(race.layer) ? observation.layers[race.layer] : nil
    }
}
