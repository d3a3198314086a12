import ArgumentParser
import Training

/// Something a person typed that cannot be done, in words; the program ends with 2.
struct UsageError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

/// Runs a command's body; what a person got wrong is said in one clear sentence, and the program ends with 2.
func reportingFailures(_ body: () throws -> Void) throws {
    do { try body() } catch let error as UsageError {
        throw failure(error.description)
    } catch let error as SessionError {
        switch error {
        case .abandoned: throw failure(error.message, status: Interruption.signal.map { 128 + $0 } ?? 1)
        case .network(.memoryRefused): throw failure(error.message, status: 1)
        default: throw failure(error.message)
        }
    }
}

private func failure(_ message: String, status: Int32 = 2) -> ExitCode {
    StandardError.write("soma: " + message + "\n")
    return ExitCode(status)
}
