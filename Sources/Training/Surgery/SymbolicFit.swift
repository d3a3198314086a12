import Catalogue
import Foundation

/// A function with a name as candidate for an edge: y ≈ c·f(a·x + b) + d.
public struct SymbolicCandidate: Hashable, Sendable {
    /// The name of f.
    public var function: String
    /// The factor on x.
    public var a: Double
    /// What is added to a·x.
    public var b: Double
    /// The factor on f.
    public var c: Double
    /// What is added to c·f.
    public var d: Double
    /// 1 − (sum of squared errors) / (sum of squared deviations).
    public var r2: Double
    /// What the function costs in a choice, from 0 for a constant on; as in pykan.
    public var complexity: Double

    /// What the choice goes by, the smaller the better: 0.8·complexity + 0.2·log₂(1 + 1e-5 − R²); as in pykan.
    public var choiceLoss: Double { 0.8 * complexity + 0.2 * log2(max(1e-12, 1 + 1e-5 - r2)) }
}

/// Fits functions with names to samples of an edge.
///
/// a and b come from a grid of 101 by 101 on [−10, 10]² that closes in three times around the best place, c
/// and d from linear regression at each. Of equally good places the one nearest to a = b = 0 counts.
///
/// Source: pykan, fit_params
struct SymbolicFit {
    private static let points = 101
    private static let reach = 10.0
    private static let zooms = 3
    /// Samples that the search looks at; the rest has a say in c, d and R².
    private static let searched = 128

    private let x: [Double]
    private let y: [Double]
    private let fewX: [Double]
    private let fewY: [Double]

    init(x: [Double], y: [Double]) {
        let order = x.indices.filter { x[$0].isFinite && y[$0].isFinite }.sorted { x[$0] < x[$1] }
        self.x = order.map { x[$0] }
        self.y = order.map { y[$0] }
        let count = min(Self.searched, order.count)
        // Both ends and evenly between.
        let few = (0..<count).map { count > 1 ? order[$0 * (order.count - 1) / (count - 1)] : order[0] }
        fewX = few.map { x[$0] }
        fewY = few.map { y[$0] }
    }

    /// `nil` where nothing can be said: too few samples, or none that differ.
    func candidate(_ function: SymbolicFunction) -> SymbolicCandidate? {
        guard x.count >= 4 else { return nil }
        var (a, b, best) = (0.0, 0.0, -1.0)
        var reach = Self.reach
        let half = Self.points / 2
        // From the middle outwards.
        let offsets = (0..<Self.points).map { $0 % 2 == 0 ? $0 / 2 : -($0 + 1) / 2 }
        for zoom in 0...Self.zooms {
            let (centreA, centreB, step) = (a, b, reach / Double(half))
            // A place farther out must be better by more than chance.
            let margin = zoom == 0 ? 1e-9 : 0
            for i in offsets {
                for j in offsets {
                    let (tryA, tryB) = (centreA + Double(i) * step, centreB + Double(j) * step)
                    let r2 = Self.regression(function.value, tryA, tryB, fewX, fewY)?.r2 ?? -1
                    if r2 > best + margin { (a, b, best) = (tryA, tryB, r2) }
                }
            }
            reach = 1.5 * step
        }
        guard let line = Self.regression(function.value, a, b, x, y) else { return nil }
        return SymbolicCandidate(
            function: function.name, a: a, b: b, c: line.c, d: line.d, r2: line.r2,
            complexity: function.complexity)
    }

    /// y ≈ c·f(a·x + b) + d by least squares.
    private static func regression(
        _ f: (Double) -> Double, _ a: Double, _ b: Double, _ x: [Double], _ y: [Double]
    ) -> (c: Double, d: Double, r2: Double)? {
        let count = Double(x.count)
        var (meanF, meanY) = (0.0, 0.0)
        var values = [Double](repeating: 0, count: x.count)
        for index in x.indices {
            values[index] = f(a * x[index] + b)
            meanF += values[index]
            meanY += y[index]
        }
        (meanF, meanY) = (meanF / count, meanY / count)
        var (ff, fy, yy) = (0.0, 0.0, 0.0)
        for index in x.indices {
            let (u, v) = (values[index] - meanF, y[index] - meanY)
            ff += u * u
            fy += u * v
            yy += v * v
        }
        // Below the rounding of the values a deviation means nothing.
        guard ff > 1e-24 * count * max(1e-12, meanF * meanF), ff.isFinite, yy > 0 else { return nil }
        let c = fy / ff
        let r2 = fy * fy / (ff * yy)
        guard c.isFinite, r2.isFinite else { return nil }
        // The correlation rounds to more than 1 where the fit is exact.
        return (c, meanY - c * meanF, min(1, r2))
    }
}
