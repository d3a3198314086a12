/// What the explorer shows of functions, page by page.
public enum ExplorerPage: String, Hashable, Sendable, CaseIterable {
    case curves, data, depth, learning, table

    /// The key that leads to it: 1 is the first.
    var number: Int { (Self.allCases.firstIndex(of: self) ?? 0) + 1 }

    var title: String {
        switch self {
        case .curves: "Curves"
        case .data: "What it does to data"
        case .depth: "What it does to depth"
        case .learning: "What it does to learning"
        case .table: "All functions"
        }
    }
}
