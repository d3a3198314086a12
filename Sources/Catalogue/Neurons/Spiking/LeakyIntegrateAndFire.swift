import ExpressionGraph
import Foundation

extension NeuronUnit {
    /// Leaky integrate-and-fire: a membrane fills with what comes in, leaks, and where it reaches the threshold the unit fires
    /// and the membrane is reset.
    ///
    ///     I = W·x + b  (+ V·s where recurrent)
    ///     h = v₀ + d·(v − v₀) + I,   d = 1 − 1/τ
    ///     s = 1 where h ≥ θ, else 0;   y = s
    ///     v ← h − θ·s (soft)  or  (1 − s)·h + v₀·s (hard)
    ///
    /// Learned leaks: `shared` has one number p and d = 1 − σ(p) (Fang et al. 2021, arXiv 2007.05785), `unit` one for every unit
    /// and d = σ(p), `constant` τ = 1 + softplus(p).
    ///
    /// Shapes: x [B, I]; v, s and y [B, U]; W [U, I], b [U], V [U, U]; θ [U] and p [1] or [U] where they are learned.
    ///
    /// Checked against spikingjelly's and snntorch's neurons: potentials, spikes and gradients.
    ///
    /// Source: Neftci, Mostafa and Zenke 2019, Surrogate Gradient Learning in Spiking Neural Networks (arXiv 1901.09948)
    public static let leakyIntegrateAndFire = NeuronUnit(
        "lif", aliases: ["leaky-integrate-and-fire", "plif", "spiking"], title: "LIF", family: spikingFamily,
        formula: """
            h = v₀ + d·(v − v₀) + W·x + b, d = 1 − 1/τ
            s = 1 where h ≥ θ, else 0; y = s
            v ← h − θ·s (soft), or v₀ where s = 1 (hard)
            """,
        settings: [
            Setting("tau", .number(default: 2, 1...1000), "τ in time steps, where a learned leak starts too"),
            Setting(
                "leak", .choice(default: "fixed", ["fixed", "shared", "unit", "constant"]),
                "whether the leak is learned: one for the layer, one for each unit, or each unit's τ"),
            Setting("threshold", .number(default: 1, 0.01...100), "θ, where a learned threshold starts too"),
            Setting("learned-threshold", .flag(default: false), "whether each unit learns its threshold"),
            Setting(
                "reset", .choice(default: "soft", ["soft", "hard", "none"]),
                "what a spike does to the membrane; none: a leaky sum that never fires"),
            Setting("rest", .number(default: 0, -10...10), "v₀ of a hard reset"),
            Setting("detached", .flag(default: true), "whether no gradient flows through the spike that resets"),
            Setting("scaled-input", .flag(default: false), "whether the input is scaled by 1 − d"),
            Setting("recurrent", .flag(default: false), "whether units see each other's last spikes"),
            Setting(
                "says", .choice(default: "spikes", ["spikes", "membrane"]),
                "whether y is the spikes or the potential before the reset"),
        ] + Surrogate.settings + PotentialLoss.settings,
        source: Source(
            "Neftci, Mostafa and Zenke", 2019, "Surrogate Gradient Learning in Spiking Neural Networks",
            "arXiv 1901.09948"),
        remark: "Silent layers learn little: a larger gain or a lower threshold wakes them. A leaky sum "
            + "(`reset: none, says: membrane`) reads spikes out.",
        cell: { inputs, layer in
            let (units, settings) = (layer.units, layer.settings)
            let (w, b) = layer.synapses(inputs: inputs, gain: 2)
            let v = settings.flag("recurrent") ? layer.recurrentWeights(gain: 0.5) : nil
            let reset = Membrane.Reset(rawValue: settings.choice("reset")) ?? .soft
            let threshold =
                settings.flag("learned-threshold")
                ? layer.parameter(
                    "threshold", [units], .constant(settings.number("threshold")), isDecayed: false,
                    constraint: { max($0, 0.01) })
                : .constant(settings.number("threshold"))
            let membrane = Membrane(
                kept: layer.learnedLeak(), threshold: threshold, reset: reset,
                rest: reset == .hard ? settings.number("rest") : 0, isDetached: settings.flag("detached"),
                spike: Surrogate.chosen(settings))
            let share = settings.flag("scaled-input") ? 1.0 - membrane.kept : .constant(1)
            let saysMembrane = settings.choice("says") == "membrane"
            // Without a recurrence nobody asks for the last spikes.
            let spikes = v == nil ? [] : [RecurrentCell.State("s", [units])]
            let potential = RecurrentCell.State("v", [units], initial: .constant(membrane.rest))
            return RecurrentCell(states: [potential] + spikes) { x, states in
                var current = matmul(x, w, transposeB: true) + b
                if let v { current = current + matmul(states[1], v, transposeB: true) }
                let h = membrane.charged(states[0], share * current)
                PotentialLoss.add(h, threshold: threshold, to: layer)
                let (s, next) = membrane.fired(h)
                return (saysMembrane ? h : s, v == nil ? [next] : [next, s])
            }
        })
}

extension LayerContext {
    /// d = 1 − 1/τ, fixed or learned from the setting τ on, as the setting `leak` says.
    fileprivate func learnedLeak() -> Expr {
        let tau = settings.number("tau")
        /// A learned number, [1] or one for each unit.
        func learned(_ extent: Int, _ start: Double) -> Expr {
            // A τ of 1 or very large is as good as reached within ± 10.
            parameter("leak", [extent], .constant(min(10, max(-10, start))), isDecayed: false)
        }
        switch settings.choice("leak") {
        case "shared": return 1.0 - sigmoid(learned(1, -log(tau - 1)))
        case "unit": return sigmoid(learned(units, log(tau - 1)))
        case "constant": return 1.0 - 1.0 / (1.0 + softplus(learned(units, log(expm1(tau - 1)))))
        default: return .constant(1 - 1 / tau)
        }
    }
}
