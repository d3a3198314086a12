/// Reads a formula out of weights that are nearly −1, 0 or 1.
enum ArithmeticFormula {
    /// How near is near enough.
    static let tolerance = 0.02

    static func distance(_ weight: Double) -> Double {
        guard weight.isFinite else { return .infinity }
        return min(abs(weight), abs(1 - abs(weight)))
    }

    /// `nil` while a weight is still between.
    static func text(_ reading: UnitLens.WeightReading, _ weights: [Double], _ names: [String]) -> String? {
        guard weights.allSatisfy({ distance($0) <= tolerance }) else { return nil }
        let signs = zip(weights, names).compactMap { weight, name -> (isPositive: Bool, name: String)? in
            abs(weight) < 0.5 ? nil : (weight > 0, name)
        }
        switch reading {
        case .sum:
            guard !signs.isEmpty else { return "0" }
            return signs.enumerated().map { index, term in
                let name = term.name.contains(" − ") && !term.isPositive ? "(\(term.name))" : term.name
                return index == 0 ? (term.isPositive ? "" : "−") + name : (term.isPositive ? " + " : " − ") + name
            }.joined()
        case .product:
            return signs.isEmpty ? "1" : signs.map { factor($0.name) }.joined(separator: "·")
        case .powers:
            let above = signs.filter(\.isPositive).map { "|\($0.name)|" }
            let below = signs.filter { !$0.isPositive }.map { "|\($0.name)|" }
            guard !below.isEmpty else { return above.isEmpty ? "1" : above.joined(separator: "·") }
            let numerator = above.isEmpty ? "1" : above.joined(separator: "·")
            return numerator + " / " + (below.count == 1 ? below[0] : "(\(below.joined(separator: "·")))")
        }
    }

    private static func factor(_ name: String) -> String { name.contains(" ") ? "(\(name))" : name }
}
