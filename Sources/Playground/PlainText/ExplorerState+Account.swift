import Cells
import Experiments

/// The explorer of activations as it is told aloud.
extension ExplorerState {
    var account: [String] {
        ["exploring \(functions.count) activation function\(functions.count == 1 ? "" : "s"):"]
            + functions.indices.map(functionSentence)
    }

    /// A function's formula, values of its parameters and facts.
    func functionSentence(_ index: Int) -> String {
        let function = functions[index]
        var words =
            "\(index + 1) \(function.label), \(function.activation.family): f(x) = \(function.activation.formula)"
        if let facts = table.all.first(where: { $0.name == function.name })?.facts {
            words += "; " + facts.spoken
        }
        if !function.activation.remark.isEmpty { words += "; \(function.activation.remark)" }
        return words + (index == chosen && functions.count > 1 ? " (chosen)." : ".")
    }

    /// The functions that have all of some properties, as the table's filter finds them.
    func found(_ filter: String) -> [String] {
        guard !table.all.isEmpty else { return ["the facts of all functions are being computed; ask again."] }
        var table = table
        table.filter = LineEditor(filter)
        let rows = table.rows
        guard !rows.isEmpty else { return ["no function has all of these."] }
        let names = rows.prefix(40).map(\.name).joined(separator: ", ")
        let more = rows.count > 40 ? ", and \(rows.count - 40) more" : ""
        return ["\(rows.count) function\(rows.count == 1 ? "" : "s"): \(names)\(more)."]
    }

    /// What has changed since it was told of last.
    func sentences(after old: ExplorerState) -> [String] {
        var sentences = old.functions.filter { !functions.contains($0) }.map { "\($0.label) is no longer shown." }
        for (index, function) in functions.enumerated() where !old.functions.contains(function) {
            sentences.append(functionSentence(index))
        }
        if sentences.isEmpty, chosen != old.chosen { sentences.append(functionSentence(chosen)) }
        return sentences
    }
}
