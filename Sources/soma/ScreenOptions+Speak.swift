import ArgumentParser
import CursesTerminal
import Foundation
import Playground

extension ScreenOptions {
    /// Opens the playground in words and works until the person leaves. Training waits for a command, so that what there is
    /// can be heard first.
    ///
    /// - Parameter prepare: changes the state before the first sentence.
    func speak(_ start: PlaygroundStart, _ pace: Pace, prepare: (inout State) -> Void = { _ in }) throws {
        let pipe = try WakePipe()
        var state = State(
            start.experiment, name: start.name, pace: pace, preferences: start.settings.preferences)
        prepare(&state)
        let runner = try PlainRunner(
            state, settings: start.settings, pipe, isUTF8: TerminalFacts.localeIsUTF8(), resumingAt: start.step)
        let ending = runner.run()
        StandardOutput.write(runner.summary)
        if let signal = ending { throw ExitCode(128 + signal) }
    }
}
