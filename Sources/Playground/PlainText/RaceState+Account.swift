import Cells
import Experiments
import Training

/// A race as it is told aloud.
extension RaceState {
    /// All that its screen would show, in sentences.
    var account: [String] {
        guard let first = lanes.first else { return ["a race without lanes; 'add' and a preset's name adds one."] }
        let status = isDone ? "finished" : snapshot?.isRunning == true ? "racing" : "paused"
        let data = DataFacts(first.experiment.data.origin).name
        let count = "\(lanes.count) lane\(lanes.count == 1 ? "" : "s")"
        return ["a race of \(count), all on \(data): \(status)" + (step.map { " at step \($0)" } ?? "") + "."]
            + lanes.indices.map(laneSentence) + seedSentences
    }

    /// What a lane is and how far it came.
    func laneSentence(_ index: Int) -> String {
        let lane = lanes[index]
        var words = "lane \(Race.letter(index)), \(lane.name)"
        let differences = race.differences
        if !differences.isEmpty {
            words += ", " + differences.map { "\($0.name) \($0.values[index])" }.joined(separator: ", ")
        }
        if let trained = trained(lane)?.snapshot {
            words += ", \(trained.parameterCount) parameters: " + Self.words(trained.report)
            if case .diverged(let divergence) = trained.status { words += "; " + divergence.summary }
        }
        return words + (index == chosen && lanes.count > 1 ? " (chosen)." : ".")
    }

    /// "step 1200: A train 0.031, test 0.044; B train 0.12, test 0.13; A is ahead".
    var reportSentence: String {
        let told = lanes.enumerated().compactMap { index, lane in
            trained(lane).map { "\(Race.letter(index)) " + Self.words($0.snapshot.report) }
        }
        guard !told.isEmpty else { return "no lane has been trained yet" }
        return (["step \(step ?? 0): " + told[0]] + told.dropFirst() + [leader].compactMap { $0 })
            .joined(separator: "; ")
    }

    /// Who is ahead, once there is something to be ahead in.
    private var leader: String? {
        let losses = lanes.enumerated().compactMap { index, lane in
            trained(lane).map { (index: index, loss: $0.snapshot.report.test.loss) }
        }.filter { $0.loss.isFinite }
        guard (step ?? 0) > 0, losses.count > 1, let best = losses.min(by: { $0.loss < $1.loss }) else { return nil }
        let isTie = losses.contains { $0.index != best.index && $0.loss == best.loss }
        return isTie ? "a tie on test loss" : "\(Race.letter(best.index)) is ahead on test loss"
    }

    private static func words(_ report: Report) -> String {
        var words =
            "train \(NumberText.significant(report.train.loss)), test \(NumberText.significant(report.test.loss))"
        if let accuracy = report.test.accuracy { words += ", accuracy \(percentWords(accuracy))" }
        if let r2 = report.test.r2 { words += ", R squared \(NumberText.significant(r2))" }
        return words
    }

    /// What has changed since it was told of last.
    func sentences(after old: RaceState) -> [String] {
        var sentences: [String] = []
        let known = Set(old.lanes.map(\.id)), left = Set(lanes.map(\.id))
        for lane in old.lanes where !left.contains(lane.id) { sentences.append("\(lane.name) is out of the race.") }
        // A lane is told when its first numbers are there.
        for (index, lane) in lanes.enumerated() {
            let isNew = !known.contains(lane.id) || old.lanes.first { $0.id == lane.id }.flatMap(old.trained) == nil
            if isNew, trained(lane) != nil { sentences.append(laneSentence(index)) }
        }
        if chosen != old.chosen, known == left, lanes.indices.contains(chosen) {
            sentences.append(laneSentence(chosen))
        }
        switch (old.snapshot?.isRunning ?? false, snapshot?.isRunning ?? false) {
        case (false, true): sentences.append("racing.")
        case (true, false): sentences.append(isDone ? "every lane has done its steps." : "the race rests.")
        default: break
        }
        if result != nil, old.result == nil { sentences += seedSentences }
        if !comparisons.isEmpty, old.comparisons.isEmpty { sentences += comparisonSentences }
        return sentences
    }

    /// What the pair lens finds in each lane beside the first.
    var comparisonSentences: [String] {
        lanes.enumerated().dropFirst().flatMap { index, lane in
            comparisons[lane.id]?.sentences("layers of A and \(Race.letter(index)), \(Self.pairLens.title)") ?? []
        }
    }
}
