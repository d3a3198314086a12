import Foundation

extension Draft {
    /// A quantity given by a function of inputs drawn from their ranges.
    ///
    /// - Parameters:
    ///   - wider: the ranges that the rows beyond cover; nil for none
    ///   - isGrid: inputs evenly spaced instead of random: as many along each axis as fit into the points
    static func formula(
        name: String, summary: String, target: CleanTarget, inputNames: [String], domain: [Interval],
        wider: [Interval]?, isGrid: Bool = false, _ settings: ResolvedSettings
    ) throws(ProblemError) -> Draft {
        var random = RandomNumbers(seed: settings.seed, stream: "inputs")
        let inputs =
            isGrid
            ? grid(domain, points: settings.points)
            : FreshRows.inputs(rows: settings.points, perValue: nil, perInput: domain, random: &random)
        var noise = random.stream("noise")
        let targets = target.values(rows: inputs, columns: domain.count).map {
            settings.noise > 0 ? $0 + settings.noise * noise.normal() : $0
        }
        var draft = Draft(
            name: name, summary: summary, kind: .regression(outputNames: ["y"]), inputNames: inputNames,
            geometry: domain.count == 1 ? .line : domain.count == 2 ? .plane : .table,
            rows: Table(inputs: inputs, targets: targets, inputColumns: domain.count, targetColumns: 1),
            domain: domain, target: target)
        if case .regression = draft.kind, domain.count == 2, !inputNames.contains("z") {
            draft.kind = .regression(outputNames: ["z"])
        }
        if !isGrid { draft.fresh = (nil, settings.noise) }
        if let wider { draft.addBeyond(wider: wider, rows: settings.points, seed: settings.seed) }
        return draft
    }

    /// Points on a regular grid, the last input changing fastest.
    private static func grid(_ domain: [Interval], points: Int) -> [Double] {
        var side = max(2, Int(pow(Double(points), 1 / Double(domain.count))))
        // The root may be rounded down just below a whole number: 1000^(1/3) = 9.99…
        if pow(Double(side + 1), Double(domain.count)) <= Double(points) { side += 1 }
        let axes = domain.map { $0.evenlySpaced(side) }
        var counters = [Int](repeating: 0, count: domain.count)
        var inputs: [Double] = []
        repeat {
            for (axis, counter) in zip(axes, counters) { inputs.append(axis[counter]) }
            var digit = counters.count - 1
            while digit >= 0, counters[digit] == side - 1 {
                counters[digit] = 0
                digit -= 1
            }
            guard digit >= 0 else { break }
            counters[digit] += 1
            // A grid has at least two points on each axis, so many axes could ask for more than there may be.
        } while inputs.count < ProblemLimits.cells
        return inputs
    }

    /// Adds rows of the wider ranges that lie outside the domain, without noise.
    mutating func addBeyond(wider: [Interval], rows count: Int, seed: UInt64) {
        guard let target, let domain, wider != domain else { return }
        let columns = domain.count
        var inputs: [Double] = []
        if columns == 1 {
            // Evenly spaced, so that the curve can be drawn through them.
            inputs = wider[0].evenlySpaced(2 * count).filter { !domain[0].contains($0) }
        } else {
            var random = RandomNumbers(seed: seed, stream: "beyond")
            // Most draws fall inside where the wider box is only little wider: so not without end.
            for _ in 0..<20 * count where inputs.count < count * columns {
                let point = wider.map { random.uniform($0.lower, $0.upper) }
                if zip(point, domain).contains(where: { !$1.contains($0) }) { inputs += point }
            }
        }
        // Where the function has no value there is nothing to score.
        let all = target.values(rows: inputs, columns: columns)
        let rows = all.indices.filter { all[$0].isFinite }
        guard !rows.isEmpty else { return }
        beyond = Table(
            inputs: rows.flatMap { inputs[$0 * columns..<($0 + 1) * columns] }, targets: rows.map { all[$0] },
            inputColumns: columns, targetColumns: 1)
        widerDomain = wider
    }
}
