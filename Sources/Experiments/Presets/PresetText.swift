import Foundation

/// The text of a preset, checked to be small and shallow before a parser that calls itself sees it.
enum PresetText {
    /// The text of bytes that came from anywhere.
    static func checked(_ bytes: [UInt8], file: String?) throws(PresetErrors) -> String {
        guard bytes.count <= PresetLimits.fileBytes else {
            throw PresetErrors(.tooLarge(limit: PresetLimits.fileBytes), file: file)
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw PresetErrors(.notUTF8, file: file)
        }
        if let (line, fact) = hazard(bytes) {
            throw PresetErrors([PresetError(file: file, line: line, fact: fact)])
        }
        // The mark that some programs write before UTF-8 text would count as a column of the first line only.
        return text.unicodeScalars.first == "\u{feff}" ? String(text.unicodeScalars.dropFirst()) : text
    }

    /// The bytes of a file, of which no more is read than a preset may have.
    static func bytes(of path: String) throws(PresetErrors) -> [UInt8] {
        var information = stat()
        guard !path.utf8.contains(0), stat(path, &information) == 0 else {
            throw PresetErrors(errno == EACCES ? .unreadable : .missingFile, file: path)
        }
        // Opening a pipe could wait for ever and a device has no end, so the kind is asked first.
        switch information.st_mode & S_IFMT {
        case S_IFDIR: throw PresetErrors(.isFolder, file: path)
        case S_IFREG: break
        default: throw PresetErrors(.notARegularFile, file: path)
        }
        let limit = PresetLimits.fileBytes
        guard information.st_size <= limit else { throw PresetErrors(.tooLarge(limit: limit), file: path) }
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw PresetErrors(.unreadable, file: path)
        }
        defer { try? handle.close() }
        // The file may have grown since its size was asked: one byte too many is enough to refuse it.
        do { return [UInt8](try handle.read(upToCount: limit + 1) ?? Data()) } catch {
            throw PresetErrors(.unreadable, file: path)
        }
    }

    /// What would make the parser slow or deep, told from the raw bytes; `nil` where nothing does.
    ///
    /// A level is opened by a bracket, by a sign "- ", "? " or ": " at the start of a line, or by deeper
    /// indentation. With all three bounded the parser's depth stays below their sum. Brackets in quotes and
    /// notes count too: the limits leave room for them.
    ///
    /// Aliases are only suspected here: a sign & or * where a value may begin. The parsed tree tells surely,
    /// but many of them could make that tree too large to look at.
    private static func hazard(_ bytes: [UInt8]) -> (line: Int, fact: PresetError.Fact)? {
        var line = 1
        var column = 0
        var openers = 0
        var isStart = true
        var brackets = 0
        var anchors = 0
        var aliasLines: [Int] = []
        // The last byte that was no blank; a line break at the start of a line.
        var before = UInt8(ascii: "\n")
        for (index, byte) in bytes.enumerated() {
            if breaks.contains(byte) {
                if byte == UInt8(ascii: "\n") { line += 1 }
                (column, openers, isStart, before) = (0, 0, true, UInt8(ascii: "\n"))
                continue
            }
            column += 1
            if isBlank(byte) { continue }
            if isStart, column > PresetLimits.indentation + 2 * openers { return (line, .tooDeep) }
            let next = index + 1 < bytes.count ? bytes[index + 1] : UInt8(ascii: "\n")
            isStart = isStart && "-?:".utf8.contains(byte) && (isBlank(next) || breaks.contains(next))
            if isStart { openers += 1 }
            if openers > PresetLimits.openersOnALine { return (line, .tooDeep) }
            switch byte {
            case UInt8(ascii: "["), UInt8(ascii: "{"): brackets += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"): brackets = max(0, brackets - 1)
            case UInt8(ascii: "&") where !isBlank(next): anchors += 1
            case UInt8(ascii: "*") where !isBlank(next) && "\n-?:[{,".utf8.contains(before):
                aliasLines.append(line)
            default: break
            }
            if brackets > PresetLimits.openBrackets {
                return (line, .tooManyBrackets(limit: PresetLimits.openBrackets))
            }
            before = byte
        }
        return anchors > 0 && aliasLines.count > PresetLimits.possibleAliases ? (aliasLines[0], .anchor) : nil
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
    }

    /// Line feed, carriage return, and the last bytes of the three other breaks YAML knows (U+0085, U+2028,
    /// U+2029). Other letters end in these bytes too; taking them for breaks only makes the check stricter.
    private static let breaks: Set<UInt8> = [0x0a, 0x0d, 0x85, 0xa8, 0xa9]
}
