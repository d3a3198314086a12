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
        let steps = max(1, count - 1)
        let z = (0...steps).map { index -> Double in
            let share = Double(index) / Double(steps)
            return range.lowerBound * (1 - share) + range.upperBound * share
        }
        let x = Expr.table(z, [z.count])
        let f = self(x).broadcast(to: x.shape)
        let slope = gradient(of: f.total, withRespectTo: [x])[0]
        let values = Interpreter(variables: [:]).values([f, slope])
        return ActivationCurve(z: z, f: values[0], slope: values[1])
    }
}
