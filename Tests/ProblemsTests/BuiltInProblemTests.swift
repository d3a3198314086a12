import Foundation
import Testing

@testable import Problems

/// The common examination: listing a problem tests it.
@Suite struct BuiltInProblemTests {
    static let names = BuiltInProblem.all.map(\.name)

    @Test("Names and aliases are unique, lower case, and found in any case")
    func catalogue() {
        let all = BuiltInProblem.all.flatMap { [$0.name] + $0.aliases }
        #expect(Set(all).count == all.count)
        #expect(all.allSatisfy { $0 == $0.lowercased() && !$0.contains(" ") })
        #expect(BuiltInProblem.named("SPIRAL")?.name == "spiral")
        #expect(BuiltInProblem.all.allSatisfy { !$0.summary.isEmpty && !$0.source.isEmpty })
        #expect(BuiltInProblem.all.allSatisfy { $0.points.map { $0.allowed.contains($0.standard) } ?? true })
        #expect(BuiltInProblem.all.allSatisfy { $0.noise.map { $0.allowed.contains($0.standard) } ?? true })
    }

    @Test("Every problem keeps the rules of all", arguments: names)
    func rules(name: String) throws {
        let entry = try #require(BuiltInProblem.named(name))
        let problem = try Problem.load(ProblemSource(.builtIn(name)))
        #expect(problem.name == name)
        #expect(problem.summary.isEmpty == false)
        #expect(problem.train.rows > 0 && problem.test.rows > 0)
        #expect(problem.testIsTrain == (entry.trainShare == 1))
        let tables = [problem.train, problem.test] + (problem.beyond.map { [$0] } ?? [])
        for table in tables {
            #expect(table.inputColumns == problem.inputCount)
            #expect((table.inputs + table.targets).allSatisfy { $0.isFinite })
        }
        #expect(problem.domain.count == problem.inputCount && problem.widerDomain.count == problem.inputCount)
        #expect((problem.domain + problem.widerDomain).allSatisfy { $0.isProper })
        switch problem.kind {
        case .regression(let names):
            #expect(entry.task == .regression)
            #expect(problem.train.targetColumns == names.count)
        case .binary(let names):
            #expect(entry.task == .binary && names.count == 2 && problem.outputCount == 1)
        case .classes(let names):
            #expect(entry.task == .classes && names.count > 2 && problem.outputCount == names.count)
        }
        if !problem.classNames.isEmpty {
            let classes = Set(problem.train.targets.map { Int($0) })
            #expect(classes == Set(problem.classNames.indices), "every class is trained on")
            #expect(Set(problem.test.targets).isSubset(of: Set(problem.train.targets)))
        }
        if let points = entry.points, points.standard > 0, !problem.testIsTrain {
            #expect(problem.train.rows + problem.test.rows == points.standard)
        }
    }

    @Test("The same seed gives the same problem, another seed another", arguments: names)
    func determinism(name: String) throws {
        func load(_ seed: UInt64) throws -> Problem {
            try Problem.load(ProblemSource(.builtIn(name), settings: ProblemSettings(seed: seed)))
        }
        let first = try load(3)
        let again = try load(3)
        #expect(first.train == again.train && first.test == again.test && first.beyond == again.beyond)
        #expect(try load(4).train != first.train)
    }

    @Test("Without noise the clean target is what the rows say", arguments: names)
    func cleanTarget(name: String) throws {
        let entry = try #require(BuiltInProblem.named(name))
        let settings = ProblemSettings(noise: entry.noise == nil ? nil : 0)
        let problem = try Problem.load(ProblemSource(.builtIn(name), settings: settings))
        guard let target = problem.target, name != "gauss" else { return }
        for table in [problem.train, problem.test] + (problem.beyond.map { [$0] } ?? []) {
            let values = target.values(rows: table.inputs, columns: table.inputColumns)
            #expect(zip(values, table.targets).allSatisfy { abs($0 - $1) < 1e-12 })
        }
    }

    @Test("Rows beyond lie outside the domain and inside the wider one", arguments: names)
    func beyond(name: String) throws {
        let problem = try Problem.load(ProblemSource(.builtIn(name)))
        guard let beyond = problem.beyond else {
            #expect(problem.widerDomain == problem.domain)
            return
        }
        for row in 0..<beyond.rows {
            let point = Array(beyond.input(row))
            #expect(zip(point, problem.domain).contains { !$1.contains($0) })
            #expect(zip(point, problem.widerDomain).allSatisfy { $1.contains($0) })
        }
    }

    @Test(
        "Settings out of range are refused in words",
        arguments: [
            (ProblemSettings(points: 0), "circle: points is 0, expected 10 to 100000"),
            (ProblemSettings(noise: 0.6), "circle: noise is 0.6, expected 0 to 0.5"),
            (ProblemSettings(noise: .nan), "circle: noise is nan, expected 0 to 0.5"),
            (ProblemSettings(trainShare: 0), "circle: train share is 0, expected more than 0 and at most 1"),
            (
                ProblemSettings(trainShare: .nan),
                "circle: train share is nan, expected more than 0 and at most 1"
            ),
            (ProblemSettings(size: 3), "circle: has no setting “size”"),
        ])
    func refused(settings: ProblemSettings, sentence: String) {
        #expect { try Problem.load(ProblemSource(.builtIn("circle"), settings: settings)) } throws: {
            "\($0)" == sentence
        }
    }

    @Test("An unknown name is refused with the nearest one")
    func unknown() {
        #expect { try Problem.load(ProblemSource(.builtIn("spirale"))) } throws: {
            "\($0)" == "there is no problem called “spirale”; did you mean “spiral”?"
        }
    }

    @Test("Extreme settings still make a problem", arguments: names)
    func extremes(name: String) throws {
        let entry = try #require(BuiltInProblem.named(name))
        for isLowest in [true, false] {
            var settings = ProblemSettings(trainShare: isLowest ? 1e-9 : 1, scaling: .inputsAndTargets)
            if let points = entry.points {
                settings.points = isLowest ? max(points.allowed.lowerBound, 1) : min(3001, points.allowed.upperBound)
            }
            if let noise = entry.noise { settings.noise = isLowest ? 0 : noise.allowed.upperBound }
            if let size = entry.size {
                settings.size = isLowest ? size.allowed.lowerBound : size.allowed.upperBound
            }
            let problem = try Problem.load(ProblemSource(.builtIn(name), settings: settings))
            #expect(problem.train.rows >= 1 && problem.test.rows >= 1)
            #expect(problem.train.inputs.allSatisfy { $0.isFinite })
        }
    }
}
