/// A tiny heat map without axes: what one unit computes, or its weights.
public struct Thumbnail: Drawable, Hashable {
    /// The values, stretched over the frame.
    public var grid: Grid
    /// From values to colours.
    public var ramp: Ramp
    /// `nil` takes the range from the grid, which shows the form and hides the size.
    public var range: ClosedRange<Double>?
    /// `false` repeats values instead of mixing them: for images.
    public var isSmooth: Bool

    public init(
        _ grid: Grid, ramp: Ramp = .diverging, range: ClosedRange<Double>? = nil, isSmooth: Bool = true
    ) {
        self.grid = grid
        self.ramp = ramp
        self.range = range
        self.isSmooth = isSmooth
    }

    public func draw(on frame: inout Frame, look: Look) {
        let scale = HeatScale(range: range ?? HeatScale.range(of: grid, ramp: ramp), ramp: ramp, look: look)
        scale.draw(grid, on: &frame, in: Rect(frame.size), isSmooth: isSmooth)
    }
}
