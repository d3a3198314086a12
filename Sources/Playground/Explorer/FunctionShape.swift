/// A function over a range with its derivatives, and its backward rule where that is another.
struct FunctionShape: Hashable, Sendable {
    let x: [Double]
    let f: [Double]
    /// What training uses as f′.
    let slope: [Double]
    /// What training would use as f″: the derivative of `slope`.
    let curvature: [Double]
    /// The slope of the curve itself, by differences, where it is not what training uses; empty where it is.
    let drawnSlope: [Double]

    /// Cost: some hundred points through the interpreter, four times.
    init(_ function: ExploredFunction, over range: ClosedRange<Double>, count: Int = 241) {
        x = equalSteps(over: range, count: count)
        let values = function.derivatives(at: x, order: 2)
        (f, slope, curvature) = (values[0], values[1], values[2])
        // A distance at which differences are exact to some six digits for curves that bend on the scale of 1.
        let h = (range.upperBound - range.lowerBound) / Double(count) / 64
        let left = function.derivatives(at: x.map { $0 - h })[0]
        let right = function.derivatives(at: x.map { $0 + h })[0]
        let drawn = zip(left, right).map { ($1 - $0) / (2 * h) }
        drawnSlope = Self.differ(slope, drawn) ? drawn : []
    }

    /// Whether two slopes differ on a stretch: at a kink or a jump they differ at a point or two.
    private static func differ(_ slopes: [Double], _ drawn: [Double]) -> Bool {
        var run = 0
        for (slope, drawn) in zip(slopes, drawn) {
            let isApart =
                !((slope - drawn).magnitude <= 0.02 * (1 + drawn.magnitude)) && drawn.isFinite && slope.isFinite
            run = isApart ? run + 1 : 0
            if run >= 5 { return true }
        }
        return false
    }

    var hasOwnBackwardRule: Bool { !drawnSlope.isEmpty }
}
