import ArgumentParser
import Foundation
import Training

/// Runs a command's body; what a person got wrong is said in one clear sentence, and the program ends with 2.
func reportingFailures(_ body: () throws -> Void) throws {
    do { try body() } catch let error as UsageError {
        throw failure(error.description)
    } catch let error as SessionError {
        throw failure(error.message)
    }
}

private func failure(_ message: String) -> ExitCode {
    StandardError.write("soma: " + message + "\n")
    return ExitCode(2)
}

/// The error stream, for messages and progress.
enum StandardError {
    static func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
    static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }
}

/// The output stream. Lines that can no longer be written (a closed pipe) end the program quietly.
enum StandardOutput {
    static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    static func write(_ text: String) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let written = bytes.withUnsafeBytes { Foundation.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            if written < 0 {
                if errno == EINTR { continue }
                // A terminal that is gone reads nothing, and the program is about to say by its status why it ends.
                if errno == EIO { return }
                exit(errno == EPIPE ? 0 : 1)
            }
            bytes = bytes.dropFirst(written)
        }
    }
}
