/// Cuts the bytes of a table into records of cells, whatever pieces the bytes come in.
///
/// Cells may stand in quotation marks, which double inside; quoted cells may hold separators and line ends.
/// Lines end in LF, CR or both. Empty lines are passed over.
/// Source: Y. Shafranovich, RFC 4180, 2005
struct CSVScanner {
    /// One line of the table: the bytes of its cells one after the other, and where each ends.
    struct Record {
        /// The line the record starts on, counted from 1.
        var line = 1
        var bytes: [UInt8] = []
        var ends: [Int] = []

        var count: Int { ends.count }

        /// The bytes of a cell without blanks around them.
        func cell(_ index: Int) -> ArraySlice<UInt8> {
            var start = index == 0 ? 0 : ends[index - 1]
            var end = ends[index]
            while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
            while start < end, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
            return bytes[start..<end]
        }

        func text(_ index: Int) -> String { String(decoding: cell(index), as: UTF8.self) }
    }

    private enum State {
        case cellStart, plain, quoted, quoteInQuoted
    }

    let file: String
    let separator: UInt8
    /// The record just completed, valid after `advance` or `finish` has answered true.
    private(set) var record = Record()
    private var current = Record()
    private var state = State.cellStart
    private var line = 1
    private var quoteLine = 1
    private var followsReturn = false
    private var hasQuotes = false

    init(file: String, separator: UInt8) {
        self.file = file
        self.separator = separator
    }

    /// Reads on until a record is complete (true) or the bytes are used up (false).
    mutating func advance(through bytes: [UInt8], from position: inout Int) throws(ProblemError) -> Bool {
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == 0 { throw .notText(file, line: line) }
            let isSecondOfPair = followsReturn && byte == Self.lineFeed
            followsReturn = byte == Self.carriageReturn
            let endsLine = byte == Self.lineFeed || byte == Self.carriageReturn
            if endsLine, state != .quoted {
                if isSecondOfPair { continue }
                line += 1
                if try endRecord() { return true }
                continue
            }
            switch state {
            case .quoted:
                if byte == Self.quote {
                    state = .quoteInQuoted
                } else {
                    if endsLine && !isSecondOfPair { line += 1 }
                    try append(byte)
                }
            case .quoteInQuoted:
                if byte == Self.quote {
                    try append(byte)
                    state = .quoted
                } else if byte == separator {
                    try endCell()
                } else if byte != Self.blank {
                    throw .textAfterQuote(file, line: line)
                }
            case .cellStart where byte == Self.quote:
                state = .quoted
                quoteLine = line
                hasQuotes = true
            case .cellStart, .plain:
                if byte == separator {
                    try endCell()
                } else {
                    try append(byte)
                    state = .plain
                }
            }
        }
        return false
    }

    /// Ends the text: true if a last line without an end was still open.
    mutating func finish() throws(ProblemError) -> Bool {
        if state == .quoted { throw .unterminatedQuote(file, line: quoteLine) }
        return try endRecord()
    }

    private mutating func append(_ byte: UInt8) throws(ProblemError) {
        current.bytes.append(byte)
        if current.bytes.count - (current.ends.last ?? 0) > ProblemLimits.cellBytes {
            throw .tooMany(.cellBytes, file, line: current.line, limit: ProblemLimits.cellBytes)
        }
    }

    private mutating func endCell() throws(ProblemError) {
        guard current.count < ProblemLimits.columns else {
            throw .tooMany(.columns, file, line: current.line, limit: ProblemLimits.columns)
        }
        current.ends.append(current.bytes.count)
        state = .cellStart
    }

    private mutating func endRecord() throws(ProblemError) -> Bool {
        let isEmpty =
            current.ends.isEmpty && !hasQuotes
            && current.bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 }
        if !isEmpty {
            try endCell()
            swap(&record, &current)
        }
        current.bytes.removeAll(keepingCapacity: true)
        current.ends.removeAll(keepingCapacity: true)
        current.line = line
        state = .cellStart
        hasQuotes = false
        return !isEmpty
    }

    private static let quote = UInt8(ascii: "\"")
    private static let blank = UInt8(ascii: " ")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    /// The separator of a table: of comma, semicolon and tab the one most frequent in its first line.
    static func separator(of start: [UInt8]) -> UInt8 {
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        for byte in start {
            if byte == quote { isQuoted.toggle() }
            if isQuoted { continue }
            // Empty lines before the first are passed over.
            if byte == lineFeed || byte == carriageReturn, !counts.isEmpty { break }
            counts[byte, default: 0] += 1
        }
        let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
        var best = candidates[0]
        for candidate in candidates where counts[candidate, default: 0] > counts[best, default: 0] {
            best = candidate
        }
        return best
    }
}
