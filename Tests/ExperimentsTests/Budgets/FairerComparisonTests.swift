import Experiments
import Testing

/// The rows that "KAN or MLP: a fairer comparison" has published, by its formulas.
@Suite struct FairerComparisonTests {
    typealias Count = FairerComparison.Count

    /// A network of KAN layers; the base's name, or zero.
    struct KANRow: Sendable {
        var task: String
        var widths: [Int]
        var grid: Int
        var order = 3
        var base = "zero"
        var parameters: Int
        var operations: Double?
    }

    static let kanRows = [
        KANRow(task: "lpmv0", widths: [2, 5, 1], grid: 20, parameters: 381, operations: 10425),
        KANRow(task: "ellipkinc", widths: [2, 5, 1], grid: 20, base: "silu", parameters: 396, operations: 10490),
        KANRow(task: "ellipeinc", widths: [2, 5, 1], grid: 20, order: 5, base: "silu", parameters: 426),
        KANRow(task: "lpmv1", widths: [2, 5, 1], grid: 20, base: "silu", parameters: 396),
        KANRow(task: "sphharm01", widths: [2, 5, 5, 5, 1], grid: 50, parameters: 3591),
        KANRow(task: "sphharm02", widths: [2, 5, 1], grid: 50, order: 5, parameters: 861),
        KANRow(task: "jv\u{2032}, iv\u{2032}", widths: [2, 5, 5, 5, 5, 1], grid: 10, base: "silu", parameters: 1461),
    ]

    private static func sum(_ widths: [Int], _ layer: (Int, Int) -> Count) -> Count {
        zip(widths, widths.dropFirst()).map(layer).reduce(Count(parameters: 0, operations: 0)) {
            Count(parameters: $0.parameters + $1.parameters, operations: $0.operations + $1.operations)
        }
    }

    @Test("KANs have the published parameters and operations", arguments: kanRows)
    func kans(row: KANRow) {
        let base = row.base == "zero" ? nil : FairerComparison.activationCost(row.base)
        let count = Self.sum(row.widths) {
            FairerComparison.kan(inputs: $0, units: $1, grid: row.grid, order: row.order, base: base)
        }
        #expect(count.parameters == row.parameters, "\(row.task)")
        if let operations = row.operations { #expect(count.operations == operations, "\(row.task)") }
    }

    @Test(
        "MLPs have the published parameters",
        arguments: [
            ([2, 100, 1], 401), ([2, 20, 1], 81), ([2, 100, 100, 1], 10_501), ([2, 100, 100, 100, 1], 20_601),
            ([2, 50, 50, 1], 2751), ([2, 50, 50, 50, 50, 1], 7851),
        ])
    func mlps(widths: [Int], parameters: Int) {
        let count = Self.sum(widths) { FairerComparison.mlp(inputs: $0, units: $1, activation: 1) }
        #expect(count.parameters == parameters)
    }

    @Test("its code charges the activation on the output layer too")
    func gelu() {
        let cost = FairerComparison.activationCost("gelu") ?? 0
        let count = Self.sum([2, 100, 100, 1]) { FairerComparison.mlp(inputs: $0, units: $1, activation: cost) }
        #expect(count.operations == 23414)
    }
}
