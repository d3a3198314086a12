import Catalogue
import Experiments
import Problems
import Testing

@testable import Playground
@testable import Training

@Suite("Search finds what is meant")
struct SearchTests {
    private static var state: State {
        var state = Screens.plain.state
        state.presets = PresetLibrary.shipped.listing()
        return state
    }

    private static let purposes: [Picker.Purpose] = [
        .commands, .panels, .unit, .newLayer(at: 0), .activation, .explored(replacing: nil), .data, .presets, .lane,
        .preferences,
    ]

    private static func first(_ text: String, _ purpose: Picker.Purpose, _ state: State) -> Picker.Entry? {
        var picker = Picker(purpose)
        picker.query.insert(text)
        return picker.found(state).first?.entry
    }

    @Test("every name, typed exactly, is the first that is found in its list", arguments: purposes)
    func exactNames(purpose: Picker.Purpose) {
        let state = Self.state
        let entries = Picker(purpose).entries(state)
        #expect(!entries.isEmpty)
        for entry in entries {
            for name in [entry.text] + entry.names {
                // Commands of several places may share a label; any of that name will do.
                let found = Self.first(name, purpose, state)
                #expect(
                    found == entry || ([found?.text ?? ""] + (found?.names ?? [])).contains(name),
                    "\(name): \(found?.text ?? "nothing")")
            }
        }
    }

    @Test("names of the catalogue that were once near misses give themselves")
    func nearMisses() {
        let state = Self.state
        for name in ["tanh", "erf", "square", "hat", "rrelu", "loglog", "abrelu"] {
            guard let activation = Palette.activation(named: name) else { continue }
            #expect(Self.first(name, .activation, state)?.choice == .activation(activation.name), "\(name)")
        }
        for name in ["nalu", "rbf"] {
            #expect(Self.first(name, .unit, state)?.choice == .unit(name), "\(name)")
        }
    }

    @Test(
        "people's words find the command, setting or lens that is meant",
        arguments: [
            ("reset", Picker.Entry.Choice.command(.network(.restart))), ("save", .command(.network(.write))),
            ("export", .command(.network(.write))), ("seeds", .command(.network(.reseed))),
            ("ghost", .command(.network(.twin))), ("next lesson", .command(.network(.lesson))),
            ("dead", .lens("dead-units")), ("cka", .lens("similarity")), ("undo", .command(.network(.undo))),
        ])
    func meanings(word: String, choice: Picker.Entry.Choice) {
        var picker = Picker(.commands)
        picker.query.insert(word)
        let found = picker.found(Self.state).prefix(3).map(\.entry.choice)
        #expect(found.contains(choice), "\(word): \(found)")
    }

    @Test("settings are found by their own names and by those of other programs")
    func settings() {
        for (word, title) in [("optimizer", "optimizer"), ("initializer", "initial weights"), ("lr", "learning rate")] {
            var picker = Picker(.commands)
            picker.query.insert(word)
            #expect(picker.found(Self.state).prefix(3).contains { $0.entry.text == title }, "\(word)")
        }
    }

    @Test("what cannot be taken back is never a guess from scattered letters")
    func destructive() {
        let state = Self.state
        for text in ["rste", "rml", "prn", "stgn", "rsl", "lv"] {
            var picker = Picker(.commands)
            picker.query.insert(text)
            #expect(!picker.found(state).contains { $0.entry.isDestructive }, "\(text)")
        }
    }

    @Test("a long paste is cut to what a search looks at")
    func longPaste() {
        var state = Self.state
        _ = update(&state, .command(.palette))
        _ = update(&state, .event(.paste(String(repeating: "seventy letters ", count: 400))))
        guard case .picker(let picker) = state.overlays.last else { return #expect(Bool(false), "no list") }
        #expect(picker.query.text.count == Search.lengthLimit)
    }

    @Test("in words a line that is a command is never swallowed by an open list")
    func plainLists() {
        var state = Self.state
        _ = update(&state, .command(.network(.presets)))
        guard case .actions(let actions) = ParsedLine("set learning rate 0.5", state) else {
            return #expect(Bool(false), "nothing is done")
        }
        for action in actions { _ = update(&state, action) }
        #expect(state.experiment.rate == 0.5 && state.overlays.isEmpty)
    }
}
