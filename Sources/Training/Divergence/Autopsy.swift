import Execution
import ExpressionGraph
import Experiments
import Problems

/// Repeats the steps before a failure one by one and finds the first operation that went wrong.
struct Autopsy {
    private let experiment: Experiment
    private let problem: Problem
    private let run: any TrainingRun

    private let phase: PhaseProgress

    init(_ experiment: Experiment, _ problem: Problem, _ run: any TrainingRun, phase: PhaseProgress) {
        (self.experiment, self.problem, self.run, self.phase) = (experiment, problem, run, phase)
    }

    /// Elements up to which every intermediate value of a step is looked at; beyond, only the layers' outputs.
    private static let elementLimit = 20_000_000

    /// - Precondition: the run's state at `checkpoint` is finite.
    func examine(from checkpoint: Checkpoint, failedAt failed: Int) -> Divergence {
        // Repeat to the last step that began with finite parameters.
        run.checkpoint = checkpoint
        var norms: [(step: Int, norm: Double)] = [(checkpoint.step, norm())]
        var start = checkpoint
        while run.step < failed {
            start = run.checkpoint
            let progress = run.advance(1)
            let length = norm()
            if !progress.isFinite || !length.isFinite { break }
            norms.append((run.step, length))
        }
        let culprit = start.step
        run.checkpoint = start
        let growth = Self.growth(norms)
        var result = Divergence(
            step: culprit + 1, layer: nil, place: "the update", operation: "the optimizer", operands: [],
            growingSince: growth?.since, normBefore: growth?.before ?? 0, normAfter: norms.last?.norm ?? 0)
        if let found = firstNonFinite(start) {
            result.operation = Self.words(found.expression.operation) + (found.isForward ? "" : " (backward pass)")
            result.operands = found.magnitudes
            result.layer = found.layer
            result.place =
                found.layer.map { "layer \($0 + 1), \(run.graph.network.layers[$0].unit.title)" } ?? found.place
        }
        return result
    }

    private func norm() -> Double {
        run.graph.parameters.reduce(0) { sum, parameter in
            run.values(of: parameter.variable).reduce(sum) { $0 + $1 * $1 }
        }.squareRoot()
    }

    /// The last stretch over which the norm never fell and at least doubled.
    private static func growth(_ norms: [(step: Int, norm: Double)]) -> (since: Int, before: Double)? {
        var index = norms.count - 1
        while index > 0, norms[index - 1].norm <= norms[index].norm { index -= 1 }
        guard let last = norms.last, last.norm > 2 * norms[index].norm else { return nil }
        return (norms[index].step, norms[index].norm)
    }

    private struct Finding {
        var expression: Expr
        var isForward: Bool
        var magnitudes: [Double]
        var layer: Int?
        var place: String
    }

    /// Evaluates the step as the run does, with every intermediate value kept.
    private func firstNonFinite(_ start: Checkpoint) -> Finding? {
        let graph = run.graph
        let objective = graph.objective ?? graph.batchLoss
        let roots = [objective] + graph.directions.compactMap { $0 } + graph.assignments.map(\.value)
        let all = Expr.sorted(roots)
        let elements = all.reduce(0) { $0 + $1.shape.count }
        let watched = elements <= Self.elementLimit ? all : graph.network.layers.map(\.output) + [objective]
        guard let replica = try? RunFactory.replica(experiment, problem, phase, graph: graph, watched: watched) else {
            return nil
        }
        let values = replica.values(start)
        for (index, expression) in watched.enumerated() {
            guard !values.isFinite(index) else { continue }
            // A leaf that is not finite was written by the step before; the operation is what counts.
            if expression.inputs.isEmpty { continue }
            let forward = Set(Expr.sorted([objective]).map(\.id))
            let magnitudes = expression.inputs.map { input in
                watched.firstIndex { $0.id == input.id }.map(values.largest) ?? 0
            }
            return Finding(
                expression: expression, isForward: forward.contains(expression.id), magnitudes: magnitudes,
                layer: layer(of: expression), place: forward.contains(expression.id) ? "the loss" : "the update")
        }
        return nil
    }

    /// The first layer whose output depends on the expression, or, in the backward pass, whose parts it reads.
    private func layer(of expression: Expr) -> Int? {
        let layers = run.graph.network.layers
        for (index, layer) in layers.enumerated() {
            if Expr.sorted([layer.output]).contains(where: { $0.id == expression.id }) { return index }
        }
        let below = Set(Expr.sorted(expression.inputs).map(\.id))
        if below.contains(run.graph.batchLoss.id) { return nil }
        // Backward: what it reads directly of the deepest layer tells where it is.
        let direct = Set(expression.inputs.map(\.id))
        for (index, layer) in layers.enumerated().reversed() {
            let own = Set(Expr.sorted([layer.output]).map(\.id)).subtracting(Expr.sorted([layer.input]).map(\.id))
            if !own.isDisjoint(with: direct) { return index }
        }
        return nil
    }

    private static func words(_ operation: Operation) -> String {
        switch operation {
        case .unary(let function): function.rawValue
        case .binary(let function): function.rawValue
        case .product: "matrix product"
        case .sum: "sum"
        case .largest: "maximum"
        case .select: "select"
        default: "\(operation)".components(separatedByFirst: "(")
        }
    }
}

extension String {
    fileprivate func components(separatedByFirst mark: Character) -> String {
        String(prefix { $0 != mark })
    }
}
