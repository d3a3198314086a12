import ExpressionGraph
import Foundation

extension NeuronUnit {
    /// Expressive leaky memory (ELM): leaky memories of many time constants that a small network writes to; one neuron that
    /// does what a cortical cell does.
    ///
    ///     branches: b ← κ_s·b + Σ w ∘ x (v2);  s ← κ_s·s + w ∘ x, b = Σ s (v1);   w = max(0, p)
    ///     Δm = 1.7159·tanh(⅔·(W₂·max(0, W₁·[b; κ ∘ m] + b₁) + b₂))
    ///     m ← κ ∘ m + (1 − e^(−λ/τ)) ∘ Δm (v2),  or κ ∘ m + λ·(1 − κ) ∘ Δm (v1);   κ = e^(−1/τ)
    ///     y = W_y·m + c
    ///
    /// τ = τ_min + (τ_max − τ_min)·σ(p_τ) is learned, and starts spread over all scales.
    ///
    /// Shapes: x [B, I], y [B, U], m [B, M], b [B, branches]; W₁ [2M, branches + M], W₂ [M, 2M], W_y [U, M]; p [I], p_τ [M].
    /// Branch j has the inputs from j·synapses on.
    ///
    /// Checked against the authors' equations.
    ///
    /// Source: Spieler et al. 2023, The Expressive Leaky Memory Neuron: an Efficient and Expressive Phenomenological Neuron Model Can
    /// Solve Long-Horizon Tasks (arXiv 2306.16922)
    public static let leakyMemory = NeuronUnit(
        "elm", aliases: ["expressive-leaky-memory", "elm-neuron"], title: "ELM neuron", family: memoryFamily,
        formula: """
            b ← κ_s·b + Σ w ∘ x, κ = e^(−1/τ)
            Δm = 1.7159·tanh(⅔·MLP([b; κ ∘ m]))
            m ← κ ∘ m + (1 − e^(−λ/τ)) ∘ Δm, y = W_y·m + c
            """,
        settings: [
            Setting("memory", .integer(default: 16, 1...512), "M, the memories"),
            Setting("synapses", .integer(default: 1, 1...4096), "inputs of a branch"),
            Setting(
                "version", .choice(default: "v2", ["v2", "v1"]), "leaky branches, or leaky synapses and a gain of λ"),
            Setting("hidden-layers", .choice(default: "1", ["1", "2"]), "of the network that writes"),
            Setting("gain", .number(default: 5, 0.001...100), "λ: how fast a memory takes on what is written"),
            Setting("synapse-tau", .number(default: 5, 0.001...1000), "time steps of a branch or synapse"),
            Setting("shortest", .number(default: 1, 0.001...1000), "τ_min in time steps"),
            Setting("longest", .number(default: 150, 0.01...100_000), "τ_max in time steps"),
        ],
        source: Source(
            "Spieler et al.", 2023,
            "The Expressive Leaky Memory Neuron: an Efficient and Expressive Phenomenological Neuron Model Can Solve "
                + "Long-Horizon Tasks", "arXiv 2306.16922"),
        remark: "One such layer is one neuron: its memories are shared by all that it says.",
        cell: { inputs, layer in
            let settings = layer.settings
            let (count, group) = (settings.integer("memory"), min(inputs, settings.integer("synapses")))
            let branches = (inputs + group - 1) / group
            let hidden = 2 * count
            func dense(_ name: String, _ rows: Int, _ columns: Int) -> (Expr) -> Expr {
                let w = layer.parameter(
                    name, [rows, columns],
                    layer.weights(fanIn: columns, fanOut: rows, otherwise: .lecunNormal(fanIn: columns)),
                    role: "weight")
                let b = layer.parameter(name + "-bias", [rows], .zeros, role: "bias", isDecayed: false)
                return { matmul($0, w, transposeB: true) + b }
            }
            let synapse = max(0, layer.parameter("synapse", [inputs], .constant(0.5), role: "weight"))
            let first = dense("first", hidden, branches + count)
            let middle = settings.choice("hidden-layers") == "2" ? dense("middle", hidden, hidden) : nil
            let last = dense("last", count, hidden)
            let read = dense("read", layer.units, count)
            let tau = layer.timeConstants(count)
            let kept = exp(-1.0 / tau)
            let isLeakyBranch = settings.choice("version") == "v2"
            let gain = settings.number("gain")
            let taken = isLeakyBranch ? 1.0 - exp(-gain / tau) : gain * (1.0 - kept)
            let branchKept = exp(-1 / settings.number("synapse-tau"))
            /// Σ over the inputs of a branch, [B, branches].
            func gathered(_ x: Expr) -> Expr {
                let batch = x.shape[0]
                let whole = x.padded(axis: 1, start: 0, extent: branches * group)
                return whole.reshaped([batch, branches, group]).sum([2]).reshaped([batch, branches])
            }
            let states = [
                RecurrentCell.State("b", [isLeakyBranch ? branches : inputs]), RecurrentCell.State("m", [count]),
            ]
            return RecurrentCell(states: states) { x, states in
                let driven = synapse * x
                let leaky = branchKept * states[0] + (isLeakyBranch ? gathered(driven) : driven)
                let faded = kept * states[1]
                let written = Expr.concatenated([isLeakyBranch ? leaky : gathered(leaky), faded], axis: 1)
                var z = max(0, first(written))
                if let middle { z = max(0, middle(z)) }
                let m = faded + taken * (1.7159 * tanh(last(z) * (2.0 / 3.0)))
                return (read(m), [leaky, m])
            }
        })
}

extension LayerContext {
    /// τ of `count` memories: learned within limits, at the start a factor apart from each other.
    fileprivate func timeConstants(_ count: Int) -> Expr {
        let low = settings.number("shortest")
        let high = max(settings.number("longest"), 1.01 * low)
        let start = (0..<count).map { index -> Double in
            let place = (Double(index) + 0.5) / Double(count)
            let share = (low * pow(high / low, place) - low) / (high - low)
            return Foundation.log(share / (1 - share))
        }
        return low + (high - low) * sigmoid(parameter("tau", [count], .values(start), isDecayed: false))
    }
}
