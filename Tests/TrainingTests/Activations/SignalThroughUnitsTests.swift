import Execution
import ExpressionGraph
import Foundation
import Problems
import Testing

@testable import Catalogue
@testable import Experiments

/// Weights behind any layer make up for it: eight blocks of a dense layer and a unit leave the signal as it was.
@Suite("The signal keeps its size through every unit", .serialized)
struct SignalThroughUnitsTests {
    static let blocks = 8
    static let width = 256
    static let rows = 16

    /// Units for which eight blocks do not keep it, and why; README names them too.
    static let exceptions = [
        "rbf": "in 256 dimensions every input is far from every centre",
        "normalised-rbf": "the nearest centre takes all, so that other rows leave other lengths",
        "nac-product": "products of 256 numbers are so unequal that no sample tells their mean",
        "nalu": "as nac-product, which is a part of it",
        "softmax": "its outputs hang together, and after blocks the signal does too: 8 times after eight",
        "k-winners": "as softmax, less: 2.2 times after eight",
        "quadratic-form": "256 inputs are 16 million products a layer",
    ]

    /// All units that take any number of inputs for one time step; layers of signals and of sequences have shapes of
    /// their own.
    /// With SOMA_LONG=1 all of them, otherwise those that take no weights to speak of.
    static let tried: [String] =
        ([.residual, .dropout, .layerNorm] + (isLong ? NeuronUnit.coreFamilies : []) + NeuronUnit.acrossUnits)
        .map(\.name).filter { exceptions[$0] == nil }
    private static let isLong = ProcessInfo.processInfo.environment["SOMA_LONG"] == "1"

    /// E z² behind the dense layer of every block, the mean over networks that start from many seeds.
    private func moments(_ blockText: String, seeds: Int) throws -> [Double] {
        let layers = [String](repeating: blockText, count: Self.blocks).joined(separator: ", ")
        let experiment = try Experiment(
            presetText: "data: {formula: \"y = x1*x2\"}\nnetwork: [\(layers)]\ninitializer: signal")
        let input = Variable("x", [Self.rows, Self.width])
        let network = try Network(
            experiment, input: input.expression, outputs: 1, isTraining: false, step: .constant(0))
        let state =
            network.parameters.map { ($0.variable, $0.initializer) }
            + network.buffers.map { ($0.variable, $0.initializer) }
        let probes = network.layers.enumerated().filter { $0.element.unit.name == "dense" }.dropLast()
        let executor = Executor<Float>(
            Plan(
                Computation(
                    variables: [input] + state.map(\.0),
                    outputs: probes.map { ("\($0.offset)", square($0.element.output).mean([0, 1])) })))
        var sums = [Double](repeating: 0, count: Self.blocks)
        // Large layers vary less: a few networks are enough.
        let seeds = max(3, min(seeds, 50_000_000 / network.parameterCount))
        for seed in 1...seeds {
            for (variable, initializer) in state {
                executor[variable: variable.name] = Self.filled(initializer, variable, seed: seed)
            }
            executor[variable: "x"] = Self.normals(Self.rows * Self.width, deviation: 1, "x \(seed)")
            executor.run()
            for (block, probe) in probes.enumerated() {
                sums[block] += Double(executor[output: "\(probe.offset)"][0]) / Double(seeds)
            }
        }
        return sums
    }

    /// Standard normal numbers, drawn once and taken from random places.
    private static let pool: [Float] = {
        var random = RandomNumbers(seed: 5)
        return (0..<2_000_003).map { _ in Float(random.normal()) }
    }()

    private static func normals(_ count: Int, deviation: Double, _ stream: String) -> [Float] {
        var random = RandomNumbers(seed: 7, stream: stream)
        var result: [Float] = []
        result.reserveCapacity(count)
        while result.count < count {
            let start = random.integer(below: pool.count - 4096)
            for value in pool[start..<start + min(4096, count - result.count)] {
                result.append(Float(deviation) * value)
            }
        }
        return result
    }

    private static func filled(_ initializer: Initializer, _ variable: Variable, seed: Int) -> [Float] {
        if case .heNormal(let fanIn, let gain) = initializer {
            return normals(
                variable.shape.count, deviation: gain / Double(fanIn).squareRoot(), "\(variable.name) \(seed)")
        }
        var random = RandomNumbers(seed: UInt64(seed), stream: variable.name)
        return initializer.values(shape: variable.shape, using: &random).map { Float($0) }
    }

    @Test("Behind any unit", arguments: SignalThroughUnitsTests.tried)
    func behind(_ name: String) throws {
        let unit = try #require(Palette.unit(named: name))
        let sized = unit.width == .chosen ? "units: \(Self.width), " : ""
        let found = try moments(
            "{unit: dense, units: \(Self.width), activation: none}, {unit: \(name), \(sized)activation: \(unit.defaultActivation ?? "none")}",
            seeds: 16)
        #expect(found.allSatisfy { abs($0 - 1) < 0.3 }, "\(name): \(found.map { ($0 * 1000).rounded() / 1000 })")
    }
}
