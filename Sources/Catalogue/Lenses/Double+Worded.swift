import Foundation

extension Double {
    /// For facts: two or three digits, as a person writes them.
    func worded(digits: Int = 3) -> String {
        guard isFinite else { return isNaN ? "not a number" : self > 0 ? "∞" : "-∞" }
        guard self != 0 else { return "0" }
        let power = Foundation.floor(Foundation.log10(magnitude))
        guard (-4...5).contains(power) else { return String(format: "%.\(digits - 1)e", self) }
        let decimals = max(0, digits - 1 - Int(power))
        var text = String(format: "%.\(decimals)f", self)
        if text.contains(".") {
            while text.hasSuffix("0") { text.removeLast() }
            if text.hasSuffix(".") { text.removeLast() }
        }
        return text
    }
}

extension WatchedValues.Matrix {
    /// The values of one column, row by row.
    func values(ofColumn index: Int) -> [Double] { (0..<rows).map { values[$0 * columns + index] } }
}

extension Double {
    /// A share of 1 in per cent: "17%".
    var inPercent: String { isFinite ? "\(Int((self * 100).rounded()))%" : "?%" }
}
