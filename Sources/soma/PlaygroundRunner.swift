import Cells
import CursesTerminal
import Foundation
import Playground
import Training

/// Brings what works behind a playground together with a full screen, on one thread.
///
/// It sleeps until something happens.
final class PlaygroundRunner {
    private let terminal: CursesTerminal
    private let backstage: Backstage
    private var ending: Int32?
    private var frames: FrameClock
    private let costs = ScreenCosts()
    /// Whether costs are shown as it goes.
    private let isMeasured: Bool

    /// - Parameters:
    ///   - rates: how often to draw and to look at the network.
    ///   - step: where a token left off.
    init(
        _ terminal: CursesTerminal, _ state: State, settings: SettingsFile, rates: ScreenOptions, resumingAt step: Int
    ) throws(SessionError) {
        self.terminal = terminal
        isMeasured = rates.stats
        frames = FrameClock(perSecond: rates.fps ?? (terminal.facts.isRemote ? 10 : 20))
        let waker = terminal.waker
        // A large network takes seconds to be built: the first frame says so.
        terminal.present(view(state.preparing, size: terminal.size))
        backstage = try Backstage(
            state, settings: settings, looksPerSecond: rates.surfaces ?? 4, resumingAt: step
        ) { waker.wake() }
        backstage.onRepaint = { terminal.repaint() }
        backstage.onPreferences = { [unowned self] in prefer($0) }
    }

    /// What was set takes effect where it can be seen.
    private func prefer(_ preferences: Preferences) {
        if let rate = preferences.framesPerSecond { frames.set(perSecond: rate) }
        if let mouse = preferences.mouse { terminal.setMouse(mouse) }
    }

    /// Works until the person leaves. Returns the signal that ended it, if one did.
    func run(beginning: [Action]) -> Int32? {
        for action in beginning { take(action) }
        while !backstage.shouldQuit, ending == nil {
            backstage.observe()
            if frames.isDue(MonotonicTime.milliseconds) { draw() }
            for event in terminal.waitForEvents(timeout: timeout) {
                switch event {
                case .wake:
                    backstage.collect()
                    frames.mark()
                case .terminate(let signal): ending = signal
                case .key, .mouse, .paste:
                    take(.event(event))
                    frames.hurry()
                    // To the shell the program was interrupted.
                    if backstage.shouldQuit, case .key(.character("c"), .control) = event { ending = SIGINT }
                case .resize, .focus: take(.event(event))
                }
            }
        }
        terminal.boundEnd()
        backstage.stop()
        return ending
    }

    /// Milliseconds until something waits no longer; `nil`, for ever, where nothing waits.
    private var timeout: Int? {
        let now = MonotonicTime.milliseconds
        return [frames.wait(now), backstage.observationWait(now)].compactMap { $0 }.min()
    }

    private func take(_ action: Action) {
        backstage.take(action)
        frames.mark()
    }

    private func draw() {
        if isMeasured, let now = costs.live(terminal.statistics, backstage.state, dropped: dropped) {
            backstage.take(.measured(now))
        }
        costs.measuring { terminal.present(view(backstage.state, size: terminal.size)) }
        frames.drawn(MonotonicTime.milliseconds)
    }

    /// Moments of the run that newer ones replaced before they were shown.
    private var dropped: Int { backstage.trainer.snapshots.dropped }

    /// What stays in the shell's scrollback.
    func summary(statistics: TerminalStatistics?) -> String {
        var text = backstage.state.summary
        if let statistics {
            text += costs.text(statistics, backstage.state, dropped: dropped)
        }
        return text
    }
}
