import Problems

@testable import Training

/// What microscopes show, with numbers that are none, places outside and lists that do not fit.
enum HostileMicroscopes {
    private static func number(_ seed: Int) -> Double { HostilePanels.numbers[seed % HostilePanels.numbers.count] }
    private static func whole(_ seed: Int) -> Int { HostilePanels.whole[seed % HostilePanels.whole.count] }
    private static func values(_ seed: Int, _ count: Int) -> [Double] { (0..<count).map { number(seed + $0 * 7) } }
    private static func interval(_ seed: Int) -> Interval { Interval(number(seed), number(seed + 5)) }

    static func picture(_ seed: Int) -> MicroscopePicture {
        let points = values(seed, 12).enumerated().map {
            SurfacePicture.DataPoint(x: $1, y: number(seed + $0), target: Double($0 % 3))
        }
        let names = HostilePanels.texts
        switch seed / 3 % 7 {
        case 0:
            let inputs = (0..<seed % 4).map { index in
                EdgesPicture.Input(
                    name: names[(seed + index) % names.count], range: interval(seed + index),
                    grid: index == 1 ? nil : interval(seed), values: Distribution(values(seed, 9)),
                    outside: number(seed + index))
            }
            let edges = (0..<inputs.count * (seed % 5)).map { index in
                EdgesPicture.Edge(
                    parts: (0..<index % 3).map { values(seed + $0, index % 11) }, function: names[index % names.count],
                    score: index % 2 == 0 ? nil : number(index))
            }
            return .edges(
                EdgesPicture(
                    inputs: inputs, units: seed % 5, partNames: Array(names.prefix(seed % 3)), edges: edges,
                    unit: whole(seed), input: whole(seed + 1)))
        case 1:
            return .frequencies(
                FrequenciesPicture(
                    frequencies: values(seed, seed % 20), amplitudes: values(seed + 1, seed % 17),
                    focused: seed % 2 == 0 ? nil : number(seed), reference: .data,
                    fit: seed % 5 == 0
                        ? nil
                        : FrequenciesPicture.FitSpectrum(
                            frequencies: values(seed, 8), network: values(seed + 2, 9),
                            target: seed % 4 == 0 ? nil : values(seed, 3))))
        case 2:
            return .weights(
                WeightsPicture(
                    paths: Array(names.prefix(seed % 3)),
                    weights: values(seed, seed % 30).enumerated().map {
                        WeightsPicture.Weight(
                            path: whole($0), unit: whole($0 + 1), inputName: names[$0 % names.count], value: $1)
                    }, lowest: number(seed), gates: values(seed, seed % 4), sparsityError: number(seed + 1),
                    formulas: (0..<seed % 5).map { $0 % 2 == 0 ? nil : names[$0 % names.count] }, unit: whole(seed)))
        case 3:
            return .rational(
                RationalPicture(
                    inputName: names[seed % names.count], holdsOthers: seed % 2 == 0, x: values(seed, 20),
                    y: values(seed + 1, 18), denominator: values(seed + 2, 20), values: Distribution(values(seed, 9)),
                    zeros: values(seed, seed % 4),
                    poles: values(seed, seed % 5).map {
                        RationalPicture.Pole(real: $0, imaginary: number(seed), distance: $0)
                    },
                    mayHavePoles: seed % 3 == 0, leastDenominator: number(seed)))
        case 4:
            return .conic(
                ConicPicture(
                    kind: names[seed % names.count], eigenvalues: values(seed, seed % 6),
                    plane: seed % 2 == 0
                        ? nil
                        : ConicPicture.Plane(
                            directions: [(number(seed), number(seed + 1))], form: values(seed, 6), x: interval(seed),
                            y: interval(seed + 1), inputNames: Array(names.prefix(seed % 3)), data: points,
                            centre: (number(seed), number(seed + 2)))))
        case 5:
            return .centres(
                CentresPicture(
                    centres: values(seed, seed % 9).map { ($0, number(seed), number(seed + 3)) }, inputs: seed % 4,
                    inputNames: Array(names.prefix(seed % 3)), data: points, x: interval(seed), y: interval(seed + 1),
                    unit: whole(seed)))
        default:
            return .means(
                MeansPicture(
                    units: values(seed, seed % 6).map {
                        MeansPicture.Unit(
                            power: $0, harmonic: number(seed), geometric: $0, arithmetic: number(seed + 1), mean: $0,
                            shares: values(seed, seed % 5))
                    }, inputNames: Array(names.prefix(seed % 3)), unit: whole(seed)))
        }
    }
}
