import Catalogue

/// One change to a preset, given as path=value: "network[0].units=16".
struct PresetOverride {
    enum Step: Hashable {
        case key(String)
        /// Counted from 0.
        case index(Int)
    }

    let steps: [Step]
    let value: PresetNode

    init(_ text: String) throws(PresetErrors) {
        guard text.unicodeScalars.count <= PresetLimits.overrideCharacters else {
            throw PresetErrors(.tooLong(limit: PresetLimits.overrideCharacters), file: nil)
        }
        guard let equals = text.firstIndex(of: "=") else {
            throw PresetErrors(.overrideWithoutValue(text), file: nil)
        }
        let path = text[..<equals].filter { $0 != " " }
        guard let steps = Self.steps(path) else { throw PresetErrors(.overridePath(path), file: nil) }
        self.steps = steps
        value = try Self.value(String(text[text.index(after: equals)...]), path: path)
    }

    /// Names after dots, numbers in brackets or after dots too; `nil` where it is something else.
    private static func steps(_ path: String) -> [Step]? {
        var steps: [Step] = []
        for part in path.split(separator: ".", omittingEmptySubsequences: false) {
            let pieces = part.split(separator: "[", omittingEmptySubsequences: false)
            guard let name = pieces.first, !name.isEmpty, !name.contains("]") else { return nil }
            // No key is a number.
            if !steps.isEmpty, let index = Int(name), index >= 0 {
                steps.append(.index(index))
            } else {
                steps.append(.key(String(name)))
            }
            for piece in pieces.dropFirst() {
                guard piece.last == "]", let index = Int(piece.dropLast()), index >= 0 else { return nil }
                steps.append(.index(index))
            }
        }
        return steps.count <= PresetLimits.depth ? steps : nil
    }

    private static func value(_ text: String, path: String) throws(PresetErrors) -> PresetNode {
        guard text.contains(where: { !$0.isWhitespace }) else { return .nothing }
        do {
            let checked = try PresetText.checked(Array(text.utf8), file: nil)
            return try PresetNode.parsed(checked, file: nil).withoutLines
        } catch {
            // The mistake is in the value; its line there means nothing.
            throw PresetErrors(
                error.errors.map { PresetError(path: path, fact: $0.fact) }, omitted: error.omitted)
        }
    }
}

extension PresetNode {
    /// The tree with changes made to it, one after the other.
    func applying(_ overrides: [PresetOverride]) throws(PresetErrors) -> PresetNode {
        var result = self
        var errors: [PresetError] = []
        for override in overrides {
            if case .index = override.steps.dropFirst().first { result.expandLayers() }
            do {
                try result.set(override.steps[...], to: override.value, path: "")
            } catch {
                errors.append(error)
            }
        }
        if !errors.isEmpty { throw PresetErrors(errors) }
        return result
    }

    private mutating func set(
        _ steps: ArraySlice<PresetOverride.Step>, to value: PresetNode, path: String
    ) throws(PresetError) {
        guard let step = steps.first else {
            self = value
            return
        }
        switch step {
        case .key(let name):
            let inner = path.isEmpty ? name : path + "." + name
            var entries = try entries(path: path)
            let key = Palette.key(name)
            // Names of variables differ by case, so the exact spelling goes first.
            if let index = entries.firstIndex(where: { $0.key == name })
                ?? entries.firstIndex(where: { Palette.key($0.key) == key })
            {
                try entries[index].value.set(steps.dropFirst(), to: value, path: inner)
            } else {
                var new = PresetNode.nothing
                try new.set(steps.dropFirst(), to: value, path: inner)
                entries.append(Entry(key: name, line: nil, value: new))
            }
            content = .mapping(entries)
        case .index(let index):
            let inner = "\(path)[\(index)]"
            var items: [PresetNode] = []
            switch content {
            case .list(let given): items = given
            case .scalar where text == nil: break
            default: throw PresetError(path: path, fact: .wrong(found, expected: .list))
            }
            // One past the end adds an entry.
            guard index <= items.count else {
                throw PresetError(path: inner, fact: .noSuchEntry(index: index, count: items.count))
            }
            if index == items.count { items.append(.nothing) }
            try items[index].set(steps.dropFirst(), to: value, path: inner)
            content = .list(items)
        }
    }

    /// The entries of a mapping; those that a single word stands for; none for nothing.
    private func entries(path: String) throws(PresetError) -> [Entry] {
        switch content {
        case .mapping(let entries): return entries
        case .list: throw PresetError(path: path, fact: .wrong(found, expected: .mapping))
        case .scalar:
            guard text != nil else { return [] }
            guard let key = Self.shorthand(at: path) else {
                throw PresetError(path: path, fact: .singleValue)
            }
            return [Entry(key: key, line: line, value: self)]
        }
    }

    /// The key that a single word stands for in this place.
    private static func shorthand(at path: String) -> String? {
        let last = Palette.key(path.split(separator: ".").last.map(String.init) ?? "")
        if last.hasPrefix(ExperimentField.network.key + "[") { return LayerField.unit.key }
        if last == LayerField.activation.key { return PresetReader.activationName }
        return Experiment.fields.first { Palette.key($0.name) == last }?.text.shorthand
    }

    /// Writes out layers that stand for several, so that an index counts layers.
    private mutating func expandLayers() {
        guard case .mapping(var entries) = content,
            let index = entries.firstIndex(where: { Palette.key($0.key) == ExperimentField.network.key }),
            case .list(let items) = entries[index].value.content
        else { return }
        var layers: [PresetNode] = []
        for item in items {
            guard case .mapping(var inner) = item.content,
                let times = inner.firstIndex(where: { Palette.key($0.key) == PresetReader.times }),
                let count = PresetField.wholeNumber(inner[times].value.word),
                (1...PresetLimits.layers).contains(count), layers.count < PresetLimits.layers
            else {
                layers.append(item)
                continue
            }
            inner.remove(at: times)
            layers += Array(repeating: PresetNode(.mapping(inner), line: item.line), count: count)
        }
        entries[index].value.content = .list(layers)
        content = .mapping(entries)
    }
}
