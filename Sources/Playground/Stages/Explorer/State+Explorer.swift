import Catalogue
import Cells
import Experiments

extension State {
    /// Shows the explorer as it was left.
    mutating func openExplorer() -> [Effect] {
        stage = .explorer
        return []
    }

    /// Begins with the explorer on some functions.
    public mutating func explore(_ functions: [ExploredFunction], page: ExplorerPage = .curves) {
        stage = .explorer
        explorer = ExplorerState(functions, page: page)
        settleExplorer()
    }

    mutating func perform(_ command: ExplorerCommand) -> [Effect] {
        switch command {
        case .nextPage, .previousPage:
            let pages = ExplorerPage.allCases
            let index = explorer.page.number - 1 + (command == .nextPage ? 1 : pages.count - 1)
            explorer.page = pages[index % pages.count]
        case .page(let page): explorer.page = page
        case .pageUp: moveRow(by: -max(1, display.size.height - 8))
        case .pageDown: moveRow(by: max(1, display.size.height - 8))
        case .add: overlays.append(.picker(Picker(.explored(replacing: nil))))
        case .remove: tell(explorer.removeChosen())
        case .defaults: explorer.resetChosen()
        case .use: return useChosenFunction()
        case .derivatives: explorer.settings.derivatives = (explorer.settings.derivatives + 1) % 3
        case .filter:
            explorer.page = .table
            explorer.table.isTyping = true
        case .order: explorer.table.isDescending.toggle()
        }
        return []
    }

    /// Moves among rows, or turns the value of one.
    mutating func moveInExplorer(_ move: Move) {
        switch move {
        case .up: moveRow(by: -1)
        case .down: moveRow(by: 1)
        case .firstRow: moveRow(by: -1_000_000)
        case .lastRow: moveRow(by: 1_000_000)
        case .left, .right:
            if explorer.page == .table {
                explorer.table.turnSort(up: move == .right)
            } else {
                explorer.turn(explorer.row, up: move == .right)
            }
        case .edit: openExplorerRow()
        }
    }

    private mutating func moveRow(by change: Int) {
        if explorer.page == .table { return explorer.table.move(by: change) }
        let rows = ExplorerRow.rows(explorer)
        let index = rows.firstIndex(of: explorer.row) ?? 0
        explorer.choose(rows[max(0, min(rows.count - 1, index + change))])
    }

    /// Enter: another function, a typed value, or the table's row shown or hidden.
    private mutating func openExplorerRow() {
        if explorer.page == .table { return toggleTableRow() }
        switch explorer.row {
        case .function(let index): overlays.append(.picker(preselected(Picker(.explored(replacing: index)))))
        case .source, .scale, .task: explorer.turn(explorer.row, up: true)
        default:
            overlays.append(.prompt(Prompt(.explored(explorer.row), explorer.words(explorer.row).value)))
        }
    }

    private mutating func toggleTableRow() {
        let rows = explorer.table.rows
        guard rows.indices.contains(explorer.table.selectedIndex) else { return }
        let name = rows[explorer.table.selectedIndex].name
        explorer.table.selected = name
        if let index = explorer.functions.firstIndex(where: { $0.name == name }) {
            explorer.choose(.function(index))
            tell(explorer.removeChosen())
        } else if let function = ExploredFunction(named: name) {
            tell(explorer.add(function))
        }
    }

    private mutating func tell(_ problem: String?) {
        if let problem { message = Message(problem) }
    }

    /// Gives the network's selected layer the chosen function: weights stay, and training goes on.
    private mutating func useChosenFunction() -> [Effect] {
        let function = explorer.functions[explorer.chosen]
        guard let edit = edit(activation: function.choice) else {
            message = Message("layer \(selection.layer + 1) has \(function.label) already")
            return []
        }
        return make(edit, label: "layer \(selection.layer + 1): \(function.label)")
    }

    /// Takes an entry of the list of functions.
    mutating func explore(_ name: String, replacing index: Int?) {
        guard let function = ExploredFunction(named: name) else { return }
        if let index { explorer.replace(index, by: function) } else { tell(explorer.add(function)) }
    }

    // MARK: What is to be computed

    /// Brings the explorer up to date with the network and the screen, and computes what is seen.
    mutating func settleExplorer() {
        guard stage == .explorer else { return }
        let pages = ExplorerLayout(layout.body.size, page: explorer.page)
        explorer.visiblePages = pages.pages.map(\.page)
        let hidden = observation?.layers ?? []
        if hidden.map(\.before) != explorer.densities { explorer.densities = hidden.map(\.before) }
        explorer.refresh()
    }

    mutating func wantedExploration() -> [Effect] {
        guard stage == .explorer else { return [] }
        var effects: [Effect] = []
        if !explorer.table.hasAsked {
            explorer.table.hasAsked = true
            effects.append(.explorer(.facts))
        }
        if explorer.visiblePages.contains(.learning) {
            let wanted = explorer.wantedExperiments
            if wanted != explorer.learning.experiments {
                explorer.learning = LearningComparison(wanted)
                effects.append(.explorer(.learn(wanted)))
            }
        }
        return effects
    }
}
