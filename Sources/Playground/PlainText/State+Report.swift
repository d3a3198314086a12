import Cells
import Experiments
import Training

extension State {
    /// How far training is and how well it goes, in one sentence: "step 1200: train 0.031, test 0.044; layer 2 has
    /// 38 % dead units".
    public var reportSentence: String {
        if stage == .race { return race.reportSentence }
        guard let snapshot else { return "nothing is trained yet" }
        let report = snapshot.report
        var parts = ["train \(NumberText.significant(report.train.loss))"]
        if let validation = report.validation { parts.append("validation \(NumberText.significant(validation.loss))") }
        parts.append("test \(NumberText.significant(report.test.loss))")
        if let accuracy = report.test.accuracy { parts.append("accuracy \(percentWords(accuracy))") }
        if let r2 = report.test.r2 { parts.append("R squared \(NumberText.significant(r2))") }
        if let beyond = report.beyond { parts.append("beyond the range \(NumberText.significant(beyond.loss))") }
        return (["step \(snapshot.step): " + parts.joined(separator: ", ")] + ailments).joined(separator: "; ")
    }

    /// What may be wrong in the layers as last seen.
    var ailments: [String] {
        guard let observation, observation.generation == snapshot?.generation else { return [] }
        return observation.layers.enumerated().flatMap { index, layer in
            var found: [String] = []
            if layer.deadShare > 0 {
                found.append("layer \(index + 1) has \(percentWords(layer.deadShare)) dead units")
            }
            if let share = layer.saturatedShare, share > 0.5 {
                found.append("layer \(index + 1) is flat for \(percentWords(share)) of its outputs")
            }
            for hazard in layer.hazards where hazard.count > 0 {
                found.append("layer \(index + 1): \(hazard.name), \(hazard.count) times")
            }
            return found
        }
    }
}

/// "38 %": a share as it is read aloud, without the sign stuck to the number.
func percentWords(_ share: Double) -> String {
    let text = NumberText.percent(share)
    return text.hasSuffix("%") ? text.dropLast() + " %" : text
}
