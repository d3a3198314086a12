import ExpressionGraph

/// A layer's leaky membranes: how they leak, when they fire and what a spike leaves.
///
///     h = v₀ + d·(v − v₀) + I;   s = 1 where h ≥ θ
///     soft reset: v ← h − θ·s;   hard reset: v ← (1 − s)·h + v₀·s
///
/// Shapes: I, h, s and v [B, U]; d and θ numbers, [1] or [U].
struct Membrane {
    /// What a spike does to the potential.
    enum Reset: String, CaseIterable {
        /// Takes the threshold off.
        case soft
        /// Puts it to `rest`.
        case hard
        /// Nothing, as there are no spikes.
        case none
    }

    /// d, what is left of the potential after a step.
    let kept: Expr
    /// θ.
    let threshold: Expr
    let reset: Reset
    /// v₀ of a hard reset, where the potential starts and leaks to.
    let rest: Double
    /// Whether no gradient flows through the spike that resets.
    let isDetached: Bool
    /// h − θ to spikes.
    let spike: (Expr) -> Expr

    /// The potential before the reset, with what comes in already weighed.
    func charged(_ v: Expr, _ current: Expr) -> Expr { rest + (kept * (v - rest) + current) }

    /// - Returns: the spikes, and the potential after them.
    func fired(_ h: Expr) -> (spikes: Expr, potential: Expr) {
        guard reset != .none else { return (.constant(0).broadcast(to: h.shape), h) }
        let s = spike(h - threshold)
        let resetting = isDetached ? stopGradient(s) : s
        return (s, reset == .soft ? h - threshold * resetting : (1.0 - resetting) * h + rest * resetting)
    }
}
