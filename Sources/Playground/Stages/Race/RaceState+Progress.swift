import Cells
import Training

extension RaceState {
    /// Whether every lane has done its steps or has gone wrong.
    var isDone: Bool {
        guard let lanes = snapshot?.lanes, !lanes.isEmpty else { return false }
        return lanes.allSatisfy { lane in
            switch lane.snapshot.status {
            case .finished, .diverged: true
            case .running, .paused: false
            }
        }
    }

    /// Whether every command sent so far has been obeyed and every preset asked for has been read.
    var isSettled: Bool { (snapshot?.obeyed ?? 0) >= sent && awaited == 0 }

    /// Whether lanes train, or runs of several seeds go on.
    var isBusy: Bool { snapshot?.isRunning == true || fan != nil || (snapshot?.obeyed ?? 0) < sent }

    /// The step that all lanes have reached.
    var step: Int? { snapshot?.lanes.map(\.snapshot.step).min() }

    /// Remembers what was asked of the trainer, whose answers come later.
    mutating func count(_ effects: [Effect]) {
        for case .race(let effect) in effects {
            switch effect {
            case .train: sent += 1
            case .read: awaited += 1
            case .observe, .compare, .seeds, .stopSeeds: break
            }
        }
    }

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
