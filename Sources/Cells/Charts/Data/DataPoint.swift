/// A point of a chart.
public struct DataPoint: Hashable, Sendable {
    /// To the right.
    public var x: Double
    /// Up; not a number leaves a gap in a line.
    public var y: Double

    public init(_ x: Double, _ y: Double) {
        self.x = x
        self.y = y
    }
}

extension [DataPoint] {
    /// Points over 0, 1, 2, ... times `stride`, beginning at `start`.
    public init(values: some Sequence<Double>, start: Double = 0, stride: Double = 1) {
        self = values.enumerated().map { DataPoint(start + stride * Double($0), $1) }
    }
}
