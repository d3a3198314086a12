import Catalogue
import Formulas

extension PresetReader {
    /// A name or a formula, or a mapping of it with parameters; "none" and "auto" are words, not entries.
    func activation(_ field: PresetField) -> Experiment.ActivationChoice? {
        guard var fields = PresetFields(field, shorthand: Self.activationName) else { return nil }
        if fields.has("formula") {
            guard let formula = fields.take("formula") else { return nil }
            fields.refuse("name", .together("name", "formula"))
            return typed(formula, &fields)
        }
        guard let name = fields.take("name") else {
            field.report(.missingOneOf(["name", "formula"]))
            return nil
        }
        if name.isWord("none") || name.isWord("auto") {
            fields.finish()
            return name.isWord("auto") ? .auto : nil
        }
        if let text = name.node.text, Palette.activation(named: text) == nil, Palette.isFormula(text) {
            return typed(name, &fields)
        }
        let words = ["none", "auto"]
        guard
            let entry = name.entry(
                .activation, of: Palette.activations, words: words)
        else { return nil }
        return choice(entry, &fields)
    }

    /// The key of the mapping that a single word stands for.
    static let activationName = "name"

    /// A formula; keys of the mapping give values to names in it.
    private func typed(_ field: PresetField, _ fields: inout PresetFields) -> Experiment.ActivationChoice? {
        guard var text = field.text() else { return nil }
        // What is wrong with the formula is told below.
        if let formula = try? Formula(text) {
            var given: [String] = []
            for name in formula.variables where name != "x" {
                guard let value = fields.take(name)?.number(in: -Self.number...Self.number) else { continue }
                given.append("\(name)=\(YAMLText.number(value))")
            }
            let first = formula.parameters.isEmpty ? " with " : ", "
            if !given.isEmpty { text += first + given.joined(separator: ", ") }
        }
        do throws(TypedActivationError) {
            return choice(try TypedActivation(text).activation, &fields)
        } catch {
            field.report(.activation(error))
            return nil
        }
    }

    private static var number: Double { TypedActivation.numberLimit }

    /// The values given for parameters that are not the defaults anyway, and which are trained.
    private func choice(_ entry: Activation, _ fields: inout PresetFields) -> Experiment.ActivationChoice {
        var choice = Experiment.ActivationChoice(entry.name)
        for parameter in entry.parameters {
            guard let value = fields.take(parameter.name)?.number(in: parameter.range),
                value != parameter.default
            else { continue }
            choice.parameters[parameter.name] = value
        }
        if !entry.parameters.isEmpty {
            choice.learned = fields.take("learned")?.flag()
            choice.perUnit = fields.take("per-unit")?.flag() ?? false
        }
        fields.finish()
        return choice
    }
}
