import Cells
import Training

extension State {
    /// Sets something for all experiments: at once where it can be seen, and for the next time.
    mutating func prefer(_ name: PreferenceName, _ value: String) -> [Effect] {
        guard preferences.set(name, value) else { return [] }
        message = Message("\(name.title): \(value)")
        var effects: [Effect] = []
        switch name {
        case .theme: display.theme = preferences.theme ?? display.theme
        case .glyphs:
            let wanted = preferences.glyphs ?? display.capabilities.glyphs
            display.capabilities.glyphs = min(wanted, display.availableGlyphs)
        case .pace:
            pace = preferences.pace ?? pace
            effects = [.train(.pace(pace.limit)), .race(.train(.pace(pace.limit)))]
        case .plain: message = Message("\(name.title): \(value), from the next start")
        case .fps, .surfaces, .mouse: break
        }
        return effects + [.keep(preferences)]
    }

    /// Each setting with each of its values.
    var preferenceEntries: [Picker.Entry] {
        PreferenceName.allCases.flatMap { name in
            name.choices.map { value in
                Picker.Entry(
                    text: "\(name.title): \(value)", detail: isInForce(name, value) ? "now" : "",
                    keywords: name.rawValue, choice: .preference(name, value))
            }
        }
    }

    private func isInForce(_ name: PreferenceName, _ value: String) -> Bool {
        switch name {
        case .theme: display.theme.name == value
        case .glyphs: display.capabilities.glyphs.name == value
        case .pace: pace.name == value
        default: preferences[name] == value
        }
    }

    /// Trains more slowly or faster, from now on and for the next time.
    mutating func setPace(faster: Bool) -> [Effect] {
        let index = (Pace.ladder.firstIndex(of: pace) ?? 0) + (faster ? 1 : -1)
        guard Pace.ladder.indices.contains(index) else {
            message = Message("already at the end: \(pace.words)")
            return []
        }
        let effects = prefer(.pace, Pace.ladder[index].name)
        message = Message("pace: \(pace.words)")
        return effects
    }
}
