/// What went wrong in a run, where it began, and what may help.
public struct Divergence: Hashable, Sendable, Codable {
    /// The step whose loss or update was not finite.
    public var step: Int
    /// The layer in which the first non-finite number appeared, from 0; `nil` where it belongs to none (the loss,
    /// the optimizer).
    public var layer: Int?
    /// The layer with its number and unit, or the part of the step, in words.
    public var place: String
    /// The operation that produced it, and whether in the forward or the backward pass.
    public var operation: String
    /// The largest magnitudes among its operands.
    public var operands: [Double]
    /// The first step of the steady growth of the parameters that ended here; `nil` where they did not grow.
    public var growingSince: Int?
    /// The length of all parameters where the growth began and just before the end.
    public var norms: (before: Double, after: Double) {
        get { (normBefore, normAfter) }
        set { (normBefore, normAfter) = newValue }
    }
    var normBefore: Double
    var normAfter: Double

    /// What to try, most promising first.
    public var advice: [String] {
        var result = ["go back to the last good state with half the learning rate"]
        if operation.contains("log") || operation.contains("divide") || operation.contains("reciprocal")
            || operation.contains("power")
        {
            result.append("keep the inputs of this operation away from 0 (normalise the layer's input)")
        }
        if growingSince != nil { result.append("clip gradients to a norm of 1") }
        result.append("scale inputs or initial weights down")
        return result
    }

    /// One sentence on what happened.
    public var summary: String {
        var text = "Step \(step): the first number that is not finite came from \(operation) in \(place)."
        if let growingSince {
            text += " Parameters had been growing since step \(growingSince) "
            text += "(length \(Self.short(normBefore)) to \(Self.short(normAfter)))."
        }
        return text
    }

    private static func short(_ x: Double) -> String {
        guard x.isFinite else { return "not finite" }
        let rounded = (x * 100).rounded() / 100
        return x < 1e6 ? "\(rounded)" : "over a million"
    }
}
