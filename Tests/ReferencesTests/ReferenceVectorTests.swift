import ExpressionGraph
import Foundation
import References
import TestSupport
import Testing

/// The files of reference vectors, made with another system in double precision.
enum ReferenceVectors {
    /// Their names without ending.
    static let files = ((try? FileManager.default.contentsOfDirectory(atPath: Repository.references.path)) ?? [])
        .filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()

    /// The largest difference between computed and expected numbers, relative to the number itself, or to a
    /// thousandth of the largest of its tensor where it is smaller (there its last digits are rounding). A tensor that
    /// vanishes but for rounding is as good as 0.
    static func worstError(_ found: [Double], _ expected: [Double]) -> Double {
        let largest = expected.map(abs).max() ?? 0
        if largest < 1e-14, found.allSatisfy({ abs($0) < 1e-13 }) { return 0 }
        return zip(found, expected).map { found, expected in
            let scale = max(abs(expected), largest * 1e-3)
            if found == expected { return 0 }
            return found.isFinite && scale > 0 ? abs(found - expected) / scale : .infinity
        }.max() ?? 0
    }
}

@Suite("Reference vectors")
struct ReferenceVectorTests {
    @Test("every quantity of every case agrees to nine digits", arguments: ReferenceVectors.files)
    func agreement(_ file: String) throws {
        let cases = try ReferenceCase.cases(in: try Repository.reference(file))
        #expect(!cases.isEmpty)
        for reference in cases {
            var variables = reference.variables
            #expect(!reference.expectations.isEmpty)
            let last = reference.runs.last ?? 0
            for run in 0...last {
                let expected = reference.expectations.filter { $0.run == run }
                // After the last round nothing is needed, and a file may have nothing for it.
                let assignments = run < last ? reference.assignments : []
                let interpreter = Interpreter(variables: variables)
                let values = interpreter.values(expected.map(\.expression) + assignments.map(\.value))
                for (found, expectation) in zip(values, expected) {
                    #expect(found.count == expectation.values.count)
                    let error = ReferenceVectors.worstError(found, expectation.values)
                    #expect(error < 1e-9, "\(reference.name), \(expectation.quantity) \(run)")
                }
                for (assignment, value) in zip(assignments, values.dropFirst(expected.count)) {
                    variables[assignment.variable.name] = value
                }
            }
        }
    }

    @Test("every kind that can be checked has a file")
    func completeness() throws {
        #expect(Set(ReferenceVectors.files) == Set(ReferenceKind.standard.map(\.name)))
    }

    @Test("a wrong number is found")
    func sensitivity() throws {
        let reference = try #require(try ReferenceCase.cases(in: try Repository.reference("nac")).first)
        var variables = reference.variables
        variables["input"]?[0] += 1e-6
        let found = Interpreter(variables: variables).value(reference.expectations[0].expression)
        #expect(ReferenceVectors.worstError(found, reference.expectations[0].values) > 1e-9)
    }
}

@Suite("Files that are not reference vectors")
struct ReferenceErrorTests {
    /// A file of one nac case with some text exchanged.
    private func damaged(_ find: String, _ replacement: String) -> Data {
        let text = """
            {"unit": "nac", "cases": [{"name": "one", "config": {},
            "input": {"shape": [1, 1], "data": [2.0]},
            "params": {"W_hat": {"shape": [1, 1], "data": [0.5]}, "M_hat": {"shape": [1, 1], "data": [0.5]}},
            "output": {"shape": [1, 1], "data": [0.57]}, "grad_output": {"shape": [1, 1], "data": [1.0]},
            "grad_input": {"shape": [1, 1], "data": [0.28]},
            "grad_params": {"W_hat": {"shape": [1, 1], "data": [0.9]}, "M_hat": {"shape": [1, 1], "data": [0.2]}}}]}
            """
        #expect(text.contains(find))
        return Data(text.replacingOccurrences(of: find, with: replacement).utf8)
    }

    @Test("a sound file is accepted")
    func sound() throws {
        #expect(try ReferenceCase.cases(in: damaged("one", "one")).count == 1)
    }

    @Test(
        "damage is told in words",
        arguments: [
            ("\"unit\": \"nac\"", "\"unit\": \"knack\"", "unit 'knack' has no reference check"),
            ("[2.0]", "[2.0, 3.0]", "tensor 'input' of shape [1, 1] has 2 elements"),
            ("\"input\"", "\"imput\"", "case 'one': 'input' is missing"),
            (
                "\"W_hat\": {\"shape\": [1, 1], \"data\": [0.5]}",
                "\"W\": {\"shape\": [1, 1], \"data\": [0.5]}",
                "'params.W_hat' is missing"
            ),
            (
                "{\"W_hat\": {\"shape\": [1, 1], \"data\": [0.5]}",
                "{\"V\": {\"shape\": [1], \"data\": [0]}, \"W_hat\": {\"shape\": [1, 1], \"data\": [0.5]}",
                "the unit has no parameter 'V'; it has W_hat, M_hat"
            ),
            (
                "{\"W_hat\": {\"shape\": [1, 1]", "{\"W_hat\": {\"shape\": [1]",
                "'W_hat' is [1], the unit has [1×1]"
            ),
            (
                "\"input\": {\"shape\": [1, 1]", "\"input\": {\"shape\": [-1, -1]",
                "tensor 'input' has the shape [-1, -1]"
            ),
            (
                "\"input\": {\"shape\": [1, 1]", "\"input\": {\"shape\": [9223372036854775807, 2]",
                "tensor 'input' has the shape"
            ),
            (
                "\"input\": {\"shape\": [1, 1]", "\"input\": {\"shape\": [32768, 32768]",
                "more than 32768 elements"
            ),
            (
                "\"input\": {\"shape\": [1, 1]", "\"input\": {\"shape\": [1]",
                "tensor 'input' has 1 axes instead of 2"
            ),
            ("\"output\": {\"shape\": [1, 1]", "\"output\": {\"shape\": []", "tensor 'output' has 0 axes"),
            ("\"cases\"", "\"boxes\"", "not a file of reference vectors: 'cases' is missing"),
            ("{\"unit\"", "unit", "not a file of reference vectors"),
        ])
    func damage(_ find: String, _ replacement: String, _ message: String) {
        let error = #expect(throws: ReferenceError.self) {
            try ReferenceCase.cases(in: damaged(find, replacement))
        }
        #expect(error?.description.contains(message) == true, "\(String(describing: error))")
    }

    @Test("a configuration that the unit does not allow is refused")
    func configuration() {
        let text =
            #"{"unit": "fourier_kan", "cases": [{"config": {"g": 1.5}, "input": {"shape": [1,1], "data": [1]}}]}"#
        let error = #expect(throws: ReferenceError.self) { try ReferenceCase.cases(in: Data(text.utf8)) }
        #expect(
            error?.description
                == "case 'fourier_kan 1': configuration 'frequencies' must be a whole number from 1 to 1000")
    }

    @Test("nothing at all is refused")
    func empty() {
        #expect(throws: ReferenceError.self) { try ReferenceCase.cases(in: Data()) }
    }
}
