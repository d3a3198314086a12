import Catalogue
import Formulas

/// A mapping of a preset, its keys taken one by one; those that nobody takes are mistakes.
struct PresetFields {
    let field: PresetField
    private var entries: [(entry: PresetNode.Entry, key: String)] = []
    /// All keys asked for, in order, for messages.
    private var asked: [String] = []
    private var askedKeys: Set<String> = []
    private var isShorthand = false

    /// - Parameter shorthand: a single word stands for a mapping with only this key.
    init?(_ field: PresetField, shorthand: String? = nil) {
        self.field = field
        switch field.node.content {
        case .mapping(let given):
            var keys: Set<String> = []
            for entry in given {
                let key = Palette.key(entry.key)
                if keys.insert(key).inserted {
                    entries.append((entry, key))
                } else {
                    field.findings.report(.duplicateKey(entry.key), line: entry.line, path: field.path)
                }
            }
        case .scalar where shorthand != nil && field.node.text != nil:
            let key = shorthand ?? ""
            isShorthand = true
            entries = [
                (PresetNode.Entry(key: key, line: field.node.line, value: field.node), Palette.key(key))
            ]
        default:
            field.report(
                .wrong(field.node.found, expected: shorthand == nil ? .mapping : .nameOrMapping))
            return nil
        }
    }

    /// Whether a key is there.
    func has(_ name: String) -> Bool { entries.contains { $0.key == Palette.key(name) } }

    /// The value of a key; `nil` where it is not given.
    mutating func take(_ name: String) -> PresetField? {
        let key = Palette.key(name)
        if askedKeys.insert(key).inserted { asked.append(name) }
        guard let (entry, _) = entries.first(where: { $0.key == key }) else { return nil }
        return PresetField(node: entry.value, path: path(name), findings: field.findings)
    }

    /// Reports a key that makes no sense here, in words of its own; messages do not offer it.
    mutating func refuse(_ name: String, _ fact: PresetError.Fact) {
        let key = Palette.key(name)
        guard let (entry, _) = entries.first(where: { $0.key == key }), askedKeys.insert(key).inserted else {
            return
        }
        field.findings.report(fact, line: entry.line, path: path(name))
    }

    /// All keys as they are spelled, with their values.
    mutating func takeAll() -> [(name: String, field: PresetField)] {
        askedKeys.formUnion(entries.map(\.key))
        return entries.map { entry, _ in
            (entry.key, PresetField(node: entry.value, path: path(entry.key), findings: field.findings))
        }
    }

    /// Reports the keys that nobody took.
    func finish() {
        // A key that is there already is not the one that was meant.
        let free = asked.filter { !has($0) }
        for (entry, key) in entries where !askedKeys.contains(key) {
            field.findings.report(
                .unknownKey(keys: asked, nearest: nearestName(to: entry.key, among: free)), line: entry.line,
                path: path(entry.key))
        }
    }

    /// A word that stands for a mapping has the place of the mapping.
    private func path(_ name: String) -> String {
        isShorthand ? field.path : field.path.isEmpty ? name : field.path + "." + name
    }
}
