import CNcurses
import Cells
import Glibc

extension CursesTerminal {
    /// Takes the terminal: its line modes, the alternate screen, the reports.
    func show() {
        terminal_set_shown(true)
        // Now, not after the output has drained: that could wait for ever.
        var program = modes.program
        tcsetattr(STDIN_FILENO, TCSANOW, &program)
        curs_set(0)
        draw()
        output.append(modes.enter)
        send()
    }

    /// Asks for mouse reports, or leaves the mouse to the terminal, from now on.
    public func setMouse(_ isReported: Bool) {
        guard isOpen else { return }
        modes.set(mouse: isReported)
        output.append(modes.enter)
        send()
    }

    /// From now on the program has two seconds to leave, however long its work or the terminal would take.
    public func boundEnd() { terminal_bound_end() }

    /// Gives the terminal back. What it has not taken in half a second it will not take.
    func hide() {
        output.drop()
        isBehind = false
        output.append(modes.leave)
        endwin()
        collect()
        output.append(modes.leave)
        output.flush(milliseconds: 500)
        // Reports that came meanwhile would be typed into the shell.
        tcflush(STDIN_FILENO, TCIFLUSH)
        var original = modes.original
        tcsetattr(STDIN_FILENO, TCSANOW, &original)
        terminal_set_shown(false)
    }

    /// Stops the process as Ctrl-Z does elsewhere, until the shell continues it.
    func suspend() {
        hide()
        terminal_stop()
        // Continued, or never stopped because no shell is there to continue us.
        resume()
    }

    /// After the process was continued: others have used the terminal.
    func resume() {
        takeSize()
        drawn = nil
        curses_repaint()
        show()
    }

    /// Asks the terminal for its size. True if it is another one.
    @discardableResult
    func takeSize() -> Bool {
        var rows: Int32 = 0
        var columns: Int32 = 0
        if curses_window_size(output.descriptor, &rows, &columns) != 0 {
            (rows, columns) = (curses_rows(), curses_column_count())
        }
        // A terminal may claim 65,535 by 65,535, which would be 120 GB of cells.
        rows = min(max(rows, 1), 500)
        columns = min(max(columns, 1), 1000)
        if is_term_resized(rows, columns) { resizeterm(rows, columns) }
        let found = Size(width: Int(curses_column_count()), height: Int(curses_rows()))
        defer { size = found }
        if found != size { drawn = nil }
        return found != size
    }

    /// Takes from ncurses what it has to say, and counts it.
    func collect() {
        let count = curses_output_size()
        guard count > 0 else { return }
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            filled = curses_take_output(buffer.baseAddress, count)
        }
        statistics.bytes += bytes.count
        statistics.bytesOfLastFrame = bytes.count
        output.append(bytes)
    }

    /// Writes what the terminal takes now; if it is gone, that is a request to end.
    func send() {
        if !output.flush() { hangUp() }
    }

    func hangUp() {
        output.drop()
        if ending == nil { terminal_ask_end(SIGHUP) }
    }
}
