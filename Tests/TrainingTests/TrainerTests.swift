import Dispatch
import Experiments
import Problems
import Testing
import Training

@Suite struct TrainerTests {
    /// Waits for a snapshot that fulfils a condition; the queue decides when.
    private func wait(
        _ trainer: Trainer, _ published: DispatchSemaphore, until condition: (Snapshot) -> Bool
    ) -> Snapshot? {
        for _ in 0..<10_000 {
            if let snapshot = trainer.snapshots.take(), condition(snapshot) { return snapshot }
            if published.wait(timeout: .now() + 30) == .timedOut { return nil }
        }
        return nil
    }

    @Test("a watched run ends in the same bits as one alone")
    func watchedRunEqualsSession() throws {
        var experiment = SessionTests.spiral()
        experiment.steps = 3000
        let published = DispatchSemaphore(value: 0)
        let trainer = try Trainer(experiment) { published.signal() }
        trainer.send(.run)
        let last = try #require(wait(trainer, published) { $0.status == .finished })
        trainer.stop()
        let alone = try Session(experiment)
        alone.advance(3000)
        alone.report()
        #expect(last.step == 3000)
        let isSame = last.state == alone.state && last.history == alone.history
        #expect(isSame)
    }

    @Test("a pace slows a run down and changes none of its numbers")
    func pacedRunEqualsSession() throws {
        var experiment = SessionTests.spiral()
        experiment.steps = 60
        let published = DispatchSemaphore(value: 0)
        let trainer = try Trainer(experiment) { published.signal() }
        trainer.send(.pace(400))
        trainer.send(.run)
        _ = try #require(wait(trainer, published) { $0.status == .running && $0.step > 0 && $0.step < 60 })
        trainer.send(.pace(nil))
        let last = try #require(wait(trainer, published) { $0.status == .finished })
        trainer.stop()
        let alone = try Session(experiment)
        alone.advance(60)
        let isSame = last.state == alone.state
        #expect(isSame)
    }

    @Test("commands take effect between steps")
    func commandsTakeEffect() throws {
        let published = DispatchSemaphore(value: 0)
        var endless = SessionTests.spiral()
        endless.steps = 1_000_000_000
        let trainer = try Trainer(endless) { published.signal() }
        trainer.send(.step(5))
        _ = try #require(wait(trainer, published) { $0.step == 5 })
        trainer.send(.change(.edit(ExperimentChange(\.rate, 0.5))))
        let changed = try #require(wait(trainer, published) { $0.experiment.rate == 0.5 })
        #expect(changed.step == 5)
        trainer.send(.run)
        _ = try #require(wait(trainer, published) { $0.step > 5 })
        trainer.send(.pause)
        _ = try #require(wait(trainer, published) { $0.status == .paused })
        trainer.send(.change(.edit(ExperimentChange(\.data, ProblemSource(.builtIn("nonsense"))))))
        let refused = try #require(wait(trainer, published) { $0.notice != nil })
        #expect(refused.experiment.data == changed.experiment.data)
        trainer.stop()
    }

    @Test("what cannot be opened changes nothing but the notice")
    func failedOpen() throws {
        let published = DispatchSemaphore(value: 0)
        var endless = SessionTests.spiral()
        endless.steps = 1_000_000_000
        let trainer = try Trainer(endless) { published.signal() }
        _ = trainer.problems.take()
        trainer.send(.run)
        let before = try #require(wait(trainer, published) { $0.status == .running && $0.step > 0 })
        trainer.send(.open(Experiment(data: ProblemSource(.builtIn("nonsense")))))
        let refused = try #require(wait(trainer, published) { $0.notice != nil })
        #expect(refused.status == .running)
        #expect(refused.seconds >= before.seconds && refused.step >= before.step)
        #expect(refused.generation == before.generation && refused.acknowledged == 2)
        #expect(trainer.problems.take() == nil)
        trainer.stop()
    }

    @Test("edits of numbers are acknowledged and leave the generation as it is; another network is a new one")
    func generations() throws {
        let published = DispatchSemaphore(value: 0)
        let experiment = SessionTests.spiral()
        let trainer = try Trainer(experiment) { published.signal() }
        var edited = experiment
        edited.rate /= 2
        trainer.send(.change(.edit(ExperimentChange(from: experiment, to: edited))))
        let turned = try #require(wait(trainer, published) { $0.acknowledged == 1 })
        #expect(turned.generation == 0 && turned.experiment.rate == edited.rate)
        let before = edited
        edited.layers[0].width += 1
        trainer.send(.change(.edit(ExperimentChange(from: before, to: edited))))
        let widened = try #require(wait(trainer, published) { $0.acknowledged == 2 })
        #expect(widened.generation == 1)
        trainer.stop()
    }

    @Test("the observatory sees every layer, the output and the unit in focus")
    func observationIsComplete() throws {
        let session = try Session(SessionTests.spiral())
        session.advance(20)
        var request = ObservationRequest()
        request.focus = .init(layer: 0, unit: 3)
        let observation = Observatory.observation(of: session.snapshot(), problem: session.problem, request)
        #expect(observation.layers.map(\.units) == [8, 8, 1])
        #expect(observation.layers[0].strengths.count == 16)
        #expect(observation.layers[0].images.count == 8)
        guard case .surface(let surface) = observation.output else {
            Issue.record("a plane is shown as a surface")
            return
        }
        #expect(surface.values.count == surface.width * surface.height)
        #expect(surface.values.allSatisfy { (0...1).contains($0) })
        #expect(observation.focus?.curve.z.count == 120)
    }
}
