import Catalogue
import Execution
import ExpressionGraph
import Experiments
import Problems

extension Session {
    /// Surgeries that can be undone.
    private static let returnLimit = 16

    /// Functions that may stand for an edge, the best choice first.
    ///
    /// Cost: seconds for the whole library, as each function is tried at 40 000 places.
    ///
    /// - Parameter functions: names of the library; `nil` for all.
    public func symbolicCandidates(
        _ edge: Surgery.Edge, functions: [String]? = nil
    ) throws(SessionError) -> [SymbolicCandidate] {
        let specimen = try makeSpecimen()
        let chosen = functions?.compactMap { SymbolicFunction.named($0) } ?? SymbolicFunction.library
        do { return try Snapping(specimen).candidates(edge, chosen) } catch { throw .surgery(error) }
    }

    /// Functions that may stand for an edge, the best choice first, with what the best of them would do to the
    /// scores.
    ///
    /// Cost: seconds, as `symbolicCandidates`.
    public func symbolicChoices(_ edge: Surgery.Edge, tried: Int = 10) throws(SessionError) -> SymbolicChoices {
        let snapping: Snapping
        let candidates: [SymbolicCandidate]
        let specimen = try makeSpecimen()
        do {
            snapping = try Snapping(specimen)
            candidates = try snapping.candidates(edge, SymbolicFunction.library)
        } catch { throw .surgery(error) }
        var choices: [SymbolicChoice] = []
        let before = run.report()
        for (index, candidate) in candidates.enumerated() {
            var choice = SymbolicChoice(candidate: candidate, before: before)
            if index < tried {
                let surgery = Surgery.snapEdge(edge, function: candidate.function)
                choice.after = try outcome(of: surgery, snapping.amendment([(edge, candidate)])).after
            }
            choices.append(choice)
        }
        return SymbolicChoices(edge: edge, choices: choices)
    }

    /// The score of every edge of every layer, [U·I] each, empty for layers without splines; what pruning
    /// goes by.
    public func edgeScores() throws(SessionError) -> [[Double]] {
        let specimen = try makeSpecimen()
        do throws(SurgeryError) {
            let layers = try specimen.splineLayers()
            let counts = (0...experiment.layers.count).map { index in
                layers.first { $0.index == index }?.units ?? 0
            }
            return EdgeScores(specimen, layers, counts: counts).edges
        } catch { throw .surgery(error) }
    }

    /// What a surgery would do to the scores, without doing it.
    public func preview(_ surgery: Surgery) throws(SessionError) -> SurgeryOutcome {
        try outcome(of: surgery, amendment(surgery))
    }

    private func outcome(of surgery: Surgery, _ amendment: Amendment) throws(SessionError) -> SurgeryOutcome {
        var described = experiment
        amendment.edit(&described)
        let trial = try Self.makeRun(described, trainingProblem)
        let (kept, keptNetworkChanges, good) = (run, networkChanges, lastGood)
        // What looked at the trial's network must not look at the next one of the same number.
        defer { (run, networkChanges, lastGood, observatory) = (kept, keptNetworkChanges, good, ObservatoryWork()) }
        let before = kept.report()
        replaceRun(trial, values: amendment.values)
        return outcome(surgery, amendment, before, kept.graph.parameterCount)
    }

    /// Does a surgery as part of a run: what fails is noted, not thrown.
    func attempt(_ surgery: Surgery) {
        do { try operate(surgery) } catch {
            outcomes.append(SurgeryOutcome(label: surgery.label, step: step, summary: error.message))
        }
    }

    func operate(_ surgery: Surgery) throws(SessionError) {
        let amendment = try amendment(surgery)
        var (described, plain) = (experiment, base)
        amendment.edit(&described)
        amendment.edit(&plain)
        let newRun = amendment.isInPlace ? nil : try Self.makeRun(described, trainingProblem)
        let before = run.report()
        var point = moment
        point.history = LossHistory()
        returns.append(point)
        if returns.count > Self.returnLimit { returns.removeFirst() }
        let parameters = run.graph.parameterCount
        (experiment, base) = (described, plain)
        if let newRun { replaceRun(newRun, values: amendment.values) } else { applyInPlace(amendment) }
        let outcome = outcome(surgery, amendment, before, parameters)
        outcomes.append(outcome)
        history.mark(surgery.label, at: step)
        if let after = outcome.after { noteReport(after) }
    }

    /// Overwrites numbers of the network that stays; the optimizer forgets what it knew of them.
    func applyInPlace(_ amendment: Amendment) {
        for variable in run.graph.learned {
            if let values = amendment.values[variable.name] { run.setValues(values, of: variable) }
        }
        var checkpoint = run.checkpoint
        checkpoint.memory?.forget()
        run.checkpoint = checkpoint
        lastGood = checkpoint
    }

    /// Back to before the last surgery, its step included. A phase that did it is not repeated.
    func undo() throws(SessionError) {
        guard let last = returns.popLast() else { throw .surgery(.nothingToUndo) }
        let rows = try Self.rows(of: last.part, problem)
        let newRun = try Self.makeRun(last.experiment, rows)
        newRun.checkpoint = last.checkpoint
        (experiment, base, trainingProblem, part) = (last.experiment, last.base, rows, last.part)
        (phases, run) = (last.phases, newRun)
        tune()
        divergence = nil
        networkChanges += 1
        lastGood = run.checkpoint
        history.cut(after: step)
        history.mark("undo", at: step)
        noteReport(last.report)
    }

    func amendment(_ surgery: Surgery) throws(SessionError) -> Amendment {
        let specimen = try makeSpecimen()
        do { return try surgery.amendment(of: specimen) } catch { throw .surgery(error) }
    }

    private func makeSpecimen() throws(SessionError) -> Specimen {
        do { return try Specimen(experiment, trainingProblem, run) } catch { throw .network(error) }
    }

    private func outcome(
        _ surgery: Surgery, _ amendment: Amendment, _ before: Report, _ parameters: Int
    ) -> SurgeryOutcome {
        SurgeryOutcome(
            label: surgery.label, step: step, summary: amendment.summary, before: before, after: run.report(),
            parametersBefore: parameters, parametersAfter: run.graph.parameterCount)
    }
}
