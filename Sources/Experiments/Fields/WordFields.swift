extension ExperimentField {
    static let title = ExperimentField(
        "title", \.title, .prose(limit: PresetLimits.titleCharacters, lines: false), title: "title",
        meaning: "What it is called.", owner: .lane, reach: { _, _ in .words }, isSetting: false)

    static let note = ExperimentField(
        "note", \.note, .prose(limit: PresetLimits.noteCharacters, lines: true), title: "note",
        meaning: "What to look for.", owner: .lane, reach: { _, _ in .words }, isSetting: false)
}

extension ValueForm<String> {
    /// Text without blanks at its ends, of one line or many.
    fileprivate static func prose(limit: Int, lines: Bool) -> Self {
        ValueForm(
            read: { field, _, _ in field.text(limit: limit, lines: lines)?.trimmed },
            write: { text, _ in lines ? block(text) : [YAMLText.text(text)] }, words: { $0 })
    }

    /// As a block where the lines can stand as they are, in quotes otherwise.
    private static func block(_ text: String) -> [String] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        // A block shows no escapes, and its first line's blanks would count as indentation.
        let isPlain = text.unicodeScalars.allSatisfy { $0 == "\n" || $0.isPlain } && lines.first?.first != " "
        guard isPlain else { return [YAMLText.quoted(text)] }
        return ["|"] + lines.map { $0.isEmpty ? "" : "  " + $0 }
    }
}

extension String {
    /// Without blanks and line breaks at the ends.
    fileprivate var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }),
            let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
