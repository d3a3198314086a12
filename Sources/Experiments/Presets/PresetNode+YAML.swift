import Yams

extension PresetNode {
    /// Reads YAML. Of its powers only plain data are let in: no references, tags, merging or second document.
    static func parsed(_ text: String, file: String?) throws(PresetErrors) -> PresetNode {
        let parser: Parser
        let root: Node?
        do {
            // The basic resolver gives no meaning to words: that is for the reader, who knows what should
            // stand there.
            parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
            root = try parser.singleRoot()
        } catch {
            throw PresetErrors([PresetError(parsing: error, file: file)])
        }
        guard let root else { throw PresetErrors(.empty, file: file) }
        var translation = Translation(file: file)
        // Nodes know their anchors only as long as their parser lives.
        let result = withExtendedLifetime(parser) { translation.translated(root, depth: 0) }
        if let error = translation.stopper { throw PresetErrors([error]) }
        guard translation.errors.isEmpty else {
            throw PresetErrors(
                Array(translation.errors.prefix(PresetLimits.errors)),
                omitted: max(0, translation.errors.count - PresetLimits.errors))
        }
        return result
    }

    /// The parser's tree to ours, with a list of what is not allowed.
    private struct Translation {
        let file: String?
        var errors: [PresetError] = []
        /// Ends the walk: the tree is too large to go on.
        var stopper: PresetError?
        private var nodes = 0

        init(file: String?) { self.file = file }

        mutating func translated(_ node: Node, depth: Int) -> PresetNode {
            let line = node.mark?.line
            nodes += 1
            if nodes > PresetLimits.nodes { stop(.tooManyNodes(limit: PresetLimits.nodes), line) }
            if depth > PresetLimits.depth { stop(.tooDeep, line) }
            guard stopper == nil else { return .nothing }
            if node.anchor != nil { report(.anchor, line) }
            switch node {
            case .scalar(let scalar):
                let isQuoted = scalar.style != .plain && scalar.style != .any
                check(scalar.tag, allowing: .str, line)
                return PresetNode(.scalar(scalar.string, isQuoted: isQuoted), line: line)
            case .sequence(let sequence):
                check(sequence.tag, allowing: .seq, line)
                return PresetNode(.list(sequence.map { translated($0, depth: depth + 1) }), line: line)
            case .mapping(let mapping):
                check(mapping.tag, allowing: .map, line)
                let entries = mapping.compactMap { pair in entry(pair.key, pair.value, depth: depth + 1) }
                return PresetNode(.mapping(entries), line: line)
            case .alias:
                report(.anchor, line)
                return .nothing
            }
        }

        private mutating func entry(_ key: Node, _ value: Node, depth: Int) -> Entry? {
            let content = translated(value, depth: depth)
            let name = translated(key, depth: depth)
            guard case .scalar(let text, let isQuoted) = name.content, !text.isEmpty else {
                report(.keyNotText, name.line)
                return nil
            }
            if text == "<<", !isQuoted { report(.mergeKey, name.line) }
            return Entry(key: text, line: name.line, value: content)
        }

        private mutating func check(_ tag: Tag, allowing allowed: Tag.Name, _ line: Int?) {
            let name = tag.description
            // The parser itself gives untagged values these tags where it compares or quotes them.
            guard name != allowed.rawValue, name != Tag.Name.implicit.rawValue else { return }
            report(.tag(name), line)
        }

        private mutating func report(_ fact: PresetError.Fact, _ line: Int?) {
            errors.append(PresetError(file: file, line: line, fact: fact))
        }

        private mutating func stop(_ fact: PresetError.Fact, _ line: Int?) {
            if stopper == nil { stopper = PresetError(file: file, line: line, fact: fact) }
        }
    }
}

extension PresetError {
    /// What the YAML parser threw.
    fileprivate init(parsing error: any Error, file: String?) {
        switch error {
        case YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _):
            self.init(file: file, line: mark.line, fact: .syntax(problem))
        case YamlError.composer(_, let problem, let mark, _):
            // The two problems of its composer: a reference to nowhere, and more than one document.
            self.init(file: file, line: mark.line, fact: problem.contains("alias") ? .anchor : .manyDocuments)
        case YamlError.duplicatedKeysInMapping(let duplicates, let context):
            // What the parser says of keys that are no words.
            let isWord = duplicates.first != "<uncovertable>"
            self.init(
                file: file, line: context.mark.line,
                fact: isWord ? .duplicateKey(duplicates.first ?? "") : .keyNotText)
        case YamlError.reader(let problem, let offset, _, let yaml):
            let line = offset.map { 1 + yaml.prefix($0).count(where: \.isNewline) }
            self.init(file: file, line: line, fact: .syntax(problem))
        default: self.init(file: file, fact: .syntax("the text cannot be parsed"))
        }
    }
}
