import Catalogue
import Synchronization

extension Palette {
    /// The activation that a text means: the entry of that name or alias, or a typed formula. `nil` where it is
    /// neither.
    public static func activation(of text: String) -> Activation? {
        if let entry = activation(named: text) { return entry }
        guard isFormula(text) else { return nil }
        // A network is built with every edit; parsing and checking would cost a millisecond each time.
        return typed.withLock { typed in
            if let known = typed[text] { return known }
            let made = (try? TypedActivation(text))?.activation
            if typed.count >= 64 { typed.removeAll() }
            typed[text] = .some(made)
            return made
        }
    }

    /// Whether a text that is no entry's name can only be meant as a formula.
    public static func isFormula(_ text: String) -> Bool {
        let text = text.trimmingPrefix { $0.isWhitespace }
        return text == "x" || text == "-x"
            || text.unicodeScalars.contains { "()+*/^%<>=×·".unicodeScalars.contains($0) }
    }

    private static let typed = Mutex<[String: Activation?]>([:])
}
