/// A date or a time of day in a cell, as days.
enum CellDate {
    /// Which part of 03/04/2021 is the day.
    enum Order {
        case dayFirst, monthFirst
    }

    /// Days since 1970-01-01 with the time of day as their fraction; `nil` where the text is no date.
    ///
    /// Reads 2021-04-03, 2021/4/3, 3.4.2021, 4/3/2021, 3-Apr-2021, Apr 3 2021, 2021-04 and a time behind them such as
    /// 10:30 or T10:30:05Z; a time of day alone counts from 0.
    static func days(_ text: String, order: Order) -> Double? {
        guard let parts = parts(text) else { return nil }
        guard let date = parts.date else { return parts.time }
        let (year, month, day): (Int, Int, Int)
        switch date {
        case .year(let y, let m, let d): (year, month, day) = (y, m, d)
        case .open(let first, let second, let y):
            (year, month, day) = order == .dayFirst ? (y, second, first) : (y, first, second)
        }
        guard (1...12).contains(month), (1...31).contains(day), (0...9999).contains(year) else { return nil }
        return Double(daysSince1970(year, month, day)) + parts.time
    }

    /// The order that all of a column's dates allow; day first where both do and points stand between the parts.
    static func order(_ texts: [String]) -> Order {
        var points = 0
        for text in texts {
            guard case .open(let first, let second, _)? = parts(text)?.date else { continue }
            if first > 12 { return .dayFirst }
            if second > 12 { return .monthFirst }
            if text.contains(".") { points += 1 }
        }
        return points > 0 ? .dayFirst : .monthFirst
    }

    private enum Written {
        case year(Int, Int, Int)
        /// Day and month in either order, then the year.
        case open(Int, Int, Int)
    }

    private static func parts(_ text: String) -> (date: Written?, time: Double)? {
        guard text.utf8.count <= 40, let first = text.utf8.first, first < 0x80 else { return nil }
        var words = text.split { $0 == " " || $0 == "," }
        // 2021-04-03T10:30: the T parts date and time.
        if let joined = words.first, let mark = joined.firstIndex(of: "T"), joined.first?.isNumber == true {
            words = [joined[..<mark], joined[joined.index(after: mark)...]] + words.dropFirst()
        }
        guard !words.isEmpty, words.count <= 5 else { return nil }
        var time = 0.0
        if let place = words.firstIndex(where: { $0.contains(":") }) {
            guard let value = timeOfDay(words[place], after: words[(place + 1)...].first) else { return nil }
            time = value
            words = Array(words[..<place])
        }
        if words.isEmpty { return (nil, time) }
        let marks: [Character] = ["-", "/", "."]
        var pieces = words.flatMap { word in word.split(omittingEmptySubsequences: false) { marks.contains($0) } }
        if pieces.count == 2, pieces[0].count == 4, words.count == 1, text.contains("-") { pieces.append("1") }
        guard pieces.count == 3, let date = date(pieces) else { return nil }
        return (date, time)
    }

    private static func date(_ pieces: [Substring]) -> Written? {
        if let place = pieces.firstIndex(where: { month($0) != nil }), let month = month(pieces[place]) {
            let others = pieces.indices.filter { $0 != place }.compactMap { number(pieces[$0]) }
            guard others.count == 2 else { return nil }
            let isYearFirst = others[0] > 31
            let year = isYearFirst ? others[0] : fullYear(others[1], digits: pieces[place == 2 ? 1 : 2].count)
            return .year(year, month, isYearFirst ? others[1] : others[0])
        }
        let numbers = pieces.compactMap(number)
        guard numbers.count == 3 else { return nil }
        if pieces[0].count == 4 { return .year(numbers[0], numbers[1], numbers[2]) }
        guard pieces[2].count == 4 || pieces[2].count == 2, pieces[0].count <= 2, pieces[1].count <= 2 else {
            return nil
        }
        guard max(numbers[0], numbers[1]) <= 31, min(numbers[0], numbers[1]) <= 12 else { return nil }
        return .open(numbers[0], numbers[1], fullYear(numbers[2], digits: pieces[2].count))
    }

    /// 10:30, 10:30:05.5, with Z or pm behind it, as a part of a day.
    private static func timeOfDay(_ word: Substring, after: Substring?) -> Double? {
        let text = word.hasSuffix("Z") ? word.dropLast() : word.prefix { $0 != "+" }
        let parts = text.split(separator: ":").compactMap { Double($0) }
        guard (2...3).contains(parts.count), parts.count == text.split(separator: ":").count else { return nil }
        guard (0...24).contains(parts[0]), parts.dropFirst().allSatisfy({ (0...60).contains($0) }) else { return nil }
        let hours = after?.lowercased() == "pm" && parts[0] < 12 ? parts[0] + 12 : parts[0]
        let seconds = parts.count == 3 ? parts[2] : 0
        return hours / 24 + parts[1] / 1440 + seconds / 86400
    }

    private static func number(_ text: Substring) -> Int? {
        text.count <= 4 && text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
    }

    /// Two digits are of the years 1969 to 2068, as POSIX reads them.
    private static func fullYear(_ year: Int, digits: Int) -> Int {
        digits > 2 ? year : year < 69 ? 2000 + year : 1900 + year
    }

    private static func month(_ text: Substring) -> Int? {
        guard text.count >= 3, text.count <= 9 else { return nil }
        let lower = text.lowercased()
        return months.firstIndex { $0.hasPrefix(lower) }.map { $0 + 1 }
    }

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]

    /// Source: H. Hinnant, chrono-compatible low-level date algorithms, 2013: days_from_civil
    private static func daysSince1970(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let y = month <= 2 ? year - 1 : year
        let era = (y >= 0 ? y : y - 399) / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }
}
