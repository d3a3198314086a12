import Foundation

/// The error stream, for messages and progress.
enum StandardError {
    static func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
    static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }
}
