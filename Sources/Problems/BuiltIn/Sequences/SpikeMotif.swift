extension BuiltInProblem {
    /// Six channels of spikes: do six come at a motif's times? Counts say nothing, only when they come.
    ///
    ///     40 steps, background spikes with probability 0.04
    ///     motif:  one more spike in each channel, at onset + (0, 7, 2, 11, 5, 9) + jitter in ±J, the onset uniform
    ///     none:   one more spike in each channel at any time; chance is ½
    ///
    /// A unit that waits (11, 4, 9, 0, 6, 2) steps hears all six at once.
    static let spikeMotif = BuiltInProblem(
        name: "motif", aliases: ["spike-motif"], summary: "Do six channels spike at a motif's times?",
        source: "spatio-temporal motifs among background spikes; a common test of learned delays",
        task: .binary, geometry: .sequence, points: SettingRange(3000, in: 10...50_000, "sequences"), noise: nil,
        size: SettingRange(0, in: 0...5, "J, time steps of jitter"), trainShare: 2 / 3
    ) { settings throws(ProblemError) in
        var random = RandomNumbers(seed: settings.seed, stream: "motif")
        let (steps, motif, jitter) = (40, [0, 7, 2, 11, 5, 9], settings.size)
        var inputs: [Double] = []
        var targets: [Double] = []
        for _ in 0..<settings.points {
            let isMotif = random.integer(below: 2) == 1
            let onset = jitter + random.integer(below: 28 - 2 * jitter)
            var spikes = (0..<steps * motif.count).map { _ in random.uniform() < 0.04 ? 1.0 : 0 }
            for (channel, delay) in motif.enumerated() {
                let moved = onset + delay + random.integer(below: 2 * jitter + 1) - jitter
                let anywhere = random.integer(below: steps)
                spikes[(isMotif ? moved : anywhere) * motif.count + channel] = 1
            }
            inputs += spikes
            targets.append(isMotif ? 1 : 0)
        }
        return Draft(
            name: "motif", summary: "Six spikes at a motif's times, give or take \(jitter), or at any?",
            kind: .binary(classNames: ["any times", "motif"]), inputNames: (1...motif.count).map { "channel \($0)" },
            geometry: .sequence,
            rows: Table(
                inputs: inputs, targets: targets, inputColumns: motif.count, targetColumns: 1, steps: steps),
            domain: [Interval](repeating: Interval(0, 1), count: motif.count))
    }
}
