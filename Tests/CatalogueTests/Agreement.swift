/// Whether two numbers agree to a share of their size, or absolutely below `floor`.
func agree(_ a: Double, _ b: Double, _ relative: Double, floor: Double) -> Bool {
    abs(a - b) <= max(floor, relative * max(abs(a), abs(b)))
}

/// The first place where two lists disagree, in words; `nil` where they agree.
func disagreement(_ a: [Double], _ b: [Double], _ relative: Double, floor: Double) -> String? {
    guard a.count == b.count else { return "\(a.count) values instead of \(b.count)" }
    guard let place = a.indices.first(where: { !agree(a[$0], b[$0], relative, floor: floor) }) else {
        return nil
    }
    return "at \(place): \(a[place]) instead of \(b[place])"
}
