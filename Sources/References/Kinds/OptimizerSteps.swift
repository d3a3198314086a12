import Catalogue
import ExpressionGraph

extension ReferenceKind {
    /// Optimizers by names that hold their settings.
    static let optimizerSteps = steps("optim_traj") { name, _ throws(ReferenceError) in
        try OptimizerRun(named: name)
    }

    /// Optimizers with a configuration.
    static let moreOptimizerSteps = steps("optim_more") { _, config throws(ReferenceError) in
        try OptimizerRun(config)
    }

    private static func steps(
        _ kind: String,
        _ run: @escaping @Sendable (String, ReferenceConfiguration) throws(ReferenceError) -> OptimizerRun
    ) -> ReferenceKind {
        ReferenceKind(kind) { builder, entry, file throws(ReferenceError) in
            if try entry.startingParams != nil { return }
            let config = try ReferenceConfiguration(entry, builder.name)
            for setup in file.cases where try setup.startingParams != nil {
                return try builder.addTrajectory(entry, setup: setup, run(builder.name, config))
            }
            throw .missing("params0", case: "setup")
        }
    }
}

extension ReferenceEntry {
    /// Parameters before the first step, matrix and bias of each layer in turn.
    fileprivate var startingParams: [ReferenceTensor]? { get throws(ReferenceError) { try field("params0") } }
}

extension ReferenceCase.Builder {
    /// The most steps of an optimizer that a check takes.
    private static var trajectoryLimit: Int { 1000 }

    /// Steps of an optimizer on a network of tanh layers and a linear one: the loss before every step, and the
    /// parameters after some of them.
    ///
    /// - Parameter setup: the case that holds data and starting parameters for all others.
    fileprivate mutating func addTrajectory(
        _ entry: ReferenceEntry, setup: ReferenceEntry, _ run: OptimizerRun
    ) throws(ReferenceError) {
        let x = try variable("x", setup.field("x"), rank: 2)
        let y = try variable("y", setup.field("y"), rank: 2)
        var parameters: [Expr] = []
        for (index, tensor) in try required(setup.startingParams, "params0").enumerated() {
            let letter = index.isMultiple(of: 2) ? "W" : "b"
            parameters.append(
                try variable("\(letter)\(index / 2 + 1)", tensor, rank: index.isMultiple(of: 2) ? 2 : 1))
        }
        let output = try Self.network(x, parameters, name)
        guard output.shape == y.shape else { throw .shape("y", case: name, found: y.shape, expected: output.shape) }
        let loss = square(output - y).mean

        let step = Expr.variable("step", .scalar)
        setValue([1], of: "step")
        assign(Variable("step", .scalar), step + 1.0)
        let gradients = gradient(of: loss, withRespectTo: parameters)
        for (parameter, slope) in zip(parameters, gradients) {
            guard case .variable(let own) = parameter.operation, let update = run.optimizer.update else { continue }
            // PyTorch decays every parameter.
            let context = UpdateContext(
                parameter: own, rate: .constant(run.rate), step: step, decays: true, settings: run.settings)
            let direction = run.coupledDecay == 0 ? slope : slope + run.coupledDecay * parameter
            assign(Variable(own, parameter.shape), update(parameter, direction, context))
            for state in context.states {
                setValue(state.initial.values(of: state.variable.shape, given: variables), of: state.variable.name)
                assign(state.variable, state.next)
            }
        }
        let losses = try required(entry.field("loss_before_step", as: [Double].self), "loss_before_step")
        guard losses.count <= Self.trajectoryLimit else { throw .tooLarge(case: name) }
        for (index, value) in losses.enumerated() { expect("loss", loss, value, run: index) }
        for (text, tensors) in try required(
            entry.field("params_after_step", as: [String: [ReferenceTensor]].self), "params_after_step"
        ).sorted(by: { $0.key < $1.key }) {
            guard let after = Int(text), 1...Self.trajectoryLimit ~= after else {
                throw .badConfiguration(
                    "params_after_step", case: name, expected: "by steps from 1 to \(Self.trajectoryLimit)")
            }
            guard tensors.count == parameters.count else { throw .missing("params_after_step.\(text)", case: name) }
            for (parameter, tensor) in zip(parameters, tensors) {
                try expect("parameters after \(after)", parameter, tensor, "params_after_step.\(text)", run: after)
            }
        }
    }

    /// tanh layers, the last one linear.
    private static func network(_ x: Expr, _ parameters: [Expr], _ name: String) throws(ReferenceError) -> Expr {
        guard parameters.count >= 2, parameters.count.isMultiple(of: 2) else {
            throw .badConfiguration("params0", case: name, expected: "a matrix and a bias for every layer")
        }
        var values = x
        for index in stride(from: 0, to: parameters.count, by: 2) {
            let (weight, bias) = (parameters[index], parameters[index + 1])
            guard weight.shape[1] == values.shape[1], bias.shape == [weight.shape[0]] else {
                throw .badConfiguration("params0", case: name, expected: "matrices that follow one another")
            }
            values = matmul(values, weight, transposeB: true) + bias
            if index + 2 < parameters.count { values = tanh(values) }
        }
        return values
    }
}
