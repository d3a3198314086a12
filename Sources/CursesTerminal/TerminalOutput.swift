import Glibc

/// Bytes on their way to the terminal, written as it takes them.
struct TerminalOutput {
    let descriptor: Int32
    private var bytes: [UInt8] = []
    private var written = 0

    /// For the terminal that is standard output. Nil if there is no descriptor left.
    init?() {
        // Opened anew: not to block is a property of an open file, and the one behind standard output
        // is shared with the shell. Where that is not allowed, the same file has to do, and may block.
        var opened: Int32 = -1
        if let name = ttyname(STDOUT_FILENO) {
            opened = open(name, O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
        }
        if opened < 0 { opened = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3) }
        guard opened >= 0 else { return nil }
        descriptor = opened
    }

    var isEmpty: Bool { written == bytes.count }

    mutating func append(_ more: [UInt8]) {
        if isEmpty { drop() }
        bytes += more
    }

    /// Forgets what is not written. The terminal may have half a sequence: the next escape byte ends that.
    mutating func drop() {
        bytes.removeAll(keepingCapacity: true)
        written = 0
    }

    /// Writes what the terminal takes now. False if the terminal is gone.
    mutating func flush() -> Bool {
        while !isEmpty {
            let count = bytes.withUnsafeBytes {
                write(descriptor, $0.baseAddress! + written, $0.count - written)
            }
            if count > 0 {
                written += count
            } else if count < 0, errno == EINTR {
                continue
            } else {
                return count < 0 && errno == EAGAIN
            }
        }
        return true
    }

    /// Writes the rest, waiting for the terminal in all no longer than this.
    mutating func flush(milliseconds: Int) {
        let deadline = MonotonicTime.now + milliseconds
        while flush(), !isEmpty {
            let left = deadline - MonotonicTime.now
            guard left > 0 else { return }
            var room = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
            _ = poll(&room, 1, Int32(clamping: left))
        }
    }

    func close() { _ = Glibc.close(descriptor) }
}

enum MonotonicTime {
    /// Milliseconds since some moment.
    static var now: Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }
}
