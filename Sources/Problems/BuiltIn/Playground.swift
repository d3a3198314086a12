/// What the six problems of TensorFlow Playground share.
///
/// Source: D. Smilkov, S. Carter, "A Neural Network Playground", 2016, github.com/tensorflow/playground
/// Differs from the source: labels -1 and +1 are 0 and 1 here.
enum Playground {
    static let source = "D. Smilkov, S. Carter, A Neural Network Playground, 2016"
    /// Both inputs of every problem.
    static let domain = [Interval(-6, 6), Interval(-6, 6)]
    /// The half side, or radius, of the figures.
    static let radius = 5.0
    static let classificationPoints = SettingRange(500, in: 10...100_000, "points of both classes together")
    static let regressionPoints = SettingRange(1200, in: 10...100_000, "points")

    static func noise(_ meaning: String) -> SettingRange<Double> { SettingRange(0, in: 0...0.5, meaning) }
}
