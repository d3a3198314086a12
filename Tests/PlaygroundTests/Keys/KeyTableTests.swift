import Cells
import Testing

@testable import Playground

@Suite("The table of keys")
struct KeyTableTests {
    static let places: [(KeyBinding.Place, PanelName)] =
        PanelTable.standard.names.map { (.stage(.network), $0) } + Stage.allCases.map { (.stage($0), .network) }
        + [.list, .reading, .typing, .question, .divergence].map { ($0, .network) }

    @Test("gives each key one meaning in each place")
    func conflicts() {
        for (place, focus) in Self.places {
            var seen: [KeyStroke: KeyBinding] = [:]
            for binding in KeyTable.standard.active(in: place, focus: focus) {
                for key in binding.keys {
                    if let other = seen[key] {
                        Issue.record("\(key) at \(place) with \(focus): \(other.command) and \(binding.command)")
                    }
                    seen[key] = binding
                }
            }
        }
    }

    @Test("has keys that can be typed, and words, for every command")
    func complete() {
        for binding in KeyTable.standard.bindings {
            #expect(!binding.keys.isEmpty && !binding.label.isEmpty && !binding.description.isEmpty)
        }
        let bound = Set(KeyTable.standard.bindings.map(\.command))
        let all =
            NetworkCommand.allCases.map { Command.network($0) } + RaceCommand.allCases.map { .race($0) }
            + Move.allCases.map { .move($0) } + PanelTable.standard.names.map { .panel($0) }
        for command in all { #expect(bound.contains(command), "\(command) has no key") }
    }

    @Test("names its keys as they are read back")
    func names() {
        for key in KeyTable.standard.bindings.flatMap(\.keys) { #expect(KeyStroke(key.description) == key) }
    }

    @Test("makes the help: every binding is in it")
    func help() {
        let lines = OverlayView.helpLines(width: 300, theme: .dark, glyphs: .braille, stage: .network, keys: .standard)
            .map {
                $0.spans.map(\.text).joined()
            }
        for binding in KeyTable.standard.bindings {
            #expect(
                lines.contains { $0.contains(binding.description) && $0.contains(binding.key) }, "\(binding.command)")
        }
    }

    @Test("makes the README's list: every binding is in it")
    func markdown() {
        for binding in KeyTable.standard.bindings { #expect(KeyTable.standard.markdown.contains(binding.description)) }
    }

    @Test("makes the palette: every command of the screen is in it, and is found by its words")
    func palette() {
        let state = State(PanelExamples.planeExperiment, name: "plane")
        for binding in KeyTable.standard.bindings
        where binding.place == .stage(.network) || binding.place == .everywhere {
            if binding.command == .palette || binding.command == .close { continue }
            var picker = Picker(.commands)
            picker.query.insert(String(binding.description.prefix(20)))
            let found = picker.found(state).prefix(6)
            #expect(found.contains { $0.entry.choice == .command(binding.command) }, "\(binding.command)")
        }
    }

    @Test("keeps the help in the bottom line at every width")
    func bottomLine() {
        let state = State(PanelExamples.planeExperiment, name: "plane")
        for width in 6...200 {
            let line = BottomLine(state, width: width)
            #expect(line.hints.last?.command == .help)
            #expect(line.hints.last?.columns.upperBound == width)
            for (left, right) in zip(line.hints, line.hints.dropFirst()) {
                #expect(left.columns.upperBound <= right.columns.lowerBound)
            }
        }
    }
}
