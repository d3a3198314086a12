extension BuiltInProblem {
    /// A chaotic series with a delay of 17, cut into sequences of 50 steps that follow each other: at every step its
    /// value some steps ahead is to be told.
    ///
    ///     x′ = 0.2·x(t − 17) / (1 + x(t − 17)¹⁰) − 0.1·x,  x = 1.2 for t ≤ 0
    ///
    /// Integrated in steps of 0.1 (classical Runge-Kutta), every tenth value taken, the first 500 and some by the seed left
    /// out, the rest with mean 0 and deviation 1.
    static let mackeyGlass = BuiltInProblem(
        name: "mackey-glass", summary: "A chaotic series some steps ahead, told at every step",
        source: "M. Mackey, L. Glass, Oscillation and Chaos in Physiological Control Systems, 1977, "
            + "doi:10.1126/science.267326",
        task: .regression, geometry: .sequence, points: SettingRange(60, in: 4...2000, "sequences of 50 steps"),
        noise: nil, size: SettingRange(6, in: 1...84, "steps ahead"), trainShare: 2 / 3
    ) { settings throws(ProblemError) in
        var random = RandomNumbers(seed: settings.seed, stream: "mackey-glass")
        let (steps, ahead) = (MackeyGlassSeries.window, settings.size)
        let (count, first) = (settings.points * steps, 500 + random.integer(below: 1000))
        let series = Array(MackeyGlassSeries.values(first + count + ahead).dropFirst(first))
        let values = Scaling(measuring: series, columns: 1).scaled(series)
        return Draft(
            name: "mackey-glass", summary: "A chaotic series \(ahead) step\(ahead == 1 ? "" : "s") ahead",
            kind: .regression(outputNames: ["x"]), inputNames: ["x"], geometry: .sequence,
            rows: Table(
                inputs: Array(values[..<count]), targets: Array(values[ahead...]),
                inputColumns: 1, targetColumns: 1, steps: steps, targetSteps: steps),
            isSeries: true)
    }
}

/// The Mackey-Glass equation with a delay of 17.
enum MackeyGlassSeries {
    /// Steps of a sequence.
    static let window = 50

    /// x(1), x(2), ...
    static func values(_ count: Int) -> [Double] {
        let (h, perValue, delay) = (0.1, 10, 170)
        // x at times −17, −16.9, ... 0, and then what is found.
        var x = [Double](repeating: 1.2, count: delay + 1)
        x.reserveCapacity(delay + 1 + count * perValue)
        func slope(_ x: Double, _ delayed: Double) -> Double {
            let square = delayed * delayed
            let fourth = square * square
            return 0.2 * delayed / (1 + fourth * fourth * square) - 0.1 * x
        }
        for _ in 0..<count * perValue {
            let now = x[x.count - 1]
            let (d0, d1) = (x[x.count - 1 - delay], x[x.count - delay])
            let middle = (d0 + d1) / 2
            let k1 = slope(now, d0)
            let k2 = slope(now + h / 2 * k1, middle)
            let k3 = slope(now + h / 2 * k2, middle)
            let k4 = slope(now + h * k3, d1)
            x.append(now + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4))
        }
        return stride(from: delay + perValue, to: x.count, by: perValue).map { x[$0] }
    }
}
