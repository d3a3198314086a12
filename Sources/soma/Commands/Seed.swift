import ArgumentParser

/// A seed as it is typed.
enum Seed {
    static func read(_ text: String) throws -> UInt64 {
        guard let seed = UInt64(text) else {
            throw ValidationError("--seed is \(text.prefix(60)); expected a whole number from 0 to \(UInt64.max)")
        }
        return seed
    }
}
