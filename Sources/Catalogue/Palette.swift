/// All that can be chosen by name: the listing that presets, palettes and the examinations read.
public enum Palette {
    /// In the order of the palette.
    public static let units = Shelf<NeuronUnit>(
        [.dense, .residual, .dropout, .inputFeatures, .fourierFeatures] + NeuronUnit.normalisations
            + NeuronUnit.coreFamilies + NeuronUnit.beyondCore + NeuronUnit.acrossUnits + NeuronUnit.overTime)

    /// Activations that look at more than one number at a time.
    public static let vectorUnits = Shelf<NeuronUnit>(NeuronUnit.acrossUnits)

    /// Family by family.
    public static let activations = Shelf<Activation>(
        Activation.linearAndStep + Activation.rectifiers + Activation.bentRectifiers + Activation.exponentials
            + Activation.softRamps + Activation.selfGated + Activation.gatedBySigmoid + Activation.gatedByNormal
            + Activation.sigmoids + Activation.boundedRamps + Activation.waves + Activation.bumps
            + Activation.shrinkages + Activation.polynomials + Activation.backwardRules + Activation.adaptive)

    /// For regression first, then for classes.
    public static let losses = Shelf<Loss>([
        .meanSquaredError, .halfSquaredError, .meanAbsoluteError, .huber, .binaryCrossEntropy,
        .softmaxCrossEntropy, .hinge, .learningVectorQuantization,
    ])

    /// From the plainest to the most adaptive.
    public static let optimizers = Shelf<Optimizer>([
        .sgd, .momentum, .nesterov, .adagrad, .rmsprop, .adam, .adamW, .nadam, .radam, .adamax, .amsGrad, .adaBelief,
        .adaDelta, .adafactor, .fadam, .lookahead, .scheduleFreeDescent, .scheduleFreeAdamW, .lion, .signDescent,
        .rprop,
        .muon, .lbfgs,
    ])

    /// How a network may learn, from the most usual.
    public static let rules = Shelf<LearningRule>([
        .backpropagation, .feedbackAlignment, .directFeedbackAlignment, .signSymmetric, .forwardForward,
        .counterCurrent,
        .nodePerturbation, .weightPerturbation, .outputLayerOnly,
    ])

    /// How the learning rate may change.
    public static let schedules = Shelf<Schedule>([.constant, .step, .cosine, .exponential, .linear])

    /// What weights may be charged for.
    public static let regularizers = Shelf<Regularizer>([.l1, .l2])

    /// How weight matrices may be filled.
    public static let schemes = Shelf<InitializationScheme>([
        .signal, .gradient, .xavier, .xavierNormal, .he, .heNormal, .lecun, .orthogonal, .uniform, .pytorch, .zeros,
    ])

    /// The unit of a name or alias, in any case.
    public static func unit(named name: String) -> NeuronUnit? { units[name] }
    /// The activation of a name or alias, in any case.
    public static func activation(named name: String) -> Activation? { activations[name] }
    /// The loss of a name or alias, in any case.
    public static func loss(named name: String) -> Loss? { losses[name] }
    /// The optimizer of a name or alias, in any case.
    public static func optimizer(named name: String) -> Optimizer? { optimizers[name] }
    /// The learning rule of a name or alias, in any case.
    public static func rule(named name: String) -> LearningRule? { rules[name] }
    /// The schedule of a name or alias, in any case.
    public static func schedule(named name: String) -> Schedule? { schedules[name] }
    /// The regularizer of a name or alias, in any case.
    public static func regularizer(named name: String) -> Regularizer? { regularizers[name] }
    /// The initialization scheme of a name or alias, in any case.
    public static func scheme(named name: String) -> InitializationScheme? { schemes[name] }

    /// What two spellings of one name share: case, spaces, hyphens and underscores do not tell names apart.
    public static func key(_ name: String) -> String {
        // Byte by byte: thousands of names are keyed before the first screen.
        String(decoding: name.lowercased().utf8.filter { !" -_".utf8.contains($0) }, as: UTF8.self)
    }
}
