import Cells

/// The mouse on the explorer's screen; there is a key for each of these too.
extension State {
    /// A press: a page's name shows it, a row is chosen and opened, a slider follows, a column's title sorts by it.
    mutating func pressInExplorer(at point: Point, _ body: Rect) -> [Effect] {
        let layout = ExplorerLayout(body.size, page: explorer.page)
        let local = Point(x: point.x - body.x, y: point.y - body.y)
        if let tabs = layout.tabs, tabs.contains(local) {
            let place = ExplorerView.tabs(explorer.page).places(width: tabs.width)
                .first { $0.columns.contains(local.x) }
            if let place { explorer.page = ExplorerPage.allCases[place.index] }
            return []
        }
        if let (row, column, width) = explorerRow(at: local, layout) {
            if ExplorerControls.track(row, explorer, width: width)?.contains(column) == true {
                explorer.choose(row)
                slide(row, to: column, width: width)
                return []
            }
            if row == explorer.row { return perform(.move(.edit)) }
            explorer.choose(row)
            return []
        }
        guard let place = layout.pages.first(where: { $0.rect.contains(local) }) else { return [] }
        explorer.page = place.page
        return place.page == .table ? pressInTable(at: local, Box.interior(of: place.rect)) : []
    }

    /// The chosen row's slider follows the pointer.
    mutating func dragInExplorer(to point: Point, _ body: Rect) {
        let layout = ExplorerLayout(body.size, page: explorer.page)
        let local = Point(x: point.x - body.x, y: point.y - body.y)
        guard let (row, column, width) = explorerRow(at: local, layout), row == explorer.row else { return }
        slide(row, to: column, width: width)
    }

    /// The wheel goes through rows.
    mutating func wheelInExplorer(up: Bool, _ point: Point, _ body: Rect) -> [Effect] {
        if explorer.page == .table {
            explorer.table.move(by: up ? -3 : 3)
            return []
        }
        return perform(.move(up ? .up : .down))
    }

    /// The controls' row at a place, with the column within the controls and their width.
    private func explorerRow(at local: Point, _ layout: ExplorerLayout) -> (ExplorerRow, column: Int, width: Int)? {
        guard let controls = layout.controls, controls.contains(local) else { return nil }
        let inside = Box.interior(of: controls)
        return ExplorerControls.row(at: local.y - inside.y, explorer, height: inside.height)
            .map { ($0, local.x - inside.x, inside.width) }
    }

    /// Turns a row's value, a step at a time, until its mark stands at a column or has passed it.
    private mutating func slide(_ row: ExplorerRow, to column: Int, width: Int) {
        guard let track = ExplorerControls.track(row, explorer, width: width) else { return }
        func mark(_ explorer: ExplorerState) -> Int {
            ExplorerControls.mark(explorer.words(row).share ?? 0, on: track)
        }
        let isUp = column > mark(explorer)
        // Rows have fewer steps than this.
        for _ in 0..<1000 where isUp ? mark(explorer) < column : mark(explorer) > column {
            let before = explorer.words(row).value
            explorer.turn(row, up: isUp)
            if explorer.words(row).value == before { return }
        }
    }

    private mutating func pressInTable(at local: Point, _ inside: Rect) -> [Effect] {
        let table = FunctionTableView(explorer: explorer).table(look)
        // Above the table is the line of the filter.
        let line = local.y - inside.y - 1
        if line == 0 {
            let window = table.window(height: inside.height - 1)
            let places = table.places(width: inside.width - (window.thumb == nil ? 0 : 2))
            let place = places.last { local.x - inside.x >= $0.x }
            guard let column = place.flatMap({ FunctionTableView.sorting[$0.column] }) else { return [] }
            if explorer.table.sort == column { explorer.table.isDescending.toggle() }
            explorer.table.sort = column
            return []
        }
        let visible = table.window(height: inside.height - 1).visible
        guard line > 0, line <= visible.count else { return [] }
        let name = explorer.table.rows[visible.lowerBound + line - 1].name
        if explorer.table.selected == name { return perform(.move(.edit)) }
        explorer.table.selected = name
        return []
    }
}
