import ExpressionGraph
import Foundation

extension NeuronUnit {
    /// A spiking layer whose weights are all positive: excitation, and inhibition that subtracts and divides.
    ///
    ///     E = W_E·x,   i = W_I·x,   balance = E − V·i,   shunt = V·(g_I ∘ i)
    ///     I = g_E ∘ balance / shunt + b
    ///     h = v/2 + I;   s = 1 where h ≥ 1, else 0;   v ← h − s;   y = s
    ///
    /// Where a unit's shunt is 0 the smallest of the row's others stands in; where all are, the quotient is 0. The gradient goes
    /// straight to the shunt, that of V times 1/I ("E-I Prop"). `last: true` gives the balance itself, undivided.
    ///
    /// Shapes: x [B, I], not negative; v, s and y [B, U]; n inhibitory units, a quarter of U unless a preset says otherwise;
    /// W_E [U, I], W_I [n, I], V [U, n], g_I [n], g_E and b [U].
    ///
    /// Differs from the paper: weights and gains start from a share of active inputs that a preset gives instead of from the
    /// first batch. Checked against the authors' equations.
    ///
    /// Source: Liu, Ding and Yu 2025, Training Deep Normalization-Free Spiking Neural Networks with Lateral Inhibition
    /// (arXiv 2509.23253)
    public static let excitatoryInhibitory = NeuronUnit(
        "ei-lif", aliases: ["excitatory-inhibitory", "e-i"], title: "E-I layer", family: spikingFamily,
        formula: """
            balance = W_E·x − V·i, shunt = V·(g_I ∘ i), i = W_I·x
            h = v/2 + g_E ∘ balance/shunt + b
            s = 1 where h ≥ 1, else 0; v ← h − s; y = s
            """,
        settings: [
            Setting("inhibitory", .integer(default: 0, 0...4096), "n; 0 is a quarter of the units, at least one"),
            Setting(
                "active", .number(default: 0.3, 0.01...0.99), "share of inputs that are 1, which weights start from"),
            Setting("scaled", .flag(default: true), "whether the gradient of V is divided by the number of inputs"),
            Setting("last", .flag(default: false), "whether y is the balance: neither divided nor in spikes"),
        ],
        source: Source(
            "Liu, Ding and Yu", 2025,
            "Training Deep Normalization-Free Spiking Neural Networks with Lateral Inhibition", "arXiv 2509.23253"),
        remark:
            "Needs inputs that are not negative, such as spikes. Deep stacks keep firing where plain LIF falls silent.",
        cell: { inputs, layer in
            let (units, settings) = (layer.units, layer.settings)
            let chosen = settings.integer("inhibitory")
            let inhibitory = chosen > 0 ? chosen : max(1, units / 4)
            let rate = settings.number("active")
            let start = EIStart(mean: rate, meanSquare: rate, variance: rate * (1 - rate), inputs: inputs)
            func positive(_ name: String, _ shape: Shape, _ filling: Initializer, role: String) -> Expr {
                layer.parameter(name, shape, filling, role: role, constraint: { max($0, 0) })
            }
            let weights = Initializer.exponential(mean: start.weightMean)
            let excite = positive("excitation", [units, inputs], weights, role: "weight")
            let gather = positive("inhibition", [inhibitory, inputs], weights, role: "weight")
            let even = Initializer.constant(1 / Double(inhibitory))
            let plain = positive("feedback", [units, inhibitory], even, role: "weight")
            let feedback =
                settings.flag("scaled") ? straightThrough(plain, gradientOf: plain * (1 / Double(inputs))) : plain
            let shuntGain = positive("shunt-gain", [inhibitory], .constant(start.gain), role: "gain")
            let gain = positive("gain", [units], .constant(1), role: "gain")
            let b = layer.parameter("bias", [units], .zeros, isDecayed: false)
            let isLast = settings.flag("last")
            let membrane = Membrane(
                kept: .constant(0.5), threshold: .constant(1), reset: .soft, rest: 0, isDetached: true,
                spike: { Surrogate.sigmoid.spike($0, shape: 4) })
            return RecurrentCell(states: [RecurrentCell.State("v", [units])]) { x, states in
                let i = matmul(x, gather, transposeB: true)
                let balance = matmul(x, excite, transposeB: true) - matmul(i, feedback, transposeB: true)
                if isLast { return (balance, states) }
                let shunt = matmul(shuntGain * i, feedback, transposeB: true)
                let current = gain * (balance * inverse(shunt)) + b
                let (s, next) = membrane.fired(membrane.charged(states[0], current))
                return (s, [next])
            }
        })
}

/// 1/shunt, with the row's smallest other entry where one is 0 and 0 where all are; the slope is −1/shunt² of what stands there.
private func inverse(_ shunt: Expr) -> Expr {
    let seen = stopGradient(shunt)
    // Far above any shunt, with a square that single precision still holds.
    let nowhere = 1e18
    let isZero = seen .== 0
    let smallest = -(-select(isZero, nowhere, seen)).largest([1])
    let divisor = select(isZero, smallest, seen)
    let quotient = select(divisor .< nowhere, 1.0 / divisor, 0)
    return straightThrough(quotient, gradientOf: -(shunt * (quotient * quotient)))
}

/// Where the weights of a layer with excitation and inhibition start, from its inputs' statistics: the balance then has the mean
/// 0 and about the deviation of the shunt.
///
///     k = √(Var x/(I·(E[x²] + Var x))),   g_I = √(E[x²] + Var x)/(E[x]·√I)
public struct EIStart {
    /// k, the mean of the exponentially distributed weights W_E and W_I.
    public let weightMean: Double
    /// g_I.
    public let gain: Double

    /// - Precondition: the mean is positive.
    public init(mean: Double, meanSquare: Double, variance: Double, inputs: Int) {
        let size = meanSquare + variance
        weightMean = (variance / (Double(inputs) * size)).squareRoot()
        gain = size.squareRoot() / (mean * Double(inputs).squareRoot())
    }
}
