/// The smallest and largest value seen that an axis can show; made in one pass without storing the values.
struct Extent {
    let scale: AxisScale
    private(set) var lower = Double.infinity
    private(set) var upper = -Double.infinity

    init(_ scale: AxisScale) { self.scale = scale }

    mutating func add(_ value: Double) {
        guard value.isFinite, scale == .linear || value > 0 else { return }
        if value < lower { lower = value }
        if value > upper { upper = value }
    }

    /// Both ends, or nothing where nothing was seen.
    var ends: [Double] { lower <= upper ? [lower, upper] : [] }
}
