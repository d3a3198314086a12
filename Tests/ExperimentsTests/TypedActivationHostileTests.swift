import CAllocations
import Catalogue
import Testing

@testable import Experiments

/// Texts that nobody would type, and some that somebody might.
private struct TextGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next(_ count: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(count))
    }

    private static let pieces = [
        "x", "x", "x", "1", "2", "0.5", "3.7e2", "1e-9", "pi", "a", "b", "+", "-", "*", "/", "^", "**", "%", "(", ")",
        "(", ")", ",", "<", ">=", "=", " with ", "sin(", "exp(", "log(", "sqrt(", "max(", "min(", "where(", "tanh(",
        "sigmoid(", "pow(", "mod(", "floor(", "erf(", "relu(", "\u{301}", "🙂", "\0", "\n", "\"", "{", "NaN", "inf",
    ]

    /// Pieces in any order.
    mutating func noise() -> String { (0...next(24)).map { _ in Self.pieces[next(Self.pieces.count)] }.joined() }

    /// A formula that is one.
    mutating func formula(_ depth: Int = 0) -> String {
        switch depth > 5 ? next(4) : next(14) {
        case 0, 1, 2: return "x"
        case 3: return ["1", "2", "0.5", "3", "pi", "100", "1e6"][next(7)]
        case 4, 5: return "(\(formula(depth + 1)) + \(formula(depth + 1)))"
        case 6: return "\(formula(depth + 1)) * \(formula(depth + 1))"
        case 7: return "(\(formula(depth + 1)) / (1 + (\(formula(depth + 1)))^2))"
        case 8: return "max(\(formula(depth + 1)), \(formula(depth + 1)))"
        case 9: return "where(\(formula(depth + 1)) < 0, \(formula(depth + 1)), \(formula(depth + 1)))"
        case 10: return "-\(formula(depth + 1))"
        case 11: return "(\(formula(depth + 1)))^\(next(5))"
        default:
            let functions = [
                "sin", "cos", "tanh", "exp", "sigmoid", "softplus", "erf", "abs", "floor", "sqrt", "log", "tan",
            ]
            return "\(functions[next(functions.count)])(\(formula(depth + 1)))"
        }
    }

    /// The same with some letters changed.
    mutating func mutated(_ text: String) -> String {
        var letters = Array(text)
        for _ in 0...next(3) where !letters.isEmpty {
            switch next(3) {
            case 0: letters.remove(at: next(letters.count))
            case 1: letters.insert(contentsOf: Self.pieces[next(Self.pieces.count)], at: next(letters.count + 1))
            default: letters.swapAt(next(letters.count), next(letters.count))
            }
        }
        return String(letters)
    }
}

struct TypedActivationHostileTests {
    #if DEBUG
        private static let count = 2_000
    #else
        private static let count = 100_000
    #endif

    @Test("Random and mutated formulas give a function or a sentence, within 10 MB each")
    func hostile() {
        var generator = TextGenerator(seed: 3)
        var (functions, sentences, ripples, largest) = (0, 0, 0, 0)
        for index in 0..<Self.count {
            let text: String
            switch index % 4 {
            case 0: text = generator.noise()
            case 1: text = generator.formula()
            case 2: text = generator.formula() + " with a=1"
            default:
                let formula = generator.formula()
                text = generator.mutated(formula)
            }
            _ = peak_bytes_of_this_thread()
            do throws(TypedActivationError) {
                let typed = try TypedActivation(text)
                functions += 1
                if functions % 500 == 0 { #expect(!typed.activation.facts().gain.isNaN, "\(text)") }
            } catch {
                sentences += 1
                let words = error.description
                #expect(!words.isEmpty && words.count < 400 && !words.contains("\n") && !words.contains("\0"))
                if case .slope(.disagreement) = error { ripples += 1 }
            }
            largest = max(largest, peak_bytes_of_this_thread())
        }
        #expect(functions > Self.count / 10 && sentences > Self.count / 10)
        // The engine is right; only a ripple finer than all differences, as in floor(exp(x^2)), may look otherwise.
        #expect(ripples <= functions / 200, "\(ripples) of \(functions)")
        // -1 under sanitizers.
        #expect(largest < 10_000_000, "\(largest) bytes")
    }
}
