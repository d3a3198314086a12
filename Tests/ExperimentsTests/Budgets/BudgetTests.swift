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

    @Test(
        "any budget from 200 to 20,000 parameters is met within 3 %, or it is said why not",
        arguments: lanes.keys.sorted())
    func parametersAreMet(family: String) throws {
        let experiment = try #require(Self.lanes[family])
        let problem = try Self.problem()
        for target in [200, 233, 317, 400, 555, 701, 1000, 1490, 2222, 3600, 5000, 8191, 12_345, 20_000] {
            let fit = try BudgetMatcher.fit(experiment, to: .parameters(target), problem: problem)
            if family == "RBF", target == 20_000 {
                #expect(fit.reason == "no layer may have more than 4096 units")
            } else {
                #expect(fit.isMet, "\(target): \(fit.got), \(fit.reason ?? "")")
            }
            #expect(fit.got == fit.size.layerParameters.reduce(0, +))
            #expect((fit.reason == nil) == fit.isMet)
        }
    }

    @Test("a budget of operations is met too", arguments: lanes.keys.sorted())
    func operationsAreMet(family: String) throws {
        let experiment = try #require(Self.lanes[family])
        let problem = try Self.problem()
        let now = try NetworkSize(experiment, problem: problem).operations
        for factor in [0.8, 3.0] {
            let target = Int(Double(now) * factor)
            let fit = try BudgetMatcher.fit(experiment, to: .operations(target), problem: problem)
            #expect(fit.isMet, "\(target): \(fit.got), \(fit.reason ?? "")")
        }
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

    @Test("the formulas give the published rows")
    func publishedRows() {
        typealias F = FairerComparison
        func kan(_ widths: [Int], grid: Int, order: Int, base: Int?) -> F.Count {
            zip(widths, widths.dropFirst()).reduce(F.Count(parameters: 0, operations: 0)) { sum, layer in
                let part = F.kan(inputs: layer.0, units: layer.1, grid: grid, order: order, base: base)
                return F.Count(
                    parameters: sum.parameters + part.parameters, operations: sum.operations + part.operations)
            }
        }
        #expect(kan([2, 5, 1], grid: 20, order: 3, base: nil) == F.Count(parameters: 381, operations: 10425))
        #expect(
            kan([2, 5, 1], grid: 20, order: 3, base: F.activationCost("silu"))
                == F.Count(parameters: 396, operations: 10490))
        #expect(kan([2, 5, 1], grid: 20, order: 5, base: 5).parameters == 426)
        #expect(kan([2, 5, 5, 5, 5, 1], grid: 10, order: 3, base: 5).parameters == 1461)
        #expect(kan([2, 5, 5, 5, 1], grid: 50, order: 3, base: nil).parameters == 3591)
        #expect(kan([2, 5, 1], grid: 50, order: 5, base: nil).parameters == 861)
        let widths = [2, 100, 100, 1]
        let mlp = zip(widths, widths.dropFirst()).map {
            F.mlp(inputs: $0, units: $1, activation: F.activationCost("gelu") ?? 0)
        }
        #expect(mlp.reduce(0) { $0 + $1.operations } == 23414)
        #expect(mlp.reduce(0) { $0 + $1.parameters } == 10501)
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
