#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

// The standard library has no logarithms and powers; these are the only C functions of the module.

func decimalLogarithm(_ value: Double) -> Double { log10(value) }
func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }

/// The nearest whole number within `range`: never a trap, NaN gives the lower end.
func wholeNumber(_ value: Double, in range: ClosedRange<Int>) -> Int {
    guard value > Double(range.lowerBound) else { return range.lowerBound }
    guard value < Double(range.upperBound) else { return range.upperBound }
    return Int(value.rounded())
}

/// Like `wholeNumber`, rounded down.
func wholeNumber(below value: Double, in range: ClosedRange<Int>) -> Int {
    wholeNumber(value.rounded(.down), in: range)
}
