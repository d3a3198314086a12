import Foundation

extension BuiltInProblem {
    /// How fast does a noisy wave swing? No value alone tells, only how they follow each other.
    ///
    ///     x(t) = A·sin(2π·(c + 2)·t/64 + phase) + noise,  A in [0.5, 1.5), phase and class c = 0 … 4 uniform; chance is ⅕
    static let frequencies = BuiltInProblem(
        name: "frequencies", aliases: ["frequency"], summary: "How fast does a noisy wave swing?",
        source: "five frequencies with random amplitude and phase; a common test of oscillating units",
        task: .classes, geometry: .sequence, points: SettingRange(3000, in: 10...50_000, "sequences"),
        noise: SettingRange(0.3, in: 0...3, "deviation of the noise"), trainShare: 2 / 3
    ) { settings throws(ProblemError) in
        var random = RandomNumbers(seed: settings.seed, stream: "frequencies")
        let (steps, classes) = (64, 5)
        var inputs: [Double] = []
        var targets: [Double] = []
        for _ in 0..<settings.points {
            let index = random.integer(below: classes)
            let amplitude = 0.5 + random.uniform()
            let phase = 2 * Double.pi * random.uniform()
            let speed = 2 * Double.pi * Double(index + 2) / Double(steps)
            for time in 0..<steps {
                inputs.append(amplitude * sin(speed * Double(time) + phase) + settings.noise * random.normal())
            }
            targets.append(Double(index))
        }
        return Draft(
            name: "frequencies", summary: "How many swings has a noisy wave, two to six?",
            kind: .classes(names: (2..<2 + classes).map { "\($0) swings" }), inputNames: ["x"], geometry: .sequence,
            rows: Table(inputs: inputs, targets: targets, inputColumns: 1, targetColumns: 1, steps: steps))
    }
}
