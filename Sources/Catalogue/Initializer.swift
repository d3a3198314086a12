import ExpressionGraph
import Foundation

/// How a tensor is filled before training.
public enum Initializer: Hashable, Sendable {
    case zeros
    case constant(Double)
    case values([Double])
    case uniform(ClosedRange<Double>)
    case normal(mean: Double, deviation: Double)
    /// Uniform on ±bound.
    case symmetric(Double)
    /// Glorot and Bengio 2010: variance gain² · 2 / (fan in + fan out).
    case xavierUniform(fanIn: Int, fanOut: Int, gain: Double)
    case xavierNormal(fanIn: Int, fanOut: Int, gain: Double)
    /// He et al. 2015 (arXiv 1502.01852): variance gain² / fan in, gain √2 for ReLU.
    case heUniform(fanIn: Int, gain: Double)
    case heNormal(fanIn: Int, gain: Double)
    /// LeCun et al. 1998: variance 1 / fan in.
    case lecunUniform(fanIn: Int)
    case lecunNormal(fanIn: Int)
    /// Saxe et al. 2014 (arXiv 1312.6120): a random matrix with orthonormal rows or columns, times gain.
    case orthogonal(gain: Double)
    /// Exponentially distributed, so positive, with this mean.
    case exponential(mean: Double)
    /// Jaeger 2001: a square matrix of normal numbers, scaled so that its largest eigenvalue has this absolute value.
    case spectralRadius(Double)
    /// Another filling, the entries along one axis of the tensor each times its factor.
    indirect case scaled(Initializer, by: [Double], axis: Int)
}
