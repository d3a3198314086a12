import Cells

extension KeyTable {
    /// Collects the bindings of one group.
    public struct Writer {
        let group: KeyBinding.Group
        var place = KeyBinding.Place.stage(.network)
        var bindings: [KeyBinding] = []

        /// - Parameters:
        ///   - keys: names with spaces between them, the one to be shown first.
        ///   - command: what they do.
        ///   - label: a word or two, for the bottom line.
        ///   - description: a sentence, for help and palette.
        ///   - importance: higher stays longer in the bottom line; 0 is never there.
        public mutating func callAsFunction(
            _ keys: String, _ command: Command, _ label: String, _ description: String, _ importance: Int = 0
        ) {
            bindings.append(
                KeyBinding(
                    command: command, keys: keys.split(separator: " ").compactMap { KeyStroke(String($0)) },
                    label: label, description: description, group: group, place: place, importance: importance))
        }
    }

    static func group(_ group: KeyBinding.Group, _ write: (inout Writer) -> Void) -> [KeyBinding] {
        var writer = Writer(group: group)
        write(&writer)
        return writer.bindings
    }

    /// The command of a key in a place, which may be none.
    func command(of stroke: KeyStroke, in place: KeyBinding.Place, focus: PanelName) -> Command? {
        active(in: place, focus: focus).first { $0.keys.contains(stroke) }?.command
    }

    /// The bindings that count in a place, those of the panel first and those of all stages last.
    func active(in place: KeyBinding.Place, focus: PanelName) -> [KeyBinding] {
        guard case .stage(let stage) = place else { return bindings.filter { $0.place == place } }
        let sets = stage == .network ? panels[focus]?.keys.map(\.name) ?? [] : []
        let inner = bindings.filter { if case .panel(let keys) = $0.place { sets.contains(keys) } else { false } }
        return inner + bindings.filter { $0.place == place } + bindings.filter { $0.place == .everywhere }
    }

    /// Where a key counts, for a list of all: nothing where it counts on the screen.
    func remark(_ place: KeyBinding.Place) -> String {
        switch place {
        case .panel(let keys):
            let names = panels.entries.filter { $0.keys.contains { $0.name == keys } }.map(\.name.rawValue)
            return " (\(names.joined(separator: ", ")))"
        case .list: return " (in a list)"
        case .reading: return " (in a text)"
        case .typing: return " (in a line)"
        case .question: return " (at a question)"
        case .divergence: return " (at a divergence)"
        case .lesson: return " (in a lesson)"
        case .everywhere, .stage: return ""
        }
    }

    /// The list of keys as lines of plain text, the groups under their headings.
    public var lines: [String] {
        KeyBinding.Group.allCases.flatMap { group in
            [group.rawValue]
                + bindings.filter { $0.group == group }.map { binding in
                    let keys = binding.keyNames(.ascii)
                    return "  " + keys + String(repeating: " ", count: max(1, 24 - keys.count)) + binding.description
                } + [""]
        }
    }

    /// The list of keys in Markdown, one table for each group.
    public var markdown: String {
        KeyBinding.Group.allCases.map { group in
            let rows = bindings.filter { $0.group == group }.map { binding in
                let keys = binding.keys.map { "`\(KeyBinding.short($0))`" }.joined(separator: " ")
                return "| \(keys) | \(binding.description) |"
            }
            return "**\(group.rawValue)**\n\n| key | what it does |\n|---|---|\n" + rows.joined(separator: "\n")
        }.joined(separator: "\n\n")
    }
}
