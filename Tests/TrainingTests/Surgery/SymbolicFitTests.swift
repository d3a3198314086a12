import Catalogue
import Foundation
import Testing

@testable import Training

@Suite struct SymbolicFitTests {
    private let x = (0..<200).map { -1 + 2 * Double($0) / 199 }

    @Test(
        "the function that made the samples is chosen",
        arguments: ["x", "x^2", "x^3", "exp", "sin", "tanh", "gaussian"])
    func found(name: String) throws {
        let function = try #require(SymbolicFunction.named(name))
        let y = x.map { 3 * function.value(1.7 * $0 - 0.4) + 0.5 }
        let all = SymbolicFunction.library.compactMap(SymbolicFit(x: x, y: y).candidate)
        let own = try #require(all.first { $0.function == name })
        #expect(own.r2 > 1 - 1e-8)
        // What fits as well may not be simpler by name only.
        let best = try #require(all.min { $0.choiceLoss < $1.choiceLoss })
        #expect(best.function == name || best.r2 > 1 - 1e-4)
        let error = zip(x, y).map { abs(own.c * function.value(own.a * $0 + own.b) + own.d - $1) }.max() ?? 1
        #expect(error < 1e-3)
    }

    @Test("nothing is said of constants, of few samples and of what is not finite")
    func nothing() throws {
        let sine = try #require(SymbolicFunction.named("sin"))
        #expect(SymbolicFit(x: x, y: x.map { _ in 2 }).candidate(sine) == nil)
        #expect(SymbolicFit(x: [1, 2], y: [1, 2]).candidate(sine) == nil)
        #expect(SymbolicFit(x: [], y: []).candidate(sine) == nil)
        #expect(SymbolicFit(x: x, y: x.map { _ in .nan }).candidate(sine) == nil)
    }

    @Test("every function is finite everywhere, and its graph gives the same", arguments: SymbolicFunction.library)
    func finite(function: SymbolicFunction) {
        for x in [-1e3, -1, -1e-9, 0, 1e-9, 0.3, 1, 2, 1e3] { #expect(function.value(x).isFinite, "\(x)") }
        #expect(SymbolicFunction.named(function.name)?.name == function.name)
    }
}

extension SymbolicFunction: CustomTestStringConvertible {
    public var testDescription: String { name }
}
