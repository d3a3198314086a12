import Catalogue
import Experiments
import Foundation
import Problems
import Testing

@testable import Training

@Suite("The frequency of sines goes where the data are")
struct FrequencyShiftTests {
    private static func session(_ formula: String, unit: String = "siren") throws -> Session {
        var experiment = Experiment(
            data: ProblemSource(.formula(FormulaSource(text: formula)), settings: ProblemSettings(points: 60, seed: 1)))
        experiment.layers = [Experiment.Layer(unit: unit, width: 16, activation: nil)]
        return try Session(experiment)
    }

    private static func shifted(_ formula: String) throws -> Double {
        let session = try session(formula)
        try session.apply(.surgery(.shiftFrequency))
        guard case .number(let omega) = session.experiment.layers[0].settings["omega"] ?? .number(30) else { return 0 }
        return omega
    }

    @Test("fast waves ask for a higher frequency than slow ones")
    func follows() throws {
        let (slow, fast) = (try Self.shifted("y = sin(4*x)"), try Self.shifted("y = sin(90*x)"))
        #expect(slow <= 20 && fast >= 70, "\(slow), \(fast)")
        #expect(FrequencyShift.candidates.contains(slow) && FrequencyShift.candidates.contains(fast))
    }

    @Test("weights stay, the choice is the same each time, and can be undone")
    func again() throws {
        let session = try Self.session("y = sin(60*x)")
        let weights = try #require(session.graph.state.first { $0.name == "0.W" })
        let before = session.values(of: weights)
        try session.apply(.surgery(.shiftFrequency))
        #expect(session.values(of: weights) == before)
        let chosen = session.experiment.layers[0].settings["omega"]
        #expect(chosen != nil && session.outcomes.last?.summary.contains("ω₀ of layer 1 from 30 to") == true)
        #expect(try Self.session("y = sin(60*x)").shiftedOmega() == chosen)
        try session.apply(.undo)
        #expect(session.experiment.layers[0].settings["omega"] == nil)
    }

    @Test("a picture of fine stripes asks for more than one of broad ones")
    func plane() {
        func lowest(_ waves: Double) -> Int {
            let side = 32
            let values = (0..<side * side).map { index in sin(2 * .pi * waves * Double(index % side) / Double(side)) }
            let spectrum = SampledSignal(width: side, height: side, target: values).spectrum(of: values)
            #expect(abs(spectrum.reduce(0, +) - 1) < 1e-9)
            return spectrum.indices.max { spectrum[$0] < spectrum[$1] } ?? -1
        }
        #expect(lowest(3) == 2 && lowest(9) == 8)
    }

    @Test("what has no spectrum or no sines is told in words")
    func refused() throws {
        let dense = try Self.session("y = x", unit: "dense")
        #expect(throws: SessionError.self) { try dense.apply(.surgery(.shiftFrequency)) }
        let plane = try Self.session("y = x1*x2")
        do {
            try plane.apply(.surgery(.shiftFrequency))
            Issue.record("a plane has been shifted")
        } catch { #expect(error.message.contains("pictures")) }
    }
}

extension Session {
    fileprivate func shiftedOmega() throws -> SettingValue? {
        try apply(.surgery(.shiftFrequency))
        return experiment.layers[0].settings["omega"]
    }
}
