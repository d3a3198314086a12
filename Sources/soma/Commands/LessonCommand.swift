import ArgumentParser
import Cells
import Experiments
import Training

/// Lessons in text: what to do, a question, what is behind it, and whether the goal is reached.
struct LessonCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lesson", abstract: "List lessons, tell one, or check an attempt at its goal.",
        discussion: """
            soma lesson                                  the list
            soma lesson dying-relu                       its steps and its question
            soma lesson dying-relu --play                the same in the playground, page by page
            soma lesson dying-relu --answer 2            ... answered, and what is behind it
            soma lesson dying-relu --check --set 'network[0].activation=elu'
                                                         whether this change reaches the goal
            """)

    @Argument(help: "A lesson's name or a preset file with a lesson; all are listed if none is given.") var name:
        String?
    @Option(help: "Your answer: the number of a choice, or words.") var answer: String?
    @Flag(help: "Open it in the playground, its pages on top.") var play = false
    @Flag(help: "Show what is behind the question.") var reveal = false
    @Flag(help: "Train the lesson's preset with your changes and say whether its goal is reached.") var check = false
    @Flag(help: "Show changes that reach the goal.") var solution = false
    @Option(name: .customLong("set"), help: "Change a setting, as path=value. May be repeated.")
    var changes: [String] = []

    func run() throws {
        try reportingFailures {
            guard let name else { return StandardOutput.write(LessonText.list()) }
            let (title, experiment) = try Self.experiment(name)
            guard let lesson = experiment.lesson else {
                throw UsageError("“\(title)” is a preset without a lesson; soma lesson lists those that have one")
            }
            if !changes.isEmpty && !check { throw UsageError("--set changes what is checked; add --check") }
            if play { return try PlaygroundCommand.parse(["--", Self.argument(name)]).run() }
            if let answer { return StandardOutput.write(try LessonText.answered(lesson, answer)) }
            if reveal { return StandardOutput.write(LessonText.reveal(lesson)) }
            if solution { return StandardOutput.write(LessonText.solution(lesson)) }
            if check { return try check(experiment, lesson) }
            StandardOutput.write(LessonText.story(title, experiment, lesson))
        }
    }

    private func check(_ experiment: Experiment, _ lesson: Experiment.Lesson) throws {
        let attempt: Experiment
        do { attempt = try experiment.applying(overrides: changes) } catch { throw UsageError(error.description) }
        let interruption = Interruption()
        let outcome = try LessonAttempt(
            attempt, of: experiment, goal: lesson.goal, stop: StopCheck { interruption.happened },
            abandonment: interruption.abandonment)
        if let signal = interruption.signal { throw ExitCode(128 + signal) }
        StandardOutput.write(LessonText.outcome(outcome, lesson.goal))
        if !outcome.isMet { throw ExitCode(1) }
    }

    /// The preset that a lesson's name without its folder stands for.
    private static func argument(_ name: String) -> String {
        PresetLibrary.shipped.entries.map(\.name).first {
            $0.lowercased() == "\(LessonText.group)/\(name.lowercased())"
        }
            ?? name
    }

    /// A lesson by its name, with or without its folder, or any preset or file that has one.
    private static func experiment(_ name: String) throws -> (name: String, experiment: Experiment) {
        let (found, experiment, _) = try ExperimentReference.open(argument(name))
        return (found, experiment)
    }
}
