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
        throw failure(error.message)
    }
}

private func failure(_ message: String) -> ExitCode {
    StandardError.write("soma: " + message + "\n")
    return ExitCode(2)
}
