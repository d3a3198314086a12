extension BuiltInProblem {
    /// Strings of a small grammar inside another: what comes next? The last symbol but one is the second, heard long before.
    ///
    ///     B, T or P, an inner string of Reber's grammar, the same T or P, E
    ///
    /// Target at every step: the symbol that came next. Where two are allowed nobody can know which. Strings of at most 32
    /// symbols; what follows E is nothing, and E its target.
    static let reberGrammar = BuiltInProblem(
        name: "reber", aliases: ["reber-grammar"], summary: "Which symbol comes next in a grammar that needs a memory?",
        source:
            "A. S. Reber, Implicit Learning of Artificial Grammars, 1967, doi:10.1016/S0022-5371(67)80149-X; embedded as by "
            + "S. E. Fahlman, The Recurrent Cascade-Correlation Architecture, 1991",
        task: .classes, geometry: .sequence, points: SettingRange(2000, in: 10...50_000, "strings"), noise: nil,
        trainShare: 2 / 3
    ) { settings throws(ProblemError) in
        var random = RandomNumbers(seed: settings.seed, stream: "reber")
        let (steps, names) = (ReberStrings.longest - 1, ReberStrings.alphabet)
        var inputs: [Double] = []
        var targets: [Double] = []
        for _ in 0..<settings.points {
            let string = ReberStrings.embedded(&random)
            for time in 0..<steps {
                let isOver = time >= string.count - 1
                inputs += oneHot(isOver ? -1 : string[time], of: names.count)
                targets.append(Double(isOver ? names.count - 1 : string[time + 1]))
            }
        }
        return Draft(
            name: "reber", summary: "The next symbol of strings of an embedded grammar",
            kind: .classes(names: names), inputNames: names, geometry: .sequence,
            rows: Table(
                inputs: inputs, targets: targets, inputColumns: names.count, targetColumns: 1, steps: steps,
                targetSteps: steps))
    }
}

/// Reber's grammar, one string inside another.
enum ReberStrings {
    static let alphabet = ["B", "T", "P", "S", "X", "V", "E"]
    /// Longer strings are drawn again.
    static let longest = 32

    /// From each node two arrows, each a symbol and the node it leads to; node 5 is the end.
    private static let arrows: [[(symbol: String, next: Int)]] = [
        [("T", 1), ("P", 2)], [("S", 1), ("X", 3)], [("T", 2), ("V", 4)], [("X", 2), ("S", 5)], [("P", 3), ("V", 5)],
    ]

    /// B, T or P, an inner string, the same again, E; each symbol by its place in the alphabet.
    static func embedded(_ random: inout RandomNumbers) -> [Int] {
        while true {
            let frame = random.integer(below: 2) == 0 ? "T" : "P"
            var inner = ["B"]
            var node = 0
            while node < 5 {
                let arrow = arrows[node][random.integer(below: 2)]
                inner.append(arrow.symbol)
                node = arrow.next
            }
            let symbols = ["B", frame] + inner + ["E", frame, "E"]
            if symbols.count <= longest { return symbols.compactMap { alphabet.firstIndex(of: $0) } }
        }
    }
}
