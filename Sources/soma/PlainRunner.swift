import Cells
import Foundation
import Playground
import Training

/// The playground without a screen: sentences are appended to the output, commands are typed as lines. For screen
/// readers, simple terminals and pipes.
final class PlainRunner {
    private let backstage: Backstage
    private var narrator: Narrator
    private let pipe: WakePipe
    private let isUTF8: Bool
    private var input = LineInput()
    /// Seconds between two reports; 0 for none.
    private var interval = 5.0
    private var lastReport = MonotonicTime.milliseconds
    private var lastReportedStep: Int?
    /// When training came to rest and a report of it became due.
    private var restingSince: Int?
    private var wasBusy = false
    /// Whether the next line waits until training rests.
    private var isWaiting = false

    init(
        _ state: State, settings: SettingsFile, _ pipe: WakePipe, isUTF8: Bool, resumingAt step: Int
    ) throws(SessionError) {
        (self.pipe, self.isUTF8) = (pipe, isUTF8)
        backstage = try Backstage(state, settings: settings, looksPerSecond: 4, resumingAt: step) { pipe.wake() }
        narrator = Narrator(state)
    }

    /// Works until the person leaves. Returns the signal that ended it, if one did.
    func run() -> Int32? {
        while !backstage.shouldQuit, pipe.signal == nil {
            backstage.collect()
            say(narrator.sentences(backstage.state))
            report()
            hear()
            backstage.observe()
            if backstage.shouldQuit || input.isAtEnd && input.next == nil && (input.isTerminal || rests) { break }
            wait()
        }
        pipe.interruption.bounding { backstage.stop() }
        return pipe.signal
    }

    /// Nothing goes on and all has been told.
    private var rests: Bool { backstage.state.isSettled && !backstage.state.isBusy && restingSince == nil }

    /// Takes lines as long as none has to wait for training.
    private func hear() {
        while let line = input.next, !backstage.shouldQuit {
            let isUrgent = ["quit", "pause", "stop", "exit"].contains(line) && input.isTerminal
            guard isUrgent || mayHear else { return }
            _ = input.take()
            // A transcript of piped commands is read later.
            if !input.isTerminal { say(["> " + line]) }
            isWaiting = false
            switch ParsedLine(line, backstage.state) {
            case .actions(let actions):
                for action in actions { backstage.take(action) }
                say(narrator.sentences(backstage.state, isAnswer: true))
                if backstage.state.isBusy { wasBusy = true }
            case .say(let sentences): say(sentences)
            case .wait: isWaiting = true
            case .reportEvery(let seconds):
                interval = seconds
                say([
                    seconds == 0 ? "no reports while training." : "a report every \(NumberText.significant(seconds)) s."
                ])
            }
        }
    }

    /// Commands before have been obeyed, and nothing that was asked to be waited for goes on.
    private var mayHear: Bool {
        let state = backstage.state
        guard state.isSettled, state.problem != nil else { return false }
        return input.isTerminal || rests || !(isWaiting || state.isOnItsWay || restingSince != nil)
    }

    /// Tells how far it is: now and then while training, and when it has come to rest.
    private func report() {
        let state = backstage.state
        let now = MonotonicTime.milliseconds
        if state.isBusy || !state.isSettled {
            wasBusy = wasBusy || state.isBusy
            restingSince = nil
            guard interval > 0, Double(now - lastReport) >= interval * 1000 else { return }
            lastReport = now
            tell(state)
        } else if wasBusy {
            // The layers as they are now; an observation that does not come is not waited for.
            let since = restingSince ?? now
            restingSince = since
            guard state.isObserved || now - since >= 2000 else { return }
            (wasBusy, restingSince, lastReport) = (false, nil, now)
            tell(state)
        }
    }

    private func tell(_ state: State) {
        guard lastReportedStep != state.reachedStep || !state.isBusy else { return }
        lastReportedStep = state.reachedStep
        say([state.reportSentence + "."])
    }

    /// Appends sentences, a line each, in the characters that the locale has.
    private func say(_ sentences: [String]) {
        for sentence in sentences {
            var line = String.UnicodeScalarView()
            line.append(contentsOf: sentence.screenScalars.map { $0.reduced(to: isUTF8 ? .braille : .ascii) })
            StandardOutput.write(String(line) + "\n")
        }
    }

    /// Sleeps until a line, a wake-up, a signal, or the time of a report.
    private func wait() {
        let now = MonotonicTime.milliseconds
        var times = [backstage.observationWait(now)]
        if backstage.state.isBusy, interval > 0 { times.append(max(0, lastReport + Int(interval * 1000) - now)) }
        if let restingSince { times.append(max(0, restingSince + 2000 - now)) }
        var descriptors = [
            pollfd(fd: input.wantsBytes ? STDIN_FILENO : -1, events: Int16(POLLIN), revents: 0),
            pollfd(fd: pipe.readEnd, events: Int16(POLLIN), revents: 0),
        ]
        let time = times.compactMap { $0 }.min()
        guard poll(&descriptors, 2, time.map { Int32(clamping: $0) } ?? -1) > 0 else { return }
        if descriptors[0].revents != 0 { input.read() }
        if descriptors[1].revents != 0 { pipe.drain() }
    }

    /// What stays at the end.
    var summary: String { backstage.state.summary }
}
