/// The recursions for one register of points.
///
/// With N_r = B_{i−d+r} of degree d, near_a = t_{i−order+1+a} and
///
///     q_r = N_r / (near_{order+r} − near_{order+r−d−1})
///
/// one degree up is
///
///     N_r ← (near_{order+r} − x) q_r + (x − near_{order+r−2−d}) q_{r−1}
///     N_r ← (d + 1) (q_{r−1} − q_r)                                          differentiated
///
/// No denominator is 0: each spans the interval.
extension SplineOperation {
    /// On any knots, whose neighbours of the interval are in `near`.
    @inline(__always)
    func evaluate(_ register: Int, x: V) {
        let batch = Self.registers
        values.store(V(repeating: 1), register)
        var degree = 1
        while degree <= order - derivative {
            var below = V(repeating: 0)
            for r in 0..<degree {
                let right = near.vector((order + r) * batch + register)
                let left = near.vector((order + r - degree) * batch + register)
                let quotient = values.vector(r * batch + register) / (right - left)
                values.store(below.addingProduct(right - x, quotient), r * batch + register)
                below = (x - left) * quotient
            }
            values.store(below, degree * batch + register)
            degree += 1
        }
        while degree <= order {
            var below = V(repeating: 0)
            let factor = V(repeating: T(row: degree))
            for r in 0..<degree {
                let right = near.vector((order + r) * batch + register)
                let left = near.vector((order + r - degree) * batch + register)
                let quotient = values.vector(r * batch + register) / (right - left)
                values.store((below - quotient) * factor, r * batch + register)
                below = quotient
            }
            values.store(below * factor, degree * batch + register)
            degree += 1
        }
    }

    /// On knots at equal distances: with u = (x − t₀)·density knots are whole numbers, all neighbours follow from
    /// the interval's number i = ⌊u⌋, and every denominator is the degree.
    ///
    /// The place f within the interval is measured from its own knot, f = (x − t_i)·density with t_i = t₀ + i·spacing
    /// rounded once: u − i would carry what the whole grid rounds, and slopes would lose i times as much.
    ///
    /// - Returns: for every point the first spline that is not 0.
    @inline(__always)
    func evaluate(_ register: Int, x: V, start: V, spacing: V, density: V) -> V {
        let batch = Self.registers
        let zero = V(repeating: 0), one = V(repeating: 1)
        let u = (x - start) * density
        let end = V(repeating: T(row: knotCount - 1))
        // 1 inside the knots, 0 beyond; there, and for what is no number, the interval is the first.
        let inside = T.choice(u, isLessThan: end, yes: T.choice(zero, isAtMost: u, yes: one, no: zero), no: zero)
        let interval = T.floor(T.choice(inside, equals: one, yes: u, no: zero))
        let within = T.choice(inside, equals: one, yes: x, no: start)
        let f = (within - start.addingProduct(interval, spacing)) * density
        values.store(inside, register)
        var degree = 1
        while degree <= order - derivative {
            var below = zero
            let share = V(repeating: 1 / T(row: degree))
            for r in 0..<degree {
                let quotient = values.vector(r * batch + register) * share
                let right = V(repeating: T(row: r + 1)) - f, left = V(repeating: T(row: degree - 1 - r)) + f
                values.store(below.addingProduct(right, quotient), r * batch + register)
                below = left * quotient
            }
            values.store(below, degree * batch + register)
            degree += 1
        }
        while degree <= order {
            var below = zero
            for r in 0..<degree {
                let value = values.vector(r * batch + register)
                values.store((below - value) * density, r * batch + register)
                below = value
            }
            values.store(below * density, degree * batch + register)
            degree += 1
        }
        return interval - V(repeating: T(row: order))
    }
}
