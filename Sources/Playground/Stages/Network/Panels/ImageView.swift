import Cells
import Training

/// A learned picture beside its target and, where there is room, where the two differ.
struct ImageView: Drawable {
    private let picture: ImagePicture

    init(_ picture: ImagePicture) { self.picture = picture }

    func draw(on frame: inout Frame, look: Look) {
        let size = frame.size
        let captionRows = size.height >= 3 ? 1 : 0
        let parts = parts(height: size.height - captionRows)
        let gap = 2
        let width = (size.width - gap * (parts.count - 1)) / parts.count
        for (index, part) in parts.enumerated() {
            let x = index * (width + gap)
            let rect = Rect(x: x, y: captionRows, width: width, height: size.height - captionRows)
            part.drawing.draw(into: &frame, rect: rect, look: look)
            let row = Rect(x: x, y: 0, width: width, height: captionRows)
            frame.put(
                part.name, in: row, style: index == 0 ? look.theme.accentStyle : look.theme.faintStyle,
                alignment: .center)
        }

        func parts(height: Int) -> [(name: String, drawing: Picture)] {
            let psnr = NumberText.fixed(picture.psnr, decimals: 1)
            var parts = [("network \(psnr) dB", drawing(picture.predicted)), ("target", drawing(picture.target))]
            // Three fit when each still gets the height there is.
            let share = Double(max(1, picture.width)) / Double(max(1, picture.height))
            if Double(size.width) >= 3 * Double(height) * 2 * share + 4 {
                parts.append(("difference ×4", drawing(differences)))
            }
            return parts
        }
    }

    /// Four times the difference, so that what is left at the end is still seen.
    private var differences: [Double] {
        zip(picture.predicted, picture.target).map { min(1, ($0 - $1).magnitude * 4) }
    }

    private func drawing(_ values: [Double]) -> Picture {
        let (width, height) = (max(0, min(picture.width, 2048)), max(0, min(picture.height, 2048)))
        guard picture.channels >= 3 else {
            return Picture(
                grey: Grid(width: width, height: height, values: channel(0, of: max(1, picture.channels), values)))
        }
        let grids = (0..<3).map {
            Grid(width: width, height: height, values: channel($0, of: picture.channels, values))
        }
        return Picture(red: grids[0], green: grids[1], blue: grids[2])
    }

    private func channel(_ index: Int, of count: Int, _ values: [Double]) -> [Double] {
        count == 1 ? values : stride(from: index, to: values.count, by: count).map { values[$0] }
    }
}
