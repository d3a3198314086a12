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
        guard function.activation.hasOwnBackwardRule else {
            drawnSlope = []
            return
        }
        // A distance at which differences are exact to some six digits for curves that bend on the scale of 1.
        let h = (range.upperBound - range.lowerBound) / Double(count) / 64
        let left = function.derivatives(at: x.map { $0 - h })[0]
        let right = function.derivatives(at: x.map { $0 + h })[0]
        drawnSlope = zip(left, right).map { ($1 - $0) / (2 * h) }
    }

    var hasOwnBackwardRule: Bool { !drawnSlope.isEmpty }
}
