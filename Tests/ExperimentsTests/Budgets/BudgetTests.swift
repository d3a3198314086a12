import Catalogue
import Experiments
import Problems
import Testing

@Suite struct BudgetTests {
    static func experiment(
        _ layers: [Experiment.Layer], output: Experiment.Layer = .init(unit: "dense", activation: nil)
    )
        -> Experiment
    {
        var experiment = Experiment(
            data: ProblemSource(.builtIn("spiral"), settings: ProblemSettings(points: 64, noise: 0, seed: 1)))
        experiment.layers = layers
        experiment.output = output
        return experiment
    }

    /// One lane of each family, as presets would have them.
    static let lanes: [String: Experiment] = [
        "MLP": experiment([.init(unit: "dense", width: 8), .init(unit: "dense", width: 8)]),
        "KAN": experiment([.init(unit: "kan", width: 5)], output: .init(unit: "kan", activation: nil)),
        "FAN": experiment([.init(unit: "fan", width: 16), .init(unit: "fan", width: 16)]),
        "SIREN": experiment([.init(unit: "siren", width: 32), .init(unit: "siren", width: 32)]),
        "quadratic": experiment([.init(unit: "quadratic", width: 10)]),
        "Padé": experiment([.init(unit: "paon-s", width: 30)]),
        "RBF": experiment([.init(unit: "rbf", width: 20)]),
    ]

    static func problem() throws -> Problem {
        try Problem.load(ProblemSource(.builtIn("spiral"), settings: ProblemSettings(points: 64, noise: 0, seed: 1)))
    }

    @Test("what cannot be met is said with the nearest sizes")
    func impossibleIsSaid() throws {
        let problem = try Self.problem()
        let few = try BudgetMatcher.fit(Self.experiment([.init(unit: "dense")]), to: .parameters(3), problem: problem)
        #expect(!few.isMet)
        #expect(few.reason == "the smallest such network, widths 1, has 5 parameters")
        let fixed = try BudgetMatcher.fit(Self.experiment([]), to: .parameters(400), problem: problem)
        #expect(fixed.reason == "it has no width and no grid to change")
        let digits = try Problem.load(ProblemSource(.builtIn("digits")))
        var experiment = Self.experiment([.init(unit: "dense")])
        experiment.data = ProblemSource(.builtIn("digits"))
        let coarse = try BudgetMatcher.fit(experiment, to: .parameters(200), problem: digits)
        #expect(coarse.reason == "its sizes come in steps: widths 3 give 235, widths 2 give 160 parameters")
    }

    @Test("what is near enough stays as it is")
    func nearEnoughStays() throws {
        let experiment = Self.experiment([.init(unit: "dense", width: 100)])
        let fit = try BudgetMatcher.fit(experiment, to: .parameters(400), problem: try Self.problem())
        #expect(fit.experiment == experiment)
        #expect(fit.got == 401)
    }

    @Test("a network of the paper's kinds is counted by its formulas, any other is not")
    func networksByTheFormulas() throws {
        let problem = try Self.problem()
        let kan = Self.experiment(
            [.init(unit: "kan", width: 5, settings: ["grid": .number(20)])],
            output: .init(unit: "kan", activation: nil, settings: ["grid": .number(20)]))
        #expect(FairerComparison.count(kan, problem: problem)?.parameters == 396)
        let relu = Self.experiment([.init(unit: "dense", width: 100, activation: .init("relu"))])
        let hundred = FairerComparison.Count(parameters: 401, operations: 700)
        #expect(FairerComparison.count(relu, problem: problem) == hundred)
        #expect(try NetworkSize(relu, problem: problem).parameters == 401)
        #expect(FairerComparison.count(Self.experiment([.init(unit: "fan")]), problem: problem) == nil)
    }

    @Test("budgets are read as they are typed", arguments: ["params=400", "ops=1e6", "PARAMS=7"])
    func budgetsAreRead(text: String) throws {
        let budget = try #require(Budget(text))
        #expect(Budget(budget.text) == budget)
    }

    @Test(
        "nonsense is no budget",
        arguments: [
            "", "400", "params", "params=", "params=-1", "params=0", "params=1.5", "weights=3", "params=1=2", "ops=nan",
        ])
    func nonsenseIsNoBudget(text: String) { #expect(Budget(text) == nil) }

    @Test("only what differs is listed")
    func differences() {
        let a = Self.experiment([.init(unit: "dense", width: 8)])
        var b = Self.experiment([.init(unit: "kan", width: 5, settings: ["grid": .number(20)])])
        b.rate = 0.5
        b.title = "other"
        let found = Experiment.differences(of: [a, b])
        #expect(found.map(\.name) == ["network", "rate"])
        #expect(found.map(\.values) == [["dense 8", "kan 5 (grid 20)"], ["0.01", "0.5"]])
        #expect(Experiment.differences(of: [a, a]).isEmpty)
    }
}
