import Catalogue
import Problems

/// An experiment sized to a budget, and how well that went.
public struct BudgetFit: Hashable, Sendable {
    /// What was aimed at.
    public let budget: Budget
    /// The experiment with other widths or grids.
    public let experiment: Experiment
    /// What it has now.
    public let size: NetworkSize
    /// Why it could not come nearer than the tolerance; `nil` where it did.
    public let reason: String?
    /// Parameters by the formulas of "KAN or MLP: a fairer comparison", where all layers are of its kinds.
    public let published: FairerComparison.Count?

    /// Budgets count as met within this share.
    public static let tolerance = 0.03

    /// What the sized experiment has of what the budget counts.
    public var got: Int {
        switch budget {
        case .parameters: size.parameters
        case .operations: size.operations
        }
    }
    /// The share by which it is off, signed.
    public var error: Double { Double(got) / Double(budget.target) - 1 }
    /// Whether it is off by no more than the tolerance.
    public var isMet: Bool { abs(error) <= Self.tolerance }

    /// "layer 1: 15, layer 2: 6; together 21".
    public var sum: String {
        let parts = size.layerParameters.enumerated().map { "layer \($0.offset + 1): \($0.element)" }
        return parts.joined(separator: ", ") + "; together \(size.parameters)"
    }
}
