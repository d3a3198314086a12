import Catalogue
import Execution
import Experiments
import ExpressionGraph
import Problems

/// Makes observations of a network in one precision. What is not asked for is not computed, nor is its plan made.
protocol Observer: AnyObject {
    func observation(of snapshot: Snapshot, _ request: ObservationRequest) -> Observation
    /// What the network says at some rows of scaled inputs, [rows, outputs], in the units of the data.
    func outputs(of snapshot: Snapshot, at inputs: [Double]) -> [Double]
    func readings(of snapshot: Snapshot, _ lenses: Set<Lens>) -> [Lens: LensReading]
    /// What a pair lens watches; `nil` where the network cannot be built.
    func watched(of snapshot: Snapshot, _ lens: PairLens) -> WatchedValues?
}

/// Everything that looks at one network, made when it is first asked for and kept as long as the network is.
final class NetworkObserver<T: StateNumber>: Observer {
    private let experiment: Experiment
    private let problem: Problem
    private let state: [Variable]
    private var units: UnitsObserver<T>?
    private var output: OutputObserver<T>?
    private var lenses: [Lens: LensEvaluator<T>] = [:]
    private var pairs: [String: LensEvaluator<T>] = [:]
    /// The newest reading of each lens for an observation, with its step.
    private var readings: [Lens: (step: Int, reading: LensReading)] = [:]

    /// - Parameter state: the variables of a snapshot's state, in order.
    init(_ experiment: Experiment, problem: Problem, state: [Variable]) {
        (self.experiment, self.problem, self.state) = (experiment, problem, state)
    }

    func observation(of snapshot: Snapshot, _ request: ObservationRequest) -> Observation {
        let block = T.values(of: snapshot.state)
        var observation = Observation(generation: snapshot.generation, step: snapshot.step)
        // The waves of a unit are shown beside those of the fit.
        let showsFit = if case .line = problem.geometry { request.parts.contains(.lens) } else { false }
        if request.parts.contains(.output) || showsFit, let observer = outputObserver {
            observer.take(block, step: snapshot.step)
            observation.output = observer.picture(request)
        }
        if request.parts.contains(where: { $0 != .output }) {
            if units == nil { units = try? UnitsObserver(experiment, problem: problem, state: state) }
            if let units {
                (observation.layers, observation.focus) = units.look(
                    at: block, step: snapshot.step, request, output: observation.output)
            }
        }
        // A reading of less than an interval before still holds.
        let due = request.lenses.filter { lens in
            readings[lens].map { !(1..<max(1, lens.interval)).contains(snapshot.step - $0.step) } ?? true
        }
        readings.merge(
            readings(of: snapshot, due).mapValues { (step: snapshot.step, reading: $0) }, uniquingKeysWith: { $1 })
        for lens in request.pairs { observation.watched[lens] = watched(of: snapshot, lens) }
        observation.readings = readings.filter { request.lenses.contains($0.key) }.mapValues(\.reading)
        return observation
    }

    func outputs(of snapshot: Snapshot, at inputs: [Double]) -> [Double] {
        guard let observer = outputObserver else { return [] }
        observer.take(T.values(of: snapshot.state), step: snapshot.step)
        return observer.predictions(inputs)
    }

    private var outputObserver: OutputObserver<T>? {
        if output == nil { output = try? OutputObserver(experiment, problem: problem, state: state) }
        return output
    }

    func readings(of snapshot: Snapshot, _ lenses: Set<Lens>) -> [Lens: LensReading] {
        var found: [Lens: LensReading] = [:]
        for lens in lenses {
            if self.lenses[lens] == nil { self.lenses[lens] = evaluator(lens.watches) }
            guard let evaluator = self.lenses[lens] else { continue }
            found[lens] = lens.read(evaluator.values(of: T.values(of: snapshot.state), step: snapshot.step))
        }
        return found
    }

    func watched(of snapshot: Snapshot, _ lens: PairLens) -> WatchedValues? {
        if pairs[lens.name] == nil { pairs[lens.name] = evaluator(lens.watches) }
        return pairs[lens.name]?.values(of: T.values(of: snapshot.state), step: snapshot.step)
    }

    private func evaluator(_ watches: @escaping (ObservationGraph) -> [Watch]) -> LensEvaluator<T>? {
        try? LensEvaluator(experiment, problem: problem, state: state, watches: watches)
    }
}
