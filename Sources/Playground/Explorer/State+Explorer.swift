import Cells

extension State {
    /// Shows the explorer.
    mutating func openExplorer() -> [Effect] {
        stage = .explorer
        return []
    }

    /// What a command means to the explorer; `nil` where it means what it means everywhere.
    mutating func performInExplorer(_ command: Command) -> [Effect]? {
        switch command {
        case .down: explorer.chosen = (explorer.chosen + 1) % max(1, explorer.functions.count)
        default: return nil
        }
        return []
    }

    mutating func pressInExplorer(at point: Point, _ body: Rect) -> [Effect] { [] }
}
