import Cells
import Experiments
import Problems
import Training

/// Changes the state by what happened, and tells what is to be done outside.
public func update(_ state: inout State, _ action: Action) -> [Effect] {
    var effects: [Effect] = []
    switch action {
    case .event(let event): effects = state.take(event)
    case .command(let command):
        if state.overlays.isEmpty { state.message = nil }
        effects = state.perform(command)
    case .select(let selection): (state.selection, state.message) = (selection, nil)
    case .look(let panel, let row): state.look(at: panel, row: row)
    case .set(let name, let text): effects = state.set(name, typed: text)
    case .advance(let steps): effects = state.advance(steps)
    case .snapshotCame(let snapshot): effects = state.take(snapshot)
    case .problemCame(let generation, let problem):
        (state.problem, state.problemGeneration) = (problem, generation)
    case .observationCame(let observation):
        if observation.layers.count == state.layerCount {
            state.observation = observation
            state.lensCourse.take(observation.readings, step: observation.step)
        }
    case .explorer(let action): state.explorer.take(action)
    case .functionsFound(let found): state.functions = found
    case .race(let action): effects = state.take(action)
    case .measured(let costs): state.display.costs = costs
    case .presetsListed(let listing): state.presets = listing
    case .opened(let experiment, let name, let step):
        effects = state.open(experiment, name: name, step: step)
    case .saved(let path): state.message = Message("written to \(path)", .good)
    case .saveNeedsConsent(let path): state.overlays.append(.question(.overwrite(path: path)))
    case .failed(let sentence): state.show(problem: sentence)
    }
    state.race.count(effects)
    state.sentCommands += effects.count { if case .train = $0 { true } else { false } }
    state.settle()
    state.concludeLesson()
    state.settleExplorer()
    return effects + state.wantedObservation() + state.wantedExploration()
}

extension State {
    /// A short sentence goes to the bottom line, a longer one gets a window.
    mutating func show(problem sentence: String) {
        if sentence.contains("\n") || sentence.screenWidth > 100 {
            overlays.append(.text(TextPage(content: .text(title: "That did not work", sentence))))
        } else {
            message = Message(sentence, .problem)
        }
    }

    /// Brings what points into lists back into them.
    mutating func settle() {
        selection.layer = min(max(0, selection.layer), layerCount - 1)
        if let unit = selection.unit { selection.unit = min(max(0, unit), unitCount(of: selection.layer) - 1) }
        input = min(max(0, input), inputCount(of: selection.layer) - 1)
        if settled?.layer != selection.layer || settled?.experiment != experiment {
            settled = (experiment, selection.layer)
            settingRow = min(max(0, settingRow), experiment.rows(layer: selection.layer).count - 1)
        }
        panels.settle()
        if overlays.count > 8 { overlays.removeFirst(overlays.count - 8) }
    }

    mutating func take(_ new: Snapshot) -> [Effect] {
        let old = snapshot
        snapshot = new
        wantsToRun = new.status == .running
        // Until every command was obeyed the screen shows what is wanted, not what was.
        if new.acknowledged >= sentCommands, experiment != new.experiment {
            experiment = new.experiment
            if let count = observation?.layers.count, count != layerCount { observation = nil }
        }
        followLesson()
        noticeSurgery(new, old)
        if let notice = new.notice, notice != old?.notice || new.acknowledged != old?.acknowledged {
            forgetRefusedEdit(new)
            show(problem: notice)
        }
        if case .diverged(let divergence) = new.status {
            target = nil
            if old?.status != new.status {
                overlays.removeAll { if case .divergence = $0 { true } else { false } }
                overlays.append(.divergence(divergence))
            }
        } else {
            overlays.removeAll { if case .divergence = $0 { true } else { false } }
        }
        if new.status == .finished, old?.status == .running {
            message = Message(
                "the planned \(NumberText.grouped(new.experiment.steps)) steps are done; space offers to go on", .good)
        }
        return goOnToTarget(new)
    }

    /// What the trainer would not do is nothing to take back: all is as it was.
    private mutating func forgetRefusedEdit(_ new: Snapshot) {
        guard new.acknowledged >= sentCommands,
            case .edit(let before, let nameBefore)? = history.past.last?.reversal, before == new.experiment
        else { return }
        history.forgetLast()
        name = nameBefore
    }

    /// Steps taken at a time on the way to a target, so that other commands need not wait long.
    static let stride = 500

    /// One more piece of the way to the step of a token.
    private mutating func goOnToTarget(_ snapshot: Snapshot) -> [Effect] {
        guard let target, snapshot.acknowledged >= sentCommands, snapshot.status != .running else { return [] }
        guard snapshot.step < target else {
            self.target = nil
            return []
        }
        // An older snapshot may come twice: where to, not how far.
        return [.train(.stepTo(min(target, snapshot.step + Self.stride)))]
    }

    mutating func open(_ experiment: Experiment, name: String, step: Int) -> [Effect] {
        history.record(.edit(from: self.experiment, name: self.name), "opening \(name)")
        (self.experiment, self.name) = (experiment, name)
        observation = nil
        overlays.removeAll()
        selection = Selection(layer: experiment.firstActivatedLayer, unit: 0)
        settingRow = 0
        chart.cursorStep = nil
        lensCourse.forget()
        target = step > 0 ? step : nil
        message = Message(experiment.title.isEmpty ? name : experiment.title, .good)
        lesson = LessonState(experiment)
        if let lesson { overlays.append(.lesson(lesson.place)) }
        return [.train(.open(experiment))]
    }

    /// Makes an edit: the trainer is told, and the person is told what it does to the weights.
    mutating func make(_ edit: Edit, label: String) -> [Effect] {
        let effect = EditEffect(from: experiment, to: edit.experiment)
        history.record(.edit(from: experiment, name: name), label)
        if edit.experiment.layers.count != experiment.layers.count || effect.reloadsData { observation = nil }
        let change = ExperimentChange(from: experiment, to: edit.experiment)
        experiment = edit.experiment
        selection.layer = edit.layer
        message = Message("\(label): \(effect.description)")
        return [.train(.change(.edit(change)))]
    }

    /// Asks for an observation when what is shown is not what is.
    mutating func wantedObservation() -> [Effect] {
        guard let snapshot, problemGeneration == snapshot.generation else { return [] }
        let request = observationRequest
        let moment = ObservedMoment(
            generation: snapshot.generation, step: snapshot.step, rate: snapshot.experiment.rate, request: request)
        guard moment != observed else { return [] }
        observed = moment
        return [.observe(request)]
    }

    /// What the panels on the screen need to see.
    var observationRequest: ObservationRequest {
        var request = ObservationRequest()
        // Layers are told of in words too, whatever is on the screen; so is a unit that was chosen.
        request.parts = selection.unit == nil ? [.layers] : [.layers, .unit]
        for place in layout.places {
            panels.table[place.panel]?.observe(self, Box.interior(of: place.rect).size, &request)
        }
        request.focus = ObservationRequest.Focus(layer: selection.layer, unit: selection.unit ?? 0, input: input)
        return request
    }
}
