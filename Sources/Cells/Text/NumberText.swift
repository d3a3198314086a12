/// Numbers written for people: the same in every locale.
public enum NumberText {
    /// A number with `digits` significant digits, without zeros at the end: `0.123`, `12.3`, `1235`,
    /// `1.2e-5`.
    ///
    /// Whole digits are never rounded away: 1234.5 is `1235`, not `1230`. Exponents are used below 0.001 and
    /// from a million on.
    public static func significant(_ value: Double, digits: Int = 3) -> String {
        guard let special = special(value) else {
            let exact = DecimalDigits(value)
            let decimal = exact.rounded(toDigits: max(digits, min(exact.exponent + 1, 6)))
            return decimal.exponent < -3 || decimal.exponent >= 6
                ? exact.rounded(toDigits: digits).scientific() : decimal.plain()
        }
        return special
    }

    /// A number with exactly `decimals` digits after the point.
    public static func fixed(_ value: Double, decimals: Int) -> String {
        guard let special = special(value) else {
            var decimal = DecimalDigits(value)
            decimal.round(toDigits: decimal.exponent + 1 + decimals)
            return decimal.plain(decimals: decimals)
        }
        return special
    }

    /// A number with a suffix for thousands and more: `950`, `12.3k`, `4M`, `1.5G`.
    public static func compact(_ value: Double, digits: Int = 3) -> String {
        guard let special = special(value) else {
            var decimal = DecimalDigits(value).rounded(toDigits: max(digits, 1))
            let group = decimal.exponent / 3
            guard group >= 1, group <= 5 else { return significant(value, digits: digits) }
            decimal.exponent -= 3 * group
            return decimal.plain() + ["", "k", "M", "G", "T", "P"][group]
        }
        return special
    }

    /// A whole number with commas between thousands: `1,234,567`.
    public static func grouped(_ value: Int) -> String {
        var text = ""
        for (index, digit) in String(value.magnitude).reversed().enumerated() {
            if index > 0, index % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return (value < 0 ? "-" : "") + String(text.reversed())
    }

    /// A fraction of 1 in percent: 0.9734 is `97.3%`.
    public static func percent(_ fraction: Double) -> String {
        guard fraction.isFinite, fraction.magnitude < 1e9 else { return special(fraction) ?? "huge" }
        // Never "100%" while something is missing.
        if fraction < 1, fraction >= 0.9995 { return "99.9%" }
        return significant(fraction * 100) + "%"
    }

    /// A number of bytes: `512 B`, `1.5 MB`; thousands, not 1024.
    public static func bytes(_ count: Int) -> String {
        guard count.magnitude >= 1000 else { return "\(count) B" }
        let text = compact(Double(count))
        return "\(text.dropLast()) \(text.last == "k" ? "k" : String(text.suffix(1)))B"
    }

    static func special(_ value: Double) -> String? {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-inf" : "inf" }
        return nil
    }
}

extension DecimalDigits {
    func rounded(toDigits count: Int) -> DecimalDigits {
        var copy = self
        copy.round(toDigits: count)
        return copy
    }
}
