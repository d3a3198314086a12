extension BuiltInProblem {
    /// Lorenz's three coordinates of a weather that never comes back, in sequences of 50 steps that follow each other: at
    /// every step all three some steps ahead are to be told.
    ///
    ///     x′ = 10·(y − x),  y′ = x·(28 − z) − y,  z′ = x·y − 8/3·z, from (1, 1, 1)
    ///
    /// Integrated in steps of 0.02 (classical Runge-Kutta), the first 500 and some by the seed left out, each coordinate with
    /// mean 0 and deviation 1.
    static let lorenz = BuiltInProblem(
        name: "lorenz", summary: "Three coordinates of a chaotic flow some steps ahead, told at every step",
        source: "E. N. Lorenz, Deterministic Nonperiodic Flow, 1963, doi:10.1175/1520-0469(1963)020<0130:DNF>2.0.CO;2",
        task: .regression, geometry: .sequence, points: SettingRange(60, in: 4...2000, "sequences of 50 steps"),
        noise: nil, size: SettingRange(10, in: 1...100, "steps ahead"), trainShare: 2 / 3
    ) { settings throws(ProblemError) in
        var random = RandomNumbers(seed: settings.seed, stream: "lorenz")
        let (steps, ahead) = (50, settings.size)
        let (count, first) = (settings.points * steps, 500 + random.integer(below: 1000))
        let flow = LorenzFlow.states(first + count + ahead).dropFirst(first).flatMap { $0 }
        let values = Scaling(measuring: flow, columns: 3).scaled(flow)
        let names = ["x", "y", "z"]
        return Draft(
            name: "lorenz", summary: "A chaotic flow \(ahead) step\(ahead == 1 ? "" : "s") ahead",
            kind: .regression(outputNames: names), inputNames: names, geometry: .sequence,
            rows: Table(
                inputs: Array(values[..<(3 * count)]), targets: Array(values[(3 * ahead)...]),
                inputColumns: 3, targetColumns: 3, steps: steps, targetSteps: steps),
            isSeries: true)
    }
}

/// Lorenz's flow with his numbers.
enum LorenzFlow {
    /// After 1, 2, ... steps of 0.02 from (1, 1, 1).
    static func states(_ count: Int) -> [[Double]] {
        let h = 0.02
        func slope(_ s: [Double]) -> [Double] {
            [10 * (s[1] - s[0]), s[0] * (28 - s[2]) - s[1], s[0] * s[1] - 8 * s[2] / 3]
        }
        func moved(_ s: [Double], _ k: [Double], _ by: Double) -> [Double] { zip(s, k).map { $0 + by * $1 } }
        var state: [Double] = [1, 1, 1]
        return (0..<count).map { _ in
            let k1 = slope(state)
            let k2 = slope(moved(state, k1, h / 2))
            let k3 = slope(moved(state, k2, h / 2))
            let k4 = slope(moved(state, k3, h))
            for i in 0..<3 {
                let sum: Double = k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]
                state[i] += h / 6 * sum
            }
            return state
        }
    }
}
