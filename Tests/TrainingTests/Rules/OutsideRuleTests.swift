import Catalogue
import ExpressionGraph
import Experiments
import Problems
import Testing

@testable import Training

@Suite("Learning rules beside backpropagation, one of them from outside")
struct OutsideRuleTests {
    /// All but backpropagation, and the one from outside.
    static let names =
        Palette.rules.filter { $0.name != "backpropagation" && !$0.learnsClassesOnly }.map(\.name) + ["test-everything"]
    /// Those that teach hidden layers within some steps.
    static let taught = [
        "feedback-alignment", "direct-feedback-alignment", "sign-symmetric", "test-everything",
    ]

    static func experiment(_ rule: String) -> Experiment {
        LearningRule.areAdded
        var experiment = Experiment(
            data: ProblemSource(.formula(FormulaSource(text: "y = sin(2*x1) + x2")), settings: .init(points: 80)),
            layers: [Experiment.Layer(unit: "dense", width: 6), Experiment.Layer(unit: "dense", width: 5)])
        (experiment.batch, experiment.steps, experiment.rate) = (16, 120, 0.01)
        experiment.rule = Experiment.Choice(rule)
        return experiment
    }

    private func values(_ session: Session, _ name: String) throws -> [Double] {
        session.values(of: try #require(session.graph.state.first { $0.name == name }))
    }

    @Test("makes the loss smaller", arguments: taught)
    func learns(rule: String) throws {
        let session = try Session(Self.experiment(rule))
        let before = session.lastReport.test.loss
        session.advance(120)
        #expect(session.report().test.loss < 0.7 * before)
    }

    @Test("goes on from any step to the same bits, and so do its lanes, watched or branched", arguments: names)
    func goesOn(rule: String) throws {
        let plain = try Session(Self.experiment(rule))
        plain.advance(100)
        let session = try Session(Self.experiment(rule))
        session.advance(37)
        let moment = session.run.checkpoint
        session.advance(20)
        session.run.checkpoint = moment
        session.advance(63)
        #expect(session.state == plain.state)
        let race = RaceSession()
        race.obey(.add(id: 0, name: "", Self.experiment(rule)))
        race.advance(40)
        race.obey(.branch(from: 0, step: 40, id: 1, name: "", changed: nil))
        race.advance(120)
        plain.advance(20)
        for lane in race.lanes { #expect(lane.session.state == plain.state) }
    }

    @Test("has its parameters counted, its state brought back by undo, and its read-out scored")
    func own() throws {
        let session = try Session(Self.experiment("test-everything"))
        #expect(session.parameterCount == session.graph.network.parameterCount + 1)
        let problem = session.problem
        let size = try NetworkSize(session.experiment, problem: problem)
        #expect(size.parameters == session.parameterCount)
        // It answers 0.1 more than the same network under backpropagation.
        let plain = try Session(Self.experiment("backpropagation"))
        #expect(session.lastReport.test.loss != plain.lastReport.test.loss)
        #expect(try values(session, "rule.teacher") == values(session, session.graph.state[0].name))
        session.advance(10)
        let (mean, teacher) = (try values(session, "rule.mean"), try values(session, "rule.teacher"))
        #expect(mean.contains { $0 != 0 })
        #expect(try teacher != values(session, session.graph.state[0].name))
        #expect((session.run.checkpoint.memory as? TwoPasses.Passes)?.count == 20)
        try session.apply(.surgery(.redraw(above: 0)))
        session.advance(5)
        try session.apply(.undo)
        #expect(try values(session, "rule.mean") == mean && values(session, "rule.teacher") == teacher)
    }

    @Test("cannot be searched along where it has no objective, and says so")
    func withoutObjective() throws {
        var experiment = Self.experiment("feedback-alignment")
        experiment.optimizer = Experiment.Choice("lbfgs")
        #expect {
            _ = try Session(experiment)
        } throws: {
            guard case .network(let error)? = $0 as? SessionError else { return false }
            return error == .noObjective(rule: "feedback-alignment", optimizer: "lbfgs")
        }
    }

    @Test("learns slopes only where it goes through the whole network, and says so")
    func slopes() throws {
        var experiment = Self.experiment("feedback-alignment")
        experiment.objective = .gradient
        #expect {
            _ = try Session(experiment)
        } throws: {
            guard case .network(let error)? = $0 as? SessionError else { return false }
            return error == .noSlopesByRule("feedback-alignment")
        }
    }

    @Test("teaches a network of any unit, or says in a sentence why not", arguments: names)
    func everyUnit(rule: String) throws {
        for unit in Palette.units where unit.width == .chosen && !unit.isCell {
            var experiment = Self.experiment(rule)
            experiment.layers = [
                Experiment.Layer(unit: unit.name, width: 4), Experiment.Layer(unit: "dense", width: 3),
            ]
            experiment.precision = .double
            do {
                let session = try Session(experiment)
                session.advance(5)
                #expect(session.divergence == nil, "\(unit.name)")
                #expect(session.report().train.loss.isFinite, "\(unit.name)")
            } catch {
                #expect(!error.message.isEmpty)
            }
        }
    }

    @Test("teaches cells over time where it can, or says why not", arguments: names)
    func overTime(rule: String) throws {
        var experiment = Self.experiment(rule)
        experiment.data = ProblemSource(.builtIn("delayed-xor"), settings: .init(points: 60))
        experiment.layers = [Experiment.Layer(unit: "gru", width: 4), Experiment.Layer(unit: "dense", width: 3)]
        do {
            let session = try Session(experiment)
            session.advance(5)
            #expect(session.divergence == nil)
        } catch {
            guard case .network(.ruleDoesNotFit(let named, let reason)) = error else { throw error }
            #expect(named == rule && reason.contains("readout: every"))
        }
    }

    @Test("that learns classes says so of quantities, goes on to the same bits, and is better than a guess")
    func classes() throws {
        #expect {
            _ = try Session(Self.experiment("forward-forward"))
        } throws: {
            ($0 as? SessionError)?.message.contains("it learns classes, and 'y = sin(2*x1) + x2' has quantities")
                == true
        }
        for (negatives, readout) in [("random", "goodness"), ("hard", "goodness"), ("random", "output")] {
            var experiment = Self.experiment("forward-forward")
            experiment.data = ProblemSource(.builtIn("wine"))
            experiment.layers = [
                Experiment.Layer(unit: "dense", width: 12, activation: .init("relu")),
                Experiment.Layer(unit: "dense", width: 12, activation: .init("relu")),
            ]
            (experiment.batch, experiment.steps, experiment.rate) = (32, 400, 0.01)
            experiment.rule = Experiment.Choice(
                "forward-forward", ["negatives": .choice(negatives), "readout": .choice(readout)])
            let session = try Session(experiment)
            session.advance(100)
            let other = try Session(session.moment)
            session.advance(300)
            other.advance(300)
            #expect(session.state == other.state)
            #expect(try #require(session.report().train.accuracy) > 0.7, "\(negatives), \(readout)")
        }
    }

    @Test("that leaves hidden layers as they are changes nothing but the output layer")
    func control() throws {
        let session = try Session(Self.experiment("output-layer-only"))
        let before = session.graph.state.map { session.values(of: $0) }
        session.advance(20)
        for (variable, old) in zip(session.graph.state, before) where !variable.name.contains("/") {
            #expect((session.values(of: variable) == old) == !variable.name.hasPrefix("2."), "\(variable.name)")
        }
    }

    @Test("that nobody has made is a sentence")
    func unknown() throws {
        #expect {
            _ = try Session(Self.experiment("osmosis"))
        } throws: {
            ($0 as? SessionError)?.message == "there is no learning rule 'osmosis'"
        }
    }
}

@Suite("The drivers of steps")
struct StepDriverTests {
    @Test("are there for every optimizer that asks for one", arguments: Palette.optimizers)
    func exist(_ optimizer: Optimizer) {
        if case .search(let driver) = optimizer.move { #expect(StepDrivers.kind(named: driver) != nil) }
    }
}
