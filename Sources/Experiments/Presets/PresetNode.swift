/// A preset as a tree of words, lists and mappings, before anything is known of their meaning.
struct PresetNode: Hashable, Sendable {
    enum Content: Hashable, Sendable {
        /// Quoted text is never a number or a word with a meaning of its own.
        case scalar(String, isQuoted: Bool)
        case list([PresetNode])
        /// In the order of the file.
        case mapping([Entry])
    }

    struct Entry: Hashable, Sendable {
        var key: String
        /// Where the key stands.
        var line: Int?
        var value: PresetNode
    }

    var content: Content
    /// `nil` for what was given on the command line.
    var line: Int?

    init(_ content: Content, line: Int? = nil) {
        self.content = content
        self.line = line
    }

    /// What an empty place holds.
    static let nothing = PresetNode(.scalar("", isQuoted: false))

    /// The text of a scalar; `nil` for nothing, lists and mappings.
    var text: String? {
        guard case .scalar(let text, let isQuoted) = content else { return nil }
        return isQuoted || !["", "~", "null", "Null", "NULL"].contains(text) ? text : nil
    }

    /// The text of a scalar without quotes, whose words may have a meaning.
    var word: String? {
        guard case .scalar(_, false) = content else { return nil }
        return text
    }

    var found: PresetError.Found {
        switch content {
        case .scalar: text.map { .text($0) } ?? .nothing
        case .list(let items): .list(count: items.count)
        case .mapping: .mapping
        }
    }

    /// The same tree without places, for values that are in no file.
    var withoutLines: PresetNode {
        switch content {
        case .scalar: PresetNode(content)
        case .list(let items): PresetNode(.list(items.map(\.withoutLines)))
        case .mapping(let entries):
            PresetNode(.mapping(entries.map { Entry(key: $0.key, line: nil, value: $0.value.withoutLines) }))
        }
    }
}
