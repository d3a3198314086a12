import Experiments

extension Session {
    /// Applies a change between two steps and records it.
    public func apply(_ change: Change) throws(SessionError) {
        let before = experiment
        switch change {
        case .restart:
            try restart(beginning)
        case .reseed(let seed):
            beginning.seed = seed
            try restart(beginning)
        case .edit(let change):
            try edit(change)
        case .recover:
            guard divergence != nil else { return }
            divergence = nil
            run.checkpoint = lastGood
            comparison = SwapComparison()
            history.cut(after: run.step)
            experiment.rate /= 2
            tune()
            mark("rate halved")
            rescore()
        case .twin(let isWanted):
            comparison.twin = nil
            if isWanted, let swap = comparison.swap {
                let twin = try Twin(swap, rows, factory)
                twin.advance(to: run.step)
                twin.tune(experiment)
                comparison.twin = twin
            }
        case .surgery(let surgery):
            comparison = SwapComparison()
            try operate(surgery)
        case .undo:
            try undo()
        }
        recording.note(change, of: before, at: stepsTaken)
    }

    /// The same start as before.
    private func restart(_ experiment: Experiment) throws(SessionError) {
        let all = rows.all
        run = try factory.run(experiment, all.training)
        (self.experiment, base, rows) = (experiment, experiment, all)
        networkChanges += 1
        startHistory()
    }

    private func startHistory() {
        divergence = nil
        (comparison, undoStack) = (SwapComparison(), UndoStack())
        (history, phases, outcomes) = (LossHistory(), PhaseProgress(), [])
        lastGood = run.checkpoint
        lastReport = run.report()
        history.append(lastReport)
        nextReport = reportInterval
        enterPhases()
    }

    /// Goes on with other values of some fields, keeping what still fits.
    private func edit(_ change: ExperimentChange) throws(SessionError) {
        let edited = change.applied(to: experiment)
        let effect = EditEffect(from: experiment, to: edited)
        guard effect.needsNewRun else {
            beginning = change.applied(to: beginning)
            base = change.applied(to: base)
            experiment = edited
            tune()
            return
        }
        let all = effect.reloadsData ? try ProblemRows(edited.data) : rows.all
        try all.check(edited)
        // Rows of a phase stay where the data stay; a fresh start has all rows until its phases begin.
        let goesOn = effect.keepsWeights && edited.phases == experiment.phases
        let newRows = goesOn && !effect.reloadsData ? rows : all
        let newRun = try factory.run(edited, newRows.training)
        let old = run
        comparison.note(swapOf: effect.isSwap ? moment : nil)
        beginning = change.applied(to: beginning)
        base = change.applied(to: base)
        (experiment, rows, run) = (edited, newRows, newRun)
        networkChanges += 1
        guard effect.keepsWeights else { return startHistory() }
        WeightTransfer(layers: effect.keptLayers).transfer(from: old, to: newRun)
        var checkpoint = newRun.checkpoint
        checkpoint.step = old.step
        // The twin sees the same batches.
        if effect.isSwap { checkpoint.order = old.checkpoint.order }
        newRun.checkpoint = checkpoint
        if !goesOn { phases = PhaseProgress(at: newRun.step) }
        undoStack = UndoStack()
        tune()
        divergence = nil
        lastGood = newRun.checkpoint
        mark(effect.label)
        rescore()
    }

    /// Gives the numbers that may change while it runs to the run and to its twin.
    func tune() {
        tune(to: experiment)
        comparison.twin?.tune(experiment)
    }

    /// Gives the run the numbers of an experiment.
    func tune(to experiment: Experiment) {
        run.tune(experiment, phases)
        origin = nil
    }
}
