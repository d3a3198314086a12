import Cells

/// Draws the explorer on the whole of a frame.
struct ExplorerView: Drawable {
    let explorer: ExplorerState

    func draw(on frame: inout Frame, look: Look) {
        let layout = ExplorerLayout(frame.size, page: explorer.page)
        if let tabs = layout.tabs { Self.tabs(explorer.page).draw(into: &frame, rect: tabs, look: look) }
        if let rect = layout.controls {
            Box(title: "Functions", footer: rect.height > 8 ? "a add  x remove" : "").draw(
                into: &frame, rect: rect, look: look)
            ExplorerControls(explorer: explorer).draw(into: &frame, rect: Box.interior(of: rect), look: look)
        }
        for (page, rect) in layout.pages {
            Box(
                title: "\(page.number) \(page.title)", hints: notes(page),
                isFocused: page == explorer.page && layout.pages.count > 1
            ).draw(into: &frame, rect: rect, look: look)
            view(page).draw(into: &frame, rect: Box.interior(of: rect), look: look)
        }
    }

    static func tabs(_ page: ExplorerPage) -> Tabs {
        Tabs(ExplorerPage.allCases.map { "\($0.number) \($0.rawValue)" }, selected: page.number - 1)
    }

    private func notes(_ page: ExplorerPage) -> [String] {
        switch page {
        case .curves: [["f", "f f′", "f f′ f″"][min(2, max(0, explorer.settings.derivatives))]]
        case .data: [explorer.settings.source.title]
        case .depth: ["\(explorer.settings.layers) layers", "weights: \(explorer.settings.scale.title)"]
        case .learning: [explorer.settings.task.rawValue, "8 + 8 units"]
        case .table: explorer.table.all.isEmpty ? [] : explorer.table.notes
        }
    }

    private func view(_ page: ExplorerPage) -> any Drawable {
        switch page {
        case .curves: CurvesView(explorer: explorer)
        case .data: DataView(explorer: explorer)
        case .depth: DepthView(explorer: explorer)
        case .learning: LearningView(explorer: explorer)
        case .table: FunctionTableView(explorer: explorer)
        }
    }
}
