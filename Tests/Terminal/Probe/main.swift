// A small program on top of CursesTerminal, for the checks in this folder: it shows what it sees, and can
// crash in several ways or draw without end.
import CNcurses
import Cells
import CursesTerminal
import Dispatch
import Glibc

func say(_ text: String) {
    let bytes = Array((text + "\n").utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
}

func deeper(_ n: Int) -> Int { n == -1 ? 0 : deeper(n + 1) + deeper(n + 2) }

/// The screen of the checks: what they look for, in plain text.
func picture(_ terminal: CursesTerminal, _ lines: [String]) -> Frame {
    var frame = Frame(size: terminal.size)
    let isSmall = terminal.size.width < 40 || terminal.size.height < 6
    let shown = isSmall ? ["\(terminal.size.width)x\(terminal.size.height): need 40x6"] : lines
    for (y, line) in shown.enumerated() {
        for (x, scalar) in line.unicodeScalars.enumerated() { frame[x, y] = Cell(scalar) }
    }
    if isSmall { return frame }
    let glyphs: [Unicode.Scalar] =
        terminal.facts.isUTF8
        ? ["\u{28FF}", "\u{2847}", "\u{2580}", "\u{2588}", "\u{2581}"] : ["#", ":", "=", "@", "."]
    for (x, glyph) in glyphs.enumerated() {
        frame[x + 2, lines.count] = Cell(
            glyph, foreground: .xterm(208), background: .xterm(17), attributes: .bold)
    }
    frame[terminal.size.width - 1, terminal.size.height - 1] = Cell("#", foreground: .rgb(255, 0, 0))
    return frame
}

/// A heat map in half blocks whose every cell changes, or a smooth surface.
func heatMap(_ size: Size, _ step: Int, isSmooth: Bool) -> Frame {
    var frame = Frame(size: size)
    func level(_ x: Int, _ y: Int) -> UInt8 {
        guard isSmooth else { return UInt8(16 + (x * y / 7 + step + y) * 9 % 216) }
        let u = Double(x) / 10 - 2
        let v = Double(y) / 10 - 2
        let t = Double(step) * 0.02
        return UInt8(232 + Int((tanh(u * cos(t) + v * sin(t) + 0.5 * sin(u * v + t)) + 1) / 2 * 11))
    }
    for y in 0..<size.height {
        for x in 0..<size.width {
            frame[x, y] = Cell(
                "\u{2580}", foreground: .xterm(level(x, 2 * y)), background: .xterm(level(x, 2 * y + 1)))
        }
    }
    return frame
}

func crash(_ kind: String) {
    switch kind {
    case "segv": UnsafeMutablePointer<Int>(bitPattern: 8)!.pointee = 1
    case "abort": abort()
    case "fpe": raise(SIGFPE)
    case "bus": raise(SIGBUS)
    case "thread":
        DispatchQueue.global().async { print([1][Int(getpid())]) }
        sleep(2)
    case "stack": print(deeper(0))
    case "thread-stack":
        DispatchQueue.global().async { print(deeper(0)) }
        sleep(2)
    default: print([1][Int(getpid())])
    }
}

func run(_ arguments: [String]) throws(TerminalError) -> Int32 {
    let mode = arguments.first ?? "demo"
    if mode == "again" {
        // A screen opened a second time is as good as the first, and two at once are refused.
        let first = try CursesTerminal(TerminalOptions(name: "probe"))
        do throws(TerminalError) { _ = try CursesTerminal(TerminalOptions(name: "probe")) } catch {
            print("refused: \(error)")
        }
        first.present(Frame(size: first.size, fill: Cell("x")))
        first.close()
        first.present(Frame(size: first.size))
        first.repaint()
        print("after close: \(first.waitForEvents(timeout: nil).count) events")
    }
    var options = TerminalOptions(name: "probe")
    options.guardian = mode != "unguarded"
    let terminal = try CursesTerminal(options)
    defer { terminal.close() }
    let facts = terminal.facts
    var lastEvent = "none"
    var resizes = 0
    var wakes = 0
    func show() {
        terminal.present(
            picture(
                terminal,
                [
                    "size \(terminal.size.width)x\(terminal.size.height) resizes \(resizes) wakes \(wakes)",
                    "event \(lastEvent)",
                    "TERM \(facts.terminal) colors \(facts.colorCount) utf8 \(facts.isUTF8)",
                ]))
    }
    show()
    switch mode {
    case "crash": crash(arguments.dropFirst().first ?? "trap")
    case "hang": while true { sleep(1) }
    case "print":
        print("a stray line on stdout")
        say("a stray line on stderr")
    case "bytes", "smooth":
        let start = DispatchTime.now().uptimeNanoseconds
        for step in 0..<(arguments.dropFirst().first.flatMap { Int($0) } ?? 30) {
            terminal.present(heatMap(terminal.size, step, isSmooth: mode == "smooth"))
            if terminal.waitForEvents(timeout: 0).contains(.terminate(signal: SIGTERM)) {
                return 128 + SIGTERM
            }
            while !terminal.isIdle { _ = terminal.waitForEvents(timeout: 10) }
        }
        let end = DispatchTime.now().uptimeNanoseconds
        let sums = terminal.statistics
        terminal.close()
        say(
            "frames \(sums.frames) bytes \(sums.bytes) dropped \(sums.droppedFrames) ms \((end - start) / 1_000_000)"
        )
        return 0
    default: break
    }
    let waker = terminal.waker
    DispatchQueue.global().async { for _ in 0..<1000 { waker.wake() } }
    while true {
        for event in terminal.waitForEvents(timeout: nil) {
            switch event {
            case .terminate(let signal): return 128 + signal
            case .resize: resizes += 1
            case .wake: wakes += 1
            case .key(let key, let modifiers):
                let stroke = KeyStroke(key, modifiers)
                if stroke == KeyStroke(.character("q")) { return 0 }
                if stroke == KeyStroke(.character("c"), .control) { return 128 + SIGINT }
                if stroke == KeyStroke(.character("l"), .control) { terminal.repaint() }
                lastEvent = "key \(stroke)"
            case .mouse(let kind, let button, let point, _):
                lastEvent = "mouse \(kind) \(button) \(point.x),\(point.y)"
            case .paste(let text): lastEvent = "paste \(text.count)"
            case .focus(let hasFocus): lastEvent = "focus \(hasFocus)"
            }
        }
        show()
    }
}

do throws(TerminalError) {
    exit(try run(Array(CommandLine.arguments.dropFirst())))
} catch {
    say("probe: \(error)")
    exit(error.exitStatus)
}
