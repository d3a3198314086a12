import Catalogue
import Formulas
import Problems

/// One mistake in a preset: where, and what. Worded in `PresetError+Wording.swift`.
public struct PresetError: Error, Hashable, Sendable {
    /// The file as it was named; `nil` for text that came from elsewhere.
    public let file: String?
    /// Counted from 1; `nil` for the file as a whole and for values given on the command line.
    public let line: Int?
    /// The place inside, "network[2].activation"; empty for the whole.
    public let path: String
    /// What is wrong.
    public let fact: Fact

    /// A mistake at a place.
    public init(file: String? = nil, line: Int? = nil, path: String = "", fact: Fact) {
        self.file = file
        self.line = line
        self.path = path
        self.fact = fact
    }

    /// What was found. `nearest` is the valid name that was probably meant.
    public enum Fact: Hashable, Sendable {
        // The file.
        case missingFile
        case isFolder
        /// A device, a pipe or a socket.
        case notARegularFile
        case unreadable
        case tooLarge(limit: Int)
        case notUTF8
        case empty
        case alreadyThere
        case notWritable

        // Its form.
        /// In the words of the YAML parser.
        case syntax(String)
        case manyDocuments
        case anchor
        case tag(String)
        case mergeKey
        case keyNotText
        case tooDeep
        /// Opened and not closed, wherever they stand.
        case tooManyBrackets(limit: Int)
        case tooManyEntries(count: Int, limit: Int)
        case tooManyNodes(limit: Int)

        // Keys.
        case duplicateKey(String)
        case unknownKey(keys: [String], nearest: String?)
        case missingKey(String)
        case missingOneOf([String])
        case together(String, String)

        // Values.
        case wrong(Found, expected: Expectation)
        case wrongChoice(String, options: [String], nearest: String?)
        case unknownName(String, Kind, nearest: String?)
        case tooLong(limit: Int)
        case controlCharacter
        case tooManyLayers(limit: Int)
        /// The output layer's width must be one that can be chosen; the unit's cannot.
        case outputWidth(unit: String)
        /// A width is given for a unit that has none to choose.
        case fixedWidth(unit: String)
        /// A width is given for the output layer.
        case outputUnits
        /// What is asked for works on layers of a unit, of which there are none.
        case noLayer(unit: String)
        case noFirstLayer(unit: String)
        case formula(FormulaError)
        case activation(TypedActivationError)
        case problem(ProblemError)

        // Changes given as path=value.
        case overrideWithoutValue(String)
        case overridePath(String)
        case noSuchEntry(index: Int, count: Int)
        case singleValue

        // The library.
        case unknownPreset(String, nearest: String?)
    }

    /// What stands in a place.
    public enum Found: Hashable, Sendable {
        case nothing
        case text(String)
        case list(count: Int)
        case mapping
    }

    /// What should stand there.
    public enum Expectation: Hashable, Sendable {
        case number(ClosedRange<Double>)
        case wholeNumber(ClosedRange<Int>)
        /// A whole number or this word.
        case wholeNumberOr(ClosedRange<Int>, String)
        /// More than 0, at most 1.
        case share
        /// A whole number of 64 bits.
        case seed
        /// How many seeds, or a list of different ones.
        case seeds(ClosedRange<Int>)
        case flag
        case text
        case line
        case list
        case mapping
        case nameOrMapping
        /// A lower and an upper end.
        case range
        case ranges
        case names
        /// Three numbers.
        case edge
        case oneOf([String])
        case oneKey([String])
        case setting(Setting)
    }

    /// What a name is the name of.
    public enum Kind: String, Hashable, Sendable {
        case unit, activation, loss, optimizer, schedule, initializer
        case rule = "learning rule"
        case dataSet = "data set"
        case variable, function
    }
}

/// All mistakes of one preset.
public struct PresetErrors: Error, Hashable, Sendable {
    /// In the order of the file; at least one.
    public let errors: [PresetError]
    /// How many more there are.
    public let omitted: Int

    /// Mistakes in the order of the file; of `omitted` more only the number is told.
    public init(_ errors: [PresetError], omitted: Int = 0) {
        self.errors = errors
        self.omitted = omitted
    }

    init(_ fact: PresetError.Fact, file: String?) { self.init([PresetError(file: file, fact: fact)]) }
}
