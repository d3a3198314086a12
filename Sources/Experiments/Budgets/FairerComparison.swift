import Catalogue
import Problems

/// Parameters and operations of a forward pass by the published formulas, d inputs, u outputs, grid G, order k:
///
///     KAN         d·u·(G + k + 2) + u, and d·u more with a base function
///     KAN         d·u·(9k(G + 1.5k) + 2G − 2.5k + 1), and F·d + 2·d·u more with a base function
///     MLP         u·(d + 1)                         2·d·u + F·u
///     spline MLP  u·(d + 1) + u·(G + k)             2·d·u + u·(9k(G + 1.5k) + 2G − 2.5k − 1)
///
/// F is what an activation costs for one number. The formulas count one operation for each published step of
/// the spline recursion; `NetworkSize` counts the graph that is run.
///
/// Source: Yu, Yu and Wang 2024, KAN or MLP: A Fairer Comparison (arXiv 2407.16674), and its code.
public enum FairerComparison {
    /// What the formulas give for a layer, or for a network.
    public struct Count: Hashable, Sendable {
        /// Trained numbers.
        public var parameters: Int
        /// Operations of a forward pass of one row; a half is possible for odd orders.
        public var operations: Double

        /// A count with both numbers.
        public init(parameters: Int, operations: Double) {
            (self.parameters, self.operations) = (parameters, operations)
        }
    }

    /// A layer of KAN; `base` is the cost of its base function for one number, `nil` where it has none.
    public static func kan(inputs d: Int, units u: Int, grid: Int, order: Int, base: Int?) -> Count {
        var count = Count(
            parameters: d * u * (grid + order + 2) + u, operations: Double(d * u) * (spline(grid, order) + 1))
        if let base {
            count.parameters += d * u
            count.operations += Double(base * d + 2 * d * u)
        }
        return count
    }

    /// A layer of an MLP with an activation of that cost for one number.
    public static func mlp(inputs d: Int, units u: Int, activation: Int) -> Count {
        Count(parameters: u * (d + 1), operations: Double(2 * d * u + activation * u))
    }

    /// A layer of an MLP whose activations are splines.
    public static func splineMLP(inputs d: Int, units u: Int, grid: Int, order: Int) -> Count {
        Count(
            parameters: u * (d + 1) + u * (grid + order),
            operations: Double(2 * d * u) + Double(u) * (spline(grid, order) - 1))
    }

    /// 9k(G + 1.5k) + 2G − 2.5k.
    private static func spline(_ grid: Int, _ order: Int) -> Double {
        let (g, k) = (Double(grid), Double(order))
        return 9 * k * (g + 1.5 * k) + 2 * g - 2.5 * k
    }

    /// What the paper counts for an activation on one number; `nil` where it does not say.
    public static func activationCost(_ name: String?) -> Int? {
        switch name {
        case nil, "identity", "linear", "zero": 0
        case "relu": 1
        case "squared-relu": 2
        case "sigmoid": 4
        case "silu": 5
        case "tanh": 6
        case "gelu": 14
        default: nil
        }
    }

    /// The counts of a whole network; `nil` where a layer is not of the paper's kinds.
    public static func count(_ experiment: Experiment, problem: Problem) -> Count? {
        guard let network = try? Network.sketch(experiment, problem: problem) else { return nil }
        var total = Count(parameters: 0, operations: 0)
        for (layer, description) in zip(network.layers, experiment.layers + [experiment.output]) {
            guard let part = count(layer, description) else { return nil }
            total.parameters += part.parameters
            total.operations += part.operations
        }
        return total
    }

    private static func count(_ layer: BuiltLayer, _ description: Experiment.Layer) -> Count? {
        let settings = SettingValues(layer.unit.settings, chosen: description.settings)
        switch layer.unit.name {
        case "dense":
            guard settings.flag("bias"), let cost = activationCost(layer.activation?.name) else { return nil }
            return mlp(inputs: layer.inputs, units: layer.units, activation: cost)
        case "kan" where layer.activation == nil:
            let base = settings.choice("base")
            return kan(
                inputs: layer.inputs, units: layer.units, grid: settings.integer("grid"),
                order: settings.integer("order"), base: base == "zero" ? nil : activationCost(base))
        case "bspline-mlp" where layer.activation == nil:
            return splineMLP(
                inputs: layer.inputs, units: layer.units, grid: settings.integer("grid"),
                order: settings.integer("order"))
        default: return nil
        }
    }
}
