import Cells
import Training

extension RaceState {
    /// How far each lane came and how well, in a few lines for the shell.
    var summary: String {
        var lines: [String] = []
        for (index, lane) in lanes.enumerated() {
            guard let snapshot = trained(lane)?.snapshot else { continue }
            lines.append(
                "\(Race.letter(index)) \(lane.name): \(NumberText.grouped(snapshot.step)) steps, "
                    + "\(NumberText.grouped(snapshot.parameterCount)) parameters")
            let report = snapshot.report
            lines.append("  train " + State.words(report.train) + ", test " + State.words(report.test))
            if let goal = lane.experiment.goal { lines.append("  " + State.words(goal, in: report)) }
            if case .diverged(let divergence) = snapshot.status { lines.append("  " + divergence.summary) }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
