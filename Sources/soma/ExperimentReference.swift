import Experiments

/// Words that a person names an experiment by: a preset's name, a preset file or a token.
enum ExperimentReference {
    /// The experiment, the name to call it by, and the step a token left off at.
    ///
    /// - Parameter changes: settings as path=value.
    static func open(
        _ text: String, changes: [String] = []
    ) throws(UsageError) -> (name: String, experiment: Experiment, step: Int) {
        do {
            if isToken(text) {
                let token = try Token.decode(text)
                return (token.experiment.title, try token.experiment.applying(overrides: changes), token.step)
            }
            return (
                text,
                isFile(text)
                    ? try Experiment(presetFile: text, overrides: changes)
                    : try PresetLibrary.shipped.preset(named: text, overrides: changes), 0
            )
        } catch let error as PresetErrors {
            throw UsageError(error.description)
        } catch {
            throw UsageError("\(error)")
        }
    }

    private static func isToken(_ text: String) -> Bool {
        text.hasPrefix("soma1-") || text.hasPrefix("soma") && text.contains("-") && text.count > 40
    }

    /// Groups of presets have a slash in their names too.
    private static func isFile(_ text: String) -> Bool {
        if text.hasSuffix(".yaml") || text.hasSuffix(".yml") { return true }
        return text.contains("/") && !PresetLibrary.shipped.names.contains(text)
    }
}
