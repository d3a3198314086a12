import Catalogue
import ExpressionGraph
import Foundation
import Problems

extension UnitsObserver {
    func frequencies(_ slide: Slide) -> FrequenciesPicture? {
        guard case .frequencies(let microscope) = slide.layer.microscope else { return nil }
        let zeros = [Double](repeating: 0, count: slide.layer.inputs)
        let seen = look(at: slide.index, rows: 1, zeros) { microscope in
            guard case .frequencies(let waves) = microscope else { return [] }
            return [waves.vectors] + (waves.amplitudes.map { [$0] } ?? [])
        }
        guard let seen, let vectors = seen.first else { return nil }
        let count = microscope.vectors.shape[0], columns = microscope.vectors.shape[1]
        var (rows, reference) = (
            (0..<count).map { Array(vectors[$0 * columns..<($0 + 1) * columns]) },
            FrequenciesPicture.Reference.layerInputs
        )
        if microscope.isOfWeights {
            reference = .weights
        } else if let slopes = slopes(before: slide) {
            // wᵀ (J x) = (Jᵀ w)ᵀ x
            rows = rows.map { w in
                slopes.map { column in zip(w, column).reduce(0) { $0 + $1.0 * $1.1 } }
            }
            reference = .data
        }
        let lengths = rows.map { $0.reduce(0) { $0 + $1 * $1 }.squareRoot() }
        // Cosines and sines of one frequency follow each other in the outputs.
        let own = count > 0 && slide.unit < 2 * count && !microscope.isOfWeights ? lengths[slide.unit % count] : nil
        return FrequenciesPicture(
            frequencies: lengths, amplitudes: microscope.amplitudes == nil ? lengths.map { _ in 1 } : seen[1],
            focused: own, reference: reference, fit: fitSpectrum(slide.output))
    }

    /// For each input of the network, in the units of the data, how the layer's inputs change with it, where they
    /// are an affine function of them: the layer is the first, or only such layers lie before it. `nil` elsewhere.
    private func slopes(before slide: Slide) -> [[Double]]? {
        let inputs = problem.inputCount
        func scale(_ column: Int, _ values: [Double]) -> [Double] {
            values.map { $0 / problem.inputScaling.deviations[column] }
        }
        guard slide.index > 0 else {
            return (0..<inputs).map { column in scale(column, (0..<inputs).map { $0 == column ? 1 : 0 }) }
        }
        // At 0, at 1 and at 2 along each input: the second step must be as long as the first.
        var points = [Double](repeating: 0, count: inputs)
        for column in 0..<inputs {
            for length in [1.0, 2.0] { points += (0..<inputs).map { $0 == column ? length : 0 } }
        }
        let width = slide.layer.inputs
        var values: [Double] = []
        evaluator.run(inputs: T.elements(points), targets: nil) { _, count in
            values += self.values("\(slide.index - 1).after").prefix(count * width)
        }
        func row(_ index: Int) -> [Double] { Array(values[index * width..<(index + 1) * width]) }
        let origin = row(0)
        var result: [[Double]] = []
        for column in 0..<inputs {
            let (one, two) = (row(1 + 2 * column), row(2 + 2 * column))
            for index in origin.indices {
                let (first, second) = (one[index] - origin[index], two[index] - one[index])
                // Single precision leaves about seven digits.
                guard abs(first - second) <= 1e-4 * max(1, abs(one[index]), abs(origin[index])) else { return nil }
            }
            result.append(scale(column, zip(one, origin).map { $0 - $1 }))
        }
        return result
    }

    /// The discrete Fourier transforms of the first output and of the function behind the data.
    private func fitSpectrum(_ output: OutputPicture?) -> FrequenciesPicture.FitSpectrum? {
        guard case .fit(let fit) = output, fit.x.count > 8, let network = fit.predicted.first,
            let first = fit.x.first, let last = fit.x.last, last > first
        else { return nil }
        let count = fit.x.count
        let step = (last - first) / Double(count - 1)
        let frequencies = (0...count / 4).map { 2 * Double.pi * Double($0) / (Double(count) * step) }
        return FrequenciesPicture.FitSpectrum(
            frequencies: frequencies, network: Spectrum.magnitudes(network, upTo: count / 4),
            target: fit.target?.first.map { Spectrum.magnitudes($0, upTo: count / 4) })
    }
}

/// Magnitudes of a discrete Fourier transform.
enum Spectrum {
    /// |Σ h_n (x_n − mean) e^(−2πi k n / N)| · 2 / Σ h for k from 0 on: the amplitude of a wave that fits N points.
    ///
    /// The window h of Hann, (1 − cos(2πn/N)) / 2, keeps the ends, which do not meet, from filling all frequencies.
    static func magnitudes(_ values: [Double], upTo last: Int) -> [Double] {
        let count = values.count
        guard count > 0, values.allSatisfy(\.isFinite) else { return [Double](repeating: 0, count: last + 1) }
        let mean = values.reduce(0, +) / Double(count)
        let window = (0..<count).map { 0.5 - 0.5 * cos(2 * .pi * Double($0) / Double(count)) }
        let total = window.reduce(0, +)
        return (0...last).map { k in
            var (re, im) = (0.0, 0.0)
            for n in 0..<count {
                let angle = 2 * Double.pi * Double((k * n) % count) / Double(count)
                let value = window[n] * (values[n] - mean)
                re += value * cos(angle)
                im -= value * sin(angle)
            }
            return (re * re + im * im).squareRoot() * 2 / total
        }
    }
}
