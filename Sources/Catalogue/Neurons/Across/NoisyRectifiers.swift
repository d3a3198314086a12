import ExpressionGraph

extension NeuronUnit {
    /// ReLU above the batch's mean, which no gradient changes.
    ///
    /// Shapes: z and y [B, U].
    public static let averageBiasedReLU = NeuronUnit(
        "abrelu", aliases: ["average-biased-relu"], title: "Average biased ReLU", family: acrossUnitsFamily,
        formula: "y = max(z − mean of z over the batch, 0)",
        source: Source("Dubey and Chakraborty", 2021, "Average Biased ReLU Based CNN Descriptor", "arXiv 1804.02051"),
        remark: "A row's output depends on the rows beside it.", width: .asInput, mixesRows: true
    ) { z, _ in max(z - stopGradient(z.mean([0, 1])), 0) }

    /// ReLU of a noisy input; the noise acts only in training.
    ///
    /// Shapes: z and y [B, U].
    public static let noisyReLU = NeuronUnit(
        "noisy-relu", aliases: ["randomly-translational-relu"], title: "Noisy ReLU", family: acrossUnitsFamily,
        formula: "y = max(z + s·ξ, 0), ξ ~ N(0, 1) in training, else 0",
        settings: [Setting("noise", .number(default: 0.75, 0...10), "s, the noise's deviation; the paper's 0.75")],
        source: Source(
            "Cao et al.", 2018, "Randomly translational activation inspired by the input distributions of ReLU",
            "10.1016/j.neucom.2017.09.031"),
        width: .asInput
    ) { z, layer in
        let noise = layer.settings.number("noise")
        guard layer.isTraining, noise > 0 else { return max(z, 0) }
        return max(z + layer.random(.normal, z.shape) * noise, 0)
    }

    /// ReLU with noise on its output, the noise's size learned; it acts only in training.
    ///
    /// Shapes: z and y [B, U], s [].
    public static let probAct = NeuronUnit(
        "probact", title: "ProbAct", family: acrossUnitsFamily,
        formula: "y = max(z, 0) + s·ξ, ξ ~ N(0, 1) in training, else 0; s learned",
        settings: [Setting("noise", .number(default: 0.05, 0...10), "s before training")],
        source: Source("Shridhar et al.", 2019, "ProbAct: A Probabilistic Activation Function", "arXiv 1905.10761"),
        width: .asInput
    ) { z, layer in
        let size = layer.parameter("noise", [], .constant(layer.settings.number("noise")), isDecayed: false)
        return layer.isTraining ? max(z, 0) + size * layer.random(.normal, z.shape) : max(z, 0)
    }
}
