import Catalogue
import Cells
import ExpressionGraph
import Problems
import Testing

@testable import Playground

@Suite("What the explorer computes")
struct ExplorerNumbersTests {
    private func function(_ text: String) throws -> ExploredFunction { try ExploredFunction(text: text) }

    @Test("derivatives are the function's: values of GELU, x³ and sin known by heart")
    func derivatives() throws {
        let gelu = try function("gelu").derivatives(at: [0], order: 2).map { $0[0] }
        #expect(abs(gelu[0]) < 1e-12)
        #expect(abs(gelu[1] - 0.5) < 1e-9)
        // f″(0) = 2φ(0)
        #expect(abs(gelu[2] - 0.7978845608) < 1e-7)
        let sine = try function("sin").derivatives(at: [1], order: 2).map { $0[0] }
        #expect(abs(sine[0] + sine[2]) < 1e-9)
    }

    @Test("a rule of its own is found where training goes back by another slope, and only there")
    func backwardRules() throws {
        // The sign, with the gradient of the identity: the straight-through rule.
        let passing = Activation(
            "st-sign", family: "test", formula: "sign", source: Source("", 2000, "")
        ) { x, _ in straightThrough(sign(x), gradientOf: x) }
        let shape = FunctionShape(ExploredFunction(passing), over: -4...4)
        #expect(shape.hasOwnBackwardRule)
        #expect(shape.slope.allSatisfy { $0 == 1 })
        #expect(abs(shape.drawnSlope[10]) < 1e-9)
        for name in ["relu", "gelu", "tanh", "sin", "abs"] {
            #expect(try !FunctionShape(function(name), over: -4...4).hasOwnBackwardRule, "\(name)")
        }
    }

    @Test("it is drawn under the curve of every function that has one, with its numbers, and of no other")
    func drawnRules() throws {
        let owners = Palette.activations.filter(\.hasOwnBackwardRule)
        #expect(owners.count == 12)
        for activation in owners + ["relu", "crrelu", "clipped-relu"].compactMap({ Palette.activation(named: $0) }) {
            var explorer = ExplorerState([ExploredFunction(activation)])
            explorer.refresh()
            for (width, height) in [(53, 20), (82, 36), (200, 50)] {
                let size = Size(width: width, height: height)
                let text = CurvesView(explorer: explorer).frame(size: size, look: Look()).text
                #expect(text.contains("backward rule ──") == activation.hasOwnBackwardRule, "\(activation.name)")
            }
            // The rule is what training uses, the dotted line what the curve does.
            let shape = explorer.shapes[0]
            #expect(shape.slope == ExploredFunction(activation).derivatives(at: shape.x, order: 1)[1])
        }
    }

    @Test("half of a standard normal becomes zero in ReLU, with the mean and the variance of theory")
    func pushforward() throws {
        let push = Pushforward(.gaussian(mean: 0, deviation: 1), through: try function("relu"))
        #expect(abs(push.stuckShare - 0.5) < 1e-3)
        #expect(abs(push.mean - 0.39894) < 1e-3)
        #expect(abs(push.variance - (0.5 - 0.39894 * 0.39894)) < 1e-3)
        #expect(abs(push.input.reduce(0, +) - 1) < 1e-9)
        // The least and the greatest thousandth may lie outside.
        #expect(push.output.reduce(0, +) > 0.997)
    }

    @Test("He's weights keep signal and gradient of ReLU through a hundred layers")
    func heKeepsReLU() throws {
        let path = SignalPropagation(try function("relu"), scale: .he, layers: 100, secondMoment: 1)
        #expect(path.gains.count == 100)
        #expect(path.gains.allSatisfy { abs($0 - 1) < 1e-6 })
        #expect(abs(path.gradients[99] - 1) < 1e-4)
        #expect(abs(path.variances[99] - (1 - 1 / Double.pi)) < 1e-3)
    }

    @Test("SELU has its fixed point at mean 0 and variance 1 with LeCun's weights, and comes back to it")
    func seluFixedPoint() throws {
        let path = SignalPropagation(try function("selu"), scale: .lecun, layers: 100, secondMoment: 1.5)
        #expect(abs(path.means[99]) < 1e-3)
        #expect(abs(path.variances[99] - 1) < 1e-3)
        #expect(path.variances[0] > 1.2)
    }

    @Test("tanh with LeCun's weights loses its signal; a function that grows ends its lists at the last finite layer")
    func vanishingAndExploding() throws {
        let tanh = SignalPropagation(try function("tanh"), scale: .lecun, layers: 100, secondMoment: 1)
        #expect(tanh.variances[99] < 0.03)
        let squares = SignalPropagation(
            try function("relu-squared"), scale: .he, tuning: 4, layers: 100, secondMoment: 4)
        #expect(squares.gains.count < 100)
        let values = squares.variances + squares.gradients
        #expect(values.allSatisfy { $0.isFinite })
    }

    /// E[z²] of the first, the tenth and the last of 50 layers in random networks of width 256 with the weights of `auto`,
    /// each for five seeds in rising order: one input vector of unit variance each.
    private func randomNetworks(_ function: ExploredFunction, factor: Double) -> [[Double]] {
        let width = 256
        let paths = (1...5).map { seed -> [Double] in
            var random = RandomNumbers(seed: UInt64(seed), stream: "depth")
            var signal = (0..<width).map { _ in random.normal() }
            let length = (signal.reduce(0) { $0 + $1 * $1 } / Double(width)).squareRoot()
            signal = signal.map { $0 / length }
            var found: [Double] = []
            for layer in 0..<50 {
                let deviation = ((layer == 0 ? 1 : factor) / Double(width)).squareRoot()
                let z = (0..<width).map { _ in
                    signal.reduce(0) { $0 + $1 * random.normal() } * deviation
                }
                found.append(z.reduce(0) { $0 + $1 * $1 } / Double(width))
                signal = function.derivatives(at: z)[0]
            }
            return [found[0], found[9], found[49]]
        }
        return (0..<3).map { layer in paths.map { $0[layer] }.sorted() }
    }

    @Test(
        "layers of unit variance agree with random networks where the fixed point is stable",
        arguments: ["tanh", "sin", "selu"])
    func randomNetworksAgree(name: String) throws {
        let function = try function(name)
        let path = SignalPropagation(function, scale: .unitVariance, layers: 50, secondMoment: 1)
        let real = randomNetworks(function, factor: path.factor)
        for (layer, value) in zip([0, 9, 49], real.map { $0[2] }) {
            // Each layer of 256 units is off by √(2/256) = 9 % or so, and forgets that.
            #expect(abs(path.preActivations[layer] / value - 1) < 0.3, "layer \(layer + 1): \(value)")
        }
        #expect(path.preActivations.allSatisfy { abs($0 - 1) < 1e-3 })
        #expect(path.fixedPoint?.stability == .stable)
    }

    @Test(
        "the fixed point's slopes are those of mean-field theory by another quadrature",
        arguments: [
            ("gelu", 1.144, 1.072, "unstable"), ("silu", 1.173, 1.067, "unstable"), ("tanh", 0.461, 1.178, "stable"),
            ("sin", 0.313, 1.313, "stable"), ("selu", 0.783, 1.072, "stable"), ("relu", 1, 1, "neutral"),
        ])
    func fixedPoints(name: String, slope: Double, gain: Double, stability: String) throws {
        let path = SignalPropagation(try function(name), scale: .unitVariance, layers: 1, secondMoment: 1)
        let point = try #require(path.fixedPoint)
        #expect(abs(point.slope - slope) < 6e-4)
        #expect(abs(point.gradientGain - gain) < 6e-4)
        #expect(point.stability.rawValue == stability)
    }

    @Test("beside its fixed point GELU's signal runs away, and random networks end far apart")
    func unstable() throws {
        let gelu = try function("gelu")
        let above = SignalPropagation(gelu, scale: .unitVariance, layers: 50, secondMoment: 1.05)
        let below = SignalPropagation(gelu, scale: .unitVariance, layers: 50, secondMoment: 0.95)
        #expect(above.preActivations[0] == 1.05)
        #expect(above.preActivations[49] > 5)
        #expect(below.preActivations[49] < 0.2)
        // Chance decides which way a network goes: tanh's five end within a factor of 2.
        let ends = randomNetworks(gelu, factor: above.factor)[2]
        #expect(ends[4] / ends[0] > 100)
    }

    @Test("a kink far below the deviation still counts right: ReLU's gradient for an input of variance 10⁶")
    func hugeInputs() throws {
        let path = SignalPropagation(try function("gelu"), scale: .he, layers: 1, secondMoment: 1e6)
        // GELU is ReLU out there: E f² = q/2, χ = w/2.
        #expect(abs(path.gains[0] - 1) < 2e-3)
    }

    @Test("a typed name is found with its parameters, or what is wrong is said")
    func text() throws {
        #expect(try function("celu:alpha=2").parameters == [2])
        #expect(throws: ExplorerError.unknownFunction("gelux", nearest: "gelu")) { try function("gelux") }
        #expect(throws: ExplorerError.unknownParameter("b", of: "celu", parameters: ["alpha"])) {
            try function("celu:b=1")
        }
        #expect(throws: ExplorerError.notAssigned("2", of: "celu")) { try function("celu:2") }
        #expect(throws: (any Error).self) { try function("celu:alpha=-1e9") }
        #expect(throws: ExplorerError.tooMany(5)) {
            try ExploredFunction.functions(["relu", "relu", "relu", "relu", "relu"])
        }
    }

    @Test("the table is filtered by properties, their negations and names, and sorted by any column")
    func table() throws {
        var table = FunctionTable()
        table.all = ["relu", "tanh", "gelu", "gaussian"].compactMap { Palette.activation(named: $0) }
            .map { FunctionFacts($0) }
        func names(_ filter: String) -> [String] {
            table.filter = LineEditor(filter)
            return table.rows.map(\.name)
        }
        #expect(names("bounded") == ["tanh", "gaussian"])
        #expect(names("unbounded") == ["relu", "gelu"])
        #expect(names("non-monotone") == ["gelu", "gaussian"])
        #expect(names("even bounded") == ["gaussian"])
        #expect(names("elu") == ["relu", "gelu"])
        #expect(names("nothing-has-this") == [])
        table.sort = .secondMoment
        #expect(names("") == ["tanh", "gelu", "gaussian", "relu"])
        table.isDescending = true
        #expect(names("") == ["relu", "gaussian", "gelu", "tanh"])
        #expect(table.sort(by: "-name") == nil)
        #expect(names("") == ["tanh", "relu", "gelu", "gaussian"])
        #expect(table.sort(by: "gain") == nil && table.sort == .gradientGain && !table.isDescending)
        #expect(table.sort(by: "beauty")?.contains("second-moment") == true)
    }

    @Test("a comparison of small networks gives the same record every time")
    func comparison() throws {
        var explorer = ExplorerState([try function("relu"), try function("tanh")])
        explorer.settings.steps = 40
        func record() -> [ObservedRunDigest] {
            var last = LearningComparison()
            LearningComparison.run(explorer.wantedExperiments) { comparison in
                last = comparison
                return true
            }
            return last.runs.map { ObservedRunDigest(moments: $0.moments.map(\.test), isDone: $0.isDone) }
        }
        let first = record()
        #expect(first.count == 2)
        #expect(first.allSatisfy { $0.isDone && $0.moments.count == 41 })
        #expect(first == record())
        #expect(first[0] != first[1])
    }

    struct ObservedRunDigest: Equatable {
        var moments: [Double]
        var isDone: Bool
    }
}
