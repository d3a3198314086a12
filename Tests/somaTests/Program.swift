import Foundation

/// The built program, run as a process of its own.
struct Program {
    /// What a run left behind.
    struct Outcome {
        let status: Int32
        let output: String
        let errors: String
    }

    /// Beside the tests: both are products of one build.
    static let file = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "soma")

    /// Files that tests hand to the program.
    static let fixtures = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")

    /// Runs the program to its end.
    ///
    /// - Parameters:
    ///   - signal: sent once the program has written its first bytes.
    ///   - executable: another program in its place.
    ///   - environment: variables besides the usual ones.
    static func run(
        _ arguments: [String], signal: Int32? = nil, executable: URL = file, environment: [String: String] = [:]
    ) throws -> Outcome {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.currentDirectoryURL = fixtures
        // Nothing of the person who runs the tests: neither settings nor presets nor a terminal's width.
        process.environment = [
            "HOME": folder.url.path, "XDG_CONFIG_HOME": folder.url.path, "XDG_STATE_HOME": folder.url.path,
            "COLUMNS": "80", "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no",
        ].merging(environment) { _, own in own }
        // Errors go to a file: two pipes, read one after the other, could fill up.
        let errors = folder.url.appending(path: "errors")
        try Data().write(to: errors)
        let output = Pipe()
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = try FileHandle(forWritingTo: errors)
        try unblockingSignals { try process.run() }
        var bytes = output.fileHandleForReading.availableData
        if let signal { kill(process.processIdentifier, signal) }
        bytes += output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Outcome(
            status: process.terminationStatus, output: String(decoding: bytes, as: UTF8.self),
            errors: try String(contentsOf: errors, encoding: .utf8))
    }
}

/// Threads of a pool hold signals back, and a process inherits that from the thread that starts it.
private func unblockingSignals(_ body: () throws -> Void) rethrows {
    var (all, before) = (sigset_t(), sigset_t())
    sigfillset(&all)
    pthread_sigmask(SIG_UNBLOCK, &all, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    try body()
}

/// A folder that no other run has.
struct TemporaryFolder {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "soma-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    func remove() { try? FileManager.default.removeItem(at: url) }
}
