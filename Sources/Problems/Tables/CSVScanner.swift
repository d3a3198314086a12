/// Cuts the bytes of a table into records of cells, whatever pieces the bytes come in.
///
/// Cells may stand in quotation marks, which double inside; quoted cells may hold separators and line ends.
/// Lines end in LF, CR or both. Empty lines and comments are passed over.
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
            while start < end, CSVScanner.isBlank(bytes[start]) { start += 1 }
            while start < end, CSVScanner.isBlank(bytes[end - 1]) { end -= 1 }
            return bytes[start..<end]
        }

        func text(_ index: Int) -> String { String(decoding: cell(index), as: UTF8.self) }
        var texts: [String] { ends.indices.map(text) }
    }

    private enum State {
        case cellStart, plain, quoted, quoteInQuoted, comment
    }

    let file: String
    /// A blank stands for any run of blanks and tabs.
    let separator: UInt8
    /// Lines that begin with it are passed over.
    let comment: UInt8?
    /// The record just completed, valid after `advance` or `finish` has answered true.
    private(set) var record = Record()
    private var current = Record()
    private var state = State.cellStart
    private var line = 1
    private var quoteLine = 1
    private var followsReturn = false
    private var hasQuotes = false

    init(file: String, separator: UInt8, comment: UInt8? = nil) {
        self.file = file
        self.separator = separator
        self.comment = comment
    }

    private var mergesBlanks: Bool { separator == Self.blank }

    /// Reads on until a record is complete (true) or the bytes are used up (false).
    mutating func advance(through bytes: [UInt8], from position: inout Int) throws(ProblemError) -> Bool {
        while position < bytes.count {
            let byte = bytes[position]
            if state == .plain {
                let end = endOfPlain(bytes, from: position)
                if end > position {
                    try append(bytes[position..<end])
                    position = end
                    followsReturn = false
                    continue
                }
            }
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
            case .comment: break
            case .quoted:
                if byte == Self.quote {
                    state = .quoteInQuoted
                } else {
                    if endsLine && !isSecondOfPair { line += 1 }
                    try append(bytes[position - 1..<position])
                }
            case .quoteInQuoted:
                if byte == Self.quote {
                    try append(bytes[position - 1..<position])
                    state = .quoted
                } else if isSeparator(byte) {
                    try endCell()
                } else if byte != Self.blank {
                    throw .textAfterQuote(file, line: line)
                }
            case .cellStart where byte == Self.quote:
                state = .quoted
                quoteLine = line
                hasQuotes = true
            case .cellStart where byte == comment && current.ends.isEmpty: state = .comment
            // Cells are read without the blanks around them; a quotation mark may come after some.
            case .cellStart where byte == Self.blank || mergesBlanks && byte == Self.tab: break
            case .cellStart, .plain:
                if isSeparator(byte) {
                    try endCell()
                } else {
                    try append(bytes[position - 1..<position])
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

    private func isSeparator(_ byte: UInt8) -> Bool { byte == separator || mergesBlanks && byte == Self.tab }

    /// Where the next byte stands that ends a cell or must be looked at.
    private func endOfPlain(_ bytes: [UInt8], from start: Int) -> Int {
        var end = start
        let separator = separator
        let other = mergesBlanks ? Self.tab : separator
        while end < bytes.count {
            let byte = bytes[end]
            if byte == separator || byte == other || byte == Self.lineFeed || byte == Self.carriageReturn || byte == 0 {
                break
            }
            end += 1
        }
        return end
    }

    private mutating func append(_ bytes: ArraySlice<UInt8>) throws(ProblemError) {
        current.bytes += bytes
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
        // After the last cell of a line with blanks between cells there may be more blanks.
        let isOver = mergesBlanks && state == .cellStart
        let isEmpty = current.ends.isEmpty && !hasQuotes && current.bytes.allSatisfy(Self.isBlank)
        if !isEmpty {
            if !isOver { try endCell() }
            swap(&record, &current)
        }
        current.bytes.removeAll(keepingCapacity: true)
        current.ends.removeAll(keepingCapacity: true)
        current.line = line
        state = .cellStart
        hasQuotes = false
        return !isEmpty
    }

    static func isBlank(_ byte: UInt8) -> Bool { byte == blank || byte == tab }

    static let quote = UInt8(ascii: "\"")
    static let blank = UInt8(ascii: " ")
    static let tab = UInt8(ascii: "\t")
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
}
