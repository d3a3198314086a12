import Experiments

/// A run that is looked at at equal distances from its beginning to its end: what a comparison of several shows.
///
/// The same experiment gives the same record, whoever runs it and however often they look.
public final class ObservedRun {
    /// What was seen so far.
    public struct Record: Sendable {
        /// What is measured of the run at a step.
        public struct Moment: Hashable, Sendable {
            /// Steps taken so far.
            public var step: Int
            /// The loss of the training rows.
            public var train: Double
            /// The loss of the test rows.
            public var test: Double
            /// The share of test rows classified right; `nil` where targets are quantities.
            public var testAccuracy: Double?
            /// Over the hidden layers' units: the share of those whose output is the same for all probe rows.
            public var deadShare: Double
            /// Over the hidden layers' outputs: the share where the activation is flat.
            public var saturatedShare: Double
        }

        /// The moments so far, in the order of their steps.
        public var moments: [Moment] = []
        /// What the network says as it stands.
        public var picture: OutputPicture?
        /// Why it could not begin, or where it stopped.
        public var problem: String?
        /// Whether the run has ended.
        public var isDone = false

        /// Nothing measured yet.
        public init() {}
    }

    /// What was measured so far.
    public private(set) var record = Record()
    private let driver: RunDriver?
    private let work = ObservatoryWork()
    private let distance: Int
    private let request: ObservationRequest

    /// - Parameters:
    ///   - moments: how often it is looked at besides the beginning.
    ///   - width: columns of the picture of its output; rows are as many.
    public init(_ experiment: Experiment, moments: Int = 40, width: Int = 40) {
        distance = max(1, experiment.steps / max(1, moments))
        var request = ObservationRequest()
        (request.surfaceWidth, request.surfaceHeight, request.imageSide) = (width, width, 2)
        (request.parts, request.lenses) = ([.output], [.deadUnits, .flatOutputs])
        self.request = request
        do {
            driver = RunDriver(try Session(experiment))
            look()
        } catch {
            driver = nil
            record.problem = error.message
            record.isDone = true
        }
    }

    /// Goes on to the next moment.
    public func advance() {
        guard let driver, !record.isDone else { return }
        let session = driver.session
        driver.advance(to: min(session.step + distance, session.experiment.steps))
        if let divergence = session.divergence {
            record.problem = divergence.summary
            record.isDone = true
            return
        }
        driver.report()
        look()
        record.isDone = session.step >= session.experiment.steps
    }

    private func look() {
        guard let session = driver?.session else { return }
        let report = session.lastReport
        var moment = Record.Moment(
            step: session.step, train: report.train.loss, test: report.test.loss, testAccuracy: report.test.accuracy,
            deadShare: 0, saturatedShare: 0)
        let observation = work.observation(of: session.snapshot(), session.problem, request)
        moment.deadShare = observation.readings[.deadUnits]?.numbers["dead-share"] ?? 0
        moment.saturatedShare = observation.readings[.flatOutputs]?.numbers["flat-share"] ?? 0
        record.picture = observation.output
        record.moments.append(moment)
    }
}
