import Catalogue
import Formulas

extension PresetErrors: CustomStringConvertible {
    /// One line for each mistake.
    public var description: String {
        (errors.map(\.description) + (omitted > 0 ? ["… and \(omitted) more"] : [])).joined(separator: "\n")
    }
}

extension PresetError: CustomStringConvertible {
    /// One line: where, what was found, what was expected, the nearest valid name.
    public var description: String {
        let place = [
            file.map { shortened($0, to: 200) }, line.map { "line \($0)" },
            path.isEmpty ? nil : shortened(path),
        ]
        .compactMap { $0 }.joined(separator: ", ")
        return place.isEmpty ? sentence : place + ": " + sentence
    }

    private var sentence: String { fileSentence ?? formSentence ?? valueSentence }

    private var fileSentence: String? {
        switch fact {
        case .missingFile: "there is no such file"
        case .isFolder: "this is a folder, expected a file"
        case .notARegularFile: "this is a device or a pipe, expected a regular file"
        case .unreadable: "the file cannot be read"
        case .tooLarge(let limit): "larger than the limit of \(limit >> 10) kB for a preset"
        case .notUTF8: "not text in UTF-8"
        case .empty: "there is nothing in it, expected a preset such as “data: spiral”"
        case .alreadyThere: "the file is already there; nothing was written"
        case .notWritable: "the file cannot be written"
        case .unknownPreset(let name, let nearest): "there is no preset “\(shortened(name))”" + hint(nearest)
        default: nil
        }
    }

    private var formSentence: String? {
        switch fact {
        case .syntax(let problem): "not valid YAML: \(shortened(problem, to: 120))"
        case .manyDocuments: "a second document begins here, expected one preset in a file"
        case .anchor: "anchors and aliases (& and *) are not allowed in a preset; in quotes they are text"
        case .tag(let tag): "the tag “\(shortened(tag))” is not allowed in a preset"
        case .mergeKey: "merging with << is not allowed in a preset"
        case .keyNotText: "a key must be a word"
        case .tooDeep: "nested too deeply for a preset"
        case .tooManyBrackets(let limit):
            "nested too deeply: more than \(limit) brackets [ and { are open here, those in notes and remarks counted; "
                + "close them or leave some out"
        case .tooManyEntries(let count, let limit): "found a list of \(count), expected \(limit) at most"
        case .tooManyNodes(let limit): "more than \(limit) values, the limit for a preset"
        case .duplicateKey(let key): "“\(shortened(key))” is given twice"
        case .unknownKey(let keys, let nearest):
            "there is no such key"
                + (nearest == nil && !keys.isEmpty ? "; the keys here are \(list(keys))" : hint(nearest))
        case .missingKey(let key): "“\(key)” is missing"
        case .missingOneOf(let keys): "expected one of \(list(keys))"
        case .together(let first, let second): "“\(first)” and “\(second)” exclude each other"
        case .overrideWithoutValue(let text):
            "“\(shortened(text))” has no value, expected path=value such as optimizer.rate=0.1"
        case .overridePath(let text): "“\(shortened(text))” is not a path such as network[0].units"
        case .noSuchEntry(let index, let count): "there is no entry \(index), expected 0 to \(count)"
        case .singleValue: "this is a single value, so nothing inside it can be set"
        default: nil
        }
    }

    private var valueSentence: String {
        switch fact {
        case .wrong(let found, let expected): "found \(found.words), expected \(expected.words)"
        case .wrongChoice(let name, let options, let nearest):
            "found “\(shortened(name))”, expected \(alternatives(options))" + hint(nearest)
        case .unknownName(let name, let kind, let nearest):
            "there is no \(kind.rawValue) “\(shortened(name))”" + hint(nearest)
        case .tooLong(let limit): "longer than the limit of \(limit) characters"
        case .controlCharacter: "found a control character, expected plain text"
        case .tooManyLayers(let limit): "more than \(limit) layers"
        case .outputWidth(let unit):
            "the width of “\(unit)” follows from its input; "
                + "an output layer needs a unit whose width can be chosen"
        case .fixedWidth(let unit): "the width of “\(unit)” follows from its input, so it has no “units”"
        case .outputUnits: "the width of the output layer follows from the data, so it has no “units”"
        case .noLayer(let unit): "this works on layers of “\(unit)”, of which the network has none"
        case .noFirstLayer(let unit): "this works on a first layer of “\(unit)”, and the network begins with another"
        case .formula(let error): error.description
        case .activation(let error): error.description
        case .problem(let error): error.description
        default: ""
        }
    }

    private func list(_ names: [String]) -> String {
        names.prefix(20).joined(separator: ", ") + (names.count > 20 ? ", … (\(names.count) in all)" : "")
    }
}

extension PresetError.Found {
    var words: String {
        switch self {
        case .nothing: "nothing"
        case .text(let text): "“\(shortened(text))”"
        case .list(let count): count == 1 ? "a list of one" : "a list of \(count)"
        case .mapping: "a mapping"
        }
    }
}

extension PresetError.Expectation {
    var words: String {
        switch self {
        case .number(let range): "a number from \(number(range.lowerBound)) to \(number(range.upperBound))"
        case .wholeNumber(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .wholeNumberOr(let range, let word):
            "a whole number from \(range.lowerBound) to \(range.upperBound), or “\(word)”"
        case .share: "a number above 0 and at most 1"
        case .seed: "a whole number from 0 to \(UInt64.max)"
        case .seeds(let range):
            "a number of seeds from \(range.lowerBound) to \(range.upperBound), or a list of different seeds"
        case .flag: "true or false"
        case .text: "text"
        case .line: "one line of text"
        case .list: "a list"
        case .mapping: "a mapping such as {key: value}"
        case .nameOrMapping: "a name or a mapping"
        case .range: "a lower and an upper end such as [-1, 1]"
        case .ranges: "a range such as [-1, 1], or a list of ranges"
        case .names: "a list of names"
        case .edge: "the numbers of a layer, an input and a unit such as [1, 2, 1]"
        case .oneOf(let options): alternatives(options)
        case .oneKey(let keys): "exactly one of the keys \(alternatives(keys))"
        case .setting(let setting): setting.expectation
        }
    }

    private func number(_ value: Double) -> String { YAMLText.number(value) }
}

/// "a, b or c".
private func alternatives(_ names: [String]) -> String {
    guard names.count > 1, let last = names.last else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " or " + last
}

/// A quotation that fits a line and cannot disturb a terminal.
private func shortened(_ text: String, to limit: Int = 60) -> String {
    let scalars = text.unicodeScalars
    // Scalars, as one letter can carry any number of accents.
    let shown =
        scalars.prefix(limit + 1).count > limit ? Array(scalars.prefix(limit - 1)) + ["…"] : Array(scalars)
    return String(String.UnicodeScalarView(shown.map { $0.isPlain ? $0 : " " }))
}
