import ExpressionGraph

extension UnitLens {
    /// Waves of the inputs: how many there are of each frequency, and, for functions of one input, the Fourier transform of
    /// what the network says beside that of what it should say.
    ///
    /// - Parameters:
    ///   - vectors: the angular frequency of each of M waves along each input, [M, I].
    ///   - amplitudes: how strong each is, [M]; `nil` where they are only directions for what follows.
    ///   - isOfWeights: whether the waves run over the places of the layer's weights, not over its inputs.
    public static func waves(_ vectors: Expr, amplitudes: Expr? = nil, isOfWeights: Bool = false) -> UnitLens {
        let watches = [Watch("vectors", vectors)] + (amplitudes.map { [Watch("amplitudes", $0)] } ?? [])
        return UnitLens("frequencies of waves", watches) { scene in
            guard let seen = scene.parameters(), let vectors = seen["vectors"].first else { return nil }
            var rows = (0..<vectors.rows).map { row in
                (0..<vectors.columns).map { vectors.values[row * vectors.columns + $0] }
            }
            var reference = isOfWeights ? "over the places of the weights" : "over the layer's inputs"
            if !isOfWeights, let slopes = scene.slopes {
                // wᵀ (J x) = (Jᵀ w)ᵀ x
                rows = rows.map { w in slopes.map { column in zip(w, column).reduce(0) { $0 + $1.0 * $1.1 } } }
                reference = "over the data"
            }
            let lengths = rows.map { $0.reduce(0) { $0 + $1 * $1 }.squareRoot() }
            let amplitudes = seen["amplitudes"].first?.values ?? lengths.map { _ in 1 }
            // Cosines and sines of one frequency follow each other in the outputs.
            let own = !lengths.isEmpty && scene.unit < 2 * lengths.count && !isOfWeights
            return reading(
                lengths, amplitudes, own: own ? lengths[scene.unit % lengths.count] : nil, reference, scene.spectrum)
        }
    }

    private static func reading(
        _ frequencies: [Double], _ amplitudes: [Double], own: Double?, _ reference: String, _ spectrum: FitSpectrum?
    ) -> LensReading {
        var facts = [LensFact("\(frequencies.count) waves", importance: 5)]
        var numbers: [String: Double] = [:]
        let finite = frequencies.filter(\.isFinite)
        if let low = finite.min(), let high = finite.max() {
            facts.append(LensFact("ω \(low.worded(digits: 2)) to \(high.worded(digits: 2))", importance: 4))
            numbers = ["least-frequency": low, "greatest-frequency": high]
        }
        if let own { facts.append(LensFact("this unit \(own.worded())", .accent, importance: 6)) }
        facts.append(LensFact(reference, .faint, importance: 1))
        let waves = histogram(frequencies, amplitudes)
        return LensReading(
            spectrum.map { .pair(waves, .curves(curves($0)), essential: .first) } ?? waves, numbers: numbers,
            facts: facts)
    }

    private static func histogram(_ frequencies: [Double], _ amplitudes: [Double]) -> LensChart {
        let bins = 60
        let usable = zip(frequencies, amplitudes).filter { $0.0.isFinite && $0.0 >= 0 && $0.1.isFinite }
        let top = usable.map(\.0).max() ?? 0
        var counts = [Double](repeating: 0, count: bins)
        for (frequency, amplitude) in usable where top > 0 {
            counts[min(bins - 1, Int(frequency / top * Double(bins)))] += abs(amplitude)
        }
        return .histogram(
            .init(
                counts, over: 0...(top > 0 ? top : 1),
                caption: top > 0 ? "frequencies ω of the layer" : "all frequencies are 0"))
    }

    private static func curves(_ spectrum: FitSpectrum) -> LensChart.Curves {
        func points(_ values: [Double]) -> [(x: Double, y: Double)] {
            zip(spectrum.frequencies, values).map { (x: $0, y: $1) }
        }
        var curves: [LensChart.Curves.Curve] = []
        if let target = spectrum.target {
            curves.append(.init("true", points(target), pattern: .dotted, hue: .plain))
        }
        curves.append(.init("network", points(spectrum.network), hue: .ofCurve(0)))
        var chart = LensChart.Curves(curves, x: "ω", y: "amplitude")
        // What lies above the last frequency of any weight is empty room.
        let all = spectrum.network + (spectrum.target ?? [])
        let most = all.filter(\.isFinite).max() ?? 0
        let last = spectrum.frequencies.indices.last { index in
            [spectrum.network, spectrum.target ?? []].contains { index < $0.count && $0[index] > most * 0.02 }
        }
        if let last, let end = spectrum.frequencies.dropFirst(max(last + 2, 8)).first, end > 0 {
            chart.xRange = 0...end
        }
        return chart
    }
}
