import Catalogue
import Experiments
import Foundation
import Problems

/// Everything learned is drawn anew, by each unit's own rules and from other random numbers, where the training loss
/// is above a limit: a run that is caught gets another start.
///
/// Source: Schlör, Ring and Hotho 2020, iNALU: Improved Neural Arithmetic Logic Unit (arXiv 2003.07629)
/// Differs from the paper: asked for at steps that a preset names, not when the loss has stalled.
struct Redraw {
    private let subject: SurgeryInput
    private let limit: Double

    init(_ subject: SurgeryInput, above limit: Double) { (self.subject, self.limit) = (subject, limit) }

    func networkEdit() -> NetworkEdit {
        let loss = subject.report().train.loss
        guard !(loss <= limit) else {
            return NetworkEdit(summary: String(format: "training loss %.3g: all stays", loss), isInPlace: true)
        }
        var result = NetworkEdit(summary: String(format: "training loss %.3g: another start", loss))
        let network = subject.network
        let parameters = network.parameters.map { ($0.variable, $0.initializer) }
        let all = parameters + network.buffers.map { ($0.variable, $0.initializer) }
        for (variable, initializer) in all {
            // Streams of their own for every step: a second start differs from the first.
            var random = RandomNumbers(seed: subject.experiment.seed, stream: "\(variable.name) at \(subject.step)")
            result.values[variable.name] = initializer.values(shape: variable.shape, using: &random)
        }
        return result
    }
}
