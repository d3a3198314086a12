import Cells
import Problems
import Testing

@testable import Playground

@Suite("What is set for all experiments")
struct PreferencesTests {
    @Test("what is written reads back")
    func roundTrip() {
        var preferences = Preferences()
        for name in PreferenceName.allCases {
            for value in name.choices {
                preferences.set(name, value)
                #expect(preferences[name] == value)
                let (again, mistakes) = Preferences.reading(preferences.text)
                #expect(again == preferences && mistakes.isEmpty)
            }
        }
    }

    @Test("lines that mean nothing are told, and the others count")
    func mistakes() {
        let text = "# mine\ntheme: LIGHT\r\nthme: dark\nfps: 900\nno colon\n\u{1B}[31m: x\nmouse: off\n"
        let (preferences, mistakes) = Preferences.reading(text)
        #expect(preferences.theme == .light)
        #expect(preferences.mouse == false)
        #expect(preferences.framesPerSecond == nil)
        #expect(
            mistakes.map(\.description) == [
                "line 3: there is no setting “thme”; did you mean “theme”?",
                "line 4: fps is '900', expected a whole number from 1 to 60",
                "line 5: found 'no colon', expected 'name: value'",
                "line 6: there is no setting “?[31m”",
            ])
    }

    @Test("any bytes are read without a trap")
    func hostile() {
        var random = RandomNumbers(seed: 3, stream: "settings")
        for _ in 0..<2000 {
            let bytes = (0..<random.integer(below: 60)).map { _ in UInt8(random.integer(below: 256)) }
            let (preferences, _) = Preferences.reading(String(decoding: bytes, as: UTF8.self))
            #expect(Preferences.reading(preferences.text).preferences == preferences)
        }
    }

    @Test("a key that changes the looks is remembered")
    func keys() {
        var state = Screens.plain.state
        let effects = update(&state, .command(.theme))
        #expect(state.display.theme.name == Theme.all[1].name)
        #expect(effects.contains(.keep(state.preferences)) && state.preferences.theme == state.display.theme)
        _ = update(&state, .command(.network(.faster)))
        #expect(state.preferences.pace == state.pace || state.pace == .full)
    }

    @Test("the list of preferences sets what is chosen in it")
    func list() {
        var state = Screens.plain.state
        _ = update(&state, .command(.preferences))
        _ = update(&state, .event(.paste("frames 10")))
        let effects = update(&state, .command(.confirm))
        #expect(state.preferences.framesPerSecond == 10)
        #expect(effects.contains(.keep(state.preferences)))
    }
}
