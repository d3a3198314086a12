import Foundation
import Problems

/// What is to be learned, at places evenly spaced: a picture's pixels, or points of a known function of one input.
struct SampledSignal {
    /// As a network takes them, [count, inputs].
    let inputs: [Double]
    /// As a network gives them, [count, channels].
    let target: [Double]
    let channels: Int
    private let width: Int
    private let height: Int

    var count: Int { width * height }

    /// Pixels a side, at most: of larger pictures every second, third ... is taken. And points of a curve.
    private static let side = 128
    private static let points = 512

    /// A picture of one channel that no network is asked for.
    init(width: Int, height: Int, target: [Double]) {
        (self.width, self.height, self.target, channels, inputs) = (width, height, target, 1, [])
    }

    /// `nil` where the data are neither.
    init?(_ problem: Problem) {
        channels = problem.outputCount
        switch problem.geometry {
        case .picture(let width, let height, let channels):
            guard width > 1, height > 1, let pixels = problem.pixels, pixels.allSatisfy(\.isFinite) else { return nil }
            let stride = max(1, (max(width, height) + Self.side - 1) / Self.side)
            let columns: [Int] = Array(Swift.stride(from: 0, to: width, by: stride))
            let lines: [Int] = Array(Swift.stride(from: 0, to: height, by: stride))
            let (xs, ys) = (Interval(-1, 1).evenlySpaced(width), Interval(1, -1).evenlySpaced(height))
            var (places, values) = ([Double](), [Double]())
            for line in lines {
                for column in columns {
                    places += [xs[column], ys[line]]
                    let first = (line * width + column) * channels
                    values += pixels[first..<first + channels]
                }
            }
            (inputs, target) = (places, values)
            (self.width, self.height) = (columns.count, lines.count)
        case .line:
            guard let function = problem.target, case .regression = problem.kind, channels == 1 else { return nil }
            let places = problem.domain[0].evenlySpaced(Self.points)
            inputs = problem.inputScaling.scaled(places)
            target = problem.targetScaling.scaled(function.values(rows: places, columns: 1))
            guard target.allSatisfy(\.isFinite) else { return nil }
            (width, height) = (Self.points, 1)
        case .plane, .table, .sequence: return nil
        }
    }

    /// Magnitudes from the lowest frequency on, without the constant, summing to 1; all 0 for a constant.
    func spectrum(of values: [Double]) -> [Double] {
        let magnitudes =
            height == 1 ? Array(Spectrum.magnitudes(values, upTo: width / 2).dropFirst()) : planeMagnitudes(values)
        let total = magnitudes.reduce(0, +)
        return total > 0 ? magnitudes.map { $0 / total } : magnitudes
    }

    /// Σ over channels and over kx + ky = k of |Σ f e^(−2πi (kx x/W + ky y/H))|, for k from 1 to half a side.
    private func planeMagnitudes(_ values: [Double]) -> [Double] {
        let last = min(width, height) / 2
        let (across, down) = (Self.waves(width, last), Self.waves(height, last))
        var result = [Double](repeating: 0, count: last + 1)
        for channel in 0..<channels {
            // Along lines first: [line][kx].
            let lines = (0..<height).map { line in
                (0...last).map { k -> (re: Double, im: Double) in
                    var (re, im) = (0.0, 0.0)
                    for x in 0..<width {
                        let value = values[(line * width + x) * channels + channel]
                        re += value * across[k * width + x].cos
                        im -= value * across[k * width + x].sin
                    }
                    return (re, im)
                }
            }
            for kx in 0...last {
                for ky in 0...last - kx {
                    var (re, im) = (0.0, 0.0)
                    for y in 0..<height {
                        let (wave, value) = (down[ky * height + y], lines[y][kx])
                        let (c, s): (Double, Double) = (wave.cos, wave.sin)
                        re += value.re * c + value.im * s
                        im += value.im * c - value.re * s
                    }
                    result[kx + ky] += (re * re + im * im).squareRoot()
                }
            }
        }
        return Array(result.dropFirst())
    }

    /// cos and sin of 2π k n / N, [k][n].
    private static func waves(_ count: Int, _ last: Int) -> [(cos: Double, sin: Double)] {
        (0...last).flatMap { k in
            (0..<count).map { n in
                let angle = 2 * Double.pi * Double((k * n) % count) / Double(count)
                return (cos(angle), sin(angle))
            }
        }
    }
}
