@testable import Catalogue
import Testing

struct ActivationFactsTests {
    @Test(
        "Gaussian statistics and properties agree with the reference table", arguments: ActivationTests.surveyed)
    func table(_ activation: Activation) throws {
        let entry = try #require(try ActivationFixture.entry(activation))
        let facts = activation.facts(parameters: entry.parameters)
        // The slope energy of the signed root is infinite: both numbers are where somebody stopped.
        let count = activation.name == "signed-sqrt" ? 2 : 3
        let found = Array([facts.mean, facts.secondMoment, facts.slopeEnergy].prefix(count))
        let expected = Array(entry.gaussian.prefix(count))
        #expect(disagreement(found, expected, 1e-3, floor: 1.1e-3) == nil, "\(found) \(expected)")
        let flags = Set(entry.flags)
        #expect(facts.isMonotone == flags.contains("M"))
        #expect(facts.isEven == flags.contains("E"))
        #expect(facts.isOdd == flags.contains("O"))
        #expect(facts.isNonNegative == flags.contains("P"))
        #expect(facts.passesOrigin == flags.contains("0"))
        // The table looked at [−12, 12] only: relu6 is bounded, a leak to both sides is not.
        let isBounded = ["relu6": true, "blrelu": false][activation.name] ?? flags.contains("B")
        #expect(facts.isBounded == isBounded)
        // The slope of prenu grows towards 1; the jump of sine-relu is smaller than a step of the grid.
        if ["prenu", "sine-relu"].contains(activation.name) {
            #expect(agree(facts.lipschitz ?? 0, 1, 1e-3, floor: 0))
        } else if let expected = Double(entry.lipschitz) {
            let found = try #require(facts.lipschitz)
            #expect(agree(found, expected, 0.01, floor: 2e-3), "\(found), not \(expected)")
        } else {
            #expect(facts.lipschitz == nil, "\(entry.lipschitz)")
        }
    }

    @Test("The gain of ReLU is He's, that of SELU is 1")
    func gains() {
        #expect(agree(Activation.relu.facts().gain, 2.0.squareRoot(), 1e-6, floor: 0))
        #expect(agree(Activation.selu.facts().gain, 1, 1e-6, floor: 0))
        #expect(Activation.identity.facts().gain.rounded(toPlaces: 9) == 1)
    }

    @Test("A function that is 0 everywhere has gain 1, not infinity")
    func zero() {
        #expect(Activation.absolute.facts().gain.isFinite)
        #expect(Activation.crReLU.facts(parameters: [0]).gain.isFinite)
        #expect(Activation.cubic.facts(parameters: [0]).gain == 1)
    }
}

extension Double {
    fileprivate func rounded(toPlaces places: Int) -> Double {
        let scale = (0..<places).reduce(1.0) { value, _ in value * 10 }
        return (self * scale).rounded() / scale
    }
}
