import ExpressionGraph

extension LayerContext {
    /// The settings of the penalties that make edges vanish.
    static let edgePenaltySettings = [
        Setting(
            "sparsity", .number(default: 0, 0...10),
            "weight λμ₁ of Σ|φ|₁, which shrinks edges; typical 1e-3 to 1e-2"),
        Setting(
            "entropy", .number(default: 0, 0...10),
            "weight λμ₂ of the entropy of the edges' shares, which leaves few; typical 1e-3 to 1e-2"),
        Setting(
            "strength", .choice(default: "mean", ["mean", "deviation"]),
            "what a strong edge is: mean size, as in the paper, or deviation from its mean, as in pykan"),
    ]

    /// Penalises many strong edges, as the settings say. By deviation, as pykan does (its `edge_forward_spline_n`):
    ///
    ///     v_ui = σ(φ_ui)/(σ(xᵢ) + 0.1),   σ over samples
    ///     S = −meanᵤ Σᵢ H(v_ui/(1 + Σⱼ v_uj)) − meanᵢ Σᵤ H(v_ui/(1 + Σₖ v_ki)),   H(p) = p log₂(p + 10⁻⁴)
    ///
    /// and by mean size, as the paper has it:
    ///
    ///     v_ui = meanₙ |φ_ui(xₙ)|,   S = −Σ p log p,   p = v_ui/Σ v
    ///
    /// A constant on an edge is no strength by deviation, for the unit's other edges can carry it; and shares are told
    /// for every unit's edges and every input's alike, so that whole units fade. pykan's λ is `sparsity`, and `entropy`
    /// twice that.
    ///
    /// Source: pykan 0.2.8, MultKAN.reg; Liu et al. 2024, equations 2.17 to 2.20 (arXiv 2404.19756)
    ///
    /// - Parameters:
    ///   - values: the edges' outputs, [B, U, I]; computed only if a penalty is on.
    ///   - x: their inputs, [B, I].
    func penalizeEdges(_ values: @autoclosure () -> Expr, of x: Expr) {
        let (sparsity, entropy) = (settings.number("sparsity"), settings.number("entropy"))
        guard sparsity > 0 || entropy > 0 else { return }
        let isByDeviation = settings.choice("strength") == "deviation"
        let strength = isByDeviation ? edgeDeviations(values(), of: x) : abs(values()).mean([0])
        if sparsity > 0 { penalize("sparsity", strength.total * sparsity) }
        guard entropy > 0 else { return }
        if isByDeviation {
            penalize("entropy", (sharedEntropy(strength, over: 2) + sharedEntropy(strength, over: 1)) * entropy)
        } else {
            // The small numbers keep edges that are exactly 0 from taking the logarithm of 0.
            let share = strength / (strength.total + 1e-12)
            penalize("entropy", -(share * log(share + 1e-12)).total * entropy)
        }
    }
}

/// σ(φ_ui)/(σ(xᵢ) + 0.1), [1, U, I].
private func edgeDeviations(_ values: Expr, of x: Expr) -> Expr {
    /// Over the first axis, of n − 1 degrees of freedom as PyTorch's `std`; a constant has slope 0.
    func deviation(_ values: Expr) -> Expr {
        let rows = Double(values.shape[0])
        let variance = square(values - values.mean([0])).mean([0]) * (rows / Swift.max(1, rows - 1))
        return sqrt(variance + 1e-24)
    }
    return deviation(values) / (deviation(x).reshaped([1, 1, x.shape[1]]) + 0.1)
}

/// The mean, over the lines along an axis of [1, U, I], of the entropy in bits of a line's shares.
private func sharedEntropy(_ strength: Expr, over axis: Int) -> Expr {
    let share = strength / (strength.sum([axis]) + 1.0)
    let lines = Double(strength.shape.count / strength.shape[axis])
    return -(share * log(share + 1e-4)).total * (1 / (0.6931471805599453 * lines))
}
