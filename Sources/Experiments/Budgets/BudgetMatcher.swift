import Foundation
import Problems

/// Brings an experiment to a budget by changing widths, and grids where widths alone are too coarse.
///
/// Widths keep their proportions as far as whole numbers allow. The search is a function of the experiment and
/// the shape of the data alone.
public struct BudgetMatcher {
    private let experiment: Experiment
    private let problem: Problem
    private let budget: Budget
    private let knobs: BudgetKnobs
    private var known: [Candidate: Int] = [:]

    private struct Candidate: Hashable {
        var widths: [Int]
        var grids: [Int]
    }

    /// Nearer than this nobody looks for more.
    private static let enough = 0.01

    /// An experiment with the widths, and where they are too coarse the grids, that come nearest to a budget.
    ///
    /// - Throws: What keeps a network from being built at any width.
    /// - Complexity: A search by halving: some dozens of graphs are built, none is compiled.
    public static func fit(
        _ experiment: Experiment, to budget: Budget, problem: Problem
    ) throws(NetworkError) -> BudgetFit {
        var matcher = BudgetMatcher(experiment, budget, problem)
        return try matcher.fit()
    }

    private init(_ experiment: Experiment, _ budget: Budget, _ problem: Problem) {
        (self.experiment, self.budget, self.problem) = (experiment, budget, problem)
        knobs = BudgetKnobs(experiment)
    }

    private mutating func fit() throws(NetworkError) -> BudgetFit {
        // What cannot be built at all is told before any search.
        let start = try NetworkSize(experiment, problem: problem)
        known[Candidate(widths: knobs.startWidths, grids: knobs.grids(times: 1))] = count(start)
        let best = self.best()
        let fitted = knobs.experiment(widths: best.widths, grids: best.grids)
        let size = try NetworkSize(fitted, problem: problem)
        let fit = BudgetFit(
            budget: budget, experiment: fitted, size: size, reason: nil,
            published: FairerComparison.count(fitted, problem: problem))
        guard !fit.isMet else { return fit }
        return BudgetFit(
            budget: budget, experiment: fitted, size: size, reason: reason(best), published: fit.published)
    }

    // MARK: Counting

    private func count(_ size: NetworkSize) -> Int {
        switch budget {
        case .parameters: size.parameters
        case .operations: size.operations
        }
    }

    /// What a candidate would have; more than any budget where it cannot be built.
    private mutating func count(_ candidate: Candidate) -> Int {
        if let count = known[candidate] { return count }
        let experiment = knobs.experiment(widths: candidate.widths, grids: candidate.grids)
        let count: Int
        switch budget {
        case .parameters: count = (try? Network.sketch(experiment, problem: problem))?.parameterCount ?? .max
        case .operations: count = (try? NetworkSize(experiment, problem: problem))?.operations ?? .max
        }
        known[candidate] = count
        return count
    }

    private mutating func error(_ candidate: Candidate) -> Double {
        abs(Double(count(candidate)) / Double(budget.target) - 1)
    }

    // MARK: Searching

    private mutating func best() -> Candidate {
        let start = Candidate(widths: knobs.startWidths, grids: knobs.grids(times: 1))
        // What is near enough stays as it is.
        if error(start) <= Self.enough { return start }
        var best = start
        if !knobs.widths.isEmpty {
            best = neighbour(of: scaled(grids: start.grids))
            if error(best) <= Self.enough { return best }
        }
        guard !knobs.grids.isEmpty else { return best }
        var score = error(best) <= BudgetFit.tolerance ? self.score(best, factor: 1) : .infinity
        let middle = knobs.widths.isEmpty ? 1 : factor(grids: start.grids)
        for share in knobs.widths.isEmpty ? [1] : Self.shares {
            let widths = knobs.widths(times: middle * share)
            for candidate in withGrids(widths) {
                let found = self.score(candidate, factor: middle)
                if found < score { (best, score) = (candidate, found) }
            }
        }
        return best
    }

    /// Widths to be tried with other grids, as shares of those that would do with the grids as they are.
    private static let shares = [1, 0.9, 1.1, 0.8, 1.25, 0.7, 1.5, 0.6, 0.5, 2, 0.35, 3, 0.2, 5, 0.1]

    /// How far off, beyond what is near enough, and how far from the proportions of the preset.
    private mutating func score(_ candidate: Candidate, factor: Double) -> Double {
        let grids = zip(candidate.grids, knobs.grids).reduce(0.0) {
            max($0, abs(log2(Double($1.0) / Double(max(1, $1.1.value)))))
        }
        let widths = zip(candidate.widths, knobs.startWidths).reduce(0.0) {
            max($0, abs(log2(Double($1.0) / (Double(max(1, $1.1)) * factor))))
        }
        return max(0, error(candidate) - Self.enough) * 100 + 0.1 * (grids + widths) + error(candidate)
    }

    /// The factor on all widths that comes nearest with these grids.
    private mutating func factor(grids: [Int]) -> Double {
        let widest = Double(knobs.startWidths.max() ?? 1)
        var (low, high) = (log(0.5 / widest), log(Double(PresetLimits.width) / widest))
        for _ in 0..<24 {
            let middle = (low + high) / 2
            if count(Candidate(widths: knobs.widths(times: exp(middle)), grids: grids)) < budget.target {
                low = middle
            } else {
                high = middle
            }
        }
        return exp(high)
    }

    private mutating func scaled(grids: [Int]) -> Candidate {
        let factor = self.factor(grids: grids)
        let above = Candidate(widths: knobs.widths(times: factor), grids: grids)
        let below = Candidate(widths: knobs.widths(times: factor * (1 - 1e-6) - 1e-9), grids: grids)
        return error(below) < error(above) ? below : above
    }

    /// The best of the candidates whose widths differ by one or two, one layer after the other; several times.
    private mutating func neighbour(of start: Candidate) -> Candidate {
        var best = start
        for reach in [1, 2, 1] {
            for layer in best.widths.indices {
                for other in best.widths.indices where other >= layer {
                    let middle = best
                    for (a, b) in Self.moves(reach) where other != layer || b == 0 {
                        var candidate = middle
                        candidate.widths[layer] += a
                        candidate.widths[other] += b
                        guard candidate.widths.allSatisfy({ (1...PresetLimits.width).contains($0) }) else { continue }
                        if error(candidate) < error(best) { best = candidate }
                    }
                    if error(best) <= Self.enough / 4 { return best }
                }
            }
        }
        return best
    }

    private static func moves(_ reach: Int) -> [(Int, Int)] {
        (-reach...reach).flatMap { a in (-reach...reach).map { (a, $0) } }
    }

    /// Grids with which some widths come nearest: counts grow evenly with a grid, so two of them tell the rest.
    private mutating func withGrids(_ widths: [Int]) -> [Candidate] {
        func candidate(_ factor: Double) -> Candidate { Candidate(widths: widths, grids: knobs.grids(times: factor)) }
        var (low, high) = (log(1e-3), log(1e3))
        for _ in 0..<20 {
            let middle = (low + high) / 2
            if count(candidate(exp(middle))) < budget.target { low = middle } else { high = middle }
        }
        let ends = [candidate(exp(low)), candidate(exp(high))]
        // Layers with grids of their own may differ by a little.
        return ends
            + ends.flatMap { end in
                end.grids.count < 2
                    ? []
                    : end.grids.indices.flatMap { place in
                        [-1, 1].compactMap { change in
                            var other = end
                            other.grids[place] += change
                            return knobs.grids[place].range.contains(other.grids[place]) ? other : nil
                        }
                    }
            }
    }

    // MARK: Explaining

    private mutating func reason(_ best: Candidate) -> String {
        if knobs.widths.isEmpty, knobs.grids.isEmpty { return "it has no width and no grid to change" }
        let got = count(best)
        let least = Candidate(widths: knobs.widths(times: 0), grids: knobs.grids(times: 0))
        if got > budget.target, got <= count(least) {
            return "the smallest such network, \(words(least)), has \(count(least)) \(budget.unit)"
        }
        if got < budget.target, !best.widths.isEmpty, best.widths.allSatisfy({ $0 == PresetLimits.width }) {
            return "no layer may have more than \(PresetLimits.width) units"
        }
        let steps = "its sizes come in steps: \(words(best)) give \(got)"
        guard let next = across(from: best) else { return steps + " \(budget.unit), and none was found nearer" }
        guard count(next) != .max else { return "the next larger network is beyond what can be built" }
        return steps + ", \(words(next)) give \(count(next)) \(budget.unit)"
    }

    /// The nearest to the budget, on its other side, of those that are one unit or one grid point away.
    private mutating func across(from best: Candidate) -> Candidate? {
        let step = count(best) > budget.target ? -1 : 1
        var nearest: Candidate?
        for candidate in neighbours(of: best, step) where (count(candidate) > budget.target) == (step > 0) {
            guard let found = nearest else {
                nearest = candidate
                continue
            }
            if error(candidate) < error(found) { nearest = candidate }
        }
        return nearest
    }

    /// One unit or one grid point more or less, within what there may be.
    private func neighbours(of candidate: Candidate, _ step: Int) -> [Candidate] {
        var found: [Candidate] = []
        for layer in candidate.widths.indices
        where (1...PresetLimits.width).contains(candidate.widths[layer] + step) {
            found.append(candidate)
            found[found.count - 1].widths[layer] += step
        }
        for place in candidate.grids.indices where knobs.grids[place].range.contains(candidate.grids[place] + step) {
            found.append(candidate)
            found[found.count - 1].grids[place] += step
        }
        return found
    }

    private func words(_ candidate: Candidate) -> String {
        let widths =
            candidate.widths.isEmpty ? "" : "widths " + candidate.widths.map(String.init).joined(separator: "-")
        let grids = candidate.grids.isEmpty ? "" : "grids " + candidate.grids.map(String.init).joined(separator: "-")
        return [widths, grids].filter { !$0.isEmpty }.joined(separator: " and ")
    }
}
