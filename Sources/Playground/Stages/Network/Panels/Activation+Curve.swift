import Catalogue
import ExpressionGraph

/// An activation as a curve: points, values and slopes.
struct ActivationCurve {
    let z: [Double]
    let f: [Double]
    let slope: [Double]
}

extension Activation {
    /// The function and its slope at equal steps over a range, with the default parameters.
    ///
    /// Cost: the function at some hundred points, through the interpreter.
    func curve(over range: ClosedRange<Double>, count: Int = 121) -> ActivationCurve {
        let z = equalSteps(over: range, count: count)
        let values = derivatives(at: z, parameters: parameters.map(\.default), order: 1)
        return ActivationCurve(z: z, f: values[0], slope: values[1])
    }

    /// The function and its derivatives up to an order, at some points: derivatives are the engine's, so they follow the
    /// function's own backward rule where it has one.
    func derivatives(at points: [Double], parameters: [Double], order: Int) -> [[Double]] {
        let x = Expr.table(points, [points.count])
        let constants = parameters.map { Expr.constant($0) }
        var roots = [function(x, constants).broadcast(to: x.shape)]
        for _ in 0..<order {
            roots.append(gradient(of: roots[roots.count - 1].total, withRespectTo: [x])[0])
        }
        return Interpreter(variables: [:]).values(roots)
    }
}

/// Numbers at equal steps from one end of a range to the other.
func equalSteps(over range: ClosedRange<Double>, count: Int) -> [Double] {
    let steps = max(1, count - 1)
    return (0...steps).map { index in
        let share = Double(index) / Double(steps)
        return range.lowerBound * (1 - share) + range.upperBound * share
    }
}
