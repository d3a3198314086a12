import Foundation
import Testing

@testable import Problems

@Suite struct GeneratorTests {
    private func problem(_ name: String, _ settings: ProblemSettings = ProblemSettings()) throws -> Problem {
        try Problem.load(ProblemSource(.builtIn(name), settings: settings))
    }

    @Test("rings: two radii, scattered as asked")
    func rings() throws {
        let table = try problem("rings", ProblemSettings(trainShare: 1)).test
        for label in [0, 1] {
            let radii = (0..<table.rows).filter { table.classIndex($0) == label }.map {
                hypot(table.inputs[2 * $0], table.inputs[2 * $0 + 1])
            }
            let mean = radii.reduce(0, +) / Double(radii.count)
            let deviation = (radii.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(radii.count))
                .squareRoot()
            #expect(abs(mean - (label == 0 ? 1 : 0.7)) < 0.005)
            #expect(abs(deviation - 0.03) < 0.004)
        }
    }

    @Test("moons without noise lie on their half circles")
    func moons() throws {
        let table = try problem("moons", ProblemSettings(noise: 0, trainShare: 1)).test
        for row in 0..<table.rows {
            let (x, y) = (table.inputs[2 * row], table.inputs[2 * row + 1])
            let distance = table.classIndex(row) == 0 ? hypot(x, y) : hypot(x - 1, y - 0.5)
            #expect(abs(distance - 1) < 1e-12)
            #expect(table.classIndex(row) == 0 ? y >= -1e-12 : y <= 0.5 + 1e-12)
        }
    }

    @Test("parity has every pattern once, or as often as asked", arguments: [2, 3, 8, 12])
    func parity(bits: Int) throws {
        let table = try problem("parity", ProblemSettings(size: bits)).test
        #expect(table.rows == 1 << bits)
        #expect(Set((0..<table.rows).map { Array(table.input($0)) }).count == 1 << bits)
        for row in 0..<table.rows {
            #expect(Int(table.input(row).reduce(0, +)) % 2 == table.classIndex(row))
        }
        #expect(try problem("parity", ProblemSettings(points: 64, size: 2)).test.rows == 64)
    }

    @Test("peaks come in phases that each hold one part of the line")
    func peaks() throws {
        let problem = try problem("peaks")
        #expect(problem.phases.map(\.name) == (1...5).map { "peak \($0)" })
        for (index, phase) in problem.phases.enumerated() {
            #expect(phase.trainRows.count == 100 && phase.testRows.count == 100)
            let part = Interval(-1 + 0.4 * Double(index) - 1e-9, -0.6 + 0.4 * Double(index) + 1e-9)
            #expect(phase.trainRows.allSatisfy { part.contains(problem.train.inputs[$0]) })
            #expect(phase.testRows.allSatisfy { part.contains(problem.test.inputs[$0]) })
        }
        #expect(abs(try #require(problem.target).value(at: [0]) - 1) < 1e-12)
    }

    @Test("FAN's sine is trained to ±6 pi and tried out to ±18 pi")
    func periodic() throws {
        let problem = try problem("fan-sin")
        #expect(problem.domain == [Interval(-6 * .pi, 6 * .pi)])
        let beyond = try #require(problem.beyond)
        #expect(beyond.inputs.allSatisfy { abs($0) > 6 * .pi && abs($0) <= 18 * .pi })
        #expect(abs((beyond.inputs.max() ?? 0) - 18 * .pi) < 1e-9)
    }

    @Test(
        "Curves have the values their definitions give",
        arguments: [
            ("takagi", 0.5, 0.5), ("takagi", 1.0 / 3, 2.0 / 3), ("runge", 0.2, 0.5),
            ("sawtooth", -0.25, 0.75),
            ("step", -1e-9, 0), ("x-sin-x", Double.pi / 2, Double.pi / 2), ("periodic-mod", -1, 4),
            // saw(u) = u/pi as long as u is under pi/2: five equal terms.
            ("periodic-complex-5", 0.25, 1.25 / Double.pi), ("periodic-complex-6", 0, 0.5),
        ] as [(String, Double, Double)])
    func curves(name: String, x: Double, y: Double) throws {
        let value = try #require(try problem(name).target).value(at: [x])
        #expect(abs(value - y) < 1e-4, "\(value)")
    }

    @Test(
        "Shipped tables have their rows, classes and names",
        arguments: [
            ("iris", 150, 4, 3), ("wine", 178, 13, 3), ("digits", 1797, 64, 10),
        ])
    func tables(name: String, rows: Int, columns: Int, classes: Int) throws {
        let problem = try problem(name)
        #expect(problem.train.rows + problem.test.rows == rows)
        #expect(problem.inputCount == columns)
        #expect(problem.classNames.count == classes)
        if name == "digits" {
            #expect(problem.inputPicture == PictureSize(width: 8, height: 8, channels: 1))
            #expect(problem.classNames == (0...9).map(String.init))
            #expect(problem.train.inputs.min() == 0 && problem.train.inputs.max() == 1)
        } else {
            #expect(!problem.inputScaling.isIdentity)
        }
    }
}
