import CNcurses
import Cells

extension CursesTerminal {
    /// Shows the frame: only the cells that changed are written. Where it is smaller than the screen the rest
    /// is blank; where it is larger it is cut. If the terminal has not taken the frame before, this
    /// one waits, and gives way to a newer one.
    ///
    /// - Parameter cursor: where the cursor is shown, for typed text; nowhere by default.
    public func present(_ frame: Frame, cursor: Point? = nil) {
        guard isOpen else { return }
        if isBehind { statistics.droppedFrames += 1 }
        latest = (frame, cursor)
        send()
        isBehind = !output.isEmpty
        guard !isBehind else { return }
        draw()
        send()
    }

    /// Paints every cell again, for Ctrl-L: something else wrote on the screen.
    public func repaint() {
        guard isOpen else { return }
        drawn = nil
        curses_repaint()
        if output.isEmpty { draw() } else { isBehind = true }
        send()
    }

    /// What `waitForEvents` does when the terminal takes bytes again.
    func catchUp() {
        send()
        guard isBehind, output.isEmpty else { return }
        isBehind = false
        draw()
        send()
    }

    /// Hands the latest frame to ncurses and collects the bytes that it takes.
    func draw() {
        let frame = latest?.frame ?? Frame(size: size)
        if !setCells(of: frame, mayClear: true) {
            // The pairs ran out half-way: begin with none, and let near ones do if these do not suffice either.
            pairs.removeAll()
            reset_color_pairs()
            drawn = nil
            _ = setCells(of: frame, mayClear: false)
        }
        drawn = frame
        placeCursor(latest?.cursor)
        wnoutrefresh(curses_window())
        doupdate()
        statistics.frames += 1
        collect()
    }

    private func placeCursor(_ cursor: Point?) {
        if let cursor, Rect(size).contains(cursor) {
            leaveok(curses_window(), false)
            wmove(curses_window(), Int32(cursor.y), Int32(cursor.x))
            curs_set(1)
        } else {
            curs_set(0)
            leaveok(curses_window(), true)
        }
    }

    /// False if the pairs ran out and it is worth to begin again without any.
    private func setCells(of frame: Frame, mayClear: Bool) -> Bool {
        let old = drawn?.size == frame.size ? drawn : nil
        if old == nil { werase(curses_window()) }
        let width = min(frame.size.width, size.width)
        for y in 0..<min(frame.size.height, size.height) {
            for x in 0..<width {
                let place = y * frame.size.width + x
                let cell = frame.cells[place]
                if let old {
                    if old.cells[place] == cell { continue }
                } else if cell == Cell() {
                    continue  // erased already
                }
                guard let pair = pair(of: cell, mayClear: mayClear) else { return false }
                curses_put(
                    Int32(y), Int32(x), CellText.shown(cell.character, isUTF8: facts.isUTF8).value,
                    attributes(of: cell), pair)
            }
        }
        return true
    }

    private func attributes(of cell: Cell) -> attr_t {
        var attributes: attr_t = 0
        if cell.attributes.isEmpty { return attributes }
        if cell.attributes.contains(.bold) { attributes |= curses_bold }
        if cell.attributes.contains(.dim) { attributes |= curses_dim }
        if cell.attributes.contains(.underline) { attributes |= curses_underline }
        if cell.attributes.contains(.reverse) { attributes |= curses_reverse }
        return attributes
    }

    private func pair(of cell: Cell, mayClear: Bool) -> Int32? {
        guard facts.colorCount >= 8 else { return 0 }
        var (front, back) = ColorIndex.pair(cell.foreground, cell.background, colorCount: facts.colorCount)
        if !hasOwnColors {
            // Light on dark, the only ones that ncurses then knows.
            if front < 0 { front = 7 }
            if back < 0 { back = 0 }
        }
        switch pairs.number(front, back) {
        case .known(let number): return number
        case .new(let number):
            init_extended_pair(number, front, back)
            return number
        case .full:
            // Small tables would be cleared, and the screen repainted, on every frame.
            return mayClear && pairs.capacity >= 1024 ? nil : pairs.nearest(front, back)
        }
    }
}

extension CursesTerminal {
    /// Whether the terminal has taken every byte so far.
    public var isIdle: Bool { output.isEmpty }
}
