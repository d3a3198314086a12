import Cells
import Training

/// A decision surface with the data on it.
///
/// Two classes and quantities have a scale of colours with its numbers. More classes have a colour each, and grey where the
/// network is not sure.
struct SurfaceView: Drawable {
    private let picture: SurfacePicture
    private let options: OutputPanel.Options

    init(_ picture: SurfacePicture, options: OutputPanel.Options) {
        self.picture = picture
        self.options = options
    }

    func draw(on frame: inout Frame, look: Look) {
        let size = frame.size
        let legendRows = size.height >= 10 && !picture.classNames.isEmpty ? 1 : 0
        let rect = Rect(x: 0, y: 0, width: size.width, height: size.height - legendRows)
        var look = look
        let surface = picture.classNames.count > 2 ? classSurface(rect, look: &look) : scaleSurface(rect, look: look)
        surface.draw(into: &frame, rect: rect, look: look)
        if legendRows == 1 { drawLegend(on: &frame, look: look) }
    }

    // MARK: Two classes and quantities

    private func scaleSurface(_ rect: Rect, look: Look) -> Surface {
        let range = picture.range.closedRange
        let isBinary = picture.classNames.count == 2
        var values = picture.values
        if isBinary, options.discretizes, let range {
            let low = range.lowerBound
            let high = range.upperBound
            values = values.enumerated().map { index, value in
                guard !value.isNaN else { return value }
                let isSecond = index < picture.classes.count ? picture.classes[index] == 1 : value > (low + high) / 2
                return isSecond ? high : low
            }
        }
        let isDiverging = isBinary || (picture.range.lower < 0 && picture.range.upper > 0)
        var surface = surface(grid(values), rect)
        surface.ramp = isDiverging ? .diverging : .sequential
        surface.range = range
        return isBinary && options.discretizes ? unmixed(surface, rect, look: look) : surface
    }

    private func surface(_ grid: Grid, _ rect: Rect) -> Surface {
        func name(_ index: Int) -> String { index < picture.inputNames.count ? picture.inputNames[index] : "" }
        var yTitle = name(1)
        // The scale is the second class's share; where there is room it says so.
        if picture.classNames.count == 2, rect.width >= 48 { yTitle += "   colour: \(picture.classNames[1])" }
        return Surface(
            grid, x: Axis(name(0), range: picture.x.closedRange ?? -1...1),
            y: Axis(yTitle.truncated(to: max(0, rect.width / 2)), range: picture.y.closedRange ?? -1...1),
            points: points(rect))
    }

    private func grid(_ values: [Double]) -> Grid {
        Grid(width: max(0, min(picture.width, 2048)), height: max(0, min(picture.height, 2048)), values: values)
    }

    // MARK: More classes

    /// Each class is two levels of a ramp made for them: unsure, which is the same for all, and sure.
    private func classSurface(_ rect: Rect, look: inout Look) -> Surface {
        let count = max(1, min(picture.classNames.count, 64))
        let levels = look.capabilities.colors >= .indexed256 ? 2 : 1
        let values = picture.values.enumerated().map { index, value -> Double in
            guard index < picture.classes.count, !value.isNaN else { return .nan }
            let own = max(0, min(picture.classes[index], count - 1))
            let isSure = options.discretizes || value > 0.75
            return Double(own * levels + (levels == 2 && isSure ? 1 : 0)) + 0.5
        }
        let theme = look.theme
        look.theme.sequential = (0..<count).flatMap { index in
            [neutral(theme), ground(theme.color(ofClass: index), theme)].suffix(levels)
        }
        var surface = surface(grid(values), rect)
        surface.ramp = .sequential
        surface.range = 0...Double(count * levels)
        surface.showsLegend = false
        return unmixed(surface, rect, look: look)
    }

    /// The surface with a grid of the size of its plot, each value a nearest one: mixing the numbers of two classes
    /// would give a third.
    private func unmixed(_ surface: Surface, _ rect: Rect, look: Look) -> Surface {
        var surface = surface
        let plot = plotSize(surface, rect)
        let isFine = look.capabilities.colors >= .indexed256 && look.capabilities.glyphs >= .halfBlocks
        surface.grid = nearest(surface.grid, width: plot.width, height: plot.height * (isFine ? 2 : 1))
        return surface
    }

    private func neutral(_ theme: Theme) -> Color {
        theme.diverging.isEmpty ? theme.background : theme.diverging[theme.diverging.count / 2]
    }

    /// A class's colour as a ground on which points in the same colour are read: pale on a light theme; on a dark one
    /// dark, and more saturated, because dark mixtures fall together with the greys of the palette.
    private func ground(_ color: Color, _ theme: Theme) -> Color {
        guard theme.isDark, let (red, green, blue) = color.components else {
            return color.mixed(with: .rgb(255, 255, 255), share: 0.6)
        }
        let grey = min(red, green, blue) * 0.8
        let largest = max(red, green, blue) - grey
        guard largest > 0 else { return neutral(theme) }
        // 135 is the second step of the palette's cube.
        func channel(_ value: Double) -> UInt8 { UInt8(max(0, min(255, (value - grey) / largest * 135))) }
        return .rgb(channel(red), channel(green), channel(blue))
    }

    /// Cells of the plot within the axes, found where the surface has places.
    private func plotSize(_ surface: Surface, _ rect: Rect) -> Size {
        let xs = (0..<rect.width).filter {
            surface.place(at: Point(x: $0, y: min(2, rect.height - 1)), in: rect) != nil
        }
        guard let x = xs.last else { return Size(width: 0, height: 0) }
        let ys = (0..<rect.height).filter { surface.place(at: Point(x: x, y: $0), in: rect) != nil }
        return Size(width: xs.count, height: ys.count)
    }

    private func nearest(_ grid: Grid, width: Int, height: Int) -> Grid {
        guard !grid.isEmpty else { return grid }
        var values: [Double] = []
        for y in 0..<height {
            for x in 0..<width { values.append(grid[x * grid.width / width, y * grid.height / height]) }
        }
        return Grid(width: width, height: height, values: values)
    }

    // MARK: Data

    /// As many as leave the surface to be seen, evenly chosen; test points faintly, beneath the training points.
    private func points(_ rect: Rect) -> [Surface.Point] {
        let budget = max(16, rect.width * rect.height / 8)
        let test = options.showsTest ? picture.test : []
        let share = budget * picture.train.count / max(1, picture.train.count + test.count)
        return sample(test, budget - share).map { point($0, .faint) }
            + sample(picture.train, share).map { point($0, .plain) }
    }

    private func sample(_ points: [SurfacePicture.DataPoint], _ count: Int) -> [SurfacePicture.DataPoint] {
        guard points.count > count else { return points }
        return (0..<count).map { points[$0 * points.count / count] }
    }

    private func point(_ point: SurfacePicture.DataPoint, _ emphasis: Surface.Emphasis) -> Surface.Point {
        var index = 0
        if picture.classNames.isEmpty {
            // A quantity has the sign of the half of the scale it is in.
            let middle = picture.range.isProper ? picture.range.at(0.5) : 0
            index = point.target > middle ? 1 : 0
        } else if point.target.isFinite {
            index = Int(min(max(point.target, 0), 1e6))
        }
        return Surface.Point(x: point.x, y: point.y, classIndex: index, emphasis: emphasis)
    }

    private func drawLegend(on frame: inout Frame, look: Look) {
        var line = FactLine()
        for (index, name) in picture.classNames.prefix(64).enumerated() {
            let sign = Markers.marker(index, glyphs: look.capabilities.glyphs)
            var text = StyledText(String(Character(sign)), Style(look.theme.color(ofClass: index), attributes: .bold))
            text.append(" " + name, look.theme.textStyle)
            line.add(text, importance: 64 - index)
        }
        if options.showsTest, !picture.test.isEmpty { line.add("faint: test", look.theme.faintStyle, importance: 63) }
        frame.put(line.fitted(to: frame.size.width), in: Rect(frame.size), row: frame.size.height - 1)
    }
}
