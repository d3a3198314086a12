extension BuiltInProblem {
    /// Five symbols, a silence, and then all five again, from memory.
    ///
    ///     input:  symbols at steps 0 to 4, "go" at step gap + 4, blanks else
    ///     target: blank until "go", then the symbols in their order
    ///
    /// T = gap + 10. Whoever remembers nothing has the loss 5·ln 8/T and finds one symbol in eight.
    static let copyMemory = BuiltInProblem(
        name: "copy", aliases: ["copy-memory"], summary: "Five symbols, a silence, and then all five again",
        source:
            "S. Hochreiter, J. Schmidhuber, Long Short-Term Memory, 1997, doi:10.1162/neco.1997.9.8.1735; in this form "
            + "A. Graves, G. Wayne, I. Danihelka, Neural Turing Machines, 2014, arXiv 1410.5401",
        task: .classes, geometry: .sequence, points: SettingRange(3000, in: 10...50_000, "sequences"), noise: nil,
        size: SettingRange(10, in: 1...190, "time steps of silence"), trainShare: 2 / 3
    ) { settings throws(ProblemError) in
        var random = RandomNumbers(seed: settings.seed, stream: "copy")
        let (count, letters, gap) = (5, ["A", "B", "C", "D", "E", "F", "G", "H"], settings.size)
        let (blank, go, steps) = (letters.count, letters.count + 1, 2 * count + gap)
        var inputs: [Double] = []
        var targets: [Double] = []
        for _ in 0..<settings.points {
            let symbols = (0..<count).map { _ in random.integer(below: letters.count) }
            for time in 0..<steps {
                let symbol = time < count ? symbols[time] : time == count + gap - 1 ? go : blank
                inputs += oneHot(symbol, of: letters.count + 2)
                targets.append(Double(time < steps - count ? blank : symbols[time - (steps - count)]))
            }
        }
        return Draft(
            name: "copy", summary: "\(count) symbols again after \(gap) time steps of silence",
            kind: .classes(names: letters + ["blank"]), inputNames: letters + ["blank", "go"], geometry: .sequence,
            rows: Table(
                inputs: inputs, targets: targets, inputColumns: letters.count + 2, targetColumns: 1, steps: steps,
                targetSteps: steps))
    }
}
