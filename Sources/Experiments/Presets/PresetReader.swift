/// Reads the tree of a preset as an experiment. Goes on after a mistake, so that all are found at once.
struct PresetReader {
    /// Relative paths in the preset start here; `nil` leaves them as they are.
    let folder: String?
    let findings: PresetFindings
    let fields: [ExperimentField]

    static func experiment(
        _ root: PresetNode, file: String?, folder: String?, fields: [ExperimentField] = Experiment.fields
    ) throws(PresetErrors) -> Experiment {
        let findings = PresetFindings(file: file)
        let reader = PresetReader(folder: folder, findings: findings, fields: fields)
        var experiment = Experiment.blank
        if var mapping = PresetFields(PresetField(node: root, path: "", findings: findings)) {
            reader.read(within: "", from: &mapping, into: &experiment)
            mapping.finish()
        }
        if let errors = findings.all { throw errors }
        return experiment
    }

    /// Reads the fields that stand in the mapping of another; with an empty key those of the preset itself.
    func read(within key: String, from mapping: inout PresetFields, into experiment: inout Experiment) {
        let inner = fields.within(key)
        // Asked for in the order in which messages list the keys.
        for field in inner {
            if let value = mapping.take(field.name) {
                field.text.read(value, self, &experiment)
            } else if field.text.isRequired {
                mapping.field.report(.missingKey(field.name))
            }
        }
        // What is not given may follow from any that is.
        for field in inner where !mapping.has(field.name) { field.text.assume(&experiment) }
    }
}
