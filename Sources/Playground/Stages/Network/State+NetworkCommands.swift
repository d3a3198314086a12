import Cells
import Experiments
import Training

extension State {
    /// Does what a command of the network's stage says.
    mutating func perform(_ command: NetworkCommand) -> [Effect] {
        switch command {
        case .toggleRun, .singleStep, .epoch, .restart, .reseed, .recover, .recoverNow: return train(command)
        case .rateDown, .rateUp, .batchDown, .batchUp, .l2Down, .l2Up, .noiseDown, .noiseUp, .removeLayer,
            .moveEarlier, .moveLater, .widthDown, .widthUp:
            guard let edit = edit(command) else { return refuse(command) }
            return make(edit, label: label(of: command, edit))
        case .undo: return undo()
        case .redo: return redo()
        case .prune, .refineGrid, .moveGrids, .cutEdge: return operate(command)
        case .snap: return findFunctions()
        case .nextInput: input += 1
        case .previousInput: input -= 1
        case .slower: return setPace(faster: false)
        case .faster: return setPace(faster: true)
        case .chooseActivation: return openPicker(.activation)
        case .chooseUnit: return openPicker(.unit)
        case .insertBefore: return openPicker(.newLayer(at: min(selection.layer, experiment.layers.count)))
        case .insertAfter: return openPicker(.newLayer(at: min(selection.layer + 1, experiment.layers.count)))
        case .chooseData: return openPicker(.data)
        case .presets: return openPicker(.presets)
        case .choosePanel: return openPicker(.panels)
        case .nextPanel: return moveFocus(by: 1)
        case .previousPanel: return moveFocus(by: -1)
        case .follow: return follow()
        case .zoom: panels.zoom()
        case .growPanel: panels.grow(by: 1.25)
        case .shrinkPanel: panels.grow(by: 0.8)
        case .resetLayout: panels.reset()
        case .twin: return toggleTwin()
        case .logY: chart.logY.toggle()
        case .logX: chart.logX.toggle()
        case .smoothing:
            chart.smoothing =
                chart.smoothing == 0 ? 0.6 : chart.smoothing < 0.9 ? 0.9 : chart.smoothing < 0.98 ? 0.98 : 0
        case .decision: output.discretizes.toggle()
        case .testPoints: output.showsTest.toggle()
        case .lensCourse: lensCourse.isShown.toggle()
        case .explorer: return openExplorer()
        case .compare: return openRace()
        case .open: overlays.append(.prompt(Prompt(.open)))
        case .write: overlays.append(.prompt(Prompt(.write, suggestedPath)))
        case .token:
            let token = Token.encode(experiment, step: snapshot?.step ?? 0)
            overlays.append(.text(TextPage(content: .text(title: "Share: soma followed by this line opens it", token))))
        case .note:
            let text = experiment.note.isEmpty ? "This experiment has no note." : experiment.note
            overlays.append(
                .text(TextPage(content: .text(title: experiment.title.isEmpty ? name : experiment.title, text))))
        case .lesson: return openLesson()
        }
        return []
    }

    private mutating func train(_ command: NetworkCommand) -> [Effect] {
        switch command {
        case .toggleRun:
            if target != nil {
                target = nil
                return [.train(.pause)]
            }
            guard divergence == nil else {
                message = Message("stopped at a number that is not finite: v goes back, r starts again", .problem)
                return []
            }
            if !wantsToRun, isOver, experiment.steps <= PresetLimits.steps / 2 {
                overlays.append(.question(.goOn(from: experiment.steps, to: (snapshot?.step ?? 0) + experiment.steps)))
                return []
            }
            wantsToRun.toggle()
            return [.train(wantsToRun ? .run : .pause)]
        case .singleStep, .epoch:
            guard divergence == nil else { return train(.toggleRun) }
            target = nil
            wantsToRun = false
            return [.train(.step(command == .epoch ? stepsPerEpoch : 1))]
        case .restart:
            target = nil
            overlays.removeAll { $0.place == .divergence }
            message = Message("from the beginning, with the same initial weights")
            return [.train(.change(.restart))]
        case .reseed:
            target = nil
            history.record(.edit(from: experiment, name: name), "seed \(experiment.seed &+ 1)")
            experiment.seed &+= 1
            message = Message("from the beginning, with the weights of seed \(experiment.seed)")
            return [.train(.change(.reseed(experiment.seed)))]
        default:
            guard divergence != nil else {
                message = Message("nothing to go back from: all numbers are finite")
                return []
            }
            overlays.removeAll { $0.place == .divergence }
            message = Message("back to the last good state, with half the learning rate", .good)
            return [.train(.change(.recover)), .train(.run)]
        }
    }

    /// Trains for so many steps, in pieces, and then rests.
    mutating func advance(_ steps: Int) -> [Effect] {
        if stage == .race { return steps > 0 ? [.race(.train(.step(steps)))] : [] }
        guard divergence == nil else { return train(.toggleRun) }
        guard steps > 0 else { return [] }
        let step = snapshot?.step ?? 0
        (target, wantsToRun, message) = (step + steps, false, nil)
        return [.train(.stepTo(step + min(steps, Self.stride)))]
    }

    /// The network as it was before the last swap goes on beside it, or no longer.
    private mutating func toggleTwin() -> [Effect] {
        guard let snapshot, snapshot.hasSwap else {
            message = Message("no activation was replaced in this run yet: a replaces the selected layer's")
            return []
        }
        let isWanted = snapshot.twinHistory == nil
        message = Message(
            isWanted ? "the network without the change goes on as a ghost on the loss chart" : "the ghost is gone")
        return [.train(.change(.twin(isWanted)))]
    }

    private func label(of command: NetworkCommand, _ edit: Edit) -> String {
        let rows = edit.experiment.rows(layer: edit.layer)
        func row(_ name: SettingName) -> String {
            rows.first { $0.name == name }.map { "\($0.title) \($0.value)" } ?? name.title
        }
        let layer = LayerPlace(index: edit.layer, in: edit.experiment)
        return switch command {
        case .rateDown, .rateUp: row(.rate)
        case .batchDown, .batchUp: row(.batch)
        case .l2Down, .l2Up: row(.l2)
        case .noiseDown, .noiseUp: row(.noise)
        case .widthDown, .widthUp: "layer \(edit.layer + 1), " + row(layer.name(of: .width))
        case .removeLayer: "layer removed"
        default: "layer moved"
        }
    }

    /// Says why a command does nothing now.
    private mutating func refuse(_ command: NetworkCommand) -> [Effect] {
        let sentence =
            switch (command, isOutputSelected) {
            case (.removeLayer, _), (.moveEarlier, true), (.moveLater, true): "the output layer stays the last"
            case (.moveEarlier, false): "this is the first layer"
            case (.moveLater, false): "this is the last hidden layer"
            case (.widthUp, true), (.widthDown, true): "the output layer is as wide as the data want it"
            case (.widthUp, false), (.widthDown, false): "the width of this layer cannot be changed this way"
            case (.noiseDown, _), (.noiseUp, _): "these data have no more and no less noise"
            default: "already at the end"
            }
        message = Message(sentence)
        return []
    }

    private mutating func undo() -> [Effect] {
        guard let last = history.undo(experiment, name: name) else {
            message = Message("nothing to undo")
            return []
        }
        guard case .edit(let before, let nameBefore) = last.reversal else {
            message = Message("undone: \(last.label)")
            return [.train(.change(.undo))]
        }
        return go(to: before, nameBefore, "undone: ", last.label)
    }

    private mutating func redo() -> [Effect] {
        guard let next = history.redo(experiment, name: name), case .edit(let after, let nameAfter) = next.reversal
        else {
            message = Message("nothing to redo")
            return []
        }
        return go(to: after, nameAfter, "done again: ", next.label)
    }

    /// To an experiment as it was; says what is different.
    ///
    /// - Parameter label: what the change is called where no setting tells of it.
    private mutating func go(to other: Experiment, _ otherName: String, _ verb: String, _ label: String) -> [Effect] {
        let effect = EditEffect(from: experiment, to: other)
        let words = otherName != name ? "back to \(otherName)" : difference(from: experiment, to: other) ?? label
        if other.layers.count != experiment.layers.count || effect.reloadsData { observation = nil }
        let change = ExperimentChange(from: experiment, to: other)
        (experiment, name) = (other, otherName)
        message = Message("\(verb)\(words)")
        return [.train(.change(.edit(change)))]
    }

    /// "learning rate 0.03 → 0.01": of settings that both have, the first that differ; `nil` where none does.
    private func difference(from old: Experiment, to new: Experiment) -> String? {
        guard old.layers.count == new.layers.count else { return nil }
        let after = new.rows(layer: selection.layer)
        let changes = old.rows(layer: selection.layer).compactMap { row -> String? in
            guard let other = after.first(where: { $0.name == row.name }), other.value != row.value else { return nil }
            return "\(row.title) \(row.value) → \(other.value)"
        }
        return changes.isEmpty ? nil : changes.prefix(2).joined(separator: ", ")
    }

    /// The schedule is over, or all planned steps are done: whoever goes on wants more of them planned.
    private var isOver: Bool {
        guard let snapshot, snapshot.status == .finished else { return false }
        return snapshot.step >= experiment.steps
    }

    /// Plans as many steps again, over which the schedule then stretches, and trains.
    mutating func goOn(to steps: Int) -> [Effect] {
        var longer = experiment
        longer.steps = steps
        wantsToRun = true
        return make(Edit(experiment: longer, layer: selection.layer), label: "\(NumberText.grouped(steps)) steps")
            + [.train(.run)]
    }

    /// Where a preset would be written: the run's name as a file here.
    private var suggestedPath: String {
        let last = name.split(separator: "/").last.map(String.init) ?? ""
        let letters = last.unicodeScalars.map { scalar -> Character in
            scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                || "-_.".unicodeScalars.contains(scalar)
                ? Character(scalar) : "-"
        }
        let stem = String(letters.prefix(60))
        return stem.isEmpty ? "mine.yaml" : stem.hasSuffix(".yaml") ? stem : stem + ".yaml"
    }
}
