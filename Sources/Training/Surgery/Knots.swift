/// The knots of one input's splines: G + 1 inner ones, and `order` more on either side.
struct Knots: Hashable, Sendable {
    let values: [Double]
    let order: Int

    init(_ values: [Double], order: Int) { (self.values, self.order) = (values, order) }

    /// Inner knots, continued at their mean distance.
    init(inner: [Double], order: Int) {
        let spacing = (inner[inner.count - 1] - inner[0]) / Double(inner.count - 1)
        let before = (0..<order).map { inner[0] - Double(order - $0) * spacing }
        let after = (0..<order).map { inner[inner.count - 1] + Double($0 + 1) * spacing }
        self.init(before + inner + after, order: order)
    }

    var inner: ArraySlice<Double> { values[order..<values.count - order] }
    /// G.
    var intervals: Int { values.count - 2 * order - 1 }
    /// Splines, G + order.
    var terms: Int { values.count - 1 - order }

    /// The splines that are not 0 at a point, order + 1 at most, and the number of the first of them; `nil`
    /// outside the knots. Where knots coincide 0/0 counts as 0.
    ///
    /// Source: de Boor 1978, A Practical Guide to Splines
    func splines(at x: Double) -> (first: Int, values: [Double])? {
        guard let last = values.last, x >= values[0], x < last else { return nil }
        // The interval with t_j ≤ x < t_{j+1}, by bisection.
        var (low, high) = (0, values.count - 1)
        while high - low > 1 {
            let middle = (low + high) / 2
            if values[middle] <= x { low = middle } else { high = middle }
        }
        // B_m of a degree for m = low − degree … low; those without all their knots are never needed.
        var level = [1.0]
        for degree in stride(from: 1, through: order, by: 1) {
            var next = [Double](repeating: 0, count: degree + 1)
            for index in 0...degree {
                let m = low - degree + index
                guard m >= 0, m + degree + 1 < values.count else { continue }
                if index > 0 {
                    let width = values[m + degree] - values[m]
                    if width > 0 { next[index] += (x - values[m]) / width * level[index - 1] }
                }
                if index < degree {
                    let width = values[m + degree + 1] - values[m + 1]
                    if width > 0 { next[index] += (values[m + degree + 1] - x) / width * level[index] }
                }
            }
            level = next
        }
        let first = max(0, low - order), end = min(low, terms - 1)
        guard first <= end else { return nil }
        return (first, Array(level[(first - low + order)...(end - low + order)]))
    }

    /// Σ coef_m B_m(x).
    func value(_ coefficients: ArraySlice<Double>, at x: Double) -> Double {
        guard let (first, splines) = splines(at: x) else { return 0 }
        var sum = 0.0
        for (offset, spline) in splines.enumerated() {
            sum += coefficients[coefficients.startIndex + first + offset] * spline
        }
        return sum
    }
}
