import Catalogue
import Problems

extension Problem {
    /// A table's targets as the numbers a loss compares with: quantities as they are, labels as the loss
    /// wants them. Shape [rows, outputs].
    public func targets(of table: Table, labels: Loss.Labels) -> [Double] {
        let zeroOne =
            switch kind {
            case .regression, .binary: table.targets
            case .classes(let names): table.oneHotTargets(classes: names.count)
            }
        if case .regression = kind { return zeroOne }
        return labels == .zeroOne ? zeroOne : zeroOne.map { 2 * $0 - 1 }
    }
}
