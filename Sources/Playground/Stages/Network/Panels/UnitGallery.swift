import Cells

/// Where the thumbnails of the units panel stand: as large as all of them fit, and where not even the smallest all
/// fit, scrolled to the chosen unit.
struct UnitGallery {
    struct Slot: Hashable {
        let layer: Int
        let unit: Int
        /// The slot with its label and the column at its left.
        let frame: Rect
        let image: Rect
        let hasLabel: Bool
    }

    struct Heading: Hashable {
        let layer: Int
        let y: Int
        /// Units of the layer that are not on the screen.
        let hidden: Int
    }

    private(set) var slots: [Slot] = []
    private(set) var headings: [Heading] = []

    /// Two pixels a row make them square.
    private static let sizes = [
        Size(width: 20, height: 10), Size(width: 16, height: 8), Size(width: 12, height: 6),
        Size(width: 10, height: 5), Size(width: 8, height: 4), Size(width: 6, height: 3), Size(width: 4, height: 2),
    ]

    private struct Form {
        let image: Size
        let hasLabels: Bool
        let perRow: Int
        var pitch: Int { image.height + (hasLabels ? 1 : 0) }

        init(_ image: Size, hasLabels: Bool, width: Int) {
            self.image = image
            self.hasLabels = hasLabels
            // One column at each side of every image, shared between neighbours.
            perRow = max(1, (width - 1) / (image.width + 1))
        }

        func rows(_ units: Int) -> Int { (units + perRow - 1) / perRow }
        func height(_ units: Int) -> Int { 1 + rows(units) * pitch }
    }

    /// - Parameter isDetailed: pictures that say nothing when they are very small: weights.
    init(_ units: [Int], isDetailed: Bool = false, selection: Selection, size: Size) {
        guard size.width >= 3, size.height >= 1, !units.isEmpty else { return }
        let form = Self.form(units, isDetailed: isDetailed, size: size)
        var y = -Self.offset(units, selection: selection, form: form, height: size.height)
        for (layer, count) in units.enumerated() {
            var shown = 0
            for row in 0..<form.rows(count) {
                let top = y + 1 + row * form.pitch
                // A row of images is shown while its label or, without labels, all of it is on the screen.
                guard top >= 0, top + (form.hasLabels ? 2 : form.pitch) <= size.height else { continue }
                for unit in (row * form.perRow)..<min(count, (row + 1) * form.perRow) {
                    slots.append(
                        Self.slot(layer, unit, top: top, form: form, height: size.height, width: size.width))
                    shown += 1
                }
            }
            if y >= 0, y < size.height { headings.append(Heading(layer: layer, y: y, hidden: count - shown)) }
            y += form.height(count)
        }
    }

    private static func slot(_ layer: Int, _ unit: Int, top: Int, form: Form, height: Int, width: Int) -> Slot {
        let x = unit % form.perRow * (form.image.width + 1)
        let whole = Rect(x: x, y: top, width: form.image.width + 1, height: min(form.pitch, height - top))
        let label = form.hasLabels ? 1 : 0
        let image = Rect(
            x: x + 1, y: top + label, width: min(form.image.width, max(0, width - x - 2)),
            height: whole.height - label)
        return Slot(layer: layer, unit: unit, frame: whole, image: image, hasLabel: form.hasLabels)
    }

    private static func form(_ units: [Int], isDetailed: Bool, size: Size) -> Form {
        let allowed = sizes.dropLast(isDetailed ? 1 : 0)
        for image in allowed where image.width + 2 <= size.width {
            for hasLabels in [true, false] {
                let form = Form(image, hasLabels: hasLabels, width: size.width)
                // Without labels between them rows of images run into one another.
                let isClear = hasLabels || image == allowed.last || units.allSatisfy { form.rows($0) <= 1 }
                if isClear, units.reduce(0, { $0 + form.height($1) }) <= size.height { return form }
            }
        }
        // Not all fit: the smallest that still shows a form.
        let smallest = size.width >= 8 && size.height >= 4 ? sizes[sizes.count - 2] : sizes[sizes.count - 1]
        return Form(smallest, hasLabels: size.height >= 9, width: size.width)
    }

    /// Rows scrolled away, so that the chosen layer, or at least the chosen unit's row, is on the screen.
    private static func offset(_ units: [Int], selection: Selection, form: Form, height: Int) -> Int {
        let total = units.reduce(0) { $0 + form.height($1) }
        guard total > height else { return 0 }
        let layer = max(0, min(selection.layer, units.count - 1))
        let start = units[..<layer].reduce(0) { $0 + form.height($1) }
        let own = form.height(units[layer])
        if own <= height { return max(0, min(start - (height - own) / 2, total - height)) }
        let row = max(0, min(selection.unit ?? 0, units[layer] - 1)) / form.perRow
        let bottom = start + 1 + (row + 1) * form.pitch
        return max(start, bottom - height)
    }
}
