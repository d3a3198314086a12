import ArgumentParser
import Cells
import CursesTerminal
import Experiments
import Playground
import Training

/// What every face of the playground begins with.
struct PlaygroundStart {
    let name: String
    let experiment: Experiment
    /// Where a token left off.
    let step: Int
    let settings: SettingsFile
}

extension ScreenOptions {
    /// Opens the playground on the terminal and works until the person leaves.
    ///
    /// - Parameters:
    ///   - beginning: what happens first.
    ///   - prepare: changes the state before the first frame.
    func show(
        _ start: PlaygroundStart, _ pace: Pace, beginning: [Action], prepare: (inout State) -> Void = { _ in }
    ) throws {
        let theme = try chosenTheme()
        let terminal: CursesTerminal
        do throws(TerminalError) {
            terminal = try CursesTerminal(
                TerminalOptions(name: "soma", color: color.use, mouse: !noMouse))
        } catch {
            StandardError.write("soma: \(error)\n")
            if error.exitStatus == 2 {
                StandardError.write(
                    "'soma --plain' works without one, in words; so do 'soma train' and 'soma render'.\n")
            }
            throw ExitCode(error.exitStatus)
        }
        let facts = terminal.facts
        let log = LogFile()
        log.append(
            "soma \(Soma.version) on \(facts.terminal), \(terminal.size.width)x\(terminal.size.height), "
                + "\(facts.colorCount) colours, \(facts.isUTF8 ? "UTF-8" : "no UTF-8"), with \(start.name)")
        var state = State(
            start.experiment, name: start.name, size: terminal.size, theme: theme ?? self.theme(for: facts),
            capabilities: capabilities(of: facts), pace: pace,
            preferences: start.settings.preferences)
        if stats { state.display.costs = Costs() }
        prepare(&state)
        let runner: PlaygroundRunner
        do throws(SessionError) {
            runner = try PlaygroundRunner(
                terminal, state, settings: start.settings, rates: self, resumingAt: start.step)
        } catch {
            // The sentence belongs on the normal screen.
            terminal.close()
            throw error
        }
        let ending = runner.run(beginning: beginning)
        terminal.close()
        StandardOutput.write(runner.summary(statistics: stats ? terminal.statistics : nil))
        log.append(ending.map { "ended by signal \($0)" } ?? "left")
        if let signal = ending { throw ExitCode(128 + signal) }
    }
}
