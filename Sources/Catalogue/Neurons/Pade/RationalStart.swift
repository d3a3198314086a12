import ExpressionGraph

/// The functions a rational activation can imitate at first, with the published coefficients.
///
/// Source: Molina, Schramowski and Kersting 2020 (arXiv 1907.06732), coefficients of the authors' code,
/// fitted on [−3, 3]; those of version D are those of B.
enum RationalStart: String, CaseIterable {
    case leakyReLU = "leaky-relu"
    case leakyReLU10 = "leaky-relu-0.1"
    case relu, tanh, sigmoid, gelu, swish, identity

    /// Coefficients of P from a₀ and of Q from b₁ (b₀ in version C): published ones where there are any for
    /// the degrees, else our fit. None is 0 below the line, where it would never learn.
    func coefficients(version: String, numerator: Int, denominator: Int) -> (
        numerator: [Double], denominator: [Double]
    ) {
        let published = Self.published[version == "D" ? "B" : version]?[self]
        let constants = version == "C" ? 1 : 0
        let found = published?.first {
            $0.numerator.count == numerator + 1 && $0.denominator.count == denominator + constants
        }
        var (a, b) = found ?? fitted(numerator: numerator, denominator: denominator)
        if found == nil, version == "C" { b.insert(0.9, at: 0) }
        b = b.map { abs($0) < 1e-6 ? 1e-6 : $0 }
        return (a, b)
    }

    private typealias Coefficients = (numerator: [Double], denominator: [Double])

    /// By version and function; a function may have sets for several degrees.
    private static var published: [String: [RationalStart: [Coefficients]]] {
        ["A": versionA, "B": versionB, "C": versionC, "N": versionN]
    }

    private static var versionA: [RationalStart: [Coefficients]] {
        [
            .leakyReLU: [
                (
                    [0.0297928, 0.618374, 2.32331, 3.05194, 1.48542, 0.251024],
                    [-1.14195, 4.39316, 0.871471, 0.347197]
                ),
                ([0.114403, 0.589161, 0.542399, 0.132869], [0.207499, 0.207267]),
            ],
            .leakyReLU10: [
                (
                    [0.0280016, 0.635661, 1.92302, 2.96753, 1.19113, 0.239226],
                    [-0.780208, 4.27819, 0.586592, 0.33447]
                ),
                ([0.106129, 0.613359, 0.460231, 0.133414], [0.142369, 0.20441]),
            ],
            .relu: [
                (
                    [0.0299638, 0.616898, 2.37535, 3.06599, 1.52468, 0.252807],
                    [-1.19155, 4.40805, 0.911036, 0.34885]
                )
            ],
            .tanh: [([0, 1.0003, 0, 0.0963213, 0, 0.000425571], [-0.00130272, 0.428349, 0, 0.0107966])],
            .sigmoid: [
                (
                    [0.5, 0.250022, 0.140619, 0.0494205, 0.00876715, 0.000644241],
                    [0, 0.281228, 1.01236e-5, 0.017532]
                )
            ],
            .gelu: [
                (
                    [-0.00124236, 0.50805, 0.415864, 0.130227, 0.0243559, 0.00290284],
                    [-0.0667502, 0.179276, 0.0374668, 0]
                )
            ],
            .swish: [
                (
                    [0, 0.500001, 0.249998, 0.0532663, 0.00580303, 0.000275196],
                    [-4.11155e-6, 0.106529, 0, 0.000550233]
                )
            ],
            .identity: [([0, 1, 0, 0, 0, 0], [0, 0, 0, 0]), ([0, 1, 0, 0.618361], [0, 0.618361])],
        ]
    }

    private static var versionB: [RationalStart: [Coefficients]] {
        [
            .leakyReLU: [
                (
                    [0.0335582, 0.505006, 1.65347, 2.01005, 0.93192, 0.152426],
                    [4.81283e-5, 3.98025, 1.58376e-5, 0.301834]
                )
            ],
            .leakyReLU10: [
                (
                    [0.0305074, 0.549998, 1.50312, 2.18912, 0.847174, 0.166005],
                    [-2.35459e-5, 3.98025, -3.36871e-5, 0.301834]
                ),
                ([0.111438, 0.550004, 0.38748, 0.108591], [7.37024e-6, 0.197438]),
            ],
            .relu: [
                (
                    [0.0338971, 0.499999, 1.67014, 1.9901, 0.941309, 0.150913],
                    [-2.10402e-5, 3.98025, -3.16634e-5, 0.301834]
                )
            ],
            .tanh: [([0, 0.999994, 0, 0.107709, 0, 0.000871124], [0, 0.441014, 0, 0.014581])],
            .sigmoid: [
                (
                    [0.5, 0.250004, 0.0554447, 0.00688845, 0.000484914, 1.5646e-5],
                    [7.95637e-6, 0.110886, 0, 0.000969768]
                )
            ],
            .gelu: [
                (
                    [-0.000422107, 0.5, 0.402705, 0.0736698, -0.0129548, -0.0037414],
                    [4.95854e-5, 0.147298, 1.16458e-5, -0.00748387]
                )
            ],
            .swish: [
                (
                    [0, 0.5, 0.250017, 0.0532752, 0.00580458, 0.000275296],
                    [3.91729e-5, 0.106531, 3.79915e-6, 0.000550305]
                )
            ],
            .identity: [([0, 1, 0, 0, 0, 0], [0, 0, 0, 0])],
        ]
    }

    private static var versionC: [RationalStart: [Coefficients]] {
        [
            .leakyReLU: [
                (
                    [0.863943, 13.0011, 42.5676, 51.7476, 23.9917, 3.92412],
                    [25.645, -0.00134959, 102.473, -0.0017932, 7.7709]
                )
            ],
            .leakyReLU10: [
                (
                    [93.0577, 1677.67, 4584.99, 6677.45, 2584.12, 506.362],
                    [3050.21, -0.0280966, 12140.9, -0.0929974, 920.676]
                ),
                ([1299.25, 6412.39, 4517.48, 1266.03], [11658.9, -0.157888, 2301.92]),
            ],
            .relu: [
                (
                    [0.786504, 11.6016, 38.7535, 46.1788, 21.8427, 3.50192],
                    [23.1031, 0.00042995, 92.357, 0.000308676, 7.00382]
                )
            ],
            .tanh: [
                (
                    [0, 46.876, 9.60686e-5, 5.04898, 4.46936e-6, 0.040835],
                    [46.7763, 9.74704e-5, 20.6731, 3.4733e-5, 0.683505]
                )
            ],
            .sigmoid: [
                (
                    [9.29254, 4.64632, 1.03043, 0.12802, 0.00901201, 0.000290782],
                    [18.4851, 0.000106925, 2.06082, 1.0436e-5, 0.0180232]
                )
            ],
            .gelu: [
                (
                    [-0.0633222, 75.0037, 60.403, 11.0462, -1.94461, -0.56135],
                    [149.907, -0.0041488, 22.0959, -0.000912875, -1.12263]
                )
            ],
            .swish: [
                (
                    [9.62322e-6, 14.7572, 7.37911, 1.57239, 0.171319, 0.00812519],
                    [29.4144, 0.00114671, 3.14420, 0.000111218, 0.016242]
                )
            ],
            .identity: [([0, 1, 0, 0, 0, 0], [0.9, 0, 0, 0, 0])],
        ]
    }

    private static var versionN: [RationalStart: [Coefficients]] {
        [
            .leakyReLU: [
                (
                    [0.0335582, 0.505004, 1.65346, 2.01004, 0.931912, 0.152425],
                    [2.94746e-5, 3.98024, 5.16214e-6, 0.301833]
                )
            ],
            .tanh: [([0, 0.999994, 0, 0.107709, 0, 0.000871124], [-2.00116e-6, 0.441014, 0, 0.014581])],
            .sigmoid: [
                (
                    [0.5, 0.249996, 0.0554406, 0.00688764, 0.000484852, 1.5646e-5],
                    [-8.50653e-6, 0.110886, 0, 0.00096977]
                )
            ],
            .gelu: [
                (
                    [-0.00108088, 0.502516, 0.628334, 0.297372, 0.0632252, 0.00509702],
                    [0.440454, 0.246385, 0.0844475, 0.00475404]
                )
            ],
            .swish: [
                (
                    [0, 0.5, 0.249973, 0.0532534, 0.00580034, 0.000274975],
                    [-4.80778e-5, 0.106531, -4.66384e-6, 0.000550303]
                )
            ],
            // Boulle, Nakatsukasa and Townsend 2020, Rational neural networks (arXiv 2004.01902); on [−1, 1].
            .relu: [([0.0218, 0.5, 1.5957, 1.1915], [0, 2.383])],
        ]
    }
}
