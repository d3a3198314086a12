/// Where the plot of a chart stands between its axes, and how values become cells. What does not fit is left
/// out in a fixed order: title row, vertical axis, horizontal axis.
struct PlotArea: Hashable {
    /// The cells for data.
    let plot: Rect
    let x: Domain
    let y: Domain
    let xTitle: String
    let yTitle: String
    let xTicks: [Tick]
    let yTicks: [Tick]
    /// The row above the plot, for the title of the vertical axis and the legend.
    let titleRow: Rect
    let hasXAxis: Bool
    let hasYAxis: Bool

    init(
        size: Size, x: Domain, y: Domain, xTitle: String = "", yTitle: String = "",
        wantsTitleRow: Bool = false,
        wantsAxes: Bool = true
    ) {
        self.x = x
        self.y = y
        self.xTitle = xTitle
        self.yTitle = yTitle
        let titleHeight = (wantsTitleRow || !yTitle.isEmpty) && size.height >= 6 ? 1 : 0
        hasXAxis = wantsAxes && size.height - titleHeight >= 5 && size.width >= 8
        let height = size.height - titleHeight - (hasXAxis ? 2 : 0)
        // A label every third row at most; labels in neighbouring rows look like one number.
        let yTicks = height >= 2 ? y.ticks(limit: max(2, (height + 2) / 3)) : []
        let labelWidth = yTicks.reduce(0) { max($0, $1.label.screenWidth) }
        hasYAxis = wantsAxes && height >= 2 && labelWidth > 0 && size.width >= labelWidth + 1 + 10
        self.yTicks = hasYAxis ? yTicks : []
        let gutter = hasYAxis ? labelWidth + 1 : 0
        plot = Rect(x: gutter, y: titleHeight, width: size.width - gutter, height: max(0, height))
        titleRow = Rect(x: 0, y: 0, width: size.width, height: titleHeight)
        xTicks = hasXAxis ? Self.spacedTicks(x, width: plot.width) : []
    }

    /// As many ticks as have room for their labels.
    private static func spacedTicks(_ domain: Domain, width: Int) -> [Tick] {
        for limit in stride(from: max(2, width / 6), through: 1, by: -1) {
            let ticks = domain.ticks(limit: limit)
            let needed = ticks.reduce(0) { $0 + $1.label.screenWidth + 2 }
            if !ticks.isEmpty, needed <= width { return ticks }
        }
        return []
    }

    /// The column of the frame where a value of the horizontal axis stands; `nil` outside the plot.
    func column(of value: Double) -> Int? {
        guard let fraction = x.fraction(of: value), !plot.isEmpty else { return nil }
        let place = fraction * Double(plot.width * 2 - 1)
        guard place > -0.5, place < Double(plot.width * 2) - 0.5 else { return nil }
        return plot.x + wholeNumber(place, in: 0...(plot.width * 2 - 1)) / 2
    }

    /// The row of the frame where a value of the vertical axis stands; `nil` outside the plot.
    func row(of value: Double) -> Int? {
        guard let fraction = y.fraction(of: value), !plot.isEmpty else { return nil }
        let place = (1 - fraction) * Double(plot.height * 4 - 1)
        guard place > -0.5, place < Double(plot.height * 4) - 0.5 else { return nil }
        return plot.y + wholeNumber(place, in: 0...(plot.height * 4 - 1)) / 4
    }

    /// The value in the middle of a column.
    func xValue(column: Int) -> Double {
        x.value(at: (Double(column - plot.x) + 0.5) / Double(max(1, plot.width)))
    }

    /// The value in the middle of a row.
    func yValue(row: Int) -> Double {
        y.value(at: 1 - (Double(row - plot.y) + 0.5) / Double(max(1, plot.height)))
    }
}
