/// Points by class: signs while they are few, Braille dots when they are many.
public struct Scatter: Drawable, Hashable {
    /// Points of one kind.
    public struct Group: Hashable, Sendable {
        /// Those outside the axes are left out.
        public var points: [DataPoint]
        /// In the legend; empty for none.
        public var label: String
        /// `nil` for the theme's colour of its number.
        public var color: Color?
        /// `nil` for the marker of its number.
        public var marker: Unicode.Scalar?

        public init(
            _ points: [DataPoint], label: String = "", color: Color? = nil, marker: Unicode.Scalar? = nil
        ) {
            self.points = points
            self.label = label
            self.color = color
            self.marker = marker
        }
    }

    /// What a point is drawn with.
    public enum Signs: Hashable, Sendable {
        case automatic
        case markers
        case dots
    }

    /// Later ones over earlier ones.
    public var groups: [Group]
    /// To the right.
    public var x: Axis
    /// Up.
    public var y: Axis
    /// What points are drawn with; automatic turns to dots when there are many.
    public var signs: Signs
    /// Where prediction equals target.
    public var showsDiagonal: Bool

    public init(
        _ groups: [Group], x: Axis = Axis(), y: Axis = Axis(), signs: Signs = .automatic,
        showsDiagonal: Bool = false
    ) {
        self.groups = groups
        self.x = x
        self.y = y
        self.signs = signs
        self.showsDiagonal = showsDiagonal
    }

    public func draw(on frame: inout Frame, look: Look) {
        let labelled = groups.indices.filter { !groups[$0].label.isEmpty }
        let area = PlotArea(
            size: frame.size, x: x.domain(for: groups.lazy.flatMap(\.points).map(\.x), padding: 0.05),
            y: y.domain(for: groups.lazy.flatMap(\.points).map(\.y), padding: 0.05), xTitle: x.title,
            yTitle: y.title, wantsTitleRow: !labelled.isEmpty
        )
        guard !area.plot.isEmpty else { return }
        if showsDiagonal { drawDiagonal(area, on: &frame, look: look) }
        let count = groups.reduce(0) { $0 + $1.points.count }
        // From one point to a tenth of the cells signs seldom cover one another.
        let usesDots =
            signs == .dots
            || (signs == .automatic && look.glyphs == .braille
                && count > area.plot.width * area.plot.height / 10)
        for index in groups.indices { draw(index, usesDots: usesDots, area, on: &frame, look: look) }
        if count == 0 {
            frame.put(
                "no points yet", in: area.plot, row: area.plot.height / 2, style: look.theme.faintStyle,
                alignment: .center
            )
        }
        area.drawAxes(on: &frame, look: look)
        var legend = StyledText()
        for index in labelled {
            legend.append(legend.spans.isEmpty ? "" : "  ")
            legend.append(String(scalars: [marker(index, look)]), Style(color(index, look)))
            legend.append(" " + groups[index].label, look.theme.textStyle)
        }
        let left = y.title.isEmpty ? 0 : y.title.screenWidth + 2
        let rect = Rect(x: left, y: 0, width: area.titleRow.width - left, height: area.titleRow.height)
        frame.put(legend, in: rect, alignment: .right)
    }

    private func draw(_ index: Int, usesDots: Bool, _ area: PlotArea, on frame: inout Frame, look: Look) {
        let style = Style(color(index, look))
        guard usesDots else {
            for point in groups[index].points {
                guard let column = area.column(of: point.x), let row = area.row(of: point.y) else { continue }
                frame.put(marker(index, look), x: column, y: row, style: style)
            }
            return
        }
        var raster = DotRaster(size: area.plot.size, glyphs: look.glyphs)
        for point in groups[index].points {
            guard let x = area.x.fraction(of: point.x), let y = area.y.fraction(of: point.y) else { continue }
            raster.set(
                Int((x * Double(raster.columns - 1)).rounded()),
                Int(((1 - y) * Double(raster.rows - 1)).rounded())
            )
        }
        raster.stamp(on: &frame, at: Point(x: area.plot.x, y: area.plot.y), style: style)
    }

    private func drawDiagonal(_ area: PlotArea, on frame: inout Frame, look: Look) {
        for column in area.plot.x..<(area.plot.x + area.plot.width) {
            guard let row = area.row(of: area.xValue(column: column)) else { continue }
            frame.put("·", x: column, y: row, style: look.theme.faintStyle)
        }
    }

    private func color(_ index: Int, _ look: Look) -> Color {
        groups[index].color ?? look.theme.color(ofClass: index)
    }

    private func marker(_ index: Int, _ look: Look) -> Unicode.Scalar {
        groups[index].marker ?? Markers.marker(index, glyphs: look.glyphs)
    }
}
