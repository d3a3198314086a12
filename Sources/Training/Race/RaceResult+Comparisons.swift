extension RaceResult {
    /// Every pair of lanes by test loss over the same seeds, corrected for their number.
    public var comparisons: [(first: Int, second: Int, comparison: PairedComparison)] {
        let pairs = race.lanes.indices.flatMap { first in
            race.lanes.indices.filter { $0 > first }.map { (first: first, second: $0) }
        }
        let losses = race.lanes.indices.map { runs(of: $0).map(\.testLoss) }
        let found = PairedComparison.corrected(pairs.map { PairedComparison(losses[$0.first], losses[$0.second]) })
        return zip(pairs, found).map { ($0.first, $0.second, $1) }
    }
}
