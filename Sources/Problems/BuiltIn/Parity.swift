extension BuiltInProblem {
    /// Is the number of ones odd? With two bits: the truth table of exclusive or.
    ///
    /// all 2^n patterns of n bits, repeated where more points are asked for; target = sum mod 2;
    /// normal noise on the bits
    static let parity = BuiltInProblem(
        name: "parity", aliases: ["xor-table", "n-bit-parity"], summary: "Is the number of ones odd?",
        source: "M. Minsky, S. Papert, Perceptrons, 1969", task: .binary, geometry: .plane,
        points: SettingRange(0, in: 0...100_000, "rows; 0: each pattern once"),
        noise: SettingRange(0, in: 0...1, "deviation of the bits from 0 and 1"),
        size: SettingRange(2, in: 2...12, "bits"), trainShare: 1
    ) { settings throws(ProblemError) in
        var random = RandomNumbers(seed: settings.seed, stream: "parity")
        let bits = settings.size
        let names = (1...bits).map { "b\($0)" }
        let rows = max(1 << bits, settings.points)
        var inputs: [Double] = []
        var targets: [Double] = []
        for row in 0..<rows {
            let pattern = row % (1 << bits)
            for bit in (0..<bits).reversed() {
                inputs.append(Double(pattern >> bit & 1) + settings.noise * random.normal())
            }
            targets.append(Double(pattern.nonzeroBitCount % 2))
        }
        let sum = names.map { "round(\($0))" }.joined(separator: " + ")
        return Draft(
            name: "parity", summary: "Is the number of ones among \(bits) bits odd?",
            kind: .binary(classNames: ["even", "odd"]), inputNames: names,
            geometry: bits == 2 ? .plane : .table,
            rows: Table(inputs: inputs, targets: targets, inputColumns: bits, targetColumns: 1),
            domain: Array(repeating: Interval(-0.5, 1.5), count: bits),
            target: try .formula("mod(\(sum), 2)", of: names))
    }
}
