import Foundation
import Problems

@testable import Training

/// What microscopes show, as a run would have it.
enum MicroscopeExamples {
    static let all: [(name: String, picture: MicroscopePicture)] = [
        ("edges", .edges(edges)), ("frequencies", .frequencies(frequencies)), ("weights", .weights(weights)),
        ("rational", .rational(rational)), ("conic", .conic(conic)), ("centres", .centres(centres)),
        ("means", .means(means)),
    ]

    private static let data = (0..<120).map { index -> SurfacePicture.DataPoint in
        let (x, y) = (PanelExamples.noise(index) * 4, PanelExamples.noise(index + 900) * 4)
        return SurfacePicture.DataPoint(x: x, y: y, target: x * x + y * y < 1.5 ? 1 : 0)
    }

    private static func spline(_ edge: Int, _ x: Double) -> Double {
        edge == 3 || abs(x) > 1 ? 0 : sin(Double(edge + 2) * x)
    }

    private static func base(_ edge: Int, _ x: Double) -> Double {
        let slope = 0.3 * Double(edge - 2)
        return edge == 3 ? 0 : slope * x / (1 + exp(-x))
    }

    static var edges: EdgesPicture {
        let grid = Interval(-1, 1)
        let range = Interval(-1.3, 1.3)
        let x = range.evenlySpaced(97)
        let inputs = ["x1", "x2"].enumerated().map { index, name in
            EdgesPicture.Input(
                name: name, range: range, grid: grid,
                values: Distribution((0..<200).map { PanelExamples.noise($0 + index * 500) * 2.4 }),
                outside: index == 0 ? 0.17 : 0)
        }
        let edges = (0..<6).map { edge in
            EdgesPicture.Edge(
                parts: [x.map { spline(edge, $0) }, x.map { base(edge, $0) }], function: edge == 1 ? "sin" : "",
                score: Double(6 - edge) / 6)
        }
        return EdgesPicture(inputs: inputs, units: 3, partNames: ["spline", "base"], edges: edges, unit: 0, input: 0)
    }

    static let frequencies: FrequenciesPicture = {
        let own = (0..<40).map { (index: Int) -> Double in
            let spread = index % 3 == 0 ? 1.8 : 0.1
            return abs(1 + PanelExamples.noise(index) * spread)
        }
        let grid = (0..<40).map { Double($0) * 0.1 }
        func peak(_ width: Double, _ height: Double) -> [Double] {
            grid.map { (x: Double) -> Double in
                let square = (x - 1) * (x - 1)
                return height * exp(-square / width)
            }
        }
        return FrequenciesPicture(
            frequencies: own, amplitudes: own.map { _ in 1 }, focused: own[3], reference: .data,
            fit: FrequenciesPicture.FitSpectrum(frequencies: grid, network: peak(0.05, 0.9), target: peak(0.02, 1)))
    }()

    static let weights = WeightsPicture(
        paths: ["sum"],
        weights: [0.999, -0.41, 0.002, 0.7, -1, 1].enumerated().map {
            WeightsPicture.Weight(path: 0, unit: $0 / 3, inputName: "x\($0 % 3 + 1)", value: $1)
        }, lowest: -1, gates: [], sparsityError: 0.41, formulas: [nil, "x1 − x2 + x3"], unit: 0)

    static let rational: RationalPicture = {
        let x = Interval(-3, 3).evenlySpaced(241)
        let q = x.map { (x: Double) -> Double in
            let bowl = x * x + 0.5
            return (x - 2) * bowl
        }
        return RationalPicture(
            inputName: "h1", holdsOthers: false, x: x, y: zip(x, q).map { ($0 + 1) / $1 }, denominator: q,
            values: Distribution((0..<200).map { PanelExamples.noise($0) * 3 }), zeros: [-1],
            poles: [
                RationalPicture.Pole(real: 2, imaginary: 0, distance: 0.5),
                RationalPicture.Pole(real: 0, imaginary: 0.707, distance: 0.707),
            ], mayHavePoles: true, leastDenominator: 0.01)
    }()

    static let conic = ConicPicture(
        kind: "ellipse", eigenvalues: [1.2, 0.5],
        plane: ConicPicture.Plane(
            directions: [(0.8, 0.6), (-0.6, 0.8)], form: [0.948, 0.336, 0.752, 0, 0, -1], x: Interval(-2.3, 2.3),
            y: Interval(-2.3, 2.3), inputNames: ["x", "y"], data: data, centre: (0, 0)))

    static let centres = CentresPicture(
        centres: (0..<6).map { (index: Int) -> (x: Double, y: Double, radius: Double) in
            let (x, y) = (PanelExamples.noise(index * 3) * 3, PanelExamples.noise(index * 5 + 2) * 3)
            return (x, y, 0.3 + Double(index) / 8)
        },
        inputs: 2, inputNames: ["x", "y"], data: data, x: Interval(-2.3, 2.3), y: Interval(-2.3, 2.3), unit: 2)

    static let means = MeansPicture(
        units: [(5.0, 0.93), (-3, 0.04), (1, 0.5)].map {
            MeansPicture.Unit(
                power: $0.0, harmonic: 0.18, geometric: 0.31, arithmetic: 0.5, mean: $0.1, shares: [0.5, 0.2, 0.3])
        }, inputNames: ["x1", "x2", "x3"], unit: 0)
}
