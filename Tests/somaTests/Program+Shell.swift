import Foundation

extension Program {
    /// Runs a line of a shell in which `"$soma"` is the built program: for streams that are closed, full or cut, for limits
    /// and signals. A process that does not end is ended after half a minute.
    ///
    /// - Parameter environment: besides the usual one.
    static func shell(_ line: String, environment: [String: String] = [:]) throws -> Outcome {
        try run(
            ["-k", "1", "30", "bash", "-c", line], executable: URL(filePath: "/usr/bin/timeout"),
            environment: environment.merging(["soma": file.path]) { own, _ in own })
    }
}
