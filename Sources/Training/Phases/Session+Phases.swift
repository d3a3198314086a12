import Execution
import ExpressionGraph
import Experiments
import Problems

extension Session {
    /// Steps that can be taken before something else is due.
    var stepsToNextEvent: Int {
        guard !experiment.phases.isEmpty else { return .max }
        let end = phases.end > step ? phases.end : Int.max
        return max(1, min(end, phases.nextGridUpdate) - step)
    }

    var hasTrainingAhead: Bool {
        experiment.phases.dropFirst(phases.next).contains { if case .train = $0 { true } else { false } }
    }

    /// Does all that is due before the next step: the end of a phase, surgeries, a grid update. Until then a
    /// run that has reached the end of a phase stands there, and can be scored.
    ///
    /// What a surgery cannot do is noted as its outcome, and the run goes on.
    func enterPhases() {
        let all = experiment.phases
        guard !all.isEmpty, divergence == nil else { return }
        if step >= phases.end, phases.isTraining { endTraining() }
        while step >= phases.end, phases.next < all.count {
            let phase = all[phases.next]
            phases.next += 1
            switch phase {
            case .surgery(let surgery): attempt(surgery)
            case .train(let training):
                do throws(SessionError) { try begin(training) } catch {
                    outcomes.append(SurgeryOutcome(label: "train", step: step, summary: error.message))
                    (phases.start, phases.end) = (step, step)
                }
            }
        }
        // Beyond the last phase its settings stay, and its grids.
        if phases.next == all.count, step >= phases.end { phases.nextGridUpdate = .max }
        if step == phases.nextGridUpdate, let every = phases.gridUpdates {
            phases.nextGridUpdate += every
            if phases.nextGridUpdate >= phases.end { phases.nextGridUpdate = .max }
            updateGrids()
        }
    }

    /// Starts a phase of training: its settings, its rows, its optimizer from nothing.
    private func begin(_ training: Experiment.Training) throws(SessionError) {
        let described = base.training(training)
        let part = try rows.part(training.part)
        let newRun = try factory.run(described, part.training)
        (experiment, rows) = (described, part)
        phases.start = step
        phases.end = step + training.steps
        phases.isTraining = true
        phases.gridUpdates = training.gridUpdates
        phases.nextGridUpdate = training.gridUpdates == nil ? .max : step
        replaceRun(newRun)
        if phases.next > 1 { mark("phase \(phases.next)") }
    }

    /// Scores the network at the end of a phase of training.
    private func endTraining() {
        let parameters = parameterCount
        noteReport(run.report())
        outcomes.append(
            SurgeryOutcome(
                label: "train", step: step, summary: "\(step - phases.start) steps", after: lastReport,
                parametersBefore: parameters, parametersAfter: parameters))
        (phases.start, phases.end, phases.isTraining) = (step, step, false)
    }

    /// Goes on with another run of the network: what is learned and fits is kept, the optimizer
    /// begins anew.
    func replaceRun(_ new: any TrainingRun, values: [String: [Double]] = [:]) {
        let shapes = Dictionary(run.graph.learned.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        var kept: Set<String> = []
        for variable in new.graph.learned {
            if let given = values[variable.name], given.count == variable.shape.count {
                new.setValues(given, of: variable)
            } else if let old = shapes[variable.name], old.shape == variable.shape {
                new.setValues(run.values(of: old), of: variable)
            } else {
                continue
            }
            kept.insert(variable.name)
        }
        new.deriveStarts(except: kept)
        var checkpoint = new.checkpoint
        checkpoint.step = run.step
        new.checkpoint = checkpoint
        run = new
        tune()
        networkChanges += 1
        lastGood = run.checkpoint
    }

    private func updateGrids() {
        do throws(SessionError) {
            let edit = try networkEdit(.updateGrid)
            applyInPlace(edit)
        } catch {
            outcomes.append(SurgeryOutcome(label: "grid update", step: step, summary: error.message))
        }
    }
}
