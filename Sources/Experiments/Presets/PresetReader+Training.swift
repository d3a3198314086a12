import Catalogue
import Problems

extension PresetReader {
    func readLoss(_ fields: inout PresetFields, into result: inout Experiment) {
        guard let field = fields.take("loss"), var loss = PresetFields(field, shorthand: "kind") else {
            return
        }
        if let kind = loss.take("kind"), !kind.isWord("auto") {
            guard
                let entry = kind.entry(
                    .loss, of: Palette.losses, words: ["auto"])
            else { return }
            result.loss = Experiment.Choice(entry.name, loss.takeSettings(entry.settings))
        }
        loss.finish()
    }

    func readOptimizer(_ fields: inout PresetFields, into result: inout Experiment) {
        guard let field = fields.take("optimizer"), var optimizer = PresetFields(field, shorthand: "kind")
        else { return }
        var entry = Palette.optimizer(named: result.optimizer.name)
        if let kind = optimizer.take("kind") {
            entry = kind.entry(.optimizer, of: Palette.optimizers)
        }
        if let entry {
            result.optimizer = Experiment.Choice(entry.name)
            result.rate = Experiment.standardRate(of: entry)
        }
        result.rate = optimizer.take("rate")?.number(in: PresetLimits.rate) ?? result.rate
        if let schedule = optimizer.take("schedule") {
            result.schedule = self.schedule(schedule) ?? result.schedule
        }
        if let clip = optimizer.take("clip") { result.clipping = clipping(clip) }
        if let rates = optimizer.take("rates") { result.rateFactors = rateFactors(rates) }
        // What the optimizer can be set to is known only with its name.
        guard let entry else { return }
        result.optimizer.settings = optimizer.takeSettings(entry.settings)
        optimizer.finish()
    }

    private func schedule(_ field: PresetField) -> Experiment.Choice? {
        guard var fields = PresetFields(field, shorthand: "kind") else { return nil }
        guard let kind = fields.take("kind") else {
            field.report(.missingKey("kind"))
            return nil
        }
        guard let entry = kind.entry(.schedule, of: Palette.schedules)
        else {
            return nil
        }
        let choice = Experiment.Choice(entry.name, fields.takeSettings(entry.settings))
        fields.finish()
        return choice
    }

    private func clipping(_ field: PresetField) -> Experiment.Clipping? {
        guard var fields = PresetFields(field) else { return nil }
        let norm = fields.take("norm")
        let value = fields.take("value")
        fields.finish()
        switch (norm, value) {
        case (let norm?, nil): return norm.number(in: PresetLimits.clipping).map { .norm($0) }
        case (nil, let value?): return value.number(in: PresetLimits.clipping).map { .value($0) }
        default: return field.wrong(.oneKey(["norm", "value"]))
        }
    }

    /// Roles are named by the units, each in its own way: any word is let through.
    private func rateFactors(_ field: PresetField) -> [String: Double] {
        guard var fields = PresetFields(field) else { return [:] }
        var result: [String: Double] = [:]
        for (name, value) in fields.takeAll() {
            guard result.count < PresetLimits.entries else { break }
            guard name.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f }), name.utf8.count <= 64 else {
                value.report(.keyNotText)
                continue
            }
            result[name] = value.number(in: PresetLimits.rate)
        }
        return result
    }
}

extension Experiment {
    /// The learning rate where a preset names an optimizer but no rate: what suits it, and for the optimizer
    /// of an experiment that says nothing, the rate of that experiment.
    public static func standardRate(of optimizer: Optimizer) -> Double {
        let standard = Experiment(data: ProblemSource(.builtIn("")))
        return optimizer.name == standard.optimizer.name ? standard.rate : optimizer.defaultRate
    }
}
