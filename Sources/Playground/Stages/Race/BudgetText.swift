import Cells
import Experiments

/// What a lane got of a budget, in words.
enum BudgetText {
    static func line(_ fit: BudgetFit) -> String {
        let sign = fit.error < 0 ? "−" : "+"
        var text =
            "\(NumberText.grouped(fit.got)), off by \(sign)\(NumberText.significant(abs(fit.error) * 100, digits: 2)) %"
        text += "\n   parameters \(fit.sum)"
        if let published = fit.published {
            text +=
                "\n   by the published formulas \(published.parameters) parameters and "
                + "\(NumberText.significant(published.operations)) operations a row"
        }
        return text + (fit.reason.map { "\n   not nearer because \($0)" } ?? "")
    }
}
