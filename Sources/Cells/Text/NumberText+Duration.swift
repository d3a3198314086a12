extension NumberText {
    /// A time span with its two largest units: `850 µs`, `1.2 s`, `42 s`, `1m 20s`, `2h 05m`, `3d 4h`.
    public static func duration(_ seconds: Double) -> String {
        guard seconds.isFinite else { return special(seconds) ?? "?" }
        if seconds < 0 { return "-" + duration(-seconds) }
        // Each limit is where the rounded text would reach the next unit.
        if seconds < 0.9995e-3 { return significant(seconds * 1e6) + " µs" }
        if seconds < 0.9995 { return significant(seconds * 1e3) + " ms" }
        if seconds < 9.95 { return fixed(seconds, decimals: 1) + " s" }
        guard seconds < 1e12 else { return significant(seconds / 86_400) + " d" }
        let whole = Int(seconds.rounded())
        if whole < 60 { return "\(whole) s" }
        if whole < 3600 { return "\(whole / 60)m \(twoDigits(whole % 60))s" }
        if whole < 86_400 { return "\(whole / 3600)h \(twoDigits(whole % 3600 / 60))m" }
        return "\(grouped(whole / 86_400))d \(whole % 86_400 / 3600)h"
    }

    private static func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
