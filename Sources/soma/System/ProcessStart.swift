import Foundation

/// What the program makes sure of before it does anything.
enum ProcessStart {
    /// Descriptors that queues, a screen and the files of a run need at most, beside the standard streams.
    private static let descriptors = 12

    /// - Throws: where the system leaves too few file descriptors: later nobody could say so.
    static func prepare() throws(SystemFailure) {
        openStandardStreams()
        // Writing to nobody and beyond a limit are errors to be told, not ends without a word.
        for number in [SIGPIPE, SIGXFSZ] { signal(number, SIG_IGN) }
        try checkDescriptors()
    }

    /// Gives closed standard streams something that refuses: otherwise the next file opened would take their place.
    private static func openStandardStreams() {
        for descriptor: Int32 in 0...2 where fcntl(descriptor, F_GETFD) < 0 {
            // The lowest free number is this one. Reading from what is written, and the other way round, is an error.
            _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
        }
    }

    private static func checkDescriptors() throws(SystemFailure) {
        var opened: [Int32] = []
        defer { for descriptor in opened { close(descriptor) } }
        while opened.count < descriptors {
            let descriptor = open("/dev/null", O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else {
                throw SystemFailure(
                    errno,
                    "\(descriptors) more file descriptors are needed (a limit of \(descriptors + 3) or more: "
                        + "'ulimit -n 256'); the system gives \(opened.count)")
            }
            opened.append(descriptor)
        }
    }
}
