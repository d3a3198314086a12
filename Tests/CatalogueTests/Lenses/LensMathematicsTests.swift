import Testing

@testable import Catalogue

@Suite("What lenses of units compute")
struct LensMathematicsTests {
    @Test("a formula is read out of weights that have arrived, and not before")
    func formulas() {
        let names = ["a", "b", "a + b"]
        #expect(ArithmeticFormula.text(.sum, [1, -0.99, 0], names) == "a − b")
        #expect(ArithmeticFormula.text(.sum, [-1, 0, 0.999], names) == "−a + a + b")
        #expect(ArithmeticFormula.text(.product, [0, 1, 1], names) == "b·(a + b)")
        #expect(ArithmeticFormula.text(.powers, [1, -1, 0], names) == "|a| / |b|")
        #expect(ArithmeticFormula.text(.sum, [1, 0.5, 0], names) == nil)
        #expect(
            ArithmeticFormula.text(.sum, [0, 0, 0], names) == "0"
                && ArithmeticFormula.text(.product, [0, 0, 0], names) == "1")
    }

    @Test("roots of a polynomial are found, complex ones too")
    func roots() {
        // (x − 1)(x + 2)(x² + 1/4)
        let points = [-2.0, -1, 0, 1, 2].map { (x: Double) -> (x: Double, y: Double) in
            let (left, right) = ((x - 1) * (x + 2), x * x + 0.25)
            return (x, left * right)
        }
        let roots = Polynomial(through: points).roots.sorted {
            // The pair's real parts differ by rounding.
            ($0.imaginary, $0.real) < ($1.imaginary, $1.real)
        }
        #expect(roots.count == 4)
        for (root, expected) in zip(roots, [(0, -0.5), (-2.0, 0.0), (1, 0), (0, 0.5)]) {
            #expect(abs(root.real - expected.0) < 1e-6 && abs(root.imaginary - expected.1) < 1e-6, "\(root)")
        }
        #expect(Polynomial([3]).roots.isEmpty && Polynomial([.nan, 1]).roots.isEmpty)
    }

    @Test("conics are named after what they are")
    func conics() {
        func kind(_ a11: Double, _ a12: Double, _ a22: Double, _ b1: Double, _ b2: Double, _ c: Double) -> String {
            let places = QuadraticForm.places(inputs: 2)
            let values = stride(from: 0, to: places.count, by: 2).map { index -> Double in
                let (x, y) = (places[index], places[index + 1])
                let squares: Double = a11 * x * x + 2 * a12 * x * y + a22 * y * y
                return squares + b1 * x + b2 * y + c
            }
            return QuadraticForm(inputs: 2, values: values).kind
        }
        #expect(kind(1, 0, 1, 0, 0, -1) == "circle" && kind(1, 0.2, 3, 1, 0, -1) == "ellipse")
        #expect(kind(1, 0, -1, 0, 0, -1) == "hyperbola" && kind(0, 1, 0, 0, 0, 0) == "two crossing lines")
        #expect(kind(1, 0, 0, 0, -1, 0) == "parabola" && kind(1, 0, 0, 0, 0, -1) == "two parallel lines")
        #expect(kind(1, 0, 1, 0, 0, 1) == "no border: positive" && kind(-1, 0, -1, 0, 0, -1) == "no border: negative")
        #expect(kind(0, 0, 0, 1, 2, 3) == "linear" && kind(0, 0, 0, 0, 0, 3) == "constant")
    }

    @Test("ranges are finite and of some width, whatever the values")
    func ranges() {
        for values in [[], [.nan, .infinity], [3, 3], [-1e308, 1e308], [0.0, -0.0]] as [[Double]] {
            let range = ClosedRange.covering(values).widened(0.25)
            #expect(range.width > 0 && range.width.isFinite && range.evenlySpaced(5).allSatisfy(\.isFinite))
            #expect(range.density(of: values).reduce(0, +) <= Double(values.count))
        }
        #expect(ClosedRange.covering([1, 5, .nan]) == 1...5)
        #expect((0.0...4).density(of: [0, 1, 4, 5], bins: 4) == [1, 1, 0, 1])
    }

    @Test("numbers in facts have few digits")
    func words() {
        #expect(
            [0, 0.17, -2.5, 1234, 1.0, 0.00012345].map { $0.worded() } == [
                "0", "0.17", "-2.5", "1234", "1", "0.000123",
            ])
        #expect(1.25e-7.worded(digits: 2) == "1.2e-07" && Double.nan.worded() == "not a number")
        #expect(0.174.inPercent == "17%" && Double.infinity.inPercent == "?%")
    }
}
