import Catalogue
import ExpressionGraph
import Foundation
import Problems
import Testing

@testable import Experiments
@testable import Training

/// Networks on sequences of time steps.
@Suite("Learning over time")
struct OverTimeTests {
    private static func experiment(_ data: String, size: Int? = nil, points: Int? = nil) -> Experiment {
        var experiment = Experiment(
            data: ProblemSource(.builtIn(data), settings: ProblemSettings(points: points, size: size)),
            layers: [
                Experiment.Layer(unit: "gru", width: 6, activation: nil), Experiment.Layer(unit: "dense", width: 4),
            ])
        experiment.precision = .double
        return experiment
    }

    /// The outputs of an experiment's network at some rows, with the values of a session's variables.
    private static func outputs(_ experiment: Experiment, _ session: Session, _ inputs: [Double], steps: Int) throws
        -> [Double]
    {
        let columns = session.problem.inputCount
        let network = try Network(
            experiment, input: .variable("x", [inputs.count / columns, columns]), timeSteps: steps,
            outputs: session.problem.outputCount, isTraining: false, step: .constant(0))
        var variables = ["x": inputs]
        for parameter in network.parameters {
            variables[parameter.variable.name] = session.values(of: parameter.variable)
        }
        return Interpreter(variables: variables).value(network.output)
    }

    @Test("Reading the last step gives the last of every step's outputs, reading the mean their mean")
    func readouts() throws {
        var experiment = Self.experiment("delayed-xor", size: 2, points: 12)
        let session = try Session(experiment)
        let (inputs, steps) = (session.problem.test.inputs, session.problem.steps)
        let last = try Self.outputs(experiment, session, inputs, steps: steps)
        experiment.readout = .every
        let every = try Self.outputs(experiment, session, inputs, steps: steps)
        experiment.readout = .mean
        let mean = try Self.outputs(experiment, session, inputs, steps: steps)
        #expect(last.count == 4 && every.count == 4 * steps)
        for row in 0..<4 {
            #expect(abs(last[row] - every[row * steps + steps - 1]) < 1e-14)
            let sum = every[row * steps..<(row + 1) * steps].reduce(0, +)
            #expect(abs(mean[row] - sum / Double(steps)) < 1e-14)
        }
    }

    @Test("A layer between and behind cells works on every time step alike, whatever it is", arguments: ["kan", "fan"])
    func maps(unit: String) throws {
        var experiment = Self.experiment("adding", size: 20, points: 30)
        experiment.layers.insert(Experiment.Layer(unit: unit, width: 3), at: 0)
        experiment.layers.append(Experiment.Layer(unit: "gru", width: 2, activation: nil))
        let session = try Session(experiment)
        session.advance(3)
        #expect(session.divergence == nil && session.lastReport.train.loss.isFinite)
    }

    @Test("A recurrent layer learns the exclusive or of two bits that are apart")
    func learns() throws {
        var experiment = Self.experiment("delayed-xor", size: 2, points: 600)
        experiment.layers = [Experiment.Layer(unit: "gru", width: 16, activation: nil)]
        (experiment.precision, experiment.batch, experiment.steps) = (.single, 64, 800)
        let session = try Session(experiment)
        #expect(session.lastReport.test.accuracy ?? 1 < 0.8)
        session.advance(800)
        #expect(session.report().test.accuracy ?? 0 > 0.95)
    }

    @Test("What a network says at every step of a series is scored at every step")
    func scores() throws {
        var experiment = Self.experiment("mackey-glass", points: 6)
        experiment.readout = .every
        let session = try Session(experiment)
        let test = session.problem.test
        let said = try Self.outputs(experiment, session, test.inputs, steps: session.problem.steps)
        let errors = zip(said, test.targets).map { ($0 - $1) * ($0 - $1) }
        let score = session.lastReport.test
        #expect(abs((score.meanSquaredError ?? 0) - errors.reduce(0, +) / Double(errors.count)) < 1e-12)
        #expect(abs(score.loss - (score.meanSquaredError ?? 0)) < 1e-12)
        experiment.readout = .last
        let last = try Session(experiment).lastReport.test
        let lastErrors = stride(from: 49, to: errors.count, by: 50).map { errors[$0] }
        #expect(abs((last.meanSquaredError ?? 0) - lastErrors.reduce(0, +) / Double(lastErrors.count)) < 1e-12)
    }

    @Test(
        "All time steps are observed, and the picture is a sequence's course",
        arguments: ["delayed-xor", "mackey-glass"])
    func observed(data: String) throws {
        let session = try Session(Self.experiment(data, points: 20))
        let observation = try #require(
            Observatory.observation(of: session.snapshot(), problem: session.problem, ObservationRequest()))
        #expect(observation.layers.map(\.units) == [6, 4, 1])
        #expect(observation.layers[0].after.counts.reduce(0, +) % (6 * session.problem.steps) == 0)
        guard case .fit(let course) = observation.output else { return #expect(Bool(false), "no course") }
        #expect(course.x.count == session.problem.steps && course.predicted[0].count == course.x.count)
        #expect(course.target?[0].count == course.x.count)
        var every = session.experiment
        every.readout = .every
        let said = try Self.outputs(every, session, Array(session.problem.test.input(0)), steps: session.problem.steps)
        let shown = data == "delayed-xor" ? said.map { 1 / (1 + Foundation.exp(-$0)) } : said
        #expect(zip(course.predicted[0], shown).allSatisfy { abs($0 - $1) < 1e-12 } && Set(said).count > 5)
        guard case .curve(let trace) = observation.layers[0].images[0] else { return #expect(Bool(false), "no trace") }
        #expect(trace.count == session.problem.steps)
    }

    @Test("Carried state is that of the whole series so far, and a stream begins anew when it is through")
    func carried() throws {
        var experiment = Self.experiment("mackey-glass", points: 9)
        (experiment.readout, experiment.carriesState) = (.every, true)
        // Nothing is learned, so that the state follows from the start's weights.
        (experiment.batch, experiment.rate) = (2, 0)
        let session = try Session(experiment)
        let kept = try #require(session.graph.state.first { $0.name == "0.carried-h" })
        #expect(kept.shape == [2, 6] && session.problem.train.rows == 6)
        var alone = experiment
        alone.carriesState = false
        alone.layers = [experiment.layers[0]]
        for step in 1...4 {
            session.advance(1)
            // Streams are rows 0 to 2 and 3 to 5; after three steps they begin anew.
            let seen = (step - 1) % 3 + 1
            for stream in 0..<2 {
                let inputs = (0..<seen).flatMap { session.problem.train.input(stream * 3 + $0) }
                let network = try Network(
                    alone, input: .variable("x", [inputs.count, 1]), timeSteps: inputs.count, outputs: 1,
                    isTraining: false, step: .constant(0))
                var variables = ["x": inputs]
                for parameter in network.layers[0].parameters {
                    variables[parameter.variable.name] = session.values(of: parameter.variable)
                }
                let all = Interpreter(variables: variables).value(network.layers[0].output)
                let found = session.values(of: kept)[stream * 6..<(stream + 1) * 6]
                #expect(zip(found, all.suffix(6)).allSatisfy { abs($0 - $1) < 1e-12 }, "step \(step)")
            }
        }
    }

    @Test("A run that carries state goes on from a checkpoint to the same bits")
    func resumed() throws {
        var experiment = Self.experiment("mackey-glass", points: 9)
        (experiment.batch, experiment.carriesState, experiment.precision) = (2, true, .single)
        let (whole, first) = (try Session(experiment), try Session(experiment))
        whole.advance(10)
        first.advance(4)
        let second = try Session(first.moment)
        second.advance(6)
        #expect(whole.state == second.state)
    }

    @Test(
        "What cannot be over time says so",
        arguments: [
            ("abrelu", "delayed-xor", false, Experiment.Readout.last, "the future would act on the past"),
            ("gru", "mackey-glass", false, .mean, "expected the readout 'every' or 'last', found 'mean'"),
            ("gru", "adding", true, .last, "the sequences of 'adding' do not follow each other"),
        ])
    func refused(unit: String, data: String, carries: Bool, readout: Experiment.Readout, message: String) {
        var experiment = Self.experiment(data)
        experiment.layers = [Experiment.Layer(unit: unit, activation: nil)]
        (experiment.carriesState, experiment.readout) = (carries, readout)
        let error = #expect(throws: SessionError.self) { try Session(experiment) }
        #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
    }
}

/// Units whose rows act on each other.
@Suite("Units that mix rows")
struct RowMixingTests {
    private static func experiment() -> Experiment {
        var experiment = Experiment(
            data: ProblemSource(.builtIn("spiral"), settings: ProblemSettings(points: 700)),
            layers: [
                Experiment.Layer(unit: "dense", activation: nil), Experiment.Layer(unit: "abrelu", activation: nil),
            ])
        experiment.precision = .double
        return experiment
    }

    @Test(
        "Their scores depend neither on how rows are cut into runs nor on what fills the last one",
        arguments: [1, 64, 256, 350])
    func scores(rows: Int) throws {
        let session = try Session(Self.experiment())
        let scorer = try Scorer<Double>(
            session.experiment, problem: session.problem, state: session.graph.state, rows: rows,
            abandonment: .never)
        guard case .double(let state) = session.state else { return }
        scorer.take(state, step: 0)
        let test = session.problem.test
        let score = try #require(
            scorer.score(
                Scorer.Rows(
                    inputs: test.inputs, targets: session.problem.targets(of: test, labels: session.graph.loss.labels),
                    count: test.rows))
        ).score
        #expect(score == session.lastReport.test)

        // All rows as one batch, evaluated plainly.
        let graph = try ObservationGraph(session.experiment, problem: session.problem, rows: test.rows)
        var variables = ["x": test.inputs, "y": test.targets, "step": [0]]
        for parameter in graph.network.parameters {
            variables[parameter.variable.name] = session.values(of: parameter.variable)
        }
        let losses = Interpreter(variables: variables).value(graph.lossPerRow)
        #expect(abs(score.loss - losses.reduce(0, +) / Double(test.rows)) < 1e-12)
    }

    @Test("Slopes cannot be learned with them")
    func slopes() {
        var experiment = Self.experiment()
        experiment.data = ProblemSource(.builtIn("sine"))
        experiment.objective = .gradient
        let error = #expect(throws: SessionError.self) { try Session(experiment) }
        #expect(error?.message.contains("'objective: gradient' needs rows that do not") == true)
    }
}
