import Catalogue
import ExpressionGraph
import TestSupport
import Testing

extension Optimizer: CustomTestStringConvertible {
    public var testDescription: String { name }
}

/// Optimizers and clipping on small problems, through the interpreter.
struct OptimizerTests {
    private struct File: Decodable { let cases: [Case] }
    private struct Case: Decodable {
        let name: String
        let x: Tensor?
        let y: Tensor?
        let params0: [Tensor]?
        let loss_before_step: [Double]?
        let params_after_step: [String: [Tensor]]?
    }

    @Test(
        "Fifty steps follow PyTorch's",
        arguments: [
            Trajectory("adam_lr1e-2", "adam", rate: 0.01),
            Trajectory("adamw_lr1e-2_wd0.1", "adamw", rate: 0.01, ["decay": .number(0.1)]),
            Trajectory("sgd_lr0.1", "sgd", rate: 0.1),
            Trajectory("sgd_lr0.1_mom0.9", "momentum", rate: 0.1),
            Trajectory("rmsprop_lr1e-2", "rmsprop", rate: 0.01),
        ])
    func trajectory(_ run: Trajectory) throws {
        let file = try Repository.reference("optim_traj", as: File.self)
        let setup = try #require(file.cases.first { $0.name == "setup" })
        let reference = try #require(file.cases.first { $0.name == run.reference })
        let (x, y) = (try #require(setup.x), try #require(setup.y))
        let start = try #require(setup.params0)
        let names = ["W1", "b1", "W2", "b2", "W3", "b3"]
        let p = zip(names, start).map { Expr.variable($0, Shape($1.shape)) }
        let inputs = Expr.table(x.data, Shape(x.shape))
        let hidden = tanh(matmul(inputs, p[0], transposeB: true) + p[1])
        let deeper = tanh(matmul(hidden, p[2], transposeB: true) + p[3])
        let output = matmul(deeper, p[4], transposeB: true) + p[5]
        let loss = Loss.meanSquaredError.mean(output, .table(y.data, Shape(y.shape)), SettingValues([]))

        let optimizer = try #require(Palette.optimizer(named: run.optimizer))
        var descent = Descent(
            optimizer, loss, p, settings: SettingValues(optimizer.settings, chosen: run.settings),
            rate: run.rate)
        for (name, tensor) in zip(names, start) { descent.values[name] = tensor.data }
        let losses = try #require(reference.loss_before_step)
        for step in 1...losses.count {
            #expect(agree(descent.step(), losses[step - 1], 1e-9, floor: 0), "loss before step \(step)")
            guard let expected = reference.params_after_step?[String(step)] else { continue }
            for (name, tensor) in zip(names, expected) {
                let found = try #require(descent.values[name])
                #expect(
                    disagreement(found, tensor.data, 1e-9, floor: 1e-11) == nil, "\(name) after step \(step)")
            }
        }
    }

    @Test(
        "Every optimizer brings a bowl near its lowest point and describes itself",
        arguments: Palette.optimizers.filter { $0.update != nil })
    func bowl(_ optimizer: Optimizer) {
        let w = Expr.variable("w", [2])
        let loss = (square(w) * .table([1, 4], [2])).total
        // AdaDelta's steps have a length of their own, which the rate multiplies; Muon's rate is for matrices.
        let rates: [String: Double] = ["adadelta": 10, "muon": 1]
        var descent = Descent(
            optimizer, loss, [w], settings: SettingValues(optimizer.settings), rate: rates[optimizer.name] ?? 0.05)
        descent.values["w"] = [1, -0.5]
        let first = descent.step()
        for _ in 0..<200 { _ = descent.step() }
        #expect(descent.step() < 0.1 * first)
        #expect(!optimizer.formula.isEmpty && !optimizer.source.title.isEmpty && optimizer.defaultRate > 0)
    }

    @Test(
        "A gradient of 0 leaves finite values",
        arguments: Palette.optimizers.filter { $0.update != nil })
    func flat(_ optimizer: Optimizer) {
        let w = Expr.variable("w", [2])
        var descent = Descent(
            optimizer, (w * .variable("zero", .scalar)).total, [w],
            settings: SettingValues(optimizer.settings), rate: 0.1)
        descent.values["w"] = [1, 2]
        descent.values["zero"] = [0]
        for _ in 0..<3 { _ = descent.step() }
        #expect(descent.values["w"]?.allSatisfy { $0.isFinite } == true)
    }

    @Test("Nesterov and Adagrad take PyTorch's first two steps")
    func byHand() {
        // g = w, rate 0.1, from w = 1. Nesterov: v = 1, w = 1 − 0.1·1.9 = 0.81; v = 1.71, g + 0.9v = 2.349.
        #expect(disagreement(twoSteps(.nesterov), [0.81 - 0.2349], 1e-12, floor: 0) == nil)
        // Adagrad: w = 1 − 0.1·1/(1 + ε); s = 1 + 0.81.
        let second = 0.9 - 0.1 * 0.9 / 1.81.squareRoot()
        #expect(disagreement(twoSteps(.adagrad), [second], 1e-9, floor: 0) == nil)
    }

    @Test("AdamW shrinks only parameters that decay")
    func decay() {
        let rate = Expr.constant(0.1)
        let settings = SettingValues(Optimizer.adamW.settings, chosen: ["decay": .number(0.5)])
        for (decays, expected) in [(true, 2 * (1 - 0.05)), (false, 2)] {
            let context = UpdateContext(
                parameter: "w", rate: rate, step: .constant(1), decays: decays, settings: settings)
            guard let next = Optimizer.adamW.update?(.variable("w", [1]), .table([0], [1]), context) else {
                return
            }
            let states = Dictionary(uniqueKeysWithValues: context.states.map { ($0.variable.name, [0.0]) })
            let values = states.merging(["w": [2]]) { $1 }
            #expect(
                disagreement(Interpreter(variables: values).value(next), [expected], 1e-12, floor: 0) == nil)
        }
    }

    @Test("An optimizer without a rule for the graph says what it is like any other")
    func searching() {
        let lbfgs = Palette.optimizer(named: "L-BFGS")
        #expect(lbfgs?.name == "lbfgs" && lbfgs?.update == nil && lbfgs?.defaultRate == 1)
        #expect(lbfgs?.formula.isEmpty == false && lbfgs?.source.title.isEmpty == false)
    }

    private func twoSteps(_ optimizer: Optimizer) -> [Double] {
        let w = Expr.variable("w", [1])
        var descent = Descent(
            optimizer, (square(w) * 0.5).total, [w], settings: SettingValues(optimizer.settings), rate: 0.1)
        descent.values["w"] = [1]
        for _ in 0..<2 { _ = descent.step() }
        return descent.values["w"] ?? []
    }
}

/// A reference trajectory and what of ours must follow it.
struct Trajectory: Sendable, CustomTestStringConvertible {
    let reference: String
    let optimizer: String
    let rate: Double
    let settings: [String: SettingValue]
    var testDescription: String { reference }

    init(_ reference: String, _ optimizer: String, rate: Double, _ settings: [String: SettingValue] = [:]) {
        self.reference = reference
        self.optimizer = optimizer
        self.rate = rate
        self.settings = settings
    }
}

/// Training with an optimizer, one interpreted step after the other.
struct Descent {
    var values: [String: [Double]] = [:]
    private var count = 0.0
    private let loss: Expr
    private var updates: [(name: String, next: Expr)] = []
    private var starts: [(variable: Variable, start: StateStart)] = []

    init(_ optimizer: Optimizer, _ loss: Expr, _ parameters: [Expr], settings: SettingValues, rate: Double) {
        self.loss = loss
        for (parameter, slope) in zip(parameters, gradient(of: loss, withRespectTo: parameters)) {
            guard case .variable(let name) = parameter.operation, let update = optimizer.update else { continue }
            let context = UpdateContext(
                parameter: name, rate: .constant(rate), step: .variable("step", .scalar), decays: true,
                settings: settings)
            updates.append((name, update(parameter, slope, context)))
            for state in context.states {
                updates.append((state.variable.name, state.next))
                starts.append((state.variable, state.initial))
            }
        }
    }

    /// Takes one step; the loss before it.
    mutating func step() -> Double {
        count += 1
        values["step"] = [count]
        // Parameters are set after the descent was made: what begins as their value begins with the first step.
        for (variable, start) in starts where values[variable.name] == nil {
            var generator = SystemRandomNumberGenerator()
            values[variable.name] =
                start.value.map { Interpreter(variables: values).value($0) }
                ?? start.initializer.values(shape: variable.shape, using: &generator)
        }
        let results = Interpreter(variables: values).values([loss] + updates.map(\.next))
        for (update, value) in zip(updates, results.dropFirst()) { values[update.name] = value }
        return results[0][0]
    }
}
