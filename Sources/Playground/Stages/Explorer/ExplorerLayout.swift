import Cells

/// Where the parts of the explorer stand in a size.
struct ExplorerLayout: Hashable {
    /// Functions, sliders and settings; `nil` where the table takes all.
    private(set) var controls: Rect?
    private(set) var tabs: Rect?
    /// The pages seen, with their boxes.
    private(set) var pages: [(page: ExplorerPage, rect: Rect)] = []

    init(_ size: Size, page: ExplorerPage) {
        let rect = Rect(size)
        guard !rect.isEmpty else { return }
        if Self.isWall(size) {
            // The chosen page's tab is its own box.
            let left = 38
            controls = Rect(x: 0, y: 0, width: left, height: rect.height)
            let rest = Rect(x: left, y: 0, width: rect.width - left, height: rect.height)
            if page == .table {
                pages = [(.table, rest)]
                return
            }
            let (half, middle) = ((rest.width + 1) / 2, (rest.height + 1) / 2)
            for (index, page) in [ExplorerPage.curves, .data, .depth, .learning].enumerated() {
                let (column, row) = (index % 2, index / 2)
                pages.append(
                    (
                        page,
                        Rect(
                            x: rest.x + column * half, y: row * middle,
                            width: column == 0 ? half : rest.width - half,
                            height: row == 0 ? middle : rest.height - middle)
                    ))
            }
            return
        }
        tabs = Rect(x: 0, y: 0, width: rect.width, height: 1)
        let body = Rect(x: 0, y: 1, width: rect.width, height: rect.height - 1)
        if page == .table {
            pages = [(.table, body)]
        } else if rect.width >= 70 {
            let left = rect.width >= 110 ? 36 : 27
            controls = Rect(x: 0, y: 1, width: left, height: body.height)
            pages = [(page, Rect(x: left, y: 1, width: rect.width - left, height: body.height))]
        } else {
            let below = min(9, body.height / 2)
            controls = Rect(x: 0, y: 1 + body.height - below, width: rect.width, height: below)
            pages = [(page, Rect(x: 0, y: 1, width: rect.width, height: body.height - below))]
        }
    }

    /// Whether all pages but the table are seen together.
    static func isWall(_ size: Size) -> Bool { size.width >= 150 && size.height >= 38 }

    static func == (left: Self, right: Self) -> Bool {
        left.controls == right.controls && left.pages.map(\.page) == right.pages.map(\.page)
            && left.pages.map(\.rect) == right.pages.map(\.rect)
    }

    func hash(into hasher: inout Hasher) { hasher.combine(controls) }
}
