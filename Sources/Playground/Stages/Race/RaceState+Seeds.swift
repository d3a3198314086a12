import Cells
import Experiments
import Training

extension RaceState {
    /// What several seeds say in at most so many rows; where that is not all, the last one tells where the rest is.
    func seedRows(_ size: Size) -> [String] {
        let rows = seedSentences.flatMap { $0.wrapped(to: size.width) }
        guard rows.count > size.height, size.height > 0 else { return rows }
        let more = "  m tells all"
        let last = rows[size.height - 1].truncated(to: max(0, size.width - more.screenWidth - 1))
        return rows.prefix(size.height - 1) + [last + (last.hasSuffix("…") ? "" : "…") + more]
    }

    /// What several seeds say, in words.
    var seedSentences: [String] {
        if let fan { return ["seeds: \(fan.done) of \(fan.seeds * lanes.count) runs done."] }
        guard let result else { return [] }
        var lines: [String] = []
        func number(_ value: Double) -> String { NumberText.significant(value, digits: 2) }
        if let goal = result.race.goal {
            let lanes = result.race.lanes.indices.map { lane in
                let summary = LaneSummary(result, lane: lane)
                let epochs = summary.success?.epochs.map { ", median \(number($0.median)) epochs" } ?? ""
                return "\(Race.letter(lane)) \(summary.success?.count ?? 0) of \(summary.runs)\(epochs)"
            }
            lines.append("\(goal.words(number: number)): " + lanes.joined(separator: "; ") + ".")
        }
        for pair in result.comparisons where pair.first == 0 {
            lines.append(pair.comparison.words("A", Race.letter(pair.second), of: "test loss", number: number))
        }
        return lines
    }
}
