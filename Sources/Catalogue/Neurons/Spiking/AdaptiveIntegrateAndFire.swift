import ExpressionGraph
import Foundation

extension NeuronUnit {
    /// Adaptive leaky integrate-and-fire: every spike makes the next one harder, for a while much longer than the membrane
    /// remembers.
    ///
    ///     a ← ρ·a + (1 − ρ)·s,   A = θ + β·a
    ///     v ← α·v + (1 − α)·I − A·s,   I = W·x + b  (+ V·s where recurrent)
    ///     s ← 1 where v ≥ A, else 0;   y = s
    ///
    /// s on the right is the last step's. The slope of a spike is γ·max(0, 1 − |x|) at x = (v − A)/A. With `form: e-prop` a ← ρ·a + s,
    /// v ← α·v + I − θ·s and x = (v − A)/θ. Gradients flow through A. No unit sees its own spikes through V.
    ///
    /// Shapes: x [B, I]; v, a, s and y [B, U]; W [U, I], b [U], V [U, U].
    ///
    /// Differs from the paper: it fires at v = A too. Checked against the authors' equations.
    ///
    /// Source: Bellec et al. 2018, Long short-term memory and learning-to-learn in networks of spiking neurons (arXiv 1803.09574);
    /// the other form is Bellec et al. 2020 (10.1038/s41467-020-17236-y)
    public static let adaptiveIntegrateAndFire = NeuronUnit(
        "alif", aliases: ["adaptive-lif", "lsnn"], title: "Adaptive LIF", family: spikingFamily,
        formula: """
            a ← ρ·a + (1 − ρ)·s, A = θ + β·a
            v ← α·v + (1 − α)·(W·x + b) − A·s
            s ← 1 where v ≥ A, else 0; y = s
            """,
        settings: [
            Setting(
                "form", .choice(default: "lsnn", ["lsnn", "e-prop"]),
                "how inputs and spikes are scaled: as in 2018 or as in 2020"),
            Setting("tau", .number(default: 20, 0.1...1000), "time steps in which the membrane forgets: α = e^(−1/τ)"),
            Setting(
                "adaptation", .number(default: 200, 0.1...10_000),
                "time steps in which the threshold comes back: ρ = e^(−1/this)"),
            Setting("threshold", .number(default: 0.3, 0.001...100), "θ, the threshold of a rested unit"),
            Setting("strength", .number(default: 1.8, 0...100), "β: how much a spike raises the threshold"),
            Setting("dampening", .number(default: 0.3, 0.001...10), "γ: the height of the slope of a spike"),
            Setting("detached", .flag(default: false), "whether no gradient flows through the spike that resets"),
            Setting("recurrent", .flag(default: false), "whether units see each other's last spikes"),
        ],
        source: Source(
            "Bellec et al.", 2018,
            "Long short-term memory and learning-to-learn in networks of spiking neurons", "arXiv 1803.09574"),
        remark: "The threshold is the memory: it stays raised long after the membrane has forgotten.",
        cell: { inputs, layer in
            let (units, settings) = (layer.units, layer.settings)
            let (w, b) = layer.synapses(inputs: inputs, gain: 2)
            let others = Expr.table(
                (0..<units * units).map { $0 / units == $0 % units ? 0 : 1 }, [units, units])
            let v = settings.flag("recurrent") ? layer.recurrentWeights(gain: 0.5) * others : nil
            let alpha = exp(-1 / settings.number("tau"))
            let rho = exp(-1 / settings.number("adaptation"))
            let (threshold, strength) = (settings.number("threshold"), settings.number("strength"))
            let dampening = settings.number("dampening")
            let isDetached = settings.flag("detached")
            let isScaled = settings.choice("form") == "lsnn"
            let states = ["v", "a", "s"].map { RecurrentCell.State($0, [units]) }
            return RecurrentCell(states: states) { x, states in
                let (potential, adaptation, s) = (states[0], states[1], states[2])
                var current = matmul(x, w, transposeB: true) + b
                if let v { current = current + matmul(s, v, transposeB: true) }
                let resetting = isDetached ? stopGradient(s) : s
                let a = rho * adaptation + (isScaled ? (1 - rho) * s : s)
                let level = threshold + strength * a
                let filled = alpha * potential + (isScaled ? (1 - alpha) * current : current)
                let next = filled - resetting * (isScaled ? level : .constant(threshold))
                let distance = (next - level) / (isScaled ? level : .constant(threshold))
                let spikes = Surrogate.triangle.spike(distance, shape: dampening)
                return (spikes, [next, a, spikes])
            }
        })
}
