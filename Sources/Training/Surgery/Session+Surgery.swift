import Catalogue
import Execution
import ExpressionGraph
import Experiments
import Problems

extension Session {
    /// Functions that may stand for an edge, the best choice first, with what the best of them would do to the
    /// scores.
    ///
    /// Cost: seconds for the whole library, as each function is tried at 40 000 places.
    ///
    /// - Parameter tried: of how many choices, from the best on, the scores are found.
    public func symbolicChoices(_ edge: Surgery.Edge, tried: Int = 10) throws(SessionError) -> SymbolicChoices {
        let snapping: Snapping
        let candidates: [SymbolicCandidate]
        let subject = try surgeryInput()
        do {
            snapping = try Snapping(subject)
            candidates = try snapping.candidates(edge, SymbolicFunction.library)
        } catch { throw .surgery(error) }
        var choices: [SymbolicChoice] = []
        let before = run.report()
        for (index, candidate) in candidates.enumerated() {
            var choice = SymbolicChoice(candidate: candidate, before: before)
            if index < tried {
                let surgery = Surgery.snapEdge(edge, function: candidate.function)
                choice.after = try outcome(of: surgery, snapping.networkEdit([(edge, candidate)])).after
            }
            choices.append(choice)
        }
        return SymbolicChoices(edge: edge, choices: choices)
    }

    /// What a surgery would do to the scores, without doing it.
    private func outcome(of surgery: Surgery, _ edit: NetworkEdit) throws(SessionError) -> SurgeryOutcome {
        var described = experiment
        edit.describe(&described)
        let trial = try factory.run(described, rows.training)
        let (kept, keptNetworkChanges, good) = (run, networkChanges, lastGood)
        // What looked at the trial's network must not look at the next one of the same number.
        defer {
            (run, networkChanges, lastGood, observatory) = (kept, keptNetworkChanges, good, ObservatoryWork())
            origin = nil
        }
        let before = kept.report()
        replaceRun(trial, values: edit.values)
        return outcome(surgery, edit, before, kept.graph.parameterCount)
    }

    /// Does a surgery as part of a run: what fails is noted, not thrown.
    func attempt(_ surgery: Surgery) {
        do { try operate(surgery) } catch {
            outcomes.append(SurgeryOutcome(label: surgery.label, step: step, summary: error.message))
        }
    }

    func operate(_ surgery: Surgery) throws(SessionError) {
        let edit = try networkEdit(surgery)
        var (described, plain) = (experiment, base)
        edit.describe(&described)
        edit.describe(&plain)
        let newRun = edit.isInPlace ? nil : try factory.run(described, rows.training)
        let before = run.report()
        undoStack.push(moment)
        let parameters = run.graph.parameterCount
        (experiment, base) = (described, plain)
        if let newRun { replaceRun(newRun, values: edit.values) } else { applyInPlace(edit) }
        let outcome = outcome(surgery, edit, before, parameters)
        outcomes.append(outcome)
        mark(surgery.label)
        if let after = outcome.after { noteReport(after) }
    }

    /// Overwrites numbers of the network that stays; the optimizer forgets what it knew of them.
    func applyInPlace(_ edit: NetworkEdit) {
        for variable in run.graph.learned {
            if let values = edit.values[variable.name] { run.setValues(values, of: variable) }
        }
        run.deriveStarts(except: Set(run.graph.learned.map(\.name)))
        var checkpoint = run.checkpoint
        checkpoint.memory?.forget()
        run.checkpoint = checkpoint
        lastGood = checkpoint
    }

    /// Back to before the last surgery, its step included. A phase that did it is not repeated.
    func undo() throws(SessionError) {
        guard let last = undoStack.pop() else { throw .surgery(.nothingToUndo) }
        let part = try rows.part(last.part)
        let newRun = try factory.run(last.experiment, part.training)
        newRun.checkpoint = last.checkpoint
        (experiment, base, rows) = (last.experiment, last.base, part)
        (phases, run) = (last.phases, newRun)
        tune()
        divergence = nil
        networkChanges += 1
        lastGood = run.checkpoint
        history.cut(after: step)
        mark("undo")
        noteReport(last.report)
    }

    func networkEdit(_ surgery: Surgery) throws(SessionError) -> NetworkEdit {
        let subject = try surgeryInput()
        do { return try surgery.networkEdit(of: subject) } catch { throw .surgery(error) }
    }

    private func surgeryInput() throws(SessionError) -> SurgeryInput {
        do { return try SurgeryInput(experiment, rows.training, run) } catch { throw .network(error) }
    }

    private func outcome(
        _ surgery: Surgery, _ edit: NetworkEdit, _ before: Report, _ parameters: Int
    ) -> SurgeryOutcome {
        SurgeryOutcome(
            label: surgery.label, step: step, summary: edit.summary, before: before, after: run.report(),
            parametersBefore: parameters, parametersAfter: run.graph.parameterCount)
    }
}
