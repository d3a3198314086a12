/// Where the units of a network diagram stand, and which of them are shown.
struct NetworkLayout {
    struct Place: Hashable {
        let unit: NetworkDiagram.Unit
        let rect: Rect
    }

    struct Note: Hashable {
        let text: String
        let rect: Rect
    }

    private(set) var places: [Place] = []
    /// "+12 more".
    private(set) var notes: [Note] = []
    private(set) var titles: [Note] = []

    /// The least width of the space for lines.
    private static let smallestGap = 4

    init(_ diagram: NetworkDiagram, size: Size) {
        let layers = diagram.layers
        guard !layers.isEmpty, size.width >= 3, size.height >= 1 else { return }
        let wanted = layers.map { layer in
            layer.pictures.isEmpty
                ? min(11, max(5, layer.labels.prefix(64).reduce(0) { max($0, $1.screenWidth) } + 2)) : 11
        }
        let columns = Self.columns(wanted, total: size.width)
        let titleRows = size.height >= 4 ? 1 : 0
        for column in columns {
            guard let layer = column.layer else {
                let row = size.height / 2
                notes.append(
                    Note(text: column.text, rect: Rect(x: column.x, y: row, width: column.width, height: 1)))
                continue
            }
            addLayer(
                layers[layer], index: layer, x: column.x, width: column.width,
                rows: titleRows..<size.height
            )
            if titleRows == 1 {
                // A title may reach into the gaps at both sides.
                let reach = max(0, min(column.x, (column.gap - 1) / 2))
                let rect = Rect(x: column.x - reach, y: 0, width: column.width + 2 * reach, height: 1)
                titles.append(Note(text: layers[layer].title, rect: rect))
            }
        }
    }

    private struct Column {
        let layer: Int?
        let text: String
        let x: Int
        let width: Int
        let gap: Int
    }

    /// Columns for all layers; where they do not fit, boxes shrink first, then layers in the middle fold into
    /// one note.
    private static func columns(_ wanted: [Int], total: Int) -> [Column] {
        var entries: [(layer: Int?, text: String, width: Int)] = wanted.enumerated().map { ($0, "", $1) }
        func needed() -> Int {
            entries.reduce(smallestGap * (entries.count - 1)) { $0 + $1.width }
        }
        if needed() > total {
            let room = total - smallestGap * (entries.count - 1)
            let width = max(3, room / entries.count)
            for index in entries.indices { entries[index].width = min(entries[index].width, width) }
        }
        var folded = 0
        while needed() > total, entries.count > 1 {
            // The output is the last to go, the input the last but one.
            let middle = folded == 0 ? entries.count / 2 : entries.firstIndex { $0.layer == nil } ?? 0
            if folded == 0 {
                entries[middle] = (nil, "", 3)
                folded = 1
            } else if entries.count > 2, middle + 1 < entries.count - 1 {
                entries.remove(at: middle + 1)
                folded += 1
            } else if middle > 1 {
                entries.remove(at: middle - 1)
                folded += 1
            } else {
                entries.removeFirst()
            }
        }
        for index in entries.indices where entries[index].layer == nil { entries[index].text = "+\(folded)" }
        let gaps = entries.count - 1
        let free = max(0, total - entries.reduce(0) { $0 + $1.width })
        // Lines longer than that are not easier to follow.
        let gap = gaps == 0 ? 0 : min(free / gaps, 24)
        var x = gaps == 0 ? free / 2 : (free - gap * gaps) / 2
        return entries.map { entry in
            defer { x += entry.width + gap }
            return Column(layer: entry.layer, text: entry.text, x: x, width: entry.width, gap: gap)
        }
    }

    private mutating func addLayer(
        _ layer: NetworkDiagram.Layer, index: Int, x: Int, width: Int, rows: Range<Int>
    ) {
        let widest = layer.labels.prefix(64).reduce(0) { max($0, $1.screenWidth) }
        let heights =
            widest + 2 > width ? [1] : layer.pictures.isEmpty || width < 6 ? [3, 1] : [6, 5, 4, 3, 1]
        let height = heights.first { $0 <= rows.count && layer.count <= rows.count / $0 } ?? 1
        let capacity = rows.count / height
        let shown = layer.count <= capacity ? layer.count : max(0, capacity - 1)
        let hasNote = shown < layer.count
        // A free row between units where there is room.
        let free = rows.count - shown * height - (hasNote ? 1 : 0)
        let gap = shown > 1 ? min(1, free / (shown - 1)) : 0
        let used = shown * height + gap * max(0, shown - 1) + (hasNote ? 1 : 0)
        var y = rows.lowerBound + max(0, rows.count - used) / 2
        for unit in 0..<shown {
            let rect = Rect(x: x, y: y, width: width, height: height)
            places.append(Place(unit: NetworkDiagram.Unit(layer: index, index: unit), rect: rect))
            y += height + gap
        }
        guard hasNote else { return }
        let more = layer.count - shown
        let text = width >= "+\(more) more".count ? "+\(more) more" : "+\(more)"
        notes.append(
            Note(text: text, rect: Rect(x: x, y: min(y, rows.upperBound - 1), width: width, height: 1)))
    }
}
