import Catalogue
import Experiments
import Foundation
import Problems

/// ω₀ of a first layer of sines, chosen by the data before anything is learned:
///
///     S(f) = magnitudes of f's Fourier transform by frequency, without the constant, summing to 1
///     ω₀ = the candidate for which the mean over ten starts of W(S(network), S(target)) is least
///
/// with W the Wasserstein distance, Σ_k |Σ_{j ≤ k} (a_j − b_j)|, and candidates 10, 20, ... 200. A picture's magnitudes
/// are summed over channels and over places of equal kx + ky. The start of a first layer does not depend on its ω₀, so
/// weights stay.
///
/// Cost: 200 passes over the picture, at most 128 pixels a side: a second or two.
///
/// Source: Kania et al. 2024, FreSh: Frequency Shifting for Accelerated Neural Representation Learning (arXiv 2410.05050)
/// Differs from the paper: sums are over frequencies that are not negative, and all of them count, where the authors
/// keep the first 64 sums for sines. Curves of one input, which the paper does not have, are seen through a window of Hann.
struct FrequencyShift {
    static let candidates = (1...20).map { 10 * Double($0) }
    private static let starts: UInt64 = 10

    private let subject: SurgeryInput

    init(_ subject: SurgeryInput) { self.subject = subject }

    func networkEdit() throws(SurgeryError) -> NetworkEdit {
        guard let first = subject.experiment.layers.first, first.unit == Surgery.sines else { throw .noSines }
        guard let signal = SampledSignal(subject.problem) else { throw .noSpectrum }
        let wanted = signal.spectrum(of: signal.target)
        let distances = Self.candidates.map { distance(ofFrequency: $0, signal, wanted) }
        // The lowest of equals.
        guard let best = distances.indices.min(by: { distances[$0] < distances[$1] }), distances[best].isFinite else {
            throw .noSpectrum
        }
        let chosen = Self.candidates[best]
        let old = SettingValues(NeuronUnit.siren.settings, chosen: first.settings).number("omega")
        let isDefault = NeuronUnit.siren.settings.first { $0.name == "omega" }?.defaultValue == .number(chosen)
        return NetworkEdit(
            describe: { $0.layers[0].settings["omega"] = isDefault ? nil : .number(chosen) },
            summary: String(
                format: "ω₀ of layer 1 from %g to %g, distance of spectra %.3g", old, chosen, distances[best]))
    }

    /// Mean over starts; infinite where the network cannot be built.
    private func distance(ofFrequency omega: Double, _ signal: SampledSignal, _ wanted: [Double]) -> Double {
        var experiment = subject.experiment
        experiment.layers[0].settings["omega"] = .number(omega)
        let network = subject.network
        let parameters = network.parameters.map { ($0.variable, $0.initializer) }
        let variables = parameters + network.buffers.map { ($0.variable, $0.initializer) }
        let rows = min(256, signal.count)
        guard
            let evaluator = try? Evaluator<Float>(
                experiment, problem: subject.problem, state: variables.map(\.0), rows: rows,
                outputs: { [("output", $0.network.output)] })
        else { return .infinity }
        let inputs = signal.inputs.map { Float($0) }
        var sum = 0.0
        for start in 1...Self.starts {
            for (variable, initializer) in variables {
                var random = RandomNumbers(seed: start, stream: variable.name)
                evaluator.setValues(
                    initializer.values(shape: variable.shape, using: &random).map { Float($0) },
                    ofVariable: variable.name)
            }
            var values: [Double] = []
            evaluator.run(inputs: inputs, targets: nil) { _, count in
                values += evaluator.values("output").prefix(count * signal.channels).map { Double($0) }
            }
            sum += Self.wasserstein(signal.spectrum(of: values), wanted)
        }
        return sum / Double(Self.starts)
    }

    private static func wasserstein(_ a: [Double], _ b: [Double]) -> Double {
        var (ahead, sum) = (0.0, 0.0)
        for (x, y) in zip(a, b) {
            ahead += x - y
            sum += abs(ahead)
        }
        return sum
    }
}
