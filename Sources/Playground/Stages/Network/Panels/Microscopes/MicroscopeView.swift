import Cells
import Training

/// What a layer's microscope shows, drawn by the view of its kind.
struct MicroscopeView: Drawable {
    var picture: MicroscopePicture

    func draw(on frame: inout Frame, look: Look) {
        switch picture {
        case .edges(let picture): EdgesView(picture: picture).draw(on: &frame, look: look)
        case .frequencies(let picture): FrequenciesView(picture: picture).draw(on: &frame, look: look)
        case .weights(let picture): WeightsView(picture: picture).draw(on: &frame, look: look)
        case .rational(let picture): RationalView(picture: picture).draw(on: &frame, look: look)
        case .conic(let picture): ConicView(picture: picture).draw(on: &frame, look: look)
        case .centres(let picture): CentresView(picture: picture).draw(on: &frame, look: look)
        case .means(let picture): MeansView(picture: picture).draw(on: &frame, look: look)
        case .reading(let reading): ReadingView(chart: reading.chart).draw(on: &frame, look: look)
        }
    }
}

extension Frame {
    /// Facts in the first row; returns what is left.
    mutating func putFacts(_ line: FactLine) -> Rect {
        put(line.fitted(to: size.width), in: Rect(size))
        return Rect(x: 0, y: 1, width: size.width, height: max(0, size.height - 1))
    }
}
