import ExpressionGraph

extension NeuronUnit {
    /// Each feature shifted and scaled to mean 0 and variance 1 over the rows of the batch, then to learned ones.
    ///
    ///     y = γ·(x − μ)/√(σ² + ε) + β
    ///     kept mean ← (1 − m)·kept mean + m·μ,   kept variance ← (1 − m)·kept variance + m·σ²·B/(B − 1)
    ///
    /// Shapes: x and y [B, I]; γ, β, μ, σ² and what is kept [I]. In training μ and σ² are the batch's, through which the
    /// gradient flows; otherwise they are what has been kept, and rows do not see each other. A batch of one row says
    /// nothing about a variance and leaves the kept one as it is.
    ///
    /// Source: Ioffe and Szegedy 2015, Batch Normalization (arXiv 1502.03167)
    /// Differs from the paper: what is kept are running means, as in PyTorch, not means over a pass after training.
    /// Checked against `batchnorm`.
    public static let batchNorm = NeuronUnit(
        "batch-norm", aliases: ["batch-normalization", "bn"], title: "Batch normalisation",
        family: normalisationFamily,
        formula: "y = γ·(x − μ)/√(σ² + ε) + β, μ and σ² over the rows of a batch; kept running means afterwards",
        settings: [
            LayerContext.epsilonSetting(1e-5, "as in PyTorch"),
            Setting(
                "momentum", .number(default: 0.1, 0...1), "m, the share of a batch in the kept means; PyTorch's 0.1"),
        ],
        source: Source(
            "Ioffe and Szegedy", 2015,
            "Batch Normalization: Accelerating Deep Network Training by Reducing Internal Covariate Shift",
            "arXiv 1502.03167"),
        remark: "In training a row's output depends on its batch: small batches make it noisy, one row leaves y = β.",
        width: .asInput, mixesRowsInTraining: true
    ) { x, layer in
        let (rows, features) = (Double(x.shape[0]), x.shape[1])
        let momentum = layer.settings.number("momentum")
        let gain = layer.perFeature("gain", of: x, 1)
        let shift = layer.perFeature("shift", of: x, 0)
        let batchMean = x.mean([0]), centred = x - batchMean
        let batchVariance = square(centred).mean([0])
        let mean = layer.buffer("mean", [features], .zeros) { kept in
            kept * (1 - momentum) + batchMean.reshaped([features]) * momentum
        }
        let kept = layer.buffer("variance", [features], .constant(1)) { kept in
            guard rows > 1 else { return kept }
            return kept * (1 - momentum) + batchVariance.reshaped([features]) * (momentum * rows / (rows - 1))
        }
        let deviation = sqrt((layer.isTraining ? batchVariance : kept) + layer.settings.number("epsilon"))
        layer.showNormalisation(gain: gain, deviation: deviation)
        return (layer.isTraining ? centred : x - mean) / deviation * gain + shift
    }
}
