import Catalogue

/// How values of a kind stand in a preset and in words.
struct ValueForm<Value: Hashable & Sendable>: Sendable {
    /// The value of a place of a preset, given the experiment as read so far; `nil` after a mistake, which is reported.
    let read: @Sendable (PresetField, PresetReader, Experiment) -> Value?
    /// What stands behind the key: the rest of its line, then the lines below.
    let write: @Sendable (Value, PresetWriter) -> [String]
    /// In a few words.
    let words: @Sendable (Value) -> String

    init(
        read: @escaping @Sendable (PresetField, PresetReader, Experiment) -> Value?,
        write: @escaping @Sendable (Value, PresetWriter) -> [String], words: @escaping @Sendable (Value) -> String
    ) {
        (self.read, self.write, self.words) = (read, write, words)
    }

    /// A value that is read by itself; worded as it is written where nothing else is said.
    init(
        read: @escaping @Sendable (PresetField) -> Value?, write: @escaping @Sendable (Value) -> String,
        words: (@Sendable (Value) -> String)? = nil
    ) {
        self.init(read: { field, _, _ in read(field) }, write: { value, _ in [write(value)] }, words: words ?? write)
    }

    /// A value that may be missing; a missing one is never written.
    func optional(_ nothing: String) -> ValueForm<Value?> {
        ValueForm<Value?>(
            read: { .some(read($0, $1, $2)) }, write: { value, writer in value.map { write($0, writer) } ?? [] },
            words: { $0.map(words) ?? nothing })
    }
}

extension ValueForm<Double> {
    /// A number within limits.
    static func number(in range: ClosedRange<Double>) -> Self {
        ValueForm(read: { $0.number(in: range) }, write: YAMLText.number)
    }
}

extension ValueForm<Int> {
    /// A whole number within limits, or a word that stands for 0.
    static func wholeNumber(in range: ClosedRange<Int>, zero word: String? = nil) -> Self {
        ValueForm(
            read: { field in
                guard let word else { return field.wholeNumber(in: range) }
                return field.isWord(word) ? 0 : field.wholeNumber(in: range, expected: .wholeNumberOr(range, word))
            },
            write: { $0 == 0 && word != nil ? word ?? "" : "\($0)" })
    }
}

extension ValueForm<UInt64> {
    /// A whole number of 64 bits that begins random numbers.
    static let seed = ValueForm(read: { $0.seed() }, write: { "\($0)" })
}

extension ValueForm<Bool> {
    static let flag = ValueForm(read: { $0.flag() }, write: YAMLText.flag)
}

extension ValueForm where Value: RawRepresentable<String> & CaseIterable {
    /// One of a few words.
    static var word: Self {
        ValueForm(
            read: { $0.choice(Value.allCases.map(\.rawValue)).flatMap { Value(rawValue: $0) } },
            write: { $0.rawValue })
    }
}
