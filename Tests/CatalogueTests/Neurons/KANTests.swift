import Catalogue
import ExpressionGraph
import Foundation
import Testing

@Suite("KAN family")
struct KANTests {
    private func basis(_ points: [Double], _ knots: [Double], _ order: Int) -> [[Double]] {
        let expression = bSplines(
            .variable("x", [points.count, 1]), knots: .table(knots, [1, knots.count]), order: order)
        let values = Interpreter(variables: ["x": points]).value(expression)
        let width = knots.count - 1 - order
        return points.indices.map { Array(values[$0 * width..<($0 + 1) * width]) }
    }

    @Test("multiplication nodes multiply the last inputs in pairs and let the others pass")
    func multiplication() {
        func output(_ products: Double, _ x: [Double]) -> [Double] {
            let layer = StandaloneLayer(
                .multiplicationNodes, inputs: x.count, units: 1, batch: 1,
                settings: ["products": .number(products)], x: x)
            return layer.value(layer.output)
        }
        #expect(output(2, [1, 2, 3, 4, 5]) == [1, 6, 20])
        #expect(output(1, [2, 7]) == [14])
        #expect(output(5, [2, 7, 3]) == [2, 21])
        #expect(output(1, [4]) == [4])
    }

    @Test("splines sum to 1 inside the grid, for every order", arguments: 0...6)
    func partition(_ order: Int) {
        let knots = uniformKnots(low: -1, high: 2, grid: 4, order: order)
        for row in basis([-1, -0.3, 0, 0.75, 1.999], knots, order) {
            #expect(abs(row.reduce(0, +) - 1) < 1e-12)
            #expect(row.allSatisfy { $0 >= 0 })
        }
    }

    @Test("splines are 0 outside their knots and not a number for not a number")
    func outside() {
        let rows = basis([-99, 99, .nan], uniformKnots(low: 0, high: 1, grid: 3, order: 2), 2)
        #expect(rows[0].allSatisfy { $0 == 0 } && rows[1].allSatisfy { $0 == 0 })
        #expect(rows[2].contains { $0.isNaN })
    }

    @Test("coinciding knots give no 0/0")
    func coincidingKnots() {
        let knots: [Double] = [0, 0, 0, 0, 0.5, 0.5, 1, 1, 1, 1]
        for row in basis([0, 0.25, 0.5, 0.99], knots, 3) {
            #expect(row.allSatisfy { $0.isFinite })
            #expect(abs(row.reduce(0, +) - 1) < 1e-12)
        }
    }

    @Test("knots are a grid even if its ends are exchanged or equal")
    func knots() {
        #expect(uniformKnots(low: 1, high: -1, grid: 2, order: 1) == [-2, -1, 0, 1, 2])
        let flat = uniformKnots(low: 3, high: 3, grid: 2, order: 1)
        #expect(zip(flat, flat.dropFirst()).allSatisfy { $0 < $1 })
    }

    @Test("a masked edge contributes nothing")
    func mask() {
        var layer = StandaloneLayer(.kan, inputs: 2, units: 1, batch: 1)
        layer.variables["layer.mask"] = [0, 1]
        let before = layer.value(layer.output)
        layer.variables["x"]?[0] = -0.7
        #expect(layer.value(layer.output) == before)
        layer.variables["x"]?[1] = -0.7
        #expect(layer.value(layer.output) != before)
    }

    @Test("the probed edges sum to the output")
    func edges() throws {
        let layer = StandaloneLayer(.kan, inputs: 3, units: 2, batch: 1)
        let edges = try #require(layer.probe("edges"))
        let sums = [edges[0...2].reduce(0, +), edges[3...5].reduce(0, +)]
        for (sum, output) in zip(sums, layer.value(layer.output)) { #expect(abs(sum - output) < 1e-12) }
    }

    @Test("inputs outside the grid are counted, those on its ends are not")
    func hazard() {
        let layer = StandaloneLayer(.kan, inputs: 2, units: 1, batch: 2, x: [-1, 1, 1.001, -2])
        #expect(layer.hazard("outside the grid") == 2)
    }

    @Test("penalties by mean size are the paper's L1 and entropy of the edges")
    func penaltiesByMean() throws {
        let layer = StandaloneLayer(
            .kan, inputs: 2, units: 1, batch: 1,
            settings: ["sparsity": .number(2), "entropy": .number(3)])
        let edges = try #require(layer.probe("edges")).map(abs)
        let total = edges.reduce(0, +)
        let shares = edges.map { $0 / total }
        let penalty = try #require(layer.penalty("sparsity"))
        #expect(abs(penalty - 2 * total) < 1e-12)
        let entropy = Interpreter(variables: [:]).value(
            -(Expr.table(shares, [2]) * log(Expr.table(shares, [2]))).total)[0]
        let cost = try #require(layer.penalty("entropy"))
        #expect(abs(cost - 3 * entropy) < 1e-9)
        #expect(StandaloneLayer(.kan, inputs: 2, units: 1, batch: 1).context.penalties.isEmpty)
    }

    @Test("penalties by deviation are pykan's, term by term; a constant edge costs nothing")
    func penaltiesByDeviation() throws {
        let (inputs, units, batch) = (3, 2, 6)
        let layer = StandaloneLayer(
            .kan, inputs: inputs, units: units, batch: batch,
            settings: ["sparsity": .number(2), "entropy": .number(3), "strength": .choice("deviation")])
        let edges = try #require(layer.probe("edges"))
        let x = try #require(layer.variables["x"])
        func deviation(_ values: [Double]) -> Double {
            let mean = values.reduce(0, +) / Double(values.count)
            let squares: [Double] = values.map { ($0 - mean) * ($0 - mean) }
            return (squares.reduce(0, +) / Double(values.count - 1)).squareRoot()
        }
        let strengths: [[Double]] = (0..<units).map { unit in
            (0..<inputs).map { input -> Double in
                let flows: [Double] = (0..<batch).map { edges[($0 * units + unit) * inputs + input] }
                let values: [Double] = (0..<batch).map { x[$0 * inputs + input] }
                return deviation(flows) / (deviation(values) + 0.1)
            }
        }
        func entropy(_ line: [Double]) -> Double {
            let total: Double = line.reduce(0, +) + 1
            return line.reduce(0.0) { sum, strength in
                let share: Double = strength / total
                return sum - share * log2(share + 1e-4)
            }
        }
        let rows: Double = strengths.map(entropy).reduce(0, +) / Double(units)
        let lines: [[Double]] = (0..<inputs).map { input in strengths.map { $0[input] } }
        let columns: Double = lines.map(entropy).reduce(0, +) / Double(inputs)
        let sparsity = try #require(layer.penalty("sparsity"))
        #expect(abs(sparsity - 2 * strengths.joined().reduce(0, +)) < 1e-9)
        let cost = try #require(layer.penalty("entropy"))
        #expect(abs(cost - 3 * (rows + columns)) < 1e-9)
    }

    @Test("activated ramps with ReLU are ReLU-KAN")
    func ramps() {
        let settings: [String: SettingValue] = ["ramp": .choice("relu")]
        let af = StandaloneLayer(.afKAN, inputs: 2, units: 2, batch: 3, settings: settings)
        let relu = StandaloneLayer(.reluKAN, inputs: 2, units: 2, batch: 3)
        for (a, b) in zip(af.value(af.output), relu.value(relu.output)) { #expect(abs(a - b) < 1e-12) }
    }

    @Test("selectable edges keep only the winner after pruning")
    func selection() throws {
        var layer = StandaloneLayer(
            .selectableKAN, inputs: 1, units: 1, batch: 1,
            settings: ["prune": .number(100), "select": .number(10)])
        layer.variables["layer.choice"] = [0.1, 0.9, 0.2, 0]
        let probe = try #require(layer.probe("shares"))
        #expect(probe.allSatisfy { $0 > 0.1 && $0 < 0.5 })
        #expect(layer.penalty("selection") == 0)
        layer.variables["step"] = [100]
        #expect(layer.probe("shares") == [0, 1, 0, 0])
        let penalty = try #require(layer.penalty("selection"))
        #expect(penalty > 0)
    }
}
