import Experiments
import Testing
import Training

/// A lesson with what its preset says.
struct ToldLesson: Sendable, CustomTestStringConvertible {
    let name: String
    let experiment: Experiment
    let lesson: Experiment.Lesson

    var testDescription: String { name }

    static let all: [ToldLesson] = PresetLibrary.shipped.entries.filter { $0.group == "lessons" }.compactMap { entry in
        guard let experiment = try? Experiment(presetFile: entry.path), let lesson = experiment.lesson else {
            return nil
        }
        return ToldLesson(name: entry.name, experiment: experiment, lesson: lesson)
    }
}

struct LessonTests {
    @Test("There are ten lessons or more, each with steps, a question, a reveal and a solution")
    func complete() {
        #expect(ToldLesson.all.count >= 10)
        #expect(ToldLesson.all.count == PresetLibrary.shipped.entries.count { $0.group == "lessons" })
        for told in ToldLesson.all {
            let lesson = told.lesson
            #expect(lesson.steps.count >= 2 && lesson.question.hasSuffix("?"), "\(told.name)")
            #expect(lesson.reveal.count > 100 && !lesson.goal.task.hasSuffix("."), "\(told.name)")
            #expect(!lesson.solution.isEmpty, "\(told.name)")
            #expect(lesson.choices.isEmpty == (lesson.answer == nil), "\(told.name)")
        }
    }

    @Test("The goal is not met as the lesson begins, at its start or at its end", arguments: ToldLesson.all)
    func start(_ told: ToldLesson) throws {
        let session = try Session(told.experiment)
        let value = session.report().value(of: told.lesson.goal.metric)
        #expect(value.map { told.lesson.goal.bound.holds($0) } != true, "\(value ?? .nan) before the first step")
        let attempt = try LessonAttempt(told.experiment, of: told.experiment, goal: told.lesson.goal)
        // Nor by its numbers alone, where a rule is broken from the start.
        #expect(attempt.value.map { told.lesson.goal.bound.holds($0) } != true, "\(attempt.value ?? .nan)")
    }

    @Test("The solution meets the goal", arguments: ToldLesson.all)
    func solution(_ told: ToldLesson) throws {
        let solved = try told.experiment.applying(overrides: told.lesson.solution)
        let attempt = try LessonAttempt(solved, of: told.experiment, goal: told.lesson.goal)
        #expect(attempt.isMet, "\(attempt.value ?? .nan), \(attempt.violations.map(\.sentence))")
    }

    @Test("Other data, more steps and forbidden functions do not count")
    func rules() throws {
        let lesson = try Experiment(presetText: "data: xor\nnetwork: [{unit: dense, activation: tanh}]\nsteps: 20\n")
        let goal = Experiment.LessonGoal(
            .testLoss, .atMost(1e9), task: "anything", without: ["sin"], parameters: 40)
        func violations(_ changes: String...) throws -> [LessonViolation] {
            let attempt = try LessonAttempt(lesson.applying(overrides: changes), of: lesson, goal: goal)
            #expect(attempt.isMet == attempt.violations.isEmpty)
            return attempt.violations
        }
        #expect(try violations() == [])
        #expect(try violations("network[0].activation=relu", "steps=10") == [])
        #expect(try violations("data.noise=0.3") == [.data])
        #expect(try violations("steps=21") == [.steps(21, limit: 20)])
        #expect(try violations("network[0].activation=sine") == [.activation("sin")])
        #expect(try violations("network[0].activation=x*sin(x)") == [.formula("x*sin(x)")])
        #expect(try violations("network[0].unit=siren") == [.unit("siren")])
        #expect(try violations("network[0].units=12") == [.parameters(49, limit: 40)])
        let strict = Experiment.LessonGoal(
            .testLoss, .atMost(1e9), task: "anything", kept: [.layers, .start])
        func broken(_ changes: String...) throws -> [LessonViolation] {
            strict.violations(of: try lesson.applying(overrides: changes), lesson: lesson)
        }
        #expect(try broken("network[0].activation=gelu", "optimizer.rate=0.1") == [])
        #expect(try broken("network=[{unit: dense, activation: tanh, times: 2}]") == [.layers, .start])
        #expect(try broken("network[0].units=9") == [.layers])
        #expect(try broken("initializer=signal") == [.start])
        #expect(try broken("network[0].initial-bias=1") == [.start])
    }

    @Test(
        "What leads past a lesson does not reach its goal",
        arguments: [
            ("depth", ["initializer=auto"]), ("depth", ["network=[{unit: dense, units: 16, activation: tanh}]"]),
            ("dying-relu", ["network[0].initial-bias=0", "network[1].initial-bias=0"]),
            ("dying-relu", ["optimizer.rate=0.1"]),
            ("saturation", ["network[0].initial-bias=0", "network[1].initial-bias=0"]),
            ("selu", ["initializer=auto"]), ("selu", ["network[0].activation=identity"]),
            ("symmetry", ["network[0].activation=sin"]),
            ("symmetry", ["network[0].activation=sin", "network[0].bias=false"]),
            ("extrapolation", ["network[0].activation=relu"]), ("extrapolation", ["network[0].activation=identity"]),
            ("learned", ["network[0].activation=sin"]), ("non-monotone", ["network[0].activation=gelu"]),
            ("smooth-and-kinked", ["network[0].activation=leaky-relu"]), ("omega", ["network[0].omega=3"]),
        ])
    func shortcuts(_ name: String, _ changes: [String]) throws {
        let told = try #require(ToldLesson.all.first { $0.name.hasSuffix("/" + name) })
        let attempt = try LessonAttempt(
            told.experiment.applying(overrides: changes), of: told.experiment, goal: told.lesson.goal)
        #expect(!attempt.isMet, "\(attempt.value ?? .nan)")
    }
}
